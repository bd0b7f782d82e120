"""Does each key of a record become the fact it states, and is what is wrong refused with a reason?"""
# ruff: noqa: E501 – sentences stand as the command prints them

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from network.directory.models import Confirmation, FactAge, Shop
from network.places.index import forget
from network.places.models import Place
from tests.network.directory.import_files import RECORD, record, run, take, write_json

pytestmark = pytest.mark.django_db


def only(folder: Path, **values: Any) -> Shop:
    """The shop that a record with these values makes."""
    lines = take(folder, record(**values))
    assert lines[-1].startswith("created: 1,"), lines
    return Shop.objects.get()


def place(name: str, lat: float, lon: float, **areas: str) -> None:
    """One settlement in the gazetteer."""
    folded = name.lower()
    Place.objects.create(
        key=f"{name}{lat}",
        kind="town",
        name=name,
        folded=folded,
        sound=folded,
        voivodeship="pomorskie",
        lat=lat,
        lon=lon,
        **areas,
    )
    forget()


@pytest.mark.parametrize(
    ("said", "status", "confirmed"),
    [
        ({"status": "open", "status_as_of": "2026-01-02"}, "open", [(date(2026, 1, 2), "source")]),
        ({"status": "last_seen_open", "status_as_of": "2022-06-08"}, "open", []),
        ({"status": "closing_announced", "closed_date": "2026-01-31"}, "closing", []),
        ({"status": "closed", "status_as_of": "2024-08"}, "closed", []),
        ({"status": "planned"}, "planned", []),
        ({"status": None}, "unknown", []),
    ],
)
def test_status_is_taken_as_it_is_meant(
    tmp_path: Path, said: dict[str, Any], status: str, confirmed: list[Any]
) -> None:
    shop = only(tmp_path, **said)
    assert (shop.status, list(shop.confirmations.values_list("on", "channel"))) == (status, confirmed)


def test_status_of_an_announced_closing_keeps_its_date(tmp_path: Path) -> None:
    assert only(tmp_path, status="closing_announced", closed_date="2026-01-31").closes == "2026-01-31"


@pytest.mark.parametrize(
    ("opened", "precision", "kept"),
    [("2019-10-16", "day", "2019-10-16"), ("2017", "year", "2017"), ("2023-12-19", "year_inferred", "2023-12-19?")],
)
def test_opened_date_keeps_its_precision(tmp_path: Path, opened: str, precision: str, kept: str) -> None:
    assert only(tmp_path, opened_date=opened, opened_date_precision=precision).opened == kept


@pytest.mark.parametrize(
    ("key", "mode"),
    [
        ("opening_hours_osm", "regular"),
        ("walk_in_hours_osm", "no_referral"),
        ("open_to_everyone_hours", "everyone"),
        ("donation_hours_osm", "donors"),
    ],
)
def test_hours_go_to_their_access_mode(tmp_path: Path, key: str, mode: str) -> None:
    rules = only(tmp_path, **{key: "Tu 12:00+; Sa 10:00-14:00"}).opening_rules
    assert list(rules.values_list("mode", "weekday", "opens", "closes")) == [
        (mode, 1, time(12), None),
        (mode, 5, time(10), time(14)),
    ]


def test_phone_keeps_the_purpose_from_its_bracket(tmp_path: Path) -> None:
    phones = only(tmp_path, phone="58 000 00 01 (w sprawie skierowania)").phones
    assert list(phones.values_list("number", "purpose", "label")) == [("+48580000001", "referral", "")]


def test_phones_parted_by_semicolon_keep_the_names_of_their_lines(tmp_path: Path) -> None:
    phones = only(tmp_path, phone="58 000 00 01 (Srebrny Telefon); 58 000 00 02").phones
    assert list(phones.values_list("number", "purpose", "label")) == [
        ("+48580000001", "general", "Srebrny Telefon"),
        ("+48580000002", "general", ""),
    ]


def test_languages_spoken_and_written_are_kept_apart(tmp_path: Path) -> None:
    shop = only(tmp_path, staff_languages=["pl"], information_languages=["pl", "uk"])
    assert list(shop.languages.order_by("code", "spoken").values_list("code", "spoken")) == [
        ("pl", False),
        ("pl", True),
        ("uk", False),
    ]


