"""Does a second import change only what its source changed, and nothing that was changed here?"""

from pathlib import Path
from typing import Any

import pytest

from network.directory.actions import change_shop
from network.directory.facts import rules_value
from network.directory.models import ImportedRecord, Shop
from network.log.models import Entry
from tests.network.directory.import_files import NOTHING_CHANGED, record, take

pytestmark = pytest.mark.django_db

FULL: dict[str, Any] = {
    "status": "open",
    "status_as_of": "2026-01-02",
    "operator": "Fundacja",
    "opening_hours_osm": "Mo-Fr 09:00-16:00",
    "open_to_everyone_hours": "Sa 09:00-13:00",
    "phone": "58 000 00 01; 58 000 00 02",
    "staff_languages": ["pl", "uk"],
    "special_groups": ["seniorzy", "uchodźcy"],
    "source_urls": ["https://a.example"],
    "source_dates": ["2026-01-02"],
    "colour": "red",
}
AREA = {"name": "Tczew", "kind": "town"}
TERMS: dict[str, Any] = {
    "offices:MOPS w Tczewie": {"town": "Tczew", "areas": [AREA]},
    "routes:office|MOPS w Tczewie": {"valid_for": 1},
    "criterion_groups:1": {
        "criteria": [{"kind": "residence", "areas": [AREA]}, {"kind": "referral"}],
        "documents": [{"kind": "referral"}],
    },
    "documents": [{"kind": "own_bags"}],
}


def summary(created: int = 0, updated: int = 0, unchanged: int = 0, kept: int = 0, failed: int = 0) -> str:
    """The last line of a run."""
    return (
        f"created: {created}, updated: {updated}, unchanged: {unchanged}, "
        f"with changes made here that stay: {kept}, failed: {failed}"
    )


def rows() -> dict[str, Any]:
    """Every row of every table of the directory and the log, without the moments."""
    tables = [Shop, Entry, ImportedRecord, *(relation.related_model for relation in Shop._meta.related_objects)]
    return {
        table.__name__: sorted(str({**row, "at": None}) for row in table._default_manager.values())  # type: ignore[union-attr]
        for table in tables
    }


def test_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    take(tmp_path, record(**FULL))
    before = rows()
    lines = take(tmp_path, record(**FULL))
    assert (lines[0], rows()) == (NOTHING_CHANGED, before)


def test_dry_run_writes_nothing_and_shows_each_field(tmp_path: Path) -> None:
    take(tmp_path, record(name="Stary", status="planned"))
    before = rows()
    lines = take(tmp_path, record(name="Nowy", status="planned", phone="58 000 00 01"), dry_run=True)
    assert rows() == before
    assert lines == [
        "line 2, tczew-prosta-1: changed",
        "line 2, tczew-prosta-1: name: Stary → Nowy",
        'line 2, tczew-prosta-1: phones:+48580000001: null → {"owner": "shop", "purpose": "general", "label": "", '
        '"takes_sms": false}',
        'line 2, tczew-prosta-1: ages:contact: null → {"dated": ""}',
        "Dry run: nothing was written.",
        summary(updated=1),
    ]


def test_dry_run_of_a_new_shop_writes_nothing(tmp_path: Path) -> None:
    lines = take(tmp_path, record(), {"shop": "tczew-prosta-1", "fact": "step_free", "value": "yes"}, dry_run=True)
    assert (lines[-1], Shop.objects.count()) == (summary(created=1, updated=1), 0)


def test_change_of_the_source_is_taken_and_logged(tmp_path: Path) -> None:
    take(tmp_path, record(name="Stary"))
    take(tmp_path, record(name="Nowy"))
    entry = Entry.objects.first()
    assert entry is not None
    assert Shop.objects.get().name == "Nowy"
    assert (entry.verb, entry.reason, entry.changes) == (
        "shop_changed",
        "import: shops.json",
        [{"field": "name", "before": "Stary", "after": "Nowy"}],
    )


def test_what_the_source_withdraws_is_withdrawn(tmp_path: Path) -> None:
    take(tmp_path, record(**FULL))
    less = {"phone": "58 000 00 02", "staff_languages": ["uk"], "special_groups": ["seniorzy"]}
    none = {"information_languages": [], "opening_hours_osm": None, "operator": None}
    take(tmp_path, record(**{**FULL, **less, **none}))
    shop = Shop.objects.get()
    assert [phone.number for phone in shop.phones.all()] == ["+48580000002"]
    assert [language.code for language in shop.languages.all()] == ["uk"]
    assert [quotation.text for quotation in shop.quotations.all()] == ["seniorzy"]
    assert {rule.mode for rule in shop.opening_rules.all()} == {"everyone"}
    assert shop.operator is None


