"""Does a story go its way: sent once, taken back, changed after publication, withdrawn, deleted?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.blocks import lines
from cms.writing import actions, pages
from network.models import Consent, Letter, Person, Shop
from network.people.editorial import State
from tests import cast
from tests.cms.writing.writing_things import TEXT, TOLD, address, begun, halina, newest, press, ready
from tests.network.partners.forms_over_http import browser, path_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def celina(db: None) -> Person:
    return cast.celina()


def published(who: Person, **typed: object) -> tuple[object, Story]:
    """A story that everybody reads, and its author's browser."""
    client, story = ready(who, **typed)
    press(client, address("story_send", story))
    page = pages.text_page(story, story.language)
    pages.publish_text(page)
    story.refresh_from_db()
    return client, story


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def test_sending_hands_the_story_to_the_editors_and_puts_it_on_their_list(celina: Person):
    client, story = ready(celina)
    answer = press(client, address("story_send", story))
    page = pages.text_page(story, "pl")
    assert (answer.status_code, again(story).state, page.current_workflow_state.status) == (
        302,
        "submitted",
        "in_progress",
    )


def test_sent_twice_it_waits_once(celina: Person):
    client, story = ready(celina)
    url = address("story_send", story)
    html = client.get(url).content.decode()
    from tests.network.partners.forms_over_http import hidden_fields

    form = hidden_fields(html, url)
    both = [client.post(url, form).status_code for _time in range(2)]
    assert (both, again(story).state) == ([302, 302], "submitted")


def test_unfinished_story_is_not_sent_and_says_what_is_missing(celina: Person):
    client, story = begun(celina)
    url = address("story_send", story)
    answer = client.post(url, {"csrfmiddlewaretoken": client.cookies["csrftoken"].value})
    assert (answer.status_code, again(story).state) == (200, "draft")
    assert reverse("story_photo", args=[story.uuid]) in answer.content.decode()


def test_taken_back_it_is_off_the_list_and_open(celina: Person):
    client, story = ready(celina)
    press(client, address("story_send", story))
    client.post(address("story_take_back", story), {"csrfmiddlewaretoken": client.cookies["csrftoken"].value})
    page = pages.text_page(story, "pl")
    assert (again(story).state, page.current_workflow_state) == ("draft", None)


def test_what_waits_cannot_be_written(celina: Person):
    client, story = begun(celina)
    url = address("story_text", story)
    from tests.network.partners.forms_over_http import hidden_fields

    form = hidden_fields(client.get(url).content.decode(), url)
    press(client, address("story_photo", story), action="next", people="nobody", rows="0")
    press(client, address("story_send", story))
    answer = client.post(url, form | TOLD | {"text": "Za późno dopisane, ale nic nie ginie na tej stronie."})
    assert answer.status_code == 200
    assert "Za późno dopisane" in answer.content.decode()
    assert "Za późno" not in lines.typed(newest(story).body)


def test_reason_stands_on_her_own_pages(celina: Person):
    client, story = ready(celina)
    press(client, address("story_send", story))
    stories.send_back_story(again(story), actor=cast.darek(), reason="Napisz, kto piekł chleb.")
    seen = [
        client.get(url).content.decode()
        for url in (reverse("my_texts"), address("story_send", story), address("story_text", story))
    ]
    assert ["Napisz, kto piekł chleb." in html for html in seen] == [True] * 3


def test_edit_after_publication_leaves_what_everybody_reads(celina: Person):
    client, story = published(celina)
    client.post(address("story_edit", story), {"csrfmiddlewaretoken": client.cookies["csrftoken"].value})
    press(client, address("story_text", story), **(TOLD | {"text": TEXT + "\nDopisane potem.", "action": "later"}))
    page = pages.text_page(story, "pl")
    assert (again(story).state, again(story).shown, page.live) == ("draft", True, True)
    assert "Dopisane potem." not in lines.typed(page.body)
    assert "Dopisane potem." in lines.typed(newest(story).body)


def test_withdrawing_asks_first_and_then_nobody_reads_it(celina: Person, client):
    mine, story = published(celina)
    assert client.get(story.get_absolute_url()).status_code == 200
    asked = mine.get(address("story_withdraw", story))
    assert (asked.status_code, again(story).shown) == (200, True)
    press(mine, address("story_withdraw", story))
    page = pages.text_page(story, "pl")
    assert (again(story).state, again(story).shown, page.live) == ("withdrawn", False, False)
    assert client.get(story.get_absolute_url()).status_code in (404, 410)


