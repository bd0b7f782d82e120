"""Are the numbers for people in danger on every page, whatever their age?"""

from datetime import time

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation

from network.needs import sentences
from network.needs.models import Helpline, HelplineText

pytestmark = pytest.mark.django_db
ALWAYS = ["112", "116123", "116111"]
PAGES = ["/", "/pomoc/", "/uk/pomoc/", "/sklepy/nie-ma/", "/dane/"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("verified_on", ["2025-11", "1999"])
def test_numbers_stand_on_every_page(client: Client, path: str, verified_on: str):
    Helpline.objects.update(verified_on=verified_on)
    html = client.get(path).content.decode()
    assert [f'href="tel:{number}"' in html for number in ALWAYS] == [True, True, True]


def test_title_is_in_the_readers_language_else_polish():
    line = Helpline.objects.create(number="800 000 000", source="x", verified_on="2026")
    HelplineText.objects.create(helpline=line, language="pl", title="Dla seniorów")
    HelplineText.objects.create(helpline=line, language="uk", title="Для літніх людей")
    assert [sentences.title(line, code) for code in ("uk", "en")] == ["Для літніх людей", "Dla seniorów"]


@pytest.mark.parametrize(
    ("days", "language", "said"),
    [
        (None, "pl", "całą dobę"),
        (None, "uk", "цілодобово"),
        ((0, 6), "pl", "codziennie 10:00–20:00"),
        ((0, 4), "pl", "pon.–pt. 10:00–20:00"),
        ((0, 4), "en", "Mon–Fri 10:00–20:00"),
    ],
)
def test_hours_are_said_in_words(days, language, said):
    line = Helpline(number="1", opens=time(10) if days else None, closes=time(20) if days else None)
    line.first_weekday, line.last_weekday = days or (0, 6)
    with translation.override(language):
        assert sentences.hours(line) == said


@pytest.mark.parametrize(
    ("verified_on", "said"),
    [("2025-11", "źródło: listopad 2025"), ("2013-11-22", "źródło: 22 listopada 2013"), ("2022", "źródło: 2022")],
)
def test_age_of_the_source_is_said(verified_on, said):
    with translation.override("pl"):
        assert sentences.checked(Helpline(verified_on=verified_on)) == said


def test_number_needs_a_source():
    with pytest.raises(IntegrityError), transaction.atomic():
        Helpline.objects.create(number="1", source="", verified_on="2026")
