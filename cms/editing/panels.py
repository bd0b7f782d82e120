"""What does the admin show of the desk elsewhere: on its first screen, in its menu, at a page?"""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.editing import desk
from cms.editing.doors import door_of, person_of
from cms.editing.thing_page import VERBS
from cms.pages.models import LeaderPage, StoryPage
from network.models import Person
from network.moderation.queries import claim_of
from network.moderation.rules import can_claim_thing
from network.subjects import registry

FIRST = 5
HOME_DEPTH = 2
APPROVE = "approve"  # in Wagtail's menu below a page; the others say the same again, or end the review
DOUBLED = ("action-publish", "action-cancel-workflow", "reject")


def works_here(request: HttpRequest) -> bool:
    """Whether the desk would open for her."""
    return request.user.is_superuser or can_claim_thing(Person.objects.of(request.user))


class DeskMenuItem(MenuItem):
    """The way to the desk, for those whose work is there."""

    def __init__(self) -> None:
        super().__init__(
            pgettext_lazy("of editors", "Desk"), reverse("editing_desk"), name="desk", icon_name="tasks", order=50
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return works_here(request)


class DeskPanel(Component):
    """On the first screen: the five that wait longest."""

    name = "desk"
    template_name = "cms/editing/panel.html"
    order = 40

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: object) -> dict[str, object]:
        """The lines, and how many there are in all."""
        rows = desk.rows(person_of(self.request.user), timezone.now())
        return {"rows": rows[:FIRST], "number": len(rows)}


class DecisionMenuItem(ActionMenuItem):
    """Beside "Publish": sends the text back or declines it, with a reason, on a screen of the desk."""

    icon_name = "undo"

    def __init__(self, verb: str, order: int) -> None:
        self.verb = verb
        super().__init__(order=order)
        self.label = VERBS[verb]
        self.name = f"lada-{verb}"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """While the text waits, for those who may judge it."""
        door = door_of(context["page"].specific) if context["view"] == "edit" else None
        person = Person.objects.of(context["request"].user)
        return bool(door and person and door.is_original and door.verbs.can_review(person, door.thing))

    def get_url(self, parent_context: dict[str, Any]) -> str:
        door = door_of(parent_context["page"].specific)
        if door is None:
            return ""
        return reverse("editing_decide", args=[registry.of(door.thing).kind, door.thing.pk, self.verb])


def one_way_each(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """While a story or leader waits: one button that publishes and one that sends back, in the place of Wagtail's five.

    Wagtail's "Publish" would ask whether to cancel the review, its "Request changes" is our "Ask for a change".
    """
    page = context.get("page") if context.get("view") == "edit" else None
    door = door_of(page.specific) if page else None
    if door and door.waits and any(item.name == APPROVE for item in items):
        items[:] = [item for item in items if item.name not in DOUBLED and not getattr(item, "launch_modal", False)]


def page_buttons(page: Page, user: Any, view_name: str | None = None, **told: Any) -> Iterator[Button]:
    """At each page below the home page: its languages, and for a story or leader its place at the desk."""
    if page.depth > HOME_DEPTH and (user.is_superuser or user.has_perm("wagtail_localize.submit_translation")):
        yield Button(_("Desk and languages"), reverse("editing_page", args=[page.pk]), icon_name="tasks", priority=55)


def listed(parent: Page | None, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """In the page tree and wherever pages are chosen: of stories and leaders only what is there for her, so that no
    draft's title is read."""
    if request.user.is_superuser:
        return pages
    person = Person.objects.of(request.user)
    seen = {kind: registry.get(kind).visible_to(person).values("pk") for kind in desk.HERE}
    hidden_stories = StoryPage.objects.exclude(story__in=seen["story"]).values("pk")
    hidden_leaders = LeaderPage.objects.exclude(leader__in=seen["leader"]).values("pk")
    return pages.exclude(pk__in=hidden_stories).exclude(pk__in=hidden_leaders)


def warn_the_second(request: HttpRequest, page: Page) -> None:
    """Tells whoever opens a text to edit that somebody else looks at it already."""
    if request.method != "GET":
        return
    door = door_of(page.specific)
    claim = claim_of(door.thing) if door else None
    if claim and claim.person.user_id != request.user.pk:
        said = {"person": claim.person.name, "time": f"{timezone.localtime(claim.at):%H:%M}"}
        messages.warning(request, _("%(person)s has been looking at this since %(time)s.") % said)
