"""Does Wagtail's workflow follow the story, and the story Wagtail, whichever way a page goes live or down?"""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from advocacy.models import Story
from advocacy.stories import actions as stories
from cms.editing import workflow
from network.models import Person
from network.people.consents.actions import record_consent, withdraw_consent
from network.people.models import Role
from tests import cast
from tests.cms.editing import editing_things as things

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> Person:
    return cast.celina()


@pytest.fixture
def darek() -> Person:
    return cast.darek()


@pytest.fixture
def editor(darek: Person) -> Client:
    return things.logged_in(darek)


def standing(story: Story) -> tuple[str, bool, int, bool]:
    """State, whether it is shown, its version, whether its page is live."""
    story = things.fresh(story)
    return story.state, story.shown, story.version, things.text_of(story).live


def test_story_that_is_handed_in_stands_on_wagtails_list(author: Person) -> None:
    page = things.text_of(things.handed_in(author))
    assert page.current_workflow_state.workflow.name == "Opowieści i strony liderów"


def test_story_in_another_language_stands_on_the_list_too(author: Person) -> None:
    page = things.text_of(things.handed_in(author, language="uk"))
    assert (page.locale.language_code, page.workflow_in_progress) == ("uk", True)
    assert page.get_workflow().name == "Opowieści i strony liderów"


def test_story_taken_back_leaves_the_list(author: Person) -> None:
    story = things.handed_in(author)
    stories.take_back_story(story, actor=author)
    assert workflow.cancel(things.text_of(story), author.user) is True
    assert things.text_of(story).workflow_in_progress is False


def approve(editor: Client, page: Page, action: str = "approve", comment: str = "") -> object:
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, task.pk])
    return editor.post(address, {"comment": comment})


