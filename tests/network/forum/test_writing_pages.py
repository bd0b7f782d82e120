"""Can somebody ask, answer, keep for later, change, take away and thank over HTTP, without losing a word?"""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from network.forum import drafts
from network.forum.models import Board, Post, PostDraft, Status, Topic
from network.needs.models import Need
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_board, make_post, make_topic
from tests.network.partners.forms_over_http import browser, press

pytestmark = pytest.mark.django_db
NEW = "/forum/rozmowy/nowy-temat/"
ASKED = {
    "title": "Gdzie dostać buty?",
    "text": "Syn ma **numer 34**.",
    "writes_as": "alias",
    "alias": "Dzwonek",
    "note": "",
    "language": "pl",
}


@pytest.fixture
def board() -> Board:
    return make_board()


@pytest.fixture
def celina(db: None) -> Person:
    return cast.celina()


def answer_of(topic: Topic, **typed: str) -> dict[str, str]:
    return {"text": "Na Szkolnej.", "writes_as": "own", "alias": "", "language": "pl"} | typed


def path_to_answer(topic: Topic) -> str:
    return f"{topic.get_absolute_url()}odpowiedz/"


def shown_in(page: str, name: str) -> str:
    """What the page's text field or input of this name holds."""
    area = re.search(rf'<textarea name="{name}"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    field = re.search(rf'<input type="\w+" name="{name}" value="([^"]*)"', page)
    return (area or field)[1] if area or field else ""


def checked_in(page: str, name: str) -> list[str]:
    """The values of this name that are ticked."""
    return re.findall(rf'<input type="\w+" name="{name}" value="([^"]*)"[^>]* checked', page)


# Asking


def test_question_stands_under_the_name_that_was_chosen(board: Board, celina: Person):
    need = Need.objects.first()
    sent = press(browser(celina), NEW, **ASKED, needs=[need.slug])
    topic = Topic.objects.get()
    assert sent.headers["Location"] == f"{topic.get_absolute_url()}?od=1#p1"
    post = topic.posts.get()
    assert (topic.title, topic.label, topic.author, post.html, list(topic.needs.all())) == (
        "Gdzie dostać buty?", "Dzwonek", None, "<p>Syn ma <strong>numer 34</strong>.</p>", [need],
    )  # fmt: skip


def test_question_under_ones_own_name_has_an_author(board: Board, celina: Person):
    press(browser(celina), NEW, **ASKED | {"writes_as": "own"})
    assert (Topic.objects.get().author, Topic.objects.get().label) == (celina, "Celina")


def test_form_sent_twice_asks_once(board: Board, celina: Person):
    client = browser(celina)
    page = client.get(NEW).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.split("<main")[1]))
    answers = [client.post(NEW, hidden | ASKED) for _ in range(2)]
    assert (Topic.objects.count(), Post.objects.count()) == (1, 1)
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 151}, "title"),
        ({"text": "  "}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"alias": ""}, "alias"),
        ({"alias": "celina"}, "alias"),
        ({"language": "xx"}, "language"),
        ({"writes_as": "nobody"}, "writes_as"),
    ],
)
def test_refused_question_keeps_every_word(wrong: dict[str, str], field: str, board: Board, celina: Person):
    typed = ASKED | {"note": "loss"} | wrong
    answer = press(browser(celina), NEW, **typed)
    page = answer.content.decode()
    assert (answer.status_code, Topic.objects.count(), re.findall(r'id="id_(\w+)_error"', page)) == (200, 0, [field])
    kept = {name: shown_in(page, name).strip() for name in ("title", "text", "alias")}
    assert kept == {name: escape(typed[name].strip()) for name in kept}
    assert '<option value="loss" selected>' in page


