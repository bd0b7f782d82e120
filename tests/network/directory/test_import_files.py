"""Is a file read row by row, whatever program wrote it, and is one that cannot be read left alone?"""

import json
from pathlib import Path

import pytest
from django.utils import translation

from network.directory.importing.files import Row, open_file
from network.directory.importing.problems import UnreadableFile
from network.directory.models import Shop
from tests.network.directory.import_files import RECORD, record, run, write_json

GOOD = json.dumps([RECORD]).encode()
HEADER = "slug;name;kind;town;lat;lon\n"
LINE = "lodz;Sklep w Łodzi;free_social_shop;Łódź;51,77;19.47\n"


def reason(folder: Path, content: bytes, name: str) -> str:
    """Why the file cannot be read."""
    path = folder / name
    path.write_bytes(content)
    with translation.override("en"), pytest.raises(UnreadableFile) as caught:
        open_file(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", b"", "The file is empty."),
        ("a.csv", b"\xef\xbb\xbf \n", "The file is empty."),
        ("a.json", '[{"slug": "ł"}]'.encode("cp1250"), "The file is no text in UTF-8. Save it as UTF-8 and try again."),
        ("a.csv", "slug;name".encode("utf-16"), "The file is no text in UTF-8. Save it as UTF-8 and try again."),
        ("a.csv", b"slug;name\n\0", "The file is no text in UTF-8. Save it as UTF-8 and try again."),
        ("a.json", b'{"slug": "a"}', "The file must hold a list of records: it must begin with “[”."),
        ("a.json", GOOD[:-30], "The list breaks off in line 1: its end is missing."),
        ("a.json", GOOD[:-1], "The list breaks off in line 1: its end is missing."),
        ("a.json", b'[\n{"a": 1},\n{"a": \n"b', "The list breaks off in line 4: its end is missing."),
        ("a.json", b'[\n{"a": 1},\n{"a" 2}' + b" " * 200 + b"]", "The file is no JSON: it breaks in line 3."),
        ("a.json", b'[{"a": 1}]\n{"b": 2}', "After the end of the list there is more in line 2."),
        ("a.json", b"[" * 200_000, "The file is no JSON: it breaks in line 1."),
        ("a.json", b'[{"a": ' + b"9" * 5000 + b"}]", "The file is no JSON: it breaks in line 1."),
        ("a.csv", b"name;town\n", "The first line must name the columns; the column “slug” is missing."),
        ("a.csv", b"slug;name;name\n", "The column “name” is there twice."),
        ("a.csv", b'slug;name\na;b\nc;"d', "The table breaks in line 3: a quotation mark is missing or out of place."),
    ],
)
def test_unreadable_file_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert reason(tmp_path, content, name) == said


@pytest.mark.django_db
def test_truncated_file_changes_nothing(tmp_path: Path) -> None:
    path = write_json(tmp_path, RECORD, record(slug="drugi"))
    path.write_bytes(path.read_bytes()[:-20])
    assert run(path) == (["Nothing was imported. The list breaks off in line 3: its end is missing."], False)
    assert Shop.objects.count() == 0


def test_missing_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    assert run(path) == ([f"Nothing was imported. There is no file “{path}”."], False)


def test_json_row_knows_the_line_where_it_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('\n[{"a":\n1},\n\n {"b": "x\\ny"}, 5\n]', encoding="utf-8")
    assert [(row.line, row.values) for row in open_file(path).rows()] == [(2, {"a": 1}), (5, {"b": "x\ny"}), (5, {})]


def test_json_with_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD)
    assert list(open_file(path).rows()) == [Row(1, RECORD)]


def test_record_longer_than_one_reading_is_whole(tmp_path: Path) -> None:
    rows = [{"text": "ą" * 700_000}, {"text": "b"}]
    assert [row.values for row in open_file(write_json(tmp_path, *rows)).rows()] == rows


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_separator_is_found(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'slug{separator}name\na{separator}"b{separator}c"\n', encoding="utf-8")
    assert list(open_file(path).rows()) == [Row(2, {"slug": "a", "name": f"b{separator}c"})]


def test_csv_row_after_a_cell_of_two_lines_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('slug;name\na;"b\nc"\n\nd;e\n', encoding="utf-8")
    assert [row.line for row in open_file(path).rows()] == [2, 5]


def test_csv_row_with_too_few_cells_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("slug;name\na\n", encoding="utf-8")
    with translation.override("en"):
        problems = [row.problem for row in open_file(path).rows()]
    assert problems == ["The row has 1 cells, the first line 2 columns."]


@pytest.mark.django_db
def test_csv_of_a_polish_spreadsheet_is_read_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((HEADER + LINE).encode("cp1250"))
    lines, _ = run(path)
    assert lines[-1] == "The file is no UTF-8; it was read as Windows-1250."
    shop = Shop.objects.get()
    assert (shop.name, shop.location.town, shop.location.lat) == ("Sklep w Łodzi", "Łódź", 51.77)


@pytest.mark.django_db
def test_csv_lists_are_parted_by_bars(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    columns = "staff_languages;source_urls;source_dates"
    cells = "pl|uk;https://a.example|https://b.example;2024-01|"
    path.write_text(HEADER.strip() + f";{columns}\n" + LINE.strip() + f";{cells}\n", encoding="utf-8")
    run(path)
    shop = Shop.objects.get()
    assert [language.code for language in shop.languages.all()] == ["pl", "uk"]
    assert dict(shop.sources.values_list("url", "dated")) == {"https://a.example": "2024-01", "https://b.example": ""}