@pytest.mark.parametrize(
    ("words", "dated", "note"),
    [
        ("2022-06-08", "2022-06-08", ""),
        ("2022 (wyniki za 2021)", "2022", "2022 (wyniki za 2021)"),
        ("po lecie 2013", "", "po lecie 2013"),
        ("", "", ""),
    ],
)
def test_source_keeps_the_words_about_its_date(tmp_path: Path, words: str, dated: str, note: str) -> None:
    shop = only(tmp_path, source_urls=["https://a.example"], source_dates=[words])
    assert list(shop.sources.values_list("dated", "date_note")) == [(dated, note)]


def test_prose_is_quoted_word_for_word_and_to_be_typed(tmp_path: Path) -> None:
    shop = only(tmp_path, special_groups=["seniorzy 60+", "uchodźcy"], walk_in_rule="Sobota bez skierowania.")
    assert list(shop.quotations.values_list("key", "position", "group", "text", "typed")) == [
        ("special_groups", 0, "who", "seniorzy 60+", False),
        ("special_groups", 1, "who", "uchodźcy", False),
        ("walk_in_rule", 0, "referral", "Sobota bez skierowania.", False),
    ]


def test_number_of_an_income_is_quoted_until_somebody_types_the_way_in(tmp_path: Path) -> None:
    shop = only(tmp_path, income_single_pln=2328.0, income_per_family_member_pln=1752.5)
    assert list(shop.quotations.values_list("key", "group", "text")) == [
        ("income_per_family_member_pln", "who", "1752.5"),
        ("income_single_pln", "who", "2328"),
    ]


@pytest.mark.parametrize(
    ("dates", "dated"),
    [
        (["2019-02"], "2019-02"),
        (["2022-06-08", "2019", "2024-11"], "2019/2024-11"),
        (["2022-06-08", "", "2024-11"], "2022-06-08/2024-11"),
        (["2026-01-02", "", ""], ""),
        ([""], ""),
    ],
)
def test_quotation_has_the_date_its_sources_allow(tmp_path: Path, dates: list[str], dated: str) -> None:
    urls = [f"https://a.example/{number}" for number in range(len(dates))]
    shop = only(tmp_path, walk_in_rule="W soboty.", source_urls=urls, source_dates=dates)
    assert [quotation.dated for quotation in shop.quotations.all()] == [dated]


def test_quotation_of_hours_has_the_date_of_the_hours(tmp_path: Path) -> None:
    sources = {"source_urls": ["https://a.example"], "source_dates": ["2024"]}
    shop = only(
        tmp_path, opening_hours_raw="pn 9–16", opening_hours_as_of="2022-06-08", walk_in_rule="W soboty.", **sources
    )
    assert dict(shop.quotations.values_list("key", "dated")) == {
        "opening_hours_raw": "2022-06-08",
        "walk_in_rule": "2024",
    }


def test_age_counts_from_the_first_day_its_date_may_mean(tmp_path: Path) -> None:
    shop = only(tmp_path, opening_hours_osm="Mo 10:00-12:00", opening_hours_as_of="2022-06")
    assert FactAge.objects.get(shop=shop, group="hours").known_on == date(2022, 6, 1)


def test_age_is_unknown_when_any_source_is_undated(tmp_path: Path) -> None:
    sources = {"source_urls": ["https://a.example", "https://b.example"], "source_dates": ["2026-01-02", ""]}
    shop = only(tmp_path, opening_hours_osm="Mo 10:00-12:00", **sources)
    age = FactAge.objects.get(shop=shop, group="hours")
    assert (age.dated, age.known_on) == ("", None)


def test_age_of_an_open_shop_counts_from_its_confirmation(tmp_path: Path) -> None:
    shop = only(tmp_path, status="open", status_as_of="2026-01-02")
    assert FactAge.objects.get(shop=shop, group="status").confirmed_on == date(2026, 1, 2)
    assert Confirmation.objects.count() == 1


def test_gmina_and_powiat_come_from_the_gazetteer(tmp_path: Path) -> None:
    place("Tczew", 54.09, 18.78, gmina="Tczew (miasto)", powiat="tczewski")
    location = only(tmp_path).location
    assert (location.gmina, location.powiat) == ("Tczew (miasto)", "tczewski")


def test_gmina_of_namesakes_is_that_of_the_nearest(tmp_path: Path) -> None:
    place("Tczew", 53.2, 16.5, gmina="Daleka")
    place("Tczew", 54.09, 18.78, gmina="Bliska")
    assert only(tmp_path).location.gmina == "Bliska"


