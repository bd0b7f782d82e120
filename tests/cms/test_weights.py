"""Does a shop's page stay light for somebody who pays for every megabyte?"""

import gzip

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from network.directory.models import Shop

pytestmark = [pytest.mark.django_db, pytest.mark.gazetteer, pytest.mark.full]  # 116 pages
LEVEL = 6  # of Django's GZip, without the up to 100 bytes of chance it adds against guessing
BUDGET = 6000  # bytes
# The invented shop at which every fact there is can be seen, by what it may weigh in the worst language (Russian):
# whoever makes it lighter lowers its number here, and nothing else may join it.
HEAVIER = {"przyklad-gdansk-oliwa": 6850}


def test_shop_pages_are_light():
    call_command("load_demo", verbosity=0)
    visitor, weights = Client(), {}  # not the tests' usual one, whose pages have ordinary blanks
    for language, _name in settings.LANGUAGES:
        for slug in Shop.objects.values_list("slug", flat=True):
            with translation.override(language):
                address = reverse("network:shop", args=[slug])
            page = visitor.get(address)
            assert page.status_code == 200
            weights[slug, language] = len(gzip.compress(page.content, LEVEL, mtime=0))
    assert {page: weight for page, weight in weights.items() if weight > HEAVIER.get(page[0], BUDGET)} == {}
