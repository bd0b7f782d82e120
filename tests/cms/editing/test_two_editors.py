"""Two editors at once, or the author on her phone: is the second told, and is nothing overwritten?"""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from advocacy.stories import actions as stories
from cms.editing.actions import door_to, take_up
from cms.editing.doors import original_of
from cms.pages.models import StoryPage
from cms.writing.pages import save_text
from network.models import Person
from network.moderation.models import Claim
from network.people.models import Role
from tests import cast
from tests.cms.editing import editing_things as things

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Person:
    return cast.celina()


@pytest.fixture
def darek() -> Client:
    return things.logged_in(cast.darek())


@pytest.fixture
def basia() -> Client:
    return things.logged_in(cast.person("Basia", Role.EDITOR))


def newest(page: StoryPage) -> StoryPage:
    """The page's newest draft, as the database has it."""
    found: StoryPage = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return found


def test_second_editor_is_told_when_she_opens_it(author: Person, darek: Client, basia: Client) -> None:
    story = things.handed_in(author)
    darek.post(reverse("editing_claim", args=["story", story.pk]))
    assert "Zajmuje się tym Darek" in things.said(basia, basia.get(things.edit_address(things.text_of(story))))


def test_who_holds_it_is_not_warned_of_herself(author: Person, darek: Client) -> None:
    story = things.handed_in(author)
    darek.post(reverse("editing_claim", args=["story", story.pk]))
    assert "Zajmuje się tym" not in things.said(darek, darek.get(things.edit_address(things.text_of(story))))


def test_save_over_a_version_not_seen_is_refused_and_shows_both(author: Person, darek: Client, basia: Client) -> None:
    page = things.text_of(things.handed_in(author))
    hers, his = things.form_of(basia, page), things.form_of(darek, page)
    things.save(darek, page, his | {"title": "Tytuł Darka"})
    before = things.revisions(page)
    answer = things.save(basia, page, hers | {"title": "Tytuł Basi"})
    html = things.said(basia, answer)
    assert (answer.status_code, things.revisions(page)) == (200, before)
    assert newest(page).title == "Tytuł Darka"
    assert answer.context["form"]["title"].value() == "Tytuł Basi"
    assert "Tytuł: Tytuł Darka" in html


def test_second_save_after_the_warning_is_her_decision(author: Person, darek: Client, basia: Client) -> None:
    page = things.text_of(things.handed_in(author))
    hers, his = things.form_of(basia, page), things.form_of(darek, page)
    things.save(darek, page, his | {"title": "Tytuł Darka"})
    things.save(basia, page, hers | {"title": "Tytuł Basi"})
    again = things.form_of(basia, page)  # names the newest version, as the form that came back does
    things.save(basia, page, again | {"title": "Tytuł obojga"})
    assert newest(page).title == "Tytuł obojga"


def test_publishing_over_a_version_not_seen_is_refused(author: Person, darek: Client, basia: Client) -> None:
    story = things.handed_in(author)
    page = things.text_of(story)
    hers, his = things.form_of(basia, page), things.form_of(darek, page)
    things.save(darek, page, his | {"title": "Tytuł Darka"})
    things.save(basia, page, hers | {"title": "Tytuł Basi"}, **{"action-publish": "1"})
    assert (things.fresh(story).state, things.text_of(story).live) == ("submitted", False)


def test_what_the_author_wrote_on_her_phone_is_not_overwritten(author: Person, darek: Client) -> None:
    story = things.handed_in(author)
    page = things.text_of(story)
    his = things.form_of(darek, page)
    stories.take_back_story(story, actor=author)
    save_text(story, language="pl", title="Z telefonu", lead="", paragraphs=["Nowe."], user=author.user)
    answer = things.save(darek, page, his | {"title": "Tytuł Darka"})
    assert newest(page).title == "Z telefonu"
    assert "Z telefonu" in things.said(darek, answer)


def test_second_editor_cannot_take_up_what_another_reads(author: Person, darek: Client, basia: Client) -> None:
    story = things.handed_in(author)
    darek.post(reverse("editing_claim", args=["story", story.pk]))
    answer = basia.post(reverse("editing_claim", args=["story", story.pk]))
    assert "Zajmuje się tym Darek" in things.said(basia, answer)
    assert (Claim.objects.get().person.name, things.fresh(story).state) == ("Darek", "in_review")


def at_once(*steps: Any) -> list[str]:
    """What came of steps begun at the same moment, each with a connection of its own; sorted."""
    gate, came = threading.Barrier(len(steps)), []

    def run(step: Any) -> None:
        gate.wait()
        try:
            came.append(str(step()))
        except ValidationError:
            came.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(came)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_editors_taking_it_up_at_once_one_has_it() -> None:
    author, one, other = cast.celina(), cast.darek(), cast.person("Basia", Role.EDITOR)
    story = things.handed_in(author)

    def take(person: Person) -> str:
        return take_up(door_to(original_of(things.fresh(story))), actor=person).person.name

    came = at_once(lambda: take(one), lambda: take(other))
    assert came == sorted([Claim.objects.get().person.name, "refused"])
    assert things.fresh(story).state == "in_review"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_decisions_at_once_one_holds() -> None:
    author, one, other = cast.celina(), cast.darek(), cast.person("Basia", Role.EDITOR)
    story = things.handed_in(author)
    came = at_once(
        lambda: stories.decline_story(story, actor=one, reason="Nie o tym.").state,
        lambda: stories.send_back_story(story, actor=other, reason="Dopisz.").state,
    )
    assert came == sorted([things.fresh(story).state, "refused"])


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_saves_at_once_one_is_kept_and_one_is_told() -> None:
    author = cast.celina()
    clients = [things.logged_in(cast.darek()), things.logged_in(cast.person("Basia", Role.EDITOR))]
    page = things.text_of(things.handed_in(author))
    forms = [things.form_of(client, page) | {"title": f"Tytuł {number}"} for number, client in enumerate(clients)]
    before = things.revisions(page)

    def send(number: int) -> int:
        return int(clients[number].post(things.edit_address(page), forms[number]).status_code)

    assert at_once(lambda: send(0), lambda: send(1)) == ["200", "302"]
    assert things.revisions(page) == before + 1