def test_pin_far_from_its_town_is_a_warning(tmp_path: Path) -> None:
    place("Tczew", 54.09, 18.78)
    lines = take(tmp_path, record(lat=54.19))
    assert lines[0] == "line 2, tczew-prosta-1: the point lies 11 km from Tczew; please check it"
    assert Shop.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"lat": 48.2, "lon": 16.4}, "lat: The point 48.2, 16.4 lies outside Poland."),
        ({"lat": 18.78, "lon": 54.09}, "lat: The point 18.78, 54.09 lies outside Poland. Are lat and lon swapped?"),
        ({"lat": None}, "lat: The point needs both lat and lon."),
        ({"lat": "54"}, 'lat: This must be a number, not "54".'),
        ({"slug": "Tczew Prosta"}, "slug: “Tczew Prosta” must be small Latin letters and digits joined by hyphens."),
        ({"name": None}, "name: This is missing."),
        ({"slug": ""}, "slug: This is missing."),
        ({"name": "x" * 201}, "name: The text has 201 characters, at most 200 fit."),
        ({"name": "<b>Sklep</b>"}, "name: The text holds HTML (“<b>”); write plain words."),
        ({"name": "a\x00b"}, "name: The text holds characters that cannot be shown."),
        ({"name": "a\ud800b"}, "name: The text holds characters that cannot be shown."),
        ({"town": 5}, "town: This must be a text, not 5."),
        ({"kind": "shop"}, "kind: “shop” is none of: free_social_shop, discount_social_shop, refugee_free_shop."),
        ({"voivodeship": "gdańskie"}, "voivodeship: “gdańskie” is none of: dolnośląskie, kujawsko-pomorskie, łódzkie, lubelskie, lubuskie, małopolskie, mazowieckie, opolskie, podkarpackie, podlaskie, pomorskie, śląskie, świętokrzyskie, warmińsko-mazurskie, wielkopolskie, zachodniopomorskie."),
        ({"postal_code": "8321"}, "postal_code: “8321” is no postcode, such as 80-264."),
        ({"status_as_of": "44927"}, "status_as_of: “44927” is a date as spreadsheets write it; write 2023-01-01."),
        ({"status_as_of": "1.3.2024"}, "status_as_of: “1.3.2024” is a date as spreadsheets write it; write 2024-03-01."),
        ({"status_as_of": "2024-03-01 00:00:00"}, "status_as_of: “2024-03-01 00:00:00” is a date as spreadsheets write it; write 2024-03-01."),
        ({"status_as_of": "2024-13"}, "status_as_of: “2024-13” is no date. Write 2022-06-08, 2022-06, 2022 or 2019/2021."),
        ({"status": "suspended"}, "status: A suspended shop needs the day until which it is suspended."),
        ({"limit_visits_per_week": -2}, "limit_visits_per_week: The number must be more than 0 and less than a thousand million, not -2."),
        ({"limit_visits_per_week": 0}, "limit_visits_per_week: The number must be more than 0 and less than a thousand million, not 0."),
        ({"income_single_pln": 10**400}, f"income_single_pln: The number must be more than 0 and less than a thousand million, not 1{'0' * 59}…."),
        ({"special_groups": "seniorzy"}, 'special_groups: This must be a list of texts, not "seniorzy".'),
        ({"opening_hours_osm": "Mo 10:00-14:00,12:00-16:00"}, "opening_hours_osm: Two of the hours “Mo 10:00-14:00,12:00-16:00” overlap."),
        ({"opening_hours_osm": "pn 9-16"}, "opening_hours_osm: “pn 9-16” is not in the form of OpenStreetMap opening hours."),
        ({"opening_hours_osm": "2026 Feb 31-2026 Mar 01 Mo 10:00-12:00"}, "opening_hours_osm: Our rows cannot say “2026 Feb 31”."),
        ({"phone": "brak"}, "phone: “brak” holds no phone number."),
        ({"email": "brak"}, "email: “brak” is no e-mail address."),
        ({"staff_languages": ["polski i inne"]}, "staff_languages: The text has 13 characters, at most 12 fit."),
        ({"staff_languages": ["Polski"]}, "staff_languages: “Polski” is no code of a language, such as pl or uk."),
        ({"source_urls": ["ftp://a.example"], "source_dates": [""]}, "source_urls: “ftp://a.example” is no web address."),
        ({"source_urls": ["https://a.example"]}, "source_urls: There are 1 addresses and 0 dates of sources."),
        ({"is_example": "może"}, 'is_example: This must be true or false, not "może".'),
    ],
)  # fmt: skip
def test_wrong_value_is_refused_with_its_reason(tmp_path: Path, values: dict[str, Any], said: str) -> None:
    path = tmp_path / "shops.json"
    path.write_text("\n" + json.dumps([record(**values)]), encoding="utf-8")
    lines, is_fine = run(path)
    slug = values.get("slug", RECORD["slug"]) or "–"
    assert lines[0] == f"line 2, {slug}: not taken – {said}"
    assert (is_fine, Shop.objects.count()) == (False, 0)


