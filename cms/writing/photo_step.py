"""What does somebody see at the second step of a story: a photo, and the people who can be recognised?"""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advocacy.models import Story
from advocacy.stories import rules
from cms.writing import actions, limits, pages, photos, queries, sentences
from cms.writing.forms import ADD, DROP, NEXT, PersonForm, PhotoForm, person_rows
from cms.writing.views import FOLDER, FORM_METHODS, described, hers, pressed_in, steps, way
from network.models import Person
from network.partners.enquiries.forms import new_token
from network.people.consents import sentences as consent_sentences
from network.people.privacy import clause
from network.people.private import private_page


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def story_photo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The second step: a photo, and the people who can be recognised."""
    person, story = hers(request, uuid)
    if request.method != "POST" and not rules.can_write_story(person, story):
        return redirect("story_send", uuid=story.uuid)
    page = pages.text_page(story, story.language)
    if page is None:
        return redirect("story_text", uuid=story.uuid)
    pressed, newest = pressed_in(request), pages.draft(page)
    posted = request.POST if pressed else None
    answer, _of = queries.declared(story)
    initial = {"photo_alt": newest.photo_alt, "people": answer, "token": new_token()}
    form = PhotoForm(
        posted, request.FILES if pressed else None, pressed=pressed, has_photo=bool(newest.photo), initial=initial
    )
    rows = person_rows(posted, least=1, token=str(request.POST.get("token", "")))
    if not pressed:
        return _photo_page(request, story, form, rows)
    made = _take_photo_and_people(story, form, rows, person)
    if form.errors or any(row.errors for row in rows if row.is_bound) or pressed in (ADD, DROP):
        return _photo_page(request, story, form, rows)
    if made:
        return _slip(request, story, made)
    return redirect("story_send", uuid=story.uuid) if pressed == NEXT else redirect("my_texts")


def _take_photo_and_people(story: Story, form: PhotoForm, rows: list[PersonForm], person: Person) -> list[Any]:
    """Stores what is good of the form, the photo first: whatever is wrong elsewhere, it need not be chosen again."""
    is_valid = form.is_valid()
    wrong = [row for row in rows if row.is_bound and not row.is_valid()]  # all are asked: each says what is wrong
    try:
        if form.pressed == DROP:
            actions.drop_photo(story, actor=person)
        else:
            _take_photo(story, form, person)
        if not is_valid or wrong or form.errors or form.pressed in (ADD, DROP):
            return []
        people = [row.agreed() for row in rows if row.is_bound and not row.is_empty]
        answer = form.cleaned_data["people"] or (queries.AGREED if people else "")
        made = actions.note_people(story, people, answer=queries.AGREED if people else answer, actor=person)
    except ValidationError as error:
        form.add_error(None, error)
        return []
    if form.pressed == NEXT and answer == queries.AGREED and not _agreed(story):
        form.add_error("people", _("Write down who agreed to be shown or named."))
    return made


def _agreed(story: Story) -> list[Any]:
    return queries.holding(queries.people_of(queries.KIND, [story.pk])[story.pk])


def _take_photo(story: Story, form: PhotoForm, person: Person) -> None:
    """Stores the photo that came along, and what it shows; a fault is told at its field."""
    file, alt = form.cleaned_data.get("photo"), form.cleaned_data.get("photo_alt", "")
    if not file:
        if "photo_alt" in form.cleaned_data:
            actions.describe_photo(story, alt=alt, actor=person)
        return
    if not rules.can_write_story(person, story):
        raise ValidationError(_("This story is not open for writing now. Take it back, or open it again, and go on."))
    if refused := limits.storing_photo(person):
        form.add_error("photo", sentences.too_often(refused))
        return
    try:
        image = photos.take_in(file, title=story.slug, user=person.user)  # type: ignore[arg-type]  # she is logged in
    except ValidationError as error:
        form.add_error("photo", error)
        return
    actions.keep_photo(story, image, alt=alt, actor=person)


def _photo_page(request: HttpRequest, found: Story, form: PhotoForm, rows: list[PersonForm]) -> HttpResponse:
    page = pages.text_page(found, found.language)
    newest = pages.draft(page) if page else None
    people = queries.people_of(queries.KIND, [found.pk])[found.pk]
    is_wrong = bool(form.errors) or any(row.is_bound and row.errors for row in rows)
    asks_who = form.pressed == ADD or form["people"].value() == queries.AGREED
    context = {
        "breadcrumb": way(_("A story")),
        "form": form,
        "rows": rows,
        "forms": [form, *rows],
        "is_wrong": is_wrong,
        "rows_open": asks_who or any(row.is_bound and row.errors for row in rows),
        "story": found,
        "steps": steps(found),
        "photo": described(newest),
        "people": [
            {
                "name": one.name,
                "allows": sentences.allows(one),
                "given": consent_sentences.given(one),
                "state": consent_sentences.state(one),
            }
            for one in people
        ],
        "clause": clause(**sentences.privacy_of_people()),
    }
    return render(request, f"{FOLDER}/story_photo.html", context)


def _slip(request: HttpRequest, found: Story, made: list[Any]) -> HttpResponse:
    """Each person's code, shown once, to be printed or copied by hand."""
    context = {
        "breadcrumb": way(_("Codes")),
        "slips": [{"name": consent.name, "allows": sentences.allows(consent), "code": code} for consent, code in made],
        "story": found,
        "next_url": reverse("story_send", args=[found.uuid]),
        "withdraw_url": request.build_absolute_uri(reverse("network:consent_withdraw")),
    }
    return render(request, f"{FOLDER}/slips.html", context)
