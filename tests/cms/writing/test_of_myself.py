"""Does a leader's own page go through the same door as a story?"""

from datetime import date

import pytest
from django.urls import reverse

from cms.blocks import lines
from cms.writing import pages
from network.models import Leader, Shop
from network.people.leaders import actions as leaders
from tests import cast
from tests.cms.pictures_made import photo, upload
from tests.cms.writing.writing_things import errors, halina, press
from tests.network.partners.forms_over_http import browser, hidden_fields

pytestmark = pytest.mark.django_db
URL = "/pisz/o-mnie/"
SAID = {
    "lead": "Mówię za ludzi z Bolszewa.",
    "text": "Jestem tu we wtorki.\nMożna mnie pytać o papiery.",
    "called": "rzeczniczka",
    "languages": ["pl", "uk"],
    "takes_messages": "on",
}


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def leader(shop: Shop) -> Leader:
    return halina(shop)


def draft(leader: Leader) -> pages.Text:
    page = pages.text_page(leader, "pl")
    assert page is not None
    return pages.draft(page)


def test_saved_for_later_it_is_a_draft_with_her_facts_shown_at_once(leader: Leader):
    press(browser(leader.person), URL, **SAID, action="later")
    leader.refresh_from_db()
    assert (leader.state, leader.called, leader.languages, leader.takes_messages) == (
        "draft",
        "rzeczniczka",
        ["pl", "uk"],
        True,
    )
    assert (draft(leader).title, draft(leader).lead) == ("Halina", "Mówię za ludzi z Bolszewa.")


def test_sent_it_waits_for_an_editor(leader: Leader):
    press(browser(leader.person), URL, **SAID, action="next")
    leader.refresh_from_db()
    assert (leader.state, pages.text_page(leader, "pl").current_workflow_state.status) == ("submitted", "in_progress")


def test_empty_text_is_not_sent_and_what_was_typed_stays(leader: Leader):
    answer = press(browser(leader.person), URL, **(SAID | {"text": ""}), action="next")
    leader.refresh_from_db()
    assert (answer.status_code, leader.state) == (200, "draft")
    assert "Mówię za ludzi z Bolszewa." in answer.content.decode()


def test_portrait_is_cleaned_and_needs_its_words(leader: Leader):
    client = browser(leader.person)
    answer = press(client, URL, **SAID, action="next", photo=upload(photo("HEIF"), "IMG_1.HEIC"))
    leader.refresh_from_db()
    assert (answer.status_code, leader.state) == (200, "draft")
    press(client, URL, **SAID, action="next", photo_alt="Halina przy ladzie")
    leader.refresh_from_db()
    assert (leader.state, draft(leader).photo_alt) == ("submitted", "Halina przy ladzie")
    assert b"CANARY" not in draft(leader).photo.file.open().read()


def test_wrong_file_is_said_and_the_text_is_saved(leader: Leader):
    answer = press(browser(leader.person), URL, **SAID, action="next", photo=upload(b"<svg/>", "a.jpg"))
    assert (answer.status_code, len(errors(answer))) == (200, 1)
    assert "Jestem tu we wtorki." in lines.typed(draft(leader).body)


def test_what_waits_is_taken_back_and_published_text_stays_while_she_edits(leader: Leader):
    client = browser(leader.person)
    press(client, URL, **SAID, action="next")
    pages.publish_text(pages.text_page(leader, "pl"))
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    client.post(reverse("leader_step"), token | {"step": "edit"})
    press(client, URL, **(SAID | {"text": "Teraz w środy."}), action="later")
    leader.refresh_from_db()
    live = pages.text_page(leader, "pl")
    assert (leader.state, leader.shown, live.live) == ("draft", True, True)
    assert "Teraz w środy." not in lines.typed(live.body)


def test_she_takes_her_page_down(leader: Leader):
    client = browser(leader.person)
    press(client, URL, **SAID, action="next")
    pages.publish_text(pages.text_page(leader, "pl"))
    client.post(reverse("leader_step"), {"csrfmiddlewaretoken": client.cookies["csrftoken"].value, "step": "withdraw"})
    leader.refresh_from_db()
    assert (leader.state, leader.shown, pages.text_page(leader, "pl").live) == ("withdrawn", False, False)


def test_facts_change_while_the_text_waits(leader: Leader):
    client = browser(leader.person)
    press(client, URL, **SAID, action="next")
    press(client, URL, called="liderka", languages=["pl"], action="later")
    leader.refresh_from_db()
    assert (leader.state, leader.called, leader.takes_messages) == ("submitted", "liderka", False)


def test_reason_stands_above_the_form(leader: Leader):
    client = browser(leader.person)
    press(client, URL, **SAID, action="next")
    leaders.send_back_leader(leader, actor=cast.darek(), reason="Dopisz, gdzie Cię spotkać.")
    assert "Dopisz, gdzie Cię spotkać." in client.get(URL).content.decode()


def test_older_form_overwrites_nothing(leader: Leader):
    client = browser(leader.person)
    press(client, URL, **SAID, action="later")
    old = hidden_fields(client.get(URL).content.decode(), URL)
    press(client, URL, **(SAID | {"text": "Z drugiego okna."}), action="later")
    answer = client.post(URL, old | SAID | {"text": "Ze starego okna.", "action": "later"})
    assert answer.status_code == 409
    assert lines.typed(draft(leader).body) == "Z drugiego okna."


def test_who_is_no_leader_finds_no_such_page():
    client = browser(cast.celina())
    assert [client.get(URL).status_code, client.get(reverse("leader_step")).status_code] == [404, 405]


def test_unknown_step_is_not_there(leader: Leader):
    client = browser(leader.person)
    client.get(URL)
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value}
    assert client.post(reverse("leader_step"), token | {"step": "publish"}).status_code == 404


def test_extra_fields_are_ignored(leader: Leader):
    press(browser(leader.person), URL, **SAID, action="later", state="published", shown="1", slug="admin", ended_on="")
    leader.refresh_from_db()
    assert (leader.state, leader.shown, leader.slug) == ("draft", False, "halina")


def test_languages_are_of_the_list(leader: Leader):
    answer = press(browser(leader.person), URL, **(SAID | {"languages": ["xx-klingon"]}), action="later")
    leader.refresh_from_db()
    assert (answer.status_code, leader.languages) == (200, ["pl", "uk"])


def test_my_texts_lead_to_her_page_after_her_mandate(leader: Leader):
    own = reverse("network:leader_own", args=[leader.slug])
    leaders.end_mandate(leader, actor=leader.person, reason="Koniec", keeps_page=True, on=date(2026, 11, 1))
    answer = browser(leader.person).get(reverse("my_texts"))
    assert (own in answer.content.decode(), answer.context["leader"]) == (True, None)