def test_good_rows_are_taken_beside_bad_ones(tmp_path: Path) -> None:
    lines, is_fine = run(write_json(tmp_path, record(slug="a"), record(slug="b", name=None), record(slug="c")))
    assert [shop.slug for shop in Shop.objects.order_by("slug")] == ["a", "c"]
    assert lines == [
        "line 3, b: not taken – name: This is missing.",
        "created: 2, updated: 0, unchanged: 0, with changes made here that stay: 0, failed: 1",
        "Some rows were not taken; see above.",
    ]
    assert not is_fine


def test_everything_wrong_in_a_row_is_said_at_once(tmp_path: Path) -> None:
    lines = take(tmp_path, record(name=None, lat=0, phone="brak"))
    assert [line.partition(" – ")[2].partition(":")[0] for line in lines[:-2]] == ["lat", "name", "phone"]


def test_slug_twice_in_a_file_is_taken_once(tmp_path: Path) -> None:
    lines = take(tmp_path, record(name="Pierwszy"), record(name="Drugi"))
    assert lines[0] == "line 3, tczew-prosta-1: not taken – slug: This shop stands already in line 2."
    assert [shop.name for shop in Shop.objects.all()] == ["Pierwszy"]


def test_unknown_key_is_named_once_and_kept(tmp_path: Path) -> None:
    lines = take(tmp_path, record(slug="a", colour="red"), record(slug="b", colour="blue"))
    assert lines[-1] == "Unknown key “colour” (rows: 2): kept with the import, not shown."
    kept = [row.facts["kept"] for shop in Shop.objects.order_by("slug") for row in shop.imported_records.all()]
    assert kept == [{"colour": "red"}, {"colour": "blue"}]


def test_unknown_key_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    lines = take(tmp_path, record(**{"\x1b[2Jcolour": "red"}))
    assert lines[-1] == "Unknown key “\N{REPLACEMENT CHARACTER}[2Jcolour” (rows: 1): kept with the import, not shown."


def test_new_shop_without_a_place_is_refused(tmp_path: Path) -> None:
    lines = take(tmp_path, {"slug": "a", "name": "A"})
    assert lines[:3] == [f"line 2, a: not taken – {key}: This is missing." for key in ("kind", "town", "lat")]


@pytest.mark.parametrize(
    "values",
    [
        {"status": "open", "status_as_of": "2999-01-01"},
        {"opening_hours_osm": "Mo 10:00-12:00", "opening_hours_as_of": "2999-01"},
        {"source_urls": ["https://example.org/"], "source_dates": ["2999"]},
    ],
)
def test_date_still_to_come_is_refused(tmp_path: Path, values: dict[str, Any]) -> None:
    lines = take(tmp_path, record(**values))
    assert (Shop.objects.count(), "still to come" in " ".join(lines)) == (0, True)


@pytest.mark.parametrize("hours", ["Mo 10:00-10:00", "Mo 16:00-09:00"])
def test_hours_that_end_before_they_start_are_refused(tmp_path: Path, hours: str) -> None:
    lines = take(tmp_path, record(opening_hours_osm=hours))
    assert (Shop.objects.count(), "end before they start" in " ".join(lines)) == (0, True)


@pytest.mark.parametrize("name", ["\u200b", "Sklep \u202eyknaw", "Sk\u2066lep"])
def test_characters_nobody_sees_are_refused(tmp_path: Path, name: str) -> None:
    take(tmp_path, record(name=name))
    assert Shop.objects.count() == 0


def test_line_break_in_a_name_becomes_a_space(tmp_path: Path) -> None:
    assert only(tmp_path, name="Sklep\n  w\tTczewie").name == "Sklep w Tczewie"


def test_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "shops.json"
    path.write_text('[{"slug": "a", "name": "Pierwsza", "name": "Druga", "town": "Tczew", "lat": 54.0, "lon": 18.7}]')
    lines, good = run(path)
    assert (Shop.objects.count(), good, "name: This key stands twice" in " ".join(lines)) == (0, False, True)