def test_approval_on_wagtails_list_publishes_the_story(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    approve(editor, things.text_of(story))
    assert standing(story) == ("published", True, 1, True)
    assert list(story.texts.values_list("language", "title", "lead")) == [("pl", things.TITLE, things.LEAD)]


def test_approval_on_the_edit_screen_publishes_what_the_editor_corrected(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    page = things.text_of(story)
    data = things.form_of(editor, page) | {"title": "Kefir dla pana Jana"}
    things.save(editor, page, data, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert standing(story) == ("published", True, 1, True)
    assert story.texts.get().title == "Kefir dla pana Jana"


def test_story_that_waits_has_one_button_for_each_decision(author: Person, editor: Client) -> None:
    page = things.text_of(things.handed_in(author))
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    doubled = ["action-publish", "action-cancel-workflow", 'data-workflow-action-name="reject"']
    assert [name in html for name in doubled] == [False] * 3
    assert html.count('data-workflow-action-name="approve"') == 1


def test_publish_button_publishes_the_story(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    page = things.text_of(story)
    things.save(editor, page, things.form_of(editor, page), **{"action-publish": "1"})
    assert standing(story) == ("published", True, 1, True)


def test_editors_correction_is_a_new_version(author: Person, editor: Client) -> None:
    story = things.published(author)
    page = things.text_of(story)
    data = things.form_of(editor, page) | {"title": "Poprawiony tytuł"}
    things.save(editor, page, data, **{"action-publish": "1"})
    assert standing(story) == ("published", True, 2, True)
    assert story.texts.get().title == "Poprawiony tytuł"


def test_bulk_publishing_publishes_the_story(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    editor.post(f"{address}?id={things.text_of(story).pk}", {"include_descendants": ""})
    assert standing(story) == ("published", True, 1, True)


def test_request_for_changes_sends_the_story_back_with_the_comment(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    approve(editor, things.text_of(story), "reject", "Dopisz, gdzie to było.")
    assert standing(story) == ("sent_back", False, 0, False)
    assert things.text_of(story).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_story_handed_in_again_goes_on_in_the_same_workflow(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    before = things.text_of(story).current_workflow_state.pk
    approve(editor, things.text_of(story), "reject", "Dopisz, gdzie to było.")
    stories.submit_story(things.fresh(story), actor=author)
    workflow.start(things.text_of(story), author.user)
    state = things.text_of(story).current_workflow_state
    assert (state.pk, state.status) == (before, WorkflowState.STATUS_IN_PROGRESS)


def test_request_for_changes_without_a_reason_changes_nothing(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    answer = approve(editor, things.text_of(story), "reject", "")
    assert standing(story) == ("submitted", False, 0, False)
    assert things.text_of(story).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert "Napisz, proszę, dlaczego" in things.said(editor, answer)


@pytest.fixture
def blocked(author: Person, darek: Person) -> Story:
    """A story that waits; somebody in it has withdrawn her consent to be named."""
    story = things.handed_in(author)
    consent, _code = record_consent(
        story, actor=author, name="Maria", given="spoken", given_on=timezone.localdate(), real_name=True
    )
    withdraw_consent(consent, how="desk", actor=darek)
    if things.fresh(story).state == "withdrawn":  # the rule hides what waited, too; its author hands it in again
        stories.edit_story(things.fresh(story), actor=author)
        stories.submit_story(things.fresh(story), actor=author)
        workflow.start(things.text_of(story), author.user)
    return things.fresh(story)


def ways(editor: Client, page: Page) -> dict[str, object]:
    """Every way in which an editor's screen can publish a page."""
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    data = things.form_of(editor, page) | {"title": "Nowy tytuł"}
    return {
        "publish": lambda: things.save(editor, page, data, **{"action-publish": "1"}),
        "approve": lambda: things.save(
            editor, page, data, **{"action-workflow-action": "true", "workflow-action-name": "approve"}
        ),
        "list": lambda: approve(editor, page),
        "bulk": lambda: editor.post(f"{bulk}?id={page.pk}", {"include_descendants": ""}),
    }


@pytest.mark.parametrize("way", ["publish", "approve", "list", "bulk"])
def test_refused_publishing_leaves_nothing_half_done(blocked: Story, editor: Client, way: str) -> None:
    page = things.text_of(blocked)
    answer = ways(editor, page)[way]()  # type: ignore[operator]
    assert standing(blocked) == ("submitted", False, 0, False)
    after = things.text_of(blocked)
    assert after.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    assert "zgod" in things.said(editor, answer)
    assert blocked.texts.count() == 0


@pytest.mark.parametrize("way", ["publish", "approve"])
def test_refused_publishing_keeps_what_was_typed_as_a_draft(blocked: Story, editor: Client, way: str) -> None:
    page = things.text_of(blocked)
    ways(editor, page)[way]()  # type: ignore[operator]
    after = things.text_of(blocked)
    assert (after.live, after.get_latest_revision_as_object().title) == (False, "Nowy tytuł")


def test_refused_publishing_by_code_raises_and_changes_nothing(blocked: Story) -> None:
    with pytest.raises(ValidationError):
        things.text_of(blocked).get_latest_revision().publish()
    assert standing(blocked) == ("submitted", False, 0, False)


def test_editor_does_not_publish_her_own_story() -> None:
    darek = cast.darek()
    story = things.handed_in(darek)
    own = things.logged_in(darek)
    page = things.text_of(story)
    answer = things.save(own, page, things.form_of(own, page), **{"action-publish": "1"})
    assert standing(story) == ("submitted", False, 0, False)
    assert "Decyduje o tym ktoś z redakcji" in things.said(own, answer)


def test_draft_that_was_not_handed_in_is_not_published(author: Person) -> None:
    story = things.draft(author)
    boss = things.logged_in(cast.jacek())
    page = things.text_of(story)
    things.save(boss, page, things.form_of(boss, page), **{"action-publish": "1"})
    assert standing(story) == ("draft", False, 0, False)


SCREENS = ("edit", "history", "view_draft", "usage", "revisions_index")


@pytest.mark.parametrize("screen", SCREENS)
def test_draft_that_was_not_handed_in_is_opened_by_no_editor(author: Person, editor: Client, screen: str) -> None:
    page = things.text_of(things.draft(author))
    assert editor.get(reverse(f"wagtailadmin_pages:{screen}", args=[page.pk])).status_code == 302


def test_draft_that_was_not_handed_in_is_not_listed(author: Person, editor: Client) -> None:
    things.draft(author)
    seen = things.handed_in(cast.person("Bożena"))
    folder = things.text_of(seen).get_parent()
    answer = editor.get(reverse("wagtailadmin_explore", args=[folder.pk]))
    assert [page.pk for page in answer.context["object_list"]] == [things.text_of(seen).pk]


@pytest.mark.parametrize("language", ["pl", "uk"])
def test_translator_does_not_open_an_original(author: Person, language: str) -> None:
    page = things.text_of(things.published(author, language=language))
    translator = things.logged_in(cast.grazyna())
    assert translator.get(things.edit_address(page)).status_code == 302


def test_draft_is_not_found_at_the_desk(author: Person, editor: Client) -> None:
    story = things.draft(author)
    assert editor.get(reverse("editing_thing", args=["story", story.pk])).status_code == 404


def plan(editor: Client, story: Story) -> None:
    """An editor plans the page for tomorrow, and tomorrow comes."""
    page = things.text_of(story)
    tomorrow = timezone.localtime() + timedelta(days=1)
    data = things.form_of(editor, page) | {"go_live_at": f"{tomorrow:%Y-%m-%d %H:%M}"}
    things.save(editor, page, data, **{"action-publish": "1"})
    past = timezone.now() - timedelta(minutes=5)
    revision = things.text_of(story).get_latest_revision()
    assert revision.approved_go_live_at is not None
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save(update_fields=["content", "approved_go_live_at"])


def test_planned_story_waits_and_goes_live_at_its_time(author: Person, editor: Client) -> None:
    story = things.handed_in(author)
    plan(editor, story)
    assert standing(story) == ("submitted", False, 0, False)
    call_command("publish_scheduled")
    assert standing(story) == ("published", True, 1, True)


def test_planned_story_that_is_refused_is_told_once_and_not_tried_again(
    author: Person, darek: Person, editor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    story = things.handed_in(author)
    plan(editor, story)
    consent, _code = record_consent(
        story, actor=author, name="Maria", given="spoken", given_on=timezone.localdate(), text=True
    )
    page = things.text_of(story)
    revision = page.get_latest_revision()
    withdraw_consent(consent, how="desk", actor=darek)
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=5)  # the rule dropped the plan; somebody replans
    revision.save(update_fields=["approved_go_live_at"])
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    revision.refresh_from_db()
    assert (things.text_of(story).live, revision.approved_go_live_at) == (False, None)
    assert [record.name for record in caplog.records if "planned publishing" in record.message] == [
        "cms.editing.planned"
    ]
    assert darek.notices.filter(kind="publishing_refused").count() == 1


def test_hiding_the_original_needs_a_reason(author: Person, editor: Client) -> None:
    story = things.published(author)
    answer = editor.post(reverse("wagtailadmin_pages:unpublish", args=[things.text_of(story).pk]))
    assert standing(story) == ("published", True, 1, True)
    assert "Napisz, proszę, dlaczego" in things.said(editor, answer)


def test_withdrawal_at_the_desk_hides_page_and_story(author: Person, editor: Client) -> None:
    story = things.published(author)
    editor.post(reverse("editing_decide", args=["story", story.pk, "withdraw"]), {"reason": "Prosi o to rodzina."})
    assert standing(story) == ("withdrawn", False, 1, False)


def test_deleting_the_page_of_a_shown_story_is_refused(author: Person, editor: Client) -> None:
    story = things.published(author)
    boss = things.logged_in(cast.jacek())
    boss.post(reverse("wagtailadmin_pages:delete", args=[things.text_of(story).pk]))
    assert standing(story)[3] is True


def test_no_letter_of_wagtail_goes_out(author: Person, editor: Client, mailoutbox: list[object]) -> None:
    cast.person("Basia", Role.EDITOR, email="basia@example.org")
    story = things.handed_in(author)
    approve(editor, things.text_of(story))
    assert mailoutbox == []
