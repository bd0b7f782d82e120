"""Does somebody find everything she was told in one place, and end letters with one press, without logging in?"""

import re
from typing import Any

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from advocacy.stories import actions as stories
from network.forum.models import TopicReader, Watch
from network.notices import keys
from network.notices.actions import tell, tell_many
from network.notices.models import Notice, NoticeChoice
from network.people.models import Person, Role
from tests import cast
from tests.factories import make_board, make_topic
from tests.network.notices.news_things import (
    NOON,
    TITLE,
    answer,
    asked,
    follow,
    letters,
    logged_in,
    members_topic,
    somebody,
    to_whom,
)
from tests.reading import Reader

pytestmark = pytest.mark.django_db
LIST, SEEN, CHOICES = "/powiadomienia/", "/powiadomienia/widziane/", "/powiadomienia/listy/"


@pytest.fixture
def marta(db):
    """She asked, and was answered."""
    marta = somebody("Marta")
    answer(asked(marta), somebody("Nadia"))
    return marta


def page(person: Person, path: str = LIST) -> str:
    response: HttpResponse = logged_in(person).get(path)
    assert response.status_code == 200
    return response.content.decode()


def lines(html: str) -> list[str]:
    """The notices on the page, as text."""
    rows = re.findall(r'<li id="n\d+">(.*?)</li>', html, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


# --- the list ---------------------------------------------------------------------


def test_line_says_what_happened_where_and_when(marta):
    Notice.objects.update(at=NOON)
    [line] = lines(page(marta, f"/en{LIST}"))
    assert (
        line == f"New There is something new in a topic. {TITLE} 25 November 2026, 13:00 No more about this : {TITLE}"
    )


def test_line_leads_to_the_first_new_post(marta):
    notice = Notice.objects.get()
    assert f'href="/forum/temat/{notice.subject_id}/2/"' in page(marta)


def test_nobody_sees_what_another_was_told(marta):
    assert lines(page(somebody("Ola"))) == []


def test_what_she_may_not_see_any_more_stands_nowhere():
    from network.people.models import Membership

    marta = somebody("Marta")
    members_topic(marta)
    before = TITLE in page(marta)
    Membership.objects.filter(person=marta).delete()
    assert (before, TITLE in page(marta)) == (True, False)


def test_everything_on_the_page_is_seen_with_one_press_and_nothing_later(marta):
    up_to = re.search(r'name="up_to" value="(\d+)"', page(marta))
    assert up_to is not None
    later = tell(marta, "topic_news", make_topic(make_board("inna"), title="Inny"), round=1)
    logged_in(marta).post(SEEN, {"up_to": up_to[1]})
    assert list(Notice.objects.visible_to(marta).unseen()) == [later]


@pytest.mark.parametrize("said", ["", "x", "-1", "9" * 40, "²"])
def test_nonsense_marks_nothing_as_seen(marta, said):
    logged_in(marta).post(SEEN, {"up_to": said})
    assert Notice.objects.unseen().count() == 1


def test_button_beside_a_line_ends_news_of_that_topic_alone(marta):
    notice = Notice.objects.get()
    response = logged_in(marta).post(reverse("network:notice_stop", args=[notice.pk]))
    assert (response.status_code, TopicReader.objects.values_list("person__name", "watch").get()) == (
        302,
        ("Marta", Watch.NOTHING),
    )


def test_button_of_another_ends_nothing(marta):
    notice = Notice.objects.get()
    response = logged_in(somebody("Ola")).post(reverse("network:notice_stop", args=[notice.pk]))
    assert (response.status_code, TopicReader.objects.count()) == (404, 0)


def test_looking_at_the_list_writes_nothing(marta):
    before = list(Notice.objects.values())
    page(marta)
    assert list(Notice.objects.values()) == before


def many(person: Person, count: int) -> None:
    board = make_board(f"duza{count}")
    for number in range(count):
        tell_many([person], "topic_news", make_topic(board, title=f"Temat {number}", text=f"Słowa {number}"), round=1)


@pytest.mark.parametrize("count", [1, 100])
def test_list_costs_six_queries_for_one_and_for_many(count, django_assert_num_queries):
    ola = somebody("Ola")
    many(ola, count)
    client = logged_in(ola)
    client.get(LIST)  # what is remembered of the page's frame
    with django_assert_num_queries(6):
        assert len(lines(client.get(LIST).content.decode())) == min(count, 30)


def test_every_notice_stands_on_one_part_of_the_list():
    ola, path, found = somebody("Ola"), LIST, []
    many(ola, 70)
    while path:
        html = page(ola, path)
        found += re.findall(r"<bdi>(Temat \d+)</bdi></p>", html)
        older = re.search(r'rel="next" href="(\?before=\d+)"', html)
        path = LIST + older[1] if older else ""
    assert found == [f"Temat {number}" for number in reversed(range(70))]


def test_visitor_is_asked_to_come_in(client):
    assert client.get(LIST).url.startswith("/konto/wejscie/")


def test_list_is_kept_by_no_cache(marta):
    response = logged_in(marta).get(LIST)
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")


def test_kinds_of_other_features_stand_there_too(shop):
    editor = cast.person("Darek", Role.EDITOR, email="darek@example.org")
    celina = somebody("Celina")
    story = stories.begin_story(actor=celina, author=celina, title="Opowieść", language="pl", told_as="person")
    stories.submit_story(story, actor=story.author)
    stories.send_back_story(story, actor=editor, reason="Proszę o datę.")
    assert [line.split(" ", 1)[1].rsplit(" ", 4)[0] for line in lines(page(editor, f"/en{LIST}"))] == [
        "A story waits to be read"
    ]
    assert "asks you to change something." in lines(page(story.author, f"/en{LIST}"))[0]


def test_kind_that_nobody_describes_is_shown_all_the_same(shop):
    ola = somebody("Ola")
    tell(ola, "something_of_tomorrow", shop)
    assert lines(page(ola, f"/en{LIST}"))[0].startswith("New There is something new. Sklep bolszewo")


# --- choices ----------------------------------------------------------------------


def choose(person: Person, **said: str) -> str:
    return str(logged_in(person).post(f"/en{CHOICES}", said).content.decode())


def test_choices_are_saved_and_said():
    ola = somebody("Ola")
    assert "Saved. From now on letters come like this." in choose(ola, answers="weekly", followed="at_once")
    assert NoticeChoice.objects.values_list("answers", "followed").get() == ("weekly", "at_once")


def test_choice_that_is_none_changes_nothing():
    ola = somebody("Ola", answers="weekly")
    choose(ola, answers="hourly", followed="nothing")
    assert NoticeChoice.objects.get().answers == "weekly"


def test_who_has_chosen_nothing_sees_what_holds():
    html = page(somebody("Ola"), CHOICES)
    checked = re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', html)
    assert (checked, NoticeChoice.objects.count()) == ([("answers", "at_once"), ("followed", "nothing")], 0)


# --- off, without logging in ------------------------------------------------------


def off_links(letter: Any) -> list[str]:
    return re.findall(r"https?://[^/\s]+(/\S*wylacz/\S+/)", letter.body)


def test_letter_has_both_headers_and_both_links(marta):
    [letter] = letters()
    thing, everything = off_links(letter)
    assert letter.extra_headers["List-Unsubscribe"] == f"<http://localhost:8000{everything}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert thing != everything


def test_mail_program_switches_off_with_one_press_and_no_page(marta):
    [letter] = letters()
    address = letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    client = Client(enforce_csrf_checks=True)
    response = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert (response.status_code, dict(client.cookies)) == (200, {})
    assert NoticeChoice.objects.values_list("answers", "followed").get() == ("nothing", "nothing")


def test_opening_the_link_switches_nothing_off(marta):
    [letter] = letters()
    client = Reader()
    for path in off_links(letter):
        assert (client.get(path).status_code, client.head(path).status_code) == (200, 200)
    assert NoticeChoice.objects.values_list("answers", "followed").get() == ("at_once", "nothing")
    assert (TopicReader.objects.count(), dict(client.cookies)) == (0, {})


def test_link_for_one_thing_ends_that_alone(marta):
    [letter] = letters()
    thing, _everything = off_links(letter)
    assert Reader().post(thing).status_code == 200
    assert TopicReader.objects.values_list("person__name", "watch").get() == ("Marta", Watch.NOTHING)
    assert NoticeChoice.objects.get().answers == "at_once"


def test_link_ends_news_even_of_what_she_may_see_no_longer():
    from network.people.models import Membership

    marta = somebody("Marta")
    members_topic(marta)
    notice = Notice.objects.visible_to(marta).get()
    Membership.objects.all().delete()
    Reader().post(reverse("network:notices_off", args=[keys.of_thing(notice)]))
    assert TopicReader.objects.get(person=marta).watch == Watch.NOTHING


def test_pressing_again_does_no_harm(marta):
    [letter] = letters()
    assert [Reader().post(path).status_code for path in off_links(letter) * 2] == [200] * 4


def test_nothing_comes_after_everything_was_switched_off(marta):
    [letter] = letters()
    Reader().post(off_links(letter)[-1])
    Notice.objects.update(seen_at=NOON)
    answer(make_topic(make_board("inna"), author=marta, title="Inny"), Person.objects.get(name="Nadia"))
    assert to_whom() == []


def test_link_and_its_page_reveal_nothing(marta):
    [letter] = letters()
    for path in off_links(letter):
        key = path.rstrip("/").rpartition("/")[2]
        said = (key + Reader().get(path).content.decode()).lower()
        user = marta.user
        canaries = (TITLE, "buty", marta.name, user.username, user.email, str(marta.uuid), marta.uuid.hex)
        assert [word for word in canaries if word.lower() in said] == []


@pytest.mark.parametrize("change", [lambda key: f"{key}x", lambda key: "n999999" + key[key.index(".") :]])
def test_forged_key_opens_nothing(marta, change):
    letters()
    key = change(keys.of_thing(Notice.objects.get()))
    response = Reader().post(reverse("network:notices_off", args=[key]))
    assert (response.status_code, TopicReader.objects.count()) == (404, 0)


def test_key_of_another_use_opens_nothing(marta):
    key = signing.Signer(salt="other", sep=".").sign(f"n{Notice.objects.get().pk}")
    assert Reader().get(reverse("network:notices_off", args=[key])).status_code == 404


def test_who_follows_stays_told_when_another_switches_off(marta):
    topic = asked(somebody("Ola"), board=make_board("inna"))
    follow(topic, marta)
    answer(topic, Person.objects.get(name="Nadia"))
    Reader().post(reverse("network:notices_off", args=[keys.of_thing(Notice.objects.filter(person=marta).first())]))
    assert list(TopicReader.objects.filter(topic=topic).values_list("person__name", "watch")) == [
        ("Marta", Watch.NOTHING)
    ]
