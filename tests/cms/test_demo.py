"""Does the demo bring the real shops as they are told and examples that show all the directory can say?"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation

from cms.management.commands.load_demo import DEMO
from network.directory.models import (
    AccessMode,
    Confirmation,
    DerivedWindow,
    FactAge,
    LanguageSpoken,
    Location,
    OpeningException,
    OpeningRule,
    Phone,
    Quotation,
    Shop,
)
from network.log.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.gazetteer]
EXAMPLE = {"shop__is_example": True}


def load() -> list[str]:
    """The summary lines of the three imports, and how many groups of facts were confirmed."""
    out = io.StringIO()
    with translation.override("en"):
        call_command("load_demo", stdout=out, stderr=io.StringIO())
    return [line for line in out.getvalue().splitlines() if line.startswith(("created", "Groups"))]


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """The demo, loaded once for all tests here and taken away after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


def test_demo_takes_every_row(demo: list[str]) -> None:
    assert demo[:3] == [
        "created: 26, updated: 0, unchanged: 0, with changes made here that stay: 0, failed: 0",
        "created: 0, updated: 152, unchanged: 1, with changes made here that stay: 0, failed: 0",
        "created: 3, updated: 70, unchanged: 0, with changes made here that stay: 0, failed: 0",
    ]


def test_demo_loaded_again_changes_nothing(demo: list[str]) -> None:
    entries = Entry.objects.count()
    assert load() == [
        "created: 0, updated: 0, unchanged: 26, with changes made here that stay: 0, failed: 0",
        "created: 0, updated: 0, unchanged: 153, with changes made here that stay: 0, failed: 0",
        "created: 0, updated: 0, unchanged: 73, with changes made here that stay: 0, failed: 0",
        "Groups of facts of the examples confirmed today: 0",
    ]
    assert Entry.objects.count() == entries


def test_real_shops_as_a_table_say_the_same(demo: list[str], tmp_path: Path) -> None:
    records = json.loads((DEMO / "social_shops.json").read_text(encoding="utf-8"))
    path = tmp_path / "shops.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(records[0])
        table.writerows([["|".join(cell) if isinstance(cell, list) else cell for cell in r.values()] for r in records])
    out = io.StringIO()
    with translation.override("en"):
        call_command("import_shops", path, origin="social_shops.json", stdout=out, stderr=io.StringIO())
    assert out.getvalue() == "created: 0, updated: 0, unchanged: 26, with changes made here that stay: 0, failed: 0\n"


def test_every_filled_prose_value_of_the_real_shops_is_quoted(demo: list[str]) -> None:
    records = json.loads((DEMO / "social_shops.json").read_text())
    for record in records:
        for quotation in Quotation.objects.filter(shop__slug=record["slug"]):
            value = record[quotation.key]
            words = value[quotation.position] if isinstance(value, list) else value
            assert quotation.text == (f"{words:g}" if isinstance(words, float) else str(words))
    keys = set(Quotation.objects.filter(shop__is_example=False).values_list("key", flat=True))
    said = [value for record in records for key, value in record.items() if key in keys and value]
    filled = sum(len(value) if isinstance(value, list) else 1 for value in said)
    assert Quotation.objects.filter(shop__is_example=False).count() == filled


def test_real_shops_are_confirmed_only_where_a_source_says_open(demo: list[str]) -> None:
    confirmed = Confirmation.objects.filter(shop__is_example=False)
    assert list(confirmed.values_list("shop__slug", "channel")) == [("ostrow-wielkopolski-spichlerz", "source")]


def test_hours_of_real_shops_are_never_newer_than_their_sources(demo: list[str]) -> None:
    ages = FactAge.objects.filter(shop__is_example=False, group="hours", known_on__isnull=False)
    with_hours = ages.filter(shop__opening_rules__isnull=False).order_by("-known_on")
    assert with_hours.values_list("shop__slug", "dated").first() == ("tychy-spichlerz", "2023-02-01")


@pytest.mark.parametrize("slug", ["gdansk-wolnosci-52", "bolszewo-szkolna-52"])
def test_last_hour_without_referral_is_typed(demo: list[str], slug: str) -> None:
    windows = DerivedWindow.objects.filter(shop__slug=slug)
    assert list(windows.values_list("mode", "of_mode", "edge", "minutes")) == [("no_referral", "regular", "last", 60)]


def test_quotation_that_says_more_than_the_facts_stays_shown(demo: list[str]) -> None:
    raw = Quotation.objects.get(shop__slug="warszawa-pulawska-20", key="opening_hours_raw")
    assert (raw.typed, raw.text.endswith("koniec umownie o 18")) == (False, True)


def test_real_facts_lie_in_a_gmina(demo: list[str]) -> None:
    assert list(Location.objects.filter(Q(gmina="") | Q(powiat="")).values_list("shop__slug", flat=True)) == []


def test_examples_say_that_they_are(demo: list[str]) -> None:
    examples = Shop.objects.filter(is_example=True)
    assert [shop.name.split(":")[0] for shop in examples] == ["Przykład"] * 3


def test_examples_are_confirmed_on_the_day_they_are_loaded(demo: list[str]) -> None:
    assert set(FactAge.objects.filter(**EXAMPLE).values_list("known_on", flat=True)) == {timezone.localdate()}


@pytest.mark.parametrize(
    ("model", "field", "values"),
    [
        (OpeningRule, "mode", AccessMode.values),
        (OpeningRule, "past_midnight", [False, True]),
        (OpeningRule, "by_appointment", [False, True]),
        (OpeningRule, "weeks", ["every", "odd", "even", "first", "last"]),
        (DerivedWindow, "edge", ["first", "last"]),
        (OpeningException, "reason", OpeningException.Reason.values),
        (Phone, "owner", Phone.Owner.values),
        (Phone, "purpose", Phone.Purpose.values),
        (LanguageSpoken, "spoken", [False, True]),
    ],
)
def test_examples_show_every_value(demo: list[str], model: Any, field: str, values: list[Any]) -> None:
    assert set(model.objects.filter(**EXAMPLE).values_list(field, flat=True)) == set(values)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("kind", Shop.Kind.values),
        ("status", ["open", "closing", "suspended"]),
        ("referral", ["yes", "partly", "no"]),
        ("payment", ["free", "points", "discounted_price"]),
        ("step_free", ["yes", "no", "unknown"]),
        ("open_on_holidays", [False, True]),
        ("location__precision", Location.Precision.values),
    ],
)
def test_examples_differ_in_every_field(demo: list[str], field: str, values: list[Any]) -> None:
    assert set(Shop.objects.filter(is_example=True).values_list(field, flat=True)) == set(values)
