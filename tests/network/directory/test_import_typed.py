"""Does each hand-typed fact become its row, and is a quotation typed only when a fact says so?"""
# ruff: noqa: E501 – sentences stand as the command prints them

from pathlib import Path
from typing import Any

import pytest

from network.directory.models import FactAge, Shop
from tests.network.directory.import_files import NOTHING_CHANGED, record, run, take, write_json

pytestmark = pytest.mark.django_db

SLUG = "tczew-prosta-1"
SOURCES = {"source_urls": ["https://a.example"], "source_dates": ["2022"]}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A shop with two quotations in one key and one in another."""
    prose = {"special_groups": ["seniorzy", "uchodźcy"], "opening_hours_notes": "Ostatnia godzina bez skierowania."}
    take(tmp_path, record(opening_hours_osm="Tu 13:00-16:00", **SOURCES, **prose), origin="record")
    return Shop.objects.get()


def typed(folder: Path, **fields: Any) -> list[str]:
    """What the command prints about one fact of the shop."""
    return take(folder, {"shop": SLUG, **fields}, origin="facts")


@pytest.mark.parametrize(
    ("fact", "related", "row"),
    [
        (
            {"fact": "derived_window", "mode": "no_referral", "of_mode": "regular", "edge": "last", "minutes": 60},
            "derived_windows",
            {"mode": "no_referral", "of_mode": "regular", "edge": "last", "minutes": 60},
        ),
        (
            {"fact": "phone", "number": "58 000 00 01", "owner": "office", "purpose": "referral", "takes_sms": True},
            "phones",
            {"number": "+48580000001", "owner": "office", "purpose": "referral", "takes_sms": True},
        ),
        ({"fact": "language", "code": "uk"}, "languages", {"code": "uk", "spoken": True}),
        (
            {"fact": "referral_office", "name": "MOPS w Tczewie", "town": "Tczew"},
            "offices",
            {"name": "MOPS w Tczewie", "town": "Tczew"},
        ),
        (
            {"fact": "opening_exception", "first_day": "2026-12-24", "last_day": "2026-12-26", "reason": "holiday"},
            "opening_exceptions",
            {"mode": "", "opens": None, "reason": "holiday"},
        ),
        (
            {"fact": "confirmation", "group": "hours", "on": "2026-11-01", "channel": "phone"},
            "confirmations",
            {"group": "hours", "channel": "phone"},
        ),
    ],
)
def test_fact_becomes_its_row_and_stays_one(
    tmp_path: Path, shop: Shop, fact: dict[str, Any], related: str, row: dict[str, Any]
) -> None:
    typed(tmp_path, **fact, date="2022")
    assert typed(tmp_path, **fact, date="2022") == [NOTHING_CHANGED]
    assert list(getattr(shop, related).values(*row)) == [row]


@pytest.mark.parametrize(
    ("fact", "field", "value"),
    [
        ({"fact": "referral", "value": "partly"}, "referral", "partly"),
        ({"fact": "payment", "value": "points"}, "payment", "points"),
        ({"fact": "step_free", "value": "yes"}, "step_free", "yes"),
        ({"fact": "open_on_holidays", "value": True}, "open_on_holidays", True),
        ({"fact": "opened", "value": "2023-12?"}, "opened", "2023-12?"),
        ({"fact": "status", "value": "closed", "as_of": "2024-08"}, "status_as_of", "2024-08"),
        ({"fact": "location", "gmina": "Tczew"}, "location__gmina", "Tczew"),
        (
            {"fact": "operator", "name": "Fundacja", "website": "https://f.example"},
            "operator__website",
            "https://f.example",
        ),
    ],
)
def test_fact_of_one_field_is_written_to_it(
    tmp_path: Path, shop: Shop, fact: dict[str, Any], field: str, value: object
) -> None:
    typed(tmp_path, **fact)
    assert typed(tmp_path, **fact) == [NOTHING_CHANGED]
    assert Shop.objects.values_list(field, flat=True).get() == value


def test_opening_rules_say_weeks_nights_and_appointments(tmp_path: Path, shop: Shop) -> None:
    rule = {
        "weekdays": [4, 5],
        "opens": "20:00",
        "closes": "01:00",
        "past_midnight": True,
        "weeks": "odd",
        "by_appointment": True,
    }
    typed(tmp_path, fact="opening_rules", mode="seniors", rules=[rule])
    rules = shop.opening_rules.filter(mode="seniors")
    assert list(rules.values_list("weekday", "past_midnight", "weeks", "by_appointment")) == [
        (4, True, "odd", True),
        (5, True, "odd", True),
    ]


def test_answer_types_every_quotation_of_its_key(tmp_path: Path, shop: Shop) -> None:
    typed(tmp_path, fact="answer", answers=["special_groups"])
    assert list(shop.quotations.values_list("key", "typed")) == [
        ("opening_hours_notes", False),
        ("special_groups", True),
        ("special_groups", True),
    ]


def test_answer_with_a_position_types_that_quotation_alone(tmp_path: Path, shop: Shop) -> None:
    typed(tmp_path, fact="answer", answers=["special_groups#1"])
    assert [row.text for row in shop.quotations.filter(typed=True)] == ["uchodźcy"]


def test_source_the_shop_lacks_is_added_with_its_date(tmp_path: Path, shop: Shop) -> None:
    typed(tmp_path, fact="step_free", value="yes", source="https://b.example", date="2024-03")
    assert list(shop.sources.values_list("url", "dated")) == [
        ("https://a.example", "2022"),
        ("https://b.example", "2024-03"),
    ]


@pytest.mark.parametrize(("stated", "dated"), [("2024", "2022"), ("2019", "2019"), (None, "")])
def test_group_is_as_old_as_its_oldest_fact(tmp_path: Path, shop: Shop, stated: str | None, dated: str) -> None:
    typed(tmp_path, fact="derived_window", mode="no_referral", date=stated)
    assert FactAge.objects.get(shop=shop, group="hours").dated == dated


def test_facts_and_their_shop_may_stand_in_one_file(tmp_path: Path) -> None:
    fact = {"shop": SLUG, "fact": "language", "code": "uk"}
    path = write_json(tmp_path, record(staff_languages=["pl"]), fact)
    run(path)
    lines, _ = run(path)
    assert lines[-1].startswith("created: 0, updated: 0, unchanged: 2")
    assert [language.code for language in Shop.objects.get().languages.all()] == ["pl", "uk"]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"shop": "nikt", "fact": "language", "code": "uk"}, "shop: There is no shop “nikt”."),
        ({"fact": "language", "code": "uk", "colour": "red"}, "language: There is no field “colour”; there are: code, spoken."),
        ({"fact": "phone", "number": "58"}, "phone: “58” holds no phone number."),
        ({"fact": "referral", "value": "może"}, "referral: Value 'może' is not a valid choice."),
        ({"fact": "answer", "answers": ["special_groups#7"]}, "answer: The shop has no quotation “special_groups#7”."),
        ({"fact": "opening_rules", "mode": "all", "osm": "Mo 10:00-12:00"}, "opening_rules: “all” is none of: regular, referral, no_referral, everyone, seniors, donors, phone."),
        ({"fact": "opening_rules", "rules": [{"weekdays": 5, "opens": "10:00"}]}, "opening_rules: “weekdays” must be a list of numbers from 0 (Monday) to 6 (Sunday)."),
        ({"fact": "opening_rules", "rules": [{"weekdays": [1, 1], "opens": "10:00"}]}, "opening_rules: Two opening hours for the same people overlap."),
        ({"fact": "opening_rules", "rules": [{"weekdays": [1], "opens": "10:00", "closes": "09:00"}]}, "the whole row: The hours end before they start; a night that ends on the next day must say so."),
        ({"fact": "opening_exception", "first_day": 20261224, "last_day": 20261226}, "first_day: This must be a text, not 20261224."),
        ({"fact": "opening_exception", "first_day": "0202-12-24", "last_day": "2026-12-26"}, "the whole row: Days lie between 1900 and 2100."),
        ({"fact": "opening_rules", "rules": [{"weekdays": [1], "opens": 10}]}, "opens: This must be a text, not 10."),
        ({"fact": "opening_rules", "rules": [{"weekdays": [1], "opens": "10:00", "valid_from": "0206-01-01"}]}, "the whole row: Days lie between 1900 and 2100."),
        ({"fact": "location", "lat": 10**400}, f"lat: This must be a number, not 1{'0' * 59}…."),
        ({"fact": "phone", "number": "58 000 00 01", "label": "<b>kasa</b>"}, "label: The text holds HTML (“<b>”); write plain words."),
        ({"fact": "phone", "number": "58 000 00 01", "label": ["kasa"]}, 'label: This must be a text, not ["kasa"].'),
        ({"fact": "language", "code": "Polski"}, "language: “Polski” is no code of a language, such as pl or uk."),
        ({"fact": "operator", "phone": "58 000 00 01"}, "operator: This is missing."),
        ({"fact": "chain"}, "chain: This must be a text, not null."),
        ({"fact": "status", "value": "suspended"}, "status: A suspended shop needs the day until which it is suspended."),
    ],
)  # fmt: skip
def test_wrong_fact_is_refused_with_its_reason(tmp_path: Path, shop: Shop, fact: dict[str, Any], said: str) -> None:
    lines, is_fine = run(write_json(tmp_path, {"shop": SLUG, **fact}), origin="facts")
    assert (lines[0], is_fine) == (f"line 2, {fact.get('shop', SLUG)}: not taken – {said}", False)


def test_infinite_number_of_json_is_refused_and_the_next_fact_taken(tmp_path: Path, shop: Shop) -> None:
    facts = [
        f'{{"shop": "{SLUG}", "fact": "derived_window", "mode": "no_referral", "minutes": 1e999}}',
        f'{{"shop": "{SLUG}", "fact": "chain", "value": "Za Stołem"}}',
    ]
    path = tmp_path / "facts.json"
    path.write_text(f"[{', '.join(facts)}]", encoding="utf-8")
    lines, _ = run(path)
    assert lines[0] == f"line 1, {SLUG}: not taken – minutes: This must be a number, not Infinity."
    assert Shop.objects.get().chain == "Za Stołem"


def test_unknown_kind_of_fact_is_refused(tmp_path: Path, shop: Shop) -> None:
    assert typed(tmp_path, fact="colour")[0].startswith(f"line 2, {SLUG}: not taken – fact: “colour” is none of: ")
