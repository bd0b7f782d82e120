"""Does the desk show what waits, to those whose work it is, at the same cost for one line and for many?"""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from advocacy.stories import actions as stories
from cms.editing.desk import Asked, age, rows
from cms.writing.pages import save_text
from network.models import Person
from network.moderation.models import Claim
from network.people.models import Role
from tests import cast
from tests.cms import page_things
from tests.cms.editing import editing_things as things

pytestmark = pytest.mark.django_db
DESK = reverse("editing_desk")


@pytest.fixture
def darek() -> Person:
    return cast.darek()


@pytest.fixture
def editor(darek: Person) -> Client:
    return things.logged_in(darek)


def lines(client: Client, question: str = "") -> list[tuple[str, str, str]]:
    """Kind, title and turn of each line."""
    found = client.get(f"{DESK}?{question}").context["page"].object_list
    return [(row.waiting.kind, row.waiting.title, row.waiting.turn) for row in found]


def test_story_that_waits_is_the_editors_turn(editor: Client) -> None:
    things.handed_in(cast.celina())
    assert lines(editor) == [("story", things.TITLE, "editor")]


def test_own_story_waits_for_another_editor() -> None:
    darek = cast.darek()
    things.handed_in(darek)
    assert lines(things.logged_in(darek)) == []
    assert lines(things.logged_in(cast.person("Basia", Role.EDITOR))) == [("story", things.TITLE, "editor")]


def test_shown_story_waits_for_a_translator() -> None:
    things.published(cast.celina())
    assert lines(things.logged_in(cast.grazyna())) == [("story", things.TITLE, "translator")]


def test_page_without_translation_waits_for_a_translator() -> None:
    page_things.make_plain(title="Kontakt")
    assert lines(things.logged_in(cast.grazyna())) == [("page", "Kontakt", "translator")]


def test_people_wait_before_facts_and_the_longest_first(editor: Client, shop) -> None:
    first, second = things.handed_in(cast.celina()), things.handed_in(cast.person("Bożena"))
    type(first).objects.filter(pk=second.pk).update(submitted_at=timezone.now() - timedelta(days=3))
    save_text(second, language="pl", title="Starsza", lead="", paragraphs=["x"])
    assert [title for _kind, title, _turn in lines(editor)] == ["Starsza", things.TITLE, shop.name]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kind=story", ["story"]),
        ("kind=shop", ["shop"]),
        ("language=uk", []),
        ("turn=translator", []),
        ("whose=mine", []),
        ("whose=free", ["story", "shop"]),
        ("whose=nonsense", ["story", "shop"]),
    ],
)
def test_filters_show_what_is_asked_for(editor: Client, shop, question: str, expected: list[str]) -> None:
    things.handed_in(cast.celina())
    assert [kind for kind, _title, _turn in lines(editor, question)] == expected


def test_taking_up_claims_and_begins_the_review(editor: Client, darek: Person) -> None:
    story = things.handed_in(cast.celina())
    editor.post(reverse("editing_claim", args=["story", story.pk]))
    assert (Claim.objects.get().person, things.fresh(story).state) == (darek, "in_review")
    assert [row.is_mine for row in rows(darek, timezone.now(), Asked(whose="mine"))] == [True]


def test_putting_down_frees_it(editor: Client) -> None:
    story = things.handed_in(cast.celina())
    editor.post(reverse("editing_claim", args=["story", story.pk]))
    editor.post(reverse("editing_release", args=["story", story.pk]))
    assert Claim.objects.count() == 0


def test_published_story_is_claimed_by_nobody(editor: Client) -> None:
    story = things.handed_in(cast.celina())
    editor.post(reverse("editing_claim", args=["story", story.pk]))
    page = things.text_of(story)
    things.save(editor, page, things.form_of(editor, page), **{"action-publish": "1"})
    assert (things.fresh(story).state, Claim.objects.count()) == ("published", 0)


@pytest.mark.parametrize("verb", ["send_back", "decline"])
def test_decision_needs_a_reason(editor: Client, verb: str) -> None:
    story = things.handed_in(cast.celina())
    address = reverse("editing_decide", args=["story", story.pk, verb])
    assert editor.post(address, {"reason": "  "}).status_code == 200
    assert things.fresh(story).state == "submitted"


@pytest.mark.parametrize(("verb", "state"), [("send_back", "sent_back"), ("decline", "declined")])
def test_decision_ends_the_claim_and_wagtails_task(editor: Client, verb: str, state: str) -> None:
    story = things.handed_in(cast.celina())
    editor.post(reverse("editing_claim", args=["story", story.pk]))
    editor.post(reverse("editing_decide", args=["story", story.pk, verb]), {"reason": "Dopisz, gdzie to było."})
    page = things.text_of(story)
    assert (things.fresh(story).state, Claim.objects.count(), page.workflow_in_progress) == (state, 0, False)