def test_what_a_key_left_out_would_say_stays_as_it_is(tmp_path: Path) -> None:
    take(tmp_path, record(**FULL))
    lines = take(tmp_path, {"slug": "tczew-prosta-1", "name": "Nowy"})
    shop = Shop.objects.get()
    assert (lines[0], shop.name, shop.phones.count(), shop.opening_rules.count()) == (summary(updated=1), "Nowy", 2, 6)


@pytest.mark.parametrize("new_name", ["Ze źródła", "Nowe ze źródła"])
def test_what_an_editor_changed_stays_and_is_reported(tmp_path: Path, new_name: str) -> None:
    take(tmp_path, record(name="Ze źródła"))
    change_shop(Shop.objects.get(), {"name": "Od redakcji"}, by=None)
    for _again in range(2):
        lines = take(tmp_path, record(name=new_name))
        assert lines == [
            f"line 2, tczew-prosta-1: stays as changed here – name: Od redakcji → {new_name}",
            summary(unchanged=1, kept=1),
        ]
    assert Shop.objects.get().name == "Od redakcji"


def test_hours_an_editor_changed_stay_whole(tmp_path: Path) -> None:
    take(tmp_path, record(opening_hours_osm="Mo,Tu 09:00-16:00"))
    rules = [{"weekday": 0, "opens": "11:00", "closes": "12:00"}]
    change_shop(Shop.objects.get(), {"opening_rules:regular": rules_value(rules)}, by=None)
    lines = take(tmp_path, record(opening_hours_osm="Mo,Tu 10:00-17:00"))
    assert (lines[-1], Shop.objects.get().opening_rules.count()) == (summary(unchanged=1, kept=1), 1)


def test_row_an_editor_took_away_does_not_come_back(tmp_path: Path) -> None:
    take(tmp_path, record(phone="58 000 00 01"))
    change_shop(Shop.objects.get(), {"phones:+48580000001": None}, by=None)
    lines = take(tmp_path, record(phone="58 000 00 01"))
    assert (lines[-1], Shop.objects.get().phones.count()) == (summary(unchanged=1, kept=1), 0)


def test_row_an_editor_added_stays_without_a_word(tmp_path: Path) -> None:
    take(tmp_path, record(phone="58 000 00 01"))
    said = {"owner": "shop", "purpose": "general", "label": "", "takes_sms": False}
    change_shop(Shop.objects.get(), {"phones:+48580000009": said}, by=None)
    lines = take(tmp_path, record(phone="58 000 00 01"))
    assert (lines, Shop.objects.get().phones.count()) == ([NOTHING_CHANGED], 2)


def test_editor_and_source_of_one_mind_is_no_difference(tmp_path: Path) -> None:
    take(tmp_path, record(name="Stary"))
    change_shop(Shop.objects.get(), {"name": "Nowy"}, by=None)
    assert take(tmp_path, record(name="Nowy")) == [NOTHING_CHANGED]


def test_changed_quotation_is_to_be_typed_again(tmp_path: Path) -> None:
    answer = {"shop": "tczew-prosta-1", "fact": "answer", "answers": ["walk_in_rule"]}
    take(tmp_path, record(walk_in_rule="W soboty."), answer)
    take(tmp_path, record(walk_in_rule="W piątki."))
    assert [(row.text, row.typed) for row in Shop.objects.get().quotations.all()] == [("W piątki.", False)]


def test_another_origin_fills_what_is_empty(tmp_path: Path) -> None:
    take(tmp_path, record())
    take(tmp_path, record(email="a@example.org"), origin="other")
    assert Shop.objects.get().email == "a@example.org"


def test_refinement_by_another_origin_is_no_editors_change(tmp_path: Path) -> None:
    take(tmp_path, record(phone="58 000 00 01"), origin="first")
    fact = {"shop": "tczew-prosta-1", "fact": "phone", "number": "58 000 00 01", "owner": "line"}
    take(tmp_path, fact, origin="second")
    assert take(tmp_path, record(phone="58 000 00 01"), origin="first") == [NOTHING_CHANGED]
    assert [phone.owner for phone in Shop.objects.get().phones.all()] == ["line"]


@pytest.mark.slow
def test_reading_many_shops_again_takes_few_queries(tmp_path: Path, django_assert_max_num_queries: Any) -> None:
    def many(count: int) -> list[dict[str, Any]]:
        return [record(**FULL, slug=f"shop-{number}") for number in range(count)]

    take(tmp_path, *many(20))
    for shop in Shop.objects.all():
        change_shop(shop, TERMS, by=None)
    with django_assert_max_num_queries(33 + 2 * 20):  # a fixed number for all, and each row's transaction
        take(tmp_path, *many(20))
