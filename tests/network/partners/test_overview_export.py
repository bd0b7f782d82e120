"""Can a spreadsheet program read the files, and can nothing in them calculate or give anybody away?"""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from network.directory.models import Confirmation, Shop
from network.partners.models import ShopContact
from network.partners.overview import export
from network.partners.overview.asking import Ask
from network.partners.overview.finding import find
from network.words import sheets
from tests.network.partners.overview_shops import GDYNIA, LUBELSKIE, POMORSKIE, asks, figure, placed, today

pytestmark = pytest.mark.django_db
CSV, XLSX = "/dla-partnerow/sklepy.csv", "/dla-partnerow/sklepy.xlsx"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_rows(client: Client, query: str = "", prefix: str = "") -> list[list[str]]:
    content = b"".join(client.get(f"{prefix}{CSV}?{query}").streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_rows(content: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).active]


def a_shop() -> Shop:
    shop = placed("bolszewo", POMORSKIE, name="Za Stołem", chain="Sieć", operator="Bank", known_on=date(2026, 11, 1))
    asks(shop), asks(shop, "money"), figure(shop, 199, period="2026-02"), figure(shop, 1816, "kg", "2026-02")
    Confirmation.objects.create(shop=shop, group="status", on=date(2026, 11, 1), channel="phone")
    return shop


ROW = [
    "Za Stołem", "Bolszewo", "Wejherowo", "wejherowski", "pomorskie", "Bank", "Sieć", "sklep społeczny, bezpłatny",
    "bez opłat", "STATE", "2026-11-01", "potrzebne niektórym", "nie wiadomo", "", "żywność, pieniądze",
    "199", "2026-02", "1816", "2026-02", "2026-11-01", "", "http://testserver/sklepy/bolszewo/",
]  # fmt: skip


def test_csv_holds_what_the_table_shows(client: Client):
    a_shop()
    header, row = csv_rows(client)
    row[9] = "STATE"  # its words depend on today's date
    assert (len(header), header[0], row) == (len(ROW), "sklep", ROW)


def test_xlsx_holds_the_same_with_numbers_as_numbers(client: Client):
    a_shop()
    header, row = xlsx_rows(client.get(XLSX).content)
    assert header == csv_rows(client)[0]
    assert (row[0], row[15], row[17], row[21]) == ("Za Stołem", 199, 1816, "http://testserver/sklepy/bolszewo/")


@pytest.mark.parametrize(("prefix", "first"), [("", "sklep"), ("/uk", "магазин"), ("/en", "shop"), ("/ru", "магазин")])
def test_header_is_in_the_readers_language(client: Client, prefix: str, first: str):
    placed("bolszewo")
    assert csv_rows(client, prefix=prefix)[0][0] == first


def test_file_has_every_shop_of_the_filter_and_no_other(client: Client):
    for number in range(60):
        placed(f"shop-{number:02}", GDYNIA, name=f"Sklep {number:02}")
    placed("lublin", LUBELSKIE)
    assert [row[0] for row in csv_rows(client, "voivodeship=pomorskie&sort=-name&page=2")[1:]] == [
        f"Sklep {number:02}" for number in reversed(range(60))
    ]


def test_many_shops_are_read_alike(client: Client, monkeypatch: pytest.MonkeyPatch):
    a_shop(), placed("lublin", LUBELSKIE)
    few = csv_rows(client, "voivodeship=pomorskie")
    monkeypatch.setattr("network.partners.overview.queries.FEW", 0)
    assert csv_rows(client, "voivodeship=pomorskie") == few


hostile = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)
hostile |= st.sampled_from(DANGEROUS).flatmap(lambda mark: hostile.map(lambda text: mark + text))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hostile)
@example('=HYPERLINK("http://x";"y")')
@example('=1+1;"\r\n=2')
@example(" \t=cmd|' /C calc'!A0")
@example("#N/A")
@example("\ufeff=1")
@example("\x0b")
@pytest.mark.slow
def test_no_name_becomes_a_formula(db: None, name: str):
    Shop.objects.all().delete()
    shop = placed("one", name=name, chain=name, operator=name)
    found = find(Ask(), today())
    lines = [export.columns(), *export.lines(found, today(), "https://x")]
    (_header, row) = csv.reader(io.StringIO("".join(sheets.as_csv(lines))[1:], newline=""), delimiter=";")
    assert [cell for cell in row if cell.startswith(DANGEROUS)] == []
    plain = sheets.one_line(shop.name)
    assert row[0] in (plain, f"'{plain}")
    (_titles, cells) = load_workbook(io.BytesIO(sheets.as_xlsx(lines))).active
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    assert (cells[0].value or "") == plain


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Sklep", "Sklep"), ("=1", "'=1"), ("+48", "'+48"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'=1"),
        ("\r@", "'@"),        ("a\nb", "a b"), (" = ", "'="), ("", ""), (5, 5),
    ],
)  # fmt: skip
def test_cell_is_made_safe(cell: sheets.Cell, written: sheets.Cell):
    assert sheets.safe(cell) == written


def test_text_stands_in_quotation_marks_for_programs_that_part_by_commas():
    assert "".join(sheets.as_csv([["Sklep,=1+1", 'a"b', "", 5]])) == '\ufeff"Sklep,=1+1";"a""b";"";5\r\n'


def test_nothing_private_leaves(client: Client):
    shop = a_shop()
    Shop.objects.filter(pk=shop.pk).update(email="kanarek@example.org")
    ShopContact.objects.create(shop=shop, email="kanarek2@example.org")
    asks(shop, "skills", details="kanarek3")
    pages = [b"".join(client.get(CSV).streaming_content)]
    pages += [client.get(f"/dla-partnerow/{page}").content for page in ("", "wyniki/", "porownanie/?shop=bolszewo")]
    cells = str(xlsx_rows(client.get(XLSX).content)).encode()
    assert [page.count(b"kanarek") for page in (*pages, cells)] == [0, 0, 0, 0, 0]


def test_small_counts_are_said_in_words(client: Client):
    figure(placed("a"), 3)
    assert csv_rows(client)[1][15] == "mniej niż 5"


@pytest.mark.parametrize("address", [CSV, XLSX])
def test_cost_does_not_grow_with_the_shops(client: Client, django_assert_num_queries, address: str):
    for count in (1, 40):
        Shop.objects.all().delete()
        for number in range(count):
            shop = placed(f"shop-{number}", operator=f"Kto {number}")
            asks(shop), figure(shop, 20)
        client.get(address)
        with django_assert_num_queries(5):  # what is asked for, which shops, their facts, their dates, their figures
            client.get(address)


def test_file_has_a_name_and_is_not_indexed(client: Client):
    placed("a")
    answer = client.get(XLSX)
    assert answer["Content-Disposition"] == f'attachment; filename="sklepy-{today()}.xlsx"'
    assert answer["X-Robots-Tag"] == "noindex"