def test_withdrawn_story_can_be_opened_again(celina: Person):
    client, story = published(celina)
    press(client, address("story_withdraw", story))
    answer = client.post(address("story_edit", story), {"csrfmiddlewaretoken": client.cookies["csrftoken"].value})
    assert (path_of(answer), again(story).state) == (address("story_text", story), "draft")


def test_deleted_draft_is_gone_with_everything(celina: Person):
    client, story = ready(celina)
    Consent.objects.create(
        name="Zofia", subject_kind="story", subject_id=story.pk, face=True, given="spoken",
        given_on="2026-11-01", receipt_hash="x",
    )  # fmt: skip
    page = newest(story).pk
    press(client, address("story_delete", story))
    from cms.pages.models import StoryPage

    assert (Story.objects.count(), StoryPage.objects.filter(pk=page).count(), Consent.objects.count()) == (0, 0, 0)


def test_what_was_published_is_not_deleted(celina: Person):
    client, story = published(celina)
    answer = client.get(address("story_delete", story))
    assert (answer.status_code, Story.objects.count()) == (302, 1)


@pytest.mark.parametrize("name", ["story_take_back", "story_edit", "story_withdraw", "story_delete", "story_send"])
def test_no_step_is_open_to_a_stranger(celina: Person, shop: Shop, name: str):
    _client, story = ready(celina)
    stranger = browser(cast.ala(shop))
    stranger.get(reverse("story_new"))
    answer = stranger.post(address(name, story), {"csrfmiddlewaretoken": stranger.cookies["csrftoken"].value})
    assert (answer.status_code, again(story).state) == (404, "draft")


@pytest.mark.parametrize("name", ["story_take_back", "story_edit"])
def test_step_that_came_too_late_is_no_fault(celina: Person, name: str):
    client, story = ready(celina)
    answer = client.post(address(name, story), {"csrfmiddlewaretoken": client.cookies["csrftoken"].value})
    assert (answer.status_code, path_of(answer)) == (302, address("story_text", story))


def test_mail_server_that_is_down_stops_nothing(shop: Shop, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    leader = halina(shop)
    client, story = ready(leader.person, voice="leader", shop=str(shop.pk))
    press(client, address("story_send", story))
    stories.send_back_story(again(story), actor=cast.darek(), reason="Napisz, kto piekł chleb.")
    assert (again(story).state, Letter.objects.filter(state="due").count()) == ("sent_back", 1)


def test_my_texts_costs_the_same_with_one_and_with_many(celina: Person):
    client, _story = ready(celina)
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("my_texts"))
    for number in range(4):
        ready(celina, title=f"Opowieść {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("my_texts"))
    assert len(many) == len(one)


def test_my_texts_name_whose_turn_it_is(celina: Person):
    client, _draft = begun(celina, title="Szkic")
    _client, sent = ready(celina, title="Wysłana")
    press(client, address("story_send", sent))
    parts = client.get(reverse("my_texts")).context["parts"]
    assert [(part["heading"], [row["title"] for row in part["rows"]]) for part in parts] == [
        ("Twoja kolej", ["Szkic"]), ("W redakcji", ["Wysłana"]),
    ]  # fmt: skip


def test_reason_of_an_earlier_step_is_not_told_as_the_reason_of_the_newest(celina: Person):
    (client, story), darek = ready(celina), cast.darek()
    press(client, address("story_send", story))
    stories.send_back_story(again(story), actor=darek, reason="Napisz, kto piekł chleb.")
    press(client, address("story_send", story))
    stories.publish_story(again(story), actor=darek, title="Chleb", lead="")
    stories.withdraw_story(again(story), actor=None, consent_ended=True)
    for url in (reverse("my_texts"), address("story_send", story)):
        assert "Napisz, kto piekł chleb." not in client.get(url).content.decode()


def test_withdrawing_twice_is_once(celina: Person):
    _client, story = published(celina)
    actions.withdraw(story, actor=celina)
    actions.withdraw(story, actor=celina)
    assert again(story).state == State.WITHDRAWN


def test_pages_forbid_keeping_them(celina: Person):
    client, story = begun(celina)
    names = ("story_text", "story_photo", "story_send", "story_withdraw", "story_delete")
    kept = {client.get(address(name, story)).headers["Cache-Control"] for name in names}
    assert kept == {"private, no-store"}
