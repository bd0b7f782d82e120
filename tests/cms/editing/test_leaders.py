"""Does a leader's own page come before the editors as a story does?"""

import pytest
from django.db import transaction
from django.test import Client

from cms.editing import workflow
from cms.pages.models import LeaderPage
from cms.writing.pages import save_text, text_page
from network.directory.models import Shop
from network.models import Leader
from network.people.leaders.actions import make_leader, submit_leader
from tests import cast
from tests.cms.editing import editing_things as things
from tests.cms.editing import translating_things as translating

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return things.logged_in(cast.darek())


@pytest.fixture
def leader(shop: Shop) -> Leader:
    return handed_in(cast.iza(shop))


@transaction.atomic
def handed_in(person) -> Leader:
    leader = make_leader(person, actor=None, called="liderka", languages=["pl"])
    save_text(leader, language="pl", title=person.name, lead="Prowadzę sklep.", paragraphs=["Od pięciu lat."])
    leader = submit_leader(leader, actor=person)
    workflow.start(text_page(leader, "pl"), person.user)
    return leader


def page_of(leader: Leader, language: str = "pl") -> LeaderPage:
    found = text_page(leader, language)
    assert isinstance(found, LeaderPage)
    return found


def publish(editor: Client, leader: Leader) -> None:
    page = page_of(leader)
    things.save(editor, page, things.form_of(editor, page), **{"action-publish": "1"})
    leader.refresh_from_db()


def test_publish_button_publishes_the_leader(leader: Leader, editor: Client) -> None:
    publish(editor, leader)
    assert (leader.state, leader.shown, page_of(leader).live) == ("published", True, True)
    assert list(leader.texts.values_list("language", "lead")) == [("pl", "Prowadzę sklep.")]


def test_request_for_changes_sends_it_back(leader: Leader, editor: Client) -> None:
    editor.post(f"/admin/biurko/leader/{leader.pk}/send_back/", {"reason": "Dopisz, gdzie."})
    leader.refresh_from_db()
    assert (leader.state, page_of(leader).workflow_in_progress) == ("sent_back", False)


def test_shown_leader_waits_for_a_translator_until_translated(leader: Leader, editor: Client) -> None:
    publish(editor, leader)
    translator = things.logged_in(cast.grazyna())
    rows = translator.get("/admin/biurko/?kind=page").context["page"].object_list
    assert [row.waiting.task for row in rows] == ["przetłumaczyć: uk, en, ru"]
    for code in ("uk", "en", "ru"):
        translation = translating.begin(translator, page_of(leader), code)
        translating.fill(translator, translation)
        translating.publish(translator, translation)
    assert sorted(leader.texts.values_list("language", flat=True)) == ["en", "pl", "ru", "uk"]
    assert list(translator.get("/admin/biurko/?kind=page").context["page"].object_list) == []
