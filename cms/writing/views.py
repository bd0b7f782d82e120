"""What does somebody see who tells a story on her phone? Two steps and a look before it is sent.

Each form that is sent saves a draft on the server. What cannot be saved comes back as it was typed.
"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from advocacy.models import Story
from advocacy.stories import rules
from cms.blocks import lines
from cms.writing import actions, limits, listing, pages, queries, sentences
from cms.writing.drafting import NewerDraft, Words, filled_in
from cms.writing.forms import ADD, AUTO, DROP, LATER, NEXT, StoryForm, Teller
from network.directory.listing import start
from network.limits.pages import ask_to_wait
from network.models import Leader, Person
from network.people.editorial import State
from network.people.leaders.rules import can_begin_page, speaks_today
from network.people.privacy import clause
from network.people.private import private_page

FOLDER = "cms/writing"
FORM_METHODS = ["GET", "HEAD", "POST"]


def who(request: HttpRequest) -> Person:
    """The person who is logged in. Raises PermissionDenied for a login that belongs to nobody."""
    person = Person.objects.of(request.user)
    if person is None:
        raise PermissionDenied
    return person


def teller_of(person: Person) -> Teller:
    """As what she may tell; three queries."""
    return Teller(
        person, queries.leader_of(person), queries.shops_of(person), frozenset(queries.shops_she_coordinates(person))
    )


def way(*steps: str) -> list[dict[str, str]]:
    """The breadcrumb below "My texts"."""
    return [start(), {"url": reverse("my_texts"), "label": _("My texts")}, *({"label": step} for step in steps)]


def steps(story: Story | None) -> list[dict[str, str]]:
    """The stepper: each step done leads back."""
    uuid = story.uuid if story else None
    return [
        {"label": _("What happened"), "url": reverse("story_text", args=[uuid]) if uuid else ""},
        {"label": _("Photo and people"), "url": reverse("story_photo", args=[uuid]) if uuid else ""},
        {"label": _("Look and send"), "url": ""},
    ]


@private_page
@login_required
@require_safe
def my_texts(request: HttpRequest) -> HttpResponse:
    """Everything she writes: what waits for her, what waits for an editor, what everybody reads."""
    person = who(request)
    mine = Leader.objects.of(person)
    leader = mine if mine and speaks_today(mine) else None
    context = {
        "breadcrumb": [start(), {"label": _("My texts")}],
        "parts": listing.parts(person),
        "leader": leader,
        "leader_line": listing.leader_line(leader) if leader else "",
        "may_begin_page": leader is None and can_begin_page(person),
        "ended": mine if leader is None else None,
        "may_record": rules.can_record_story(person),
        "person": person,
    }
    return render(request, f"{FOLDER}/my_texts.html", context)


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def story_new(request: HttpRequest) -> HttpResponse:
    """The first step of a new story; the first save makes the draft."""
    person = who(request)
    pressed = pressed_in(request)
    form = StoryForm(request.POST if pressed else None, teller=teller_of(person), pressed=pressed)
    refused = None
    if pressed and form.is_valid():
        is_known = queries.is_begun(person, form.cleaned_data["token"])
        refused = None if is_known else limits.beginning(person)
        if refused is None:
            try:
                story = actions.begin(
                    form.words(), form.facts(), actor=person, language=form.chosen_language(),
                    token=form.cleaned_data["token"],
                )  # fmt: skip
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return _saved(request, story, pressed)
        else:
            form.add_error(None, sentences.too_often(refused))
    answer = _text_page(request, None, form)
    return ask_to_wait(answer, refused) if refused else answer


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def story_text(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The first step of a story that is begun."""
    person, story = hers(request, uuid)
    page = pages.text_page(story, story.language)
    newest = pages.draft(page) if page else None
    if request.method != "POST" and not rules.can_write_story(person, story):
        return redirect("story_send", uuid=story.uuid)
    pressed = pressed_in(request)
    form = StoryForm(
        request.POST if pressed else None, teller=teller_of(person), pressed=pressed, is_begun=True,
        is_plain=newest is None or lines.is_plain(newest.body), initial=_initial(story, newest),
    )  # fmt: skip
    newer = None
    if pressed and form.is_valid():
        try:
            _check_saves(person)
            actions.write(story, form.words(), form.facts(), actor=person, seen=form.cleaned_data["seen"])
        except NewerDraft:
            newer = pages.text_page(story, story.language)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _saved(request, story, pressed)
    return _text_page(request, story, form, newest=newest, newer=newer)