def test_preview_shows_the_text_and_sends_nothing(board: Board, celina: Person):
    page = press(browser(celina), NEW, **ASKED, preview="1").content.decode()
    assert ("<strong>numer 34</strong>" in page, Topic.objects.count()) == (True, 0)
    assert (shown_in(page, "title"), shown_in(page, "alias"), checked_in(page, "writes_as")) == (
        "Gdzie dostać buty?", "Dzwonek", ["alias"],
    )  # fmt: skip


def test_board_without_invented_names_asks_for_none(celina: Person):
    make_board(takes_aliases=False)
    client = browser(celina)
    assert 'name="alias"' not in client.get(NEW).content.decode()
    press(client, NEW, **ASKED)
    assert Topic.objects.get().author == celina


def test_board_that_looks_first_shows_the_question_to_its_author_alone(celina: Person, client: Client):
    make_board(is_premoderated=True)
    browser_of_hers = browser(celina)
    sent = press(browser_of_hers, NEW, **ASKED)
    topic = Topic.objects.get()
    assert topic.status == Status.PENDING
    assert browser_of_hers.get(sent.headers["Location"]).status_code == 200
    assert client.get(topic.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("facts", [{"takes_topics": False}, {"audience": "members"}])
def test_question_where_she_may_not_ask_is_refused(facts: dict, celina: Person):
    make_board(**facts)
    assert browser(celina).get(NEW).status_code == (403 if "takes_topics" in facts else 404)


def test_visitor_who_wants_to_ask_is_led_in_and_back(client: Client, board: Board):
    assert client.get(NEW).headers["Location"] == "/konto/wejscie/?next=/forum/rozmowy/nowy-temat/"


def test_offered_name_is_one_that_nobody_has_in_the_talk(board: Board, celina: Person):
    from network.forum import forms

    names = [name() for name in forms.INVENTED]
    assert len(set(names)) == len(names)
    assert forms.invented_name(names[1:]) == names[0]
    assert forms.invented_name(names) not in names


# Answering


def test_answer_stands_below_and_she_is_led_to_it(board: Board, celina: Person):
    topic = make_topic(board)
    sent = press(browser(celina), path_to_answer(topic), **answer_of(topic))
    post = topic.posts.get(position=2)
    assert (sent.headers["Location"], post.author, post.source) == (
        f"{topic.get_absolute_url()}?od=2#p2", celina, "Na Szkolnej.",
    )  # fmt: skip


def test_answer_to_a_post_says_to_which(board: Board, celina: Person):
    topic = make_topic(board)
    make_post(topic)
    client = browser(celina)
    page = client.get(f"{path_to_answer(topic)}?na=2").content.decode()
    assert 'name="answers" value="2"' in page
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.split("<main")[1]))
    client.post(path_to_answer(topic), hidden | answer_of(topic))
    assert topic.posts.get(position=3).answers == 2


def test_quotation_begins_the_answer_with_the_words(board: Board, celina: Person):
    topic = make_topic(board, text="Szukam butów.")
    page = browser(celina).get(f"{path_to_answer(topic)}?na=1&cytat").content.decode()
    assert shown_in(page, "text").split("\n")[:3] == ["&gt; [Marta](#p1):", "&gt;", "&gt; Szukam butów."]


@pytest.mark.parametrize("status", [Status.HIDDEN, Status.PENDING, Status.REMOVED])
def test_hidden_post_is_not_quoted(status: str, board: Board, celina: Person):
    topic = make_topic(board)
    make_post(topic, text="Ukryte słowa", status=status)
    page = browser(celina).get(f"{path_to_answer(topic)}?na=2&cytat").content.decode()
    assert "Ukryte słowa" not in page


def test_whoever_has_an_invented_name_here_keeps_it_unasked(board: Board, celina: Person):
    topic = make_topic(board, author=celina, alias="Dzwonek")
    client = browser(celina)
    page = client.get(path_to_answer(topic)).content.decode()
    assert ('name="writes_as"' in page, "<strong>Dzwonek</strong>" in page) == (False, True)
    press(client, path_to_answer(topic), **answer_of(topic, writes_as="own"))
    assert (topic.posts.get(position=2).label, topic.posts.get(position=2).author) == ("Dzwonek", None)


