"""Does each component show its states, say them in words, and trust nothing it is given?"""

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from network.components import Difference, FoldTable, PriceTag, QueueRow, Step
from network.words.days import day_label

EVIL = '<b onclick="x()">\'&'
SAFE = "&lt;b onclick=&quot;x()&quot;&gt;&#x27;&amp;"
STEPS: list[Step] = [
    {"label": "What happened", "url": "/one/"},
    {"label": "Photograph", "url": "/two/"},
    {"label": "Preview", "url": "/three/"},
]
ROW: QueueRow = {
    "state": "waiting", "time": "38 min", "time_note": "of an hour", "tag": None, "about": "a post", "title": "Title",
    "url": "/case/", "language": "uk", "quote": "", "difference": None, "notes": [], "taken": "", "actions": [],
}  # fmt: skip
CHANGE: PriceTag = {"was": "no", "now": "yes", "state": "adopted", "source": "Gdynia", "title": "", "url": ""}
LINE = {
    "number": "116 123", "tel": "116123", "title": "Adults", "hours": "around the clock", "free_of_charge": True,
    "languages": "in Polish", "checked_on": "source: November 2025",
}  # fmt: skip


class Reader(HTMLParser):
    """What an eye reads and what a voice reads; and the tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.voice: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("th", "td", "small"):  # what stands in a place of its own is a word of its own
            self.voice.append(" ")
        if self.silent or dict(attrs).get("aria-hidden") == "true":
            self.silent += 1

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - 1)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.voice.append(data)


def shown(name: str, **context: Any) -> str:
    """The component in English, as a page would include it."""
    with translation.override("en"):
        return render_to_string(f"network/components/{name}.html", context, RequestFactory().get("/"))


def read(name: str, **context: Any) -> Reader:
    reader = Reader()
    reader.feed(shown(name, **context))
    return reader


def voice(name: str, **context: Any) -> str:
    """What a screen reader says of the component."""
    return " ".join("".join(read(name, **context).voice).split())


def classes(name: str, **context: Any) -> list[str]:
    """The classes of its outermost element."""
    return str(read(name, **context).tags[0][1]["class"]).split()


def test_counter_is_one_board():
    assert [tag for tag, _ in read("counter").tags] == ["div"]


def test_counter_carries_goods():
    tags = read("counter", counter_goods=[{"name": "bag", "tone": "leaf"}, {"name": "cup", "tone": "milk"}]).tags
    assert [attrs["class"] for tag, attrs in tags if tag == "svg"] == ["good good-leaf", "good good-milk"]


def test_stepper_says_where_one_is():
    assert voice("stepper", steps=STEPS, current=2) == "1. What happened (done) 2. Photograph 3. Preview"


def test_stepper_marks_one_step_and_leads_back_only():
    tags = read("stepper", steps=STEPS, current=2).tags
    assert [attrs.get("aria-current") for tag, attrs in tags if tag == "li"] == [None, "step", None]
    assert [attrs["href"] for tag, attrs in tags if tag == "a"] == ["/one/"]


@pytest.mark.parametrize("tone", ["", "now", "open", "error", "example"])
def test_tag_has_a_ground_for_each_tone(tone: str):
    assert classes("tag", tag={"text": "x", "tone": tone}) == ["lada-tag", *([f"lada-tag-{tone}"] if tone else [])]


def test_difference_says_which_is_which():
    difference: Difference = {"was": "13:00", "now": "12:00", "language": ""}
    assert voice("difference", difference=difference) == "was: 13:00 shall be: 12:00"


@pytest.mark.parametrize(("was", "now", "said"), [("", "12:00", "shall be: 12:00"), ("13:00", "", "was: 13:00")])
def test_difference_of_something_added_or_taken_away_says_one_half(was: str, now: str, said: str):
    assert voice("difference", difference={"was": was, "now": now, "language": ""}) == said


def test_difference_names_the_language_of_both_texts():
    tags = read("difference", difference={"was": "так", "now": "ні", "language": "uk"}).tags
    assert [(tag, attrs["lang"]) for tag, attrs in tags if "lang" in attrs] == [("del", "uk"), ("ins", "uk")]


def test_date_label_is_said_as_a_whole_day():
    assert voice("date_label", date=day_label(date(2026, 11, 24), date(2026, 11, 1))) == "wtorek, 24 listopada 2026"


def test_past_date_says_so_and_leaves_the_label():
    label = day_label(date(2026, 11, 24), date(2026, 11, 25))
    assert classes("date_label", date=label) == ["lada-date", "lada-date-past"]
    assert voice("date_label", date=label).endswith(" (over)")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("adopted", "It was: no It is: yes adopted, Gdynia"),
        ("tried", "It was: no It was tried: yes on trial, Gdynia"),
        ("dropped", "It was: no It was tried: yes dropped, Gdynia"),
    ],
)
def test_price_tag_says_its_state(state: str, said: str):
    assert voice("price_tag", change={**CHANGE, "state": state}, level=3) == said
    assert classes("price_tag", change={**CHANGE, "state": state}, level=3)[1] == f"lada-pricetag-{state}"


@pytest.mark.parametrize(("level", "heading"), [(2, "h2"), (3, "h3")])
def test_price_tag_with_a_page_leads_there(level: int, heading: str):
    tags = read("price_tag", change={**CHANGE, "title": "Evening hours", "url": "/change/"}, level=level).tags
    assert [(tag, attrs.get("href")) for tag, attrs in tags if tag in (heading, "a")] == [
        (heading, None),
        ("a", "/change/"),
    ]


@pytest.mark.parametrize("state", ["waiting", "first", "taken", "overdue"])
def test_queue_row_wears_its_state(state: str):
    assert classes("queue_row", row={**ROW, "state": state}, level=2) == ["lada-queue-row", f"lada-queue-row-{state}"]


def test_queue_row_says_time_risk_and_title():
    row = {**ROW, "tag": {"text": "At once", "tone": "error"}, "taken": "Ewa has it"}
    said = "Time left: 38 min of an hour At once a post Title Ewa has it"
    assert voice("queue_row", row=row, level=2) == said


def test_late_queue_row_says_by_how_much():
    row = {**ROW, "state": "overdue", "time": "9 days", "time_note": "overdue"}
    assert voice("queue_row", row=row, level=2) == "Late by: 9 days overdue a post Title"


@pytest.mark.parametrize(("state", "primary"), [("first", 1), ("waiting", 0), ("taken", 0), ("overdue", 0)])
def test_only_the_first_case_has_a_primary_button(state: str, primary: int):
    actions = [{"label": "Take", "url": "/t/", "opens": False}, {"label": "Read", "url": "/r/", "opens": True}]
    tags = read("queue_row", row={**ROW, "state": state, "actions": actions}, level=2).tags
    buttons = [str(attrs["class"]) for _, attrs in tags if "lada-button" in str(attrs.get("class")).split()]
    assert (len(buttons), sum("lada-button-quiet" not in button for button in buttons)) == (2, primary)


def test_queue_row_sends_a_form_for_what_changes_something():
    row = {**ROW, "actions": [{"label": "Take", "url": "/t/", "opens": False}]}
    tags = read("queue_row", row=row, level=2).tags
    assert [(attrs["method"], attrs["action"]) for tag, attrs in tags if tag == "form"] == [("post", "/t/")]
    assert [attrs["name"] for tag, attrs in tags if tag == "input"] == ["csrfmiddlewaretoken"]


def test_queue_buttons_say_of_which_case_they_are():
    row = {**ROW, "actions": [{"label": "Take", "url": "/t/", "opens": False}]}
    assert voice("queue_row", row=row, level=2).endswith("Take: Title")


def test_crisis_card_gives_hours_language_and_source_with_the_number():
    assert voice("crisis_card", helplines=[LINE], title="", text="") == (
        "When you have no strength left, do not wait A person answers. You need not say your name. "
        "116 123 Adults around the clock, free of charge, in Polish source: November 2025"
    )


def test_crisis_card_can_be_called():
    tags = read("crisis_card", helplines=[LINE]).tags
    assert [attrs["href"] for tag, attrs in tags if tag == "a"] == ["tel:116123"]


def test_crisis_card_dates_each_number_where_sources_differ():
    other = {**LINE, "number": "112", "checked_on": "source: 2026"}
    said = voice("crisis_card", helplines=[LINE, other])
    assert re.findall(r"source: (?:November 2025|2026)", said) == ["source: November 2025", "source: 2026"]


def test_crisis_card_without_numbers_is_not_there():
    assert voice("crisis_card", helplines=[]) == ""


def table(**more: Any) -> FoldTable:
    columns = [{"label": "Shop", "is_number": False}, {"label": "People", "is_number": True}]
    cell = {"text": "1525", **more}
    return {
        "caption": "Figures", "caption_hidden": True, "columns": columns, "rows": [[{"text": "A"}, cell]]
    }  # type: ignore[typeddict-item, return-value]  # fmt: skip


def test_fold_table_repeats_its_headings_for_the_folded_rows():
    assert voice("fold_table", table=table(note="half a year")) == "Figures Shop People A People: 1525 half a year"


def test_fold_table_says_nothing_of_an_empty_cell():
    assert voice("fold_table", table=table(text="")) == "Figures Shop People A"


def test_fold_table_has_a_heading_for_each_row_and_column():
    tags = read("fold_table", table=table()).tags
    assert [attrs["scope"] for tag, attrs in tags if tag == "th"] == ["col", "col", "row"]


def test_fold_table_refuses_a_row_of_another_width():
    with pytest.raises(ValueError, match="zip"):
        shown("fold_table", table={**table(), "rows": [[{"text": "A"}]]})


def test_pagination_says_which_part_this_is_also_without_neighbours():
    assert voice("pagination", part="1–9 of 9") == "1–9 of 9"
    links = {"next_url": "?2", "next_label": "Next", "previous_url": "?0", "previous_label": "Previous"}
    assert voice("pagination", part="2–3 of 9", **links) == "Previous 2–3 of 9 Next"


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("tag", {"tag": {"text": EVIL, "tone": ""}}),
        ("difference", {"difference": {"was": EVIL, "now": "", "language": ""}}),
        ("price_tag", {"change": {**CHANGE, "now": EVIL}}),
        ("queue_row", {"row": {**ROW, "quote": EVIL}}),
        ("stepper", {"steps": [{"label": EVIL, "url": ""}], "current": 1}),
        ("fold_table", {"table": table(text=EVIL)}),
        ("crisis_card", {"helplines": [{**LINE, "title": EVIL}]}),
        ("notice", {"text": EVIL}),
        ("empty_state", {"title": EVIL}),
        ("pagination", {"part": EVIL}),
    ],
)
def test_component_shows_markup_as_text(name: str, context: dict[str, Any]):
    page = shown(name, **context)
    assert (EVIL in page, SAFE in page) == (False, True)