def hers(request: HttpRequest, uuid: UUID) -> tuple[Person, Story]:
    """The person and her story. Raises Http404 for every other story, there or not."""
    person = who(request)
    return person, get_object_or_404(queries.mine(person), uuid=uuid)


def pressed_in(request: HttpRequest) -> str:
    """Which button sent the form; '' for none: the page was only opened."""
    if request.method != "POST":
        return ""
    action = request.POST.get("action", NEXT)
    return action if action in (NEXT, LATER, AUTO, ADD, DROP) else NEXT


def _check_saves(person: Person) -> None:
    """Raises ValidationError when there were too many saves today."""
    if refused := limits.saving(person):
        raise ValidationError(sentences.too_often(refused), code="often")


def _initial(found: Story, newest: pages.Text | None) -> dict[str, Any]:
    """What the form shows of the newest draft."""
    text = lines.typed(newest.body) if newest else ""
    voice = f"shop:{found.shop_id}" if found.told_as == Story.ToldAs.SHOP else found.told_as
    usual = filled_in(Words("", "", text)).lead
    return {
        "title": newest.title if newest else "",
        "text": text,
        "lead": newest.lead if newest and newest.lead != usual else "",
        "voice": voice,
        "signature": found.signature,
        "place": str(found.place) if found.place else "",
        "shop": str(found.shop_id or ""),
        "needs": [need.slug for need in found.needs.all()],
        "seen": newest.latest_revision_id if newest else None,
    }


def _saved(request: HttpRequest, found: Story, pressed: str) -> HttpResponse:
    """Where a save leads: on, away, or – where a script saved – nowhere."""
    if pressed == AUTO:
        page = pages.text_page(found, found.language)
        return JsonResponse(
            {
                "saved": sentences.saved_at(timezone.now()),
                "seen": page.latest_revision_id if page else None,
                "url": reverse("story_text", args=[found.uuid]),
            }
        )
    return redirect("my_texts") if pressed == LATER else redirect("story_photo", uuid=found.uuid)


def _text_page(
    request: HttpRequest,
    found: Story | None,
    form: StoryForm,
    *,
    newest: pages.Text | None = None,
    newer: pages.Text | None = None,
) -> HttpResponse:
    if form.pressed == AUTO:  # a script asks: it says nothing about faults, which the next press will name
        return JsonResponse({"saved": ""}, status=409 if newer else 400)
    reason = (
        queries.reasons(queries.KIND, [found.pk]).get(found.pk) if found and found.state == State.SENT_BACK else None
    )
    context = {
        "breadcrumb": way(_("A story")),
        "form": form,
        "story": found,
        "steps": steps(found),
        "reason": reason.text if reason else "",
        "read_only": newest if "text" not in form.fields else None,
        "newer": newer,
        "newer_words": sentences.newer_draft(newer.latest_revision_created_at) if newer else "",
        "clause": clause(**sentences.privacy_of_story()),
    }
    answer = render(request, f"{FOLDER}/story_text.html", context)
    answer.status_code = 409 if newer else 200
    return answer


def title_of(found: Story, newest: pages.Text | None = None) -> str:
    return newest.title if newest else queries.drafts([found]).get(found.pk, _("A story without a title"))


def described(page: pages.Text | None) -> Any:
    """The photo with its description beside it, as the picture's include asks for it; None where there is none."""
    if page is None or page.photo is None:
        return None
    page.photo.contextual_alt_text = page.photo_alt
    return page.photo