def test_name_that_somebody_has_here_is_refused_beside_its_question(board: Board, celina: Person):
    topic = make_topic(board, alias="Dzwonek")
    answer = press(browser(celina), path_to_answer(topic), **answer_of(topic, writes_as="alias", alias="dzwonek"))
    page = answer.content.decode()
    assert (re.findall(r'id="id_(\w+)_error"', page), shown_in(page, "text")) == (["alias"], "Na Szkolnej.")


def test_closed_talk_takes_no_answer(board: Board, celina: Person):
    topic = make_topic(board)
    Topic.objects.update(is_locked=True)
    client = browser(celina)
    assert client.get(path_to_answer(topic)).status_code == 403
    assert path_to_answer(topic) not in client.get(topic.get_absolute_url()).content.decode()


# For later


def test_what_was_kept_for_later_waits_in_the_form(board: Board, celina: Person):
    client, need = browser(celina), Need.objects.first()
    kept = press(client, NEW, **ASKED | {"title": "", "note": "loss"}, needs=[need.slug], later="1")
    assert kept.headers["Location"] == f"{NEW}?zapisane"
    page = client.get(NEW).content.decode()
    assert (shown_in(page, "text"), checked_in(page, "needs"), checked_in(page, "writes_as")) == (
        "Syn ma **numer 34**.", [need.slug], ["alias"],
    )  # fmt: skip
    assert (Topic.objects.count(), '<option value="loss" selected>' in page) == (0, True)


def test_draft_holds_no_invented_name(board: Board, celina: Person):
    press(browser(celina), NEW, **ASKED, later="1")
    assert "Dzwonek" not in str(PostDraft.objects.get().data)


def test_draft_of_her_own_name_comes_back_with_it(board: Board, celina: Person):
    client = browser(celina)
    press(client, NEW, **ASKED | {"writes_as": "own"}, later="1")
    assert checked_in(client.get(NEW).content.decode(), "writes_as") == ["own"]


def test_draft_is_gone_when_it_was_sent(board: Board, celina: Person):
    client = browser(celina)
    press(client, NEW, **ASKED, later="1")
    press(client, NEW, **ASKED)
    assert (PostDraft.objects.count(), Topic.objects.count()) == (0, 1)


def test_draft_of_an_answer_keeps_what_it_answers(board: Board, celina: Person):
    topic, client = make_topic(board), browser(celina)
    make_post(topic)
    page = client.get(f"{path_to_answer(topic)}?na=2").content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.split("<main")[1]))
    client.post(path_to_answer(topic), hidden | answer_of(topic) | {"later": "1"})
    assert 'name="answers" value="2"' in client.get(path_to_answer(topic)).content.decode()


def test_older_form_overwrites_no_newer_draft_and_loses_nothing(board: Board, celina: Person):
    client = browser(celina)
    page = client.get(NEW).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.split("<main")[1]))
    drafts.save_draft(actor=celina, key=f"board-{board.pk}", data={"text": "Z telefonu"}, sequence=0)
    answer = client.post(NEW, hidden | ASKED | {"later": "1"})
    shown = answer.content.decode()
    assert (answer.status_code, PostDraft.objects.get().data["text"]) == (409, "Z telefonu")
    assert ("Z telefonu" in shown, shown_in(shown, "text"), re.findall(r'id="id_(\w+)_error"', shown)) == (
        True, "Syn ma **numer 34**.", [],
    )  # fmt: skip
    again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', shown.split("<main")[1]))
    client.post(NEW, again | ASKED | {"later": "1"})
    assert PostDraft.objects.get().data["text"] == "Syn ma **numer 34**."


def test_draft_is_shown_to_nobody_else(board: Board, celina: Person):
    press(browser(celina), NEW, **ASKED, later="1")
    other = browser(cast.person("Irena", Role.MEMBER))
    assert "numer 34" not in other.get(NEW).content.decode()


