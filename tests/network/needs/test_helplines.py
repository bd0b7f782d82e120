"""Are the numbers for people in danger on every page, whatever their age?"""

from datetime import date, time

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from network.needs import listing, sentences
from network.needs.models import Helpline, HelplineText
from network.words.phones import dialled

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


@pytest.mark.parametrize(
    ("verified_on", "old"),
    [("2026-05-04", True), ("2026-05-05", False), ("2026-05", True), ("2026-06", False), ("2025", True)],
)
def test_source_is_old_after_180_days(verified_on: str, old: bool):
    Helpline.objects.exclude(number="112").delete()
    Helpline.objects.update(verified_on=verified_on)
    assert Helpline.objects.to_check(date(2026, 11, 1)).exists() == old


def test_old_source_is_marked_in_the_list_of_editors(admin_client: Client):
    Helpline.objects.exclude(number="112").delete()
    Helpline.objects.update(verified_on="1999")
    assert "sprawdź ponownie" in admin_client.get(reverse("wagtailsnippets_network_helpline:list")).content.decode()
    Helpline.objects.update(verified_on=f"{date.today():%Y-%m-%d}")
    assert "sprawdź ponownie" not in admin_client.get(reverse("wagtailsnippets_network_helpline:list")).content.decode()


def test_old_sources_are_named_on_the_first_screen_of_those_who_keep_them(
    admin_client: Client, client: Client, django_user_model
):
    Helpline.objects.filter(number="116 111").update(verified_on="1999")
    Helpline.objects.exclude(number="116 111").update(verified_on="2999")
    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("Telefony pomocy do sprawdzenia" in page, "116 111</a> (1999)" in page) == (True, True)
    editor = django_user_model.objects.create_user("redaktor")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)
    assert "Telefony pomocy do sprawdzenia" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_all_helplines_have_hours_languages_and_a_dated_source(django_assert_num_queries):
    with django_assert_num_queries(2):
        rows = listing.all_helplines()
    assert [row["number"] for row in rows] == [
        "112", "116 123", "116 111", "800 088 141", "800 12 12 12", "800 201 801", "800 120 002", "22 628 01 20",
    ]  # fmt: skip
    assert [
        name for name in ("title", "hours", "languages", "source", "checked_on") for row in rows if not row[name]
    ] == []


def test_seeded_numbers_can_be_dialled_and_have_words_in_every_language():
    lines = Helpline.objects.with_texts()
    assert [dialled(line.number) for line in lines if line.number == "800 12 12 12"] == ["+48800121212"]
    assert {len({text.language for text in line.texts.all()}) for line in lines} == {4}
    assert [line.number for line in lines if not dialled(line.number)] == []


def test_only_numbers_for_the_worst_hour_stand_on_every_page():
    assert [line.number for line in Helpline.objects.for_every_page()] == ["112", "116 123", "116 111", "800 088 141"]


@pytest.mark.parametrize("number", ["11", "12345678", "abc", "123 456 789 012"])
def test_number_nobody_can_dial_is_refused(admin_client: Client, number: str):
    given = {
        "number": number, "first_weekday": 0, "last_weekday": 6, "languages": "pl", "source": "x", "order": 9,
        "verified_on": "2024-01", "texts-0-language": "pl", "texts-0-title": "Dzieci", "texts-TOTAL_FORMS": 1,
        "texts-INITIAL_FORMS": 0, "texts-MIN_NUM_FORMS": 1, "texts-MAX_NUM_FORMS": 1000,
    }  # fmt: skip
    answer = admin_client.post(reverse("wagtailsnippets_network_helpline:add"), given)
    assert list(answer.context["form"].errors) == ["number"]