def test_words_that_lie_ready_come_in_the_authors_language(editor: Client) -> None:
    author = cast.celina()
    Person.objects.filter(pk=author.pk).update(language="uk")
    story = things.handed_in(author)
    address = reverse("editing_decide", args=["story", story.pk, "send_back"])
    form = editor.post(address, {"template": "where-when", "reason": ""}).context["form"]
    assert (form["reason"].value()[:22], list(form.errors)) == ("Дякуємо за цю оповідь.", [])


def test_words_that_lie_ready_come_below_what_was_typed(editor: Client) -> None:
    story = things.handed_in(cast.celina())
    address = reverse("editing_decide", args=["story", story.pk, "send_back"])
    ready = editor.post(address, {"template": "where-when", "reason": ""}).context["form"]["reason"].value()
    typed = "Dzień dobry, Celino.\r\n\r\nTo piękna opowieść."
    both = editor.post(address, {"template": "where-when", "reason": typed}).context["form"]["reason"].value()
    again = editor.post(address, {"template": "where-when", "reason": both}).context["form"]["reason"].value()
    assert (bool(ready), both, again) == (True, f"{typed}\n\n{ready}", both)
    assert things.fresh(story).state == "submitted"


def test_template_nobody_knows_keeps_what_was_typed(editor: Client) -> None:
    story = things.handed_in(cast.celina())
    address = reverse("editing_decide", args=["story", story.pk, "decline"])
    answer = editor.post(address, {"template": "nonsense", "reason": "Nie o tym."})
    assert (answer.context["form"]["reason"].value(), things.fresh(story).state) == ("Nie o tym.", "submitted")


def test_choosing_words_needs_no_words_yet(editor: Client) -> None:
    story = things.handed_in(cast.celina())
    page = editor.get(reverse("editing_decide", args=["story", story.pk, "send_back"])).content.decode()
    buttons = re.findall(r'<button[^>]*name="template"[^>]*>', page)
    assert (len(buttons) > 0, all("formnovalidate" in button for button in buttons)) == (True, True)


def test_second_decision_says_that_it_is_too_late(editor: Client) -> None:
    story = things.handed_in(cast.celina())
    stories.take_back_story(story, actor=story.author)
    address = reverse("editing_decide", args=["story", story.pk, "decline"])
    answer = editor.post(address, {"reason": "Nie o tym."})
    assert (answer.status_code, things.fresh(story).state) == (200, "draft")
    assert answer.context["form"]["reason"].value() == "Nie o tym."


def many(count: int) -> None:
    for number in range(count):
        author = cast.person(f"Autorka{number}-{count}")
        things.handed_in(author)
        things.published(author)
        page_things.make_plain(f"strona-{count}-{number}", title=f"Strona {number}")


def test_one_line_and_many_cost_the_same(editor: Client) -> None:
    editor.get(DESK)
    counted = []
    for count in (1, 4):
        many(count)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert editor.get(DESK).status_code == 200
        counted.append(len(found))
    assert counted[0] == counted[1]


def test_file_is_no_formula(editor: Client) -> None:
    story = things.handed_in(cast.celina())
    save_text(story, language="pl", title='=HYPERLINK("http://x")', lead="", paragraphs=["x"])
    text = b"".join(editor.get(reverse("editing_file", args=["csv"])).streaming_content).decode("utf-8-sig")
    rows_ = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert (len(rows_), rows_[1][1]) == (2, '\'=HYPERLINK("http://x")')
    book = load_workbook(io.BytesIO(editor.get(reverse("editing_file", args=["xlsx"])).content))
    cell = book.active["B2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.COORDINATOR, Role.OFFICIAL, Role.PARTNER])
def test_desk_is_closed_for_others(role: str) -> None:
    client = things.logged_in(cast.person("Ktos", role))
    assert client.get(DESK).status_code == 302


def test_first_screen_of_the_admin_shows_five(editor: Client) -> None:
    many(6)
    panel = next(panel for panel in editor.get("/admin/").context["panels"] if panel.name == "desk")
    context = panel.get_context_data({})
    assert (len(context["rows"]), context["number"]) == (5, 18)


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(minutes=1), "1 minuta"),
        (timedelta(minutes=59), "59 minut"),
        (timedelta(hours=2), "2 godziny"),
        (timedelta(hours=48), "2 dni"),
        (timedelta(days=59, hours=23), "59 dni"),
        (timedelta(days=60), "2 miesiące"),
        (timedelta(days=364), "11 miesięcy"),
        (timedelta(days=365), "ponad rok"),
        (timedelta(days=729), "ponad rok"),
        (timedelta(days=730), "ponad 2 lata"),
        (timedelta(days=5000), "ponad 13 lat"),
        (timedelta(seconds=59), "przed chwilą"),
        (timedelta(days=-1), "przed chwilą"),
    ],
)
def test_age_is_said_in_words(passed: timedelta, said: str) -> None:
    assert age(passed) == said


@pytest.mark.parametrize("address", [("nonsense", 1), ("shop", 1), ("story", 10**17)])
def test_unknown_thing_is_not_found(editor: Client, address: tuple[str, int]) -> None:
    assert editor.get(reverse("editing_thing", args=address)).status_code == 404
