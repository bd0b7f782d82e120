"""Does every form that asks for personal data say what happens with them?"""

import pytest
from django.urls import reverse
from django.utils import translation

from network.directory.models import Shop
from tests import cast
from tests.network.partners.forms_over_http import browser

pytestmark = pytest.mark.django_db
DUTIES = ["controller", "contact", "purpose", "recipients", "period", "rights", "complaint", "voluntary", "automated"]
FORMS = {  # the page on which the form stands, and who fills it in
    "enquiry_new": (["bolszewo"], None),
    "offer_new": ([], cast.piotr),
    "desk_shop": (["bolszewo"], cast.darek),
}


@pytest.mark.parametrize("language", ["pl", "uk", "en", "ru"])
@pytest.mark.parametrize("name", FORMS)
def test_form_fulfils_every_duty_of_information(shop: Shop, name: str, language: str):
    keys, somebody = FORMS[name]
    with translation.override(language):
        page = browser(somebody() if somebody else None).get(reverse(f"network:{name}", args=keys))
    points = page.context["clause"]
    assert [point.name for point in points] == DUTIES
    text = page.content.decode()
    assert [point.heading in text for point in points] == [True] * len(points)
    assert "PUODO" in text