# Changing, taking away, thanking


def test_author_changes_her_words(board: Board, celina: Person):
    topic = make_topic(board, author=celina, alias="Dzwonek")
    post = topic.posts.get()
    sent = press(browser(celina), f"/forum/wpis/{post.pk}/zmien/", text="Już mam.")
    post.refresh_from_db()
    assert (sent.headers["Location"], post.source) == (f"{topic.get_absolute_url()}?od=1#p1", "Już mam.")


def test_nobody_else_changes_them(board: Board, celina: Person):
    post = make_topic(board).posts.get()
    client = browser(celina)
    assert [client.get(f"/forum/wpis/{post.pk}/{verb}/").status_code for verb in ("zmien", "zabierz")] == [403, 403]


def test_moderator_changes_them_with_a_reason(board: Board):
    post, client = make_topic(board).posts.get(), browser(cast.ewa())
    path = f"/forum/wpis/{post.pk}/zmien/"
    answer = press(client, path, text="Bez adresu.", reason="")
    assert (answer.status_code, re.findall(r'id="id_(\w+)_error"', answer.content.decode())) == (200, ["reason"])
    press(client, path, text="Bez adresu.", reason="Był tu adres.")
    post.refresh_from_db()
    assert (post.source, post.revisions.get().reason) == ("Bez adresu.", "Był tu adres.")


def test_author_takes_her_words_away(board: Board, celina: Person):
    topic = make_topic(board, author=celina, alias="Dzwonek")
    make_post(topic)
    client, path = browser(celina), f"/forum/wpis/{topic.posts.get(position=1).pk}/zabierz/"
    assert "Szukam butów" in client.get(path).content.decode()
    press(client, path)
    page = client.get(topic.get_absolute_url()).content.decode()
    assert ("Szukam butów" in page, re.findall(r'id="p(\d)" ', page)) == (False, ["1", "2"])


@pytest.mark.parametrize(("kind", "count"), [("thanks", "thanks_count"), ("with_you", "with_you_count")])
def test_thanks_are_given_and_taken_back_by_the_same_button(kind: str, count: str, board: Board, celina: Person):
    topic, client = make_topic(board), browser(celina)
    post, url, given = topic.posts.get(), topic.get_absolute_url(), []
    for _press in range(2):
        press(client, url, f"/forum/wpis/{post.pk}/podziekuj/", kind=kind)
        post.refresh_from_db()
        page = client.get(url).content.decode()
        given.append((getattr(post, count), re.findall(r'value="(\w+)"[^>]* aria-pressed="true"', page)))
    assert given == [(1, [kind]), (0, [])]


def test_nobody_is_offered_to_thank_herself(board: Board, celina: Person):
    topic = make_topic(board, author=celina, alias="Dzwonek")
    assert "podziekuj" not in browser(celina).get(topic.get_absolute_url()).content.decode()


def test_who_asked_says_what_helped_and_nobody_else(board: Board, celina: Person):
    topic = make_topic(board, author=celina, alias="Dzwonek")
    post = make_post(topic)
    path, url = f"/forum/wpis/{post.pk}/pomoglo/", topic.get_absolute_url()
    press(browser(celina), url, path)
    post.refresh_from_db()
    assert post.has_helped
    other = browser(cast.person("Irena", Role.MEMBER))
    assert path not in other.get(url).content.decode()


def test_post_of_a_board_she_may_not_read_is_not_there(celina: Person):
    post = make_topic(make_board(audience="members"), author=cast.ewa()).posts.get()
    client = browser(celina)
    client.get("/konto/")
    verbs = ("zmien", "zabierz", "podziekuj", "pomoglo")
    plain = Client()
    plain.force_login(celina.user)
    assert [plain.post(f"/forum/wpis/{post.pk}/{verb}/").status_code for verb in verbs] == [404] * 4
