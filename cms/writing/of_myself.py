"""What does a leader fill in about herself? One form, the same door as for a story."""

from contextlib import suppress
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cms.blocks import lines
from cms.blocks.pictures import is_file_name
from cms.writing import limits, listing, own_page, pages, photos, queries, sentences
from cms.writing.drafting import NewerDraft, Words
from cms.writing.forms import (
    DROP,
    LATER,
    LONGEST_ALT,
    LONGEST_LEAD,
    LONGEST_TEXT,
    LONGEST_TITLE,
    NEXT,
    LongField,
    as_key,
)
from cms.writing.views import FOLDER, FORM_METHODS, way, who
from network.directory.leaders.forms import offered
from network.models import Leader, Person
from network.partners.enquiries.forms import LineField
from network.people.leaders import rules
from network.people.privacy import clause
from network.people.private import private_page


class LeaderForm(forms.Form):
    """About herself, what she is called, what she speaks, a portrait."""

    title = LineField(
        label=gettext_lazy("Heading above your words"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=gettext_lazy("Left empty, it is your name."),
    )
    lead = LongField(
        label=gettext_lazy("In one or two sentences"),
        max_length=LONGEST_LEAD,
        required=False,
        help_text=gettext_lazy("They stand under your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    text = LongField(
        label=gettext_lazy("About you"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=gettext_lazy("What people can ask you, and where they meet you. Write no private number."),
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    called = LineField(
        label=gettext_lazy("What you want to be called"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("“liderka”, “lider”, “rzeczniczka” – as you like it."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages you speak"), required=False, widget=forms.CheckboxSelectMultiple
    )
    takes_messages = forms.BooleanField(
        label=gettext_lazy("People may write to me"),
        required=False,
        help_text=gettext_lazy("By a form. Nobody sees your address or number."),
    )
    photo = forms.FileField(label=gettext_lazy("Photo of you"), required=False)
    photo_alt = LineField(
        label=gettext_lazy("What the photo shows"),
        max_length=LONGEST_ALT,
        required=False,
        help_text=gettext_lazy("For those who cannot see it: “Halina behind the counter, laughing”."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        leader: Leader,
        is_plain: bool,
        has_photo: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, files, **kwargs)
        self.has_photo = has_photo
        self.fields["languages"].choices = offered(leader.languages)  # type: ignore[attr-defined]
        self.fields["photo"].widget.attrs["accept"] = "image/*"
        if not is_plain:
            del self.fields["text"]

    def clean_photo_alt(self) -> str:
        alt: str = self.cleaned_data["photo_alt"]
        if is_file_name(alt):
            raise ValidationError(_("This is the name of a file. Say what the photo shows."), code="file_name")
        return alt

    def clean_seen(self) -> int | None:
        """The draft that was seen; the one she chose to replace, where she said so."""
        instead = str(self.data.get("instead", ""))
        return as_key(instead) or self.cleaned_data["seen"]

    def words(self, leader: Leader) -> Words:
        """What she wrote; without a heading her page is called as she is."""
        said = self.cleaned_data
        return Words(
            said["title"] or leader.person.name, said["lead"], said["text"].strip() if "text" in self.fields else None
        )

    def facts(self) -> dict[str, Any]:
        """What is shown at once."""
        return {name: self.cleaned_data[name] for name in ("called", "languages", "takes_messages")}


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def leader_text(request: HttpRequest) -> HttpResponse:
    """Her own page's form, and where its text is on its way."""
    person, leader = _me(request)
    newest = _newest(leader)
    pressed = request.POST.get("action", NEXT) if request.method == "POST" else ""
    form = LeaderForm(
        request.POST if pressed else None, request.FILES if pressed else None, leader=leader,
        is_plain=newest is None or lines.is_plain(newest.body), has_photo=bool(newest and newest.photo),
        initial=_initial(leader, newest),
    )  # fmt: skip
    newer = None
    if pressed and form.is_valid():
        try:
            _saved(leader, form, pressed, person)
        except NewerDraft:
            newer = pages.text_page(leader, leader.person.language)
        except ValidationError as error:
            form.add_error(None, error)
        if newer is None and not form.errors:
            return redirect("my_texts" if pressed in (LATER, NEXT) else "leader_text")
    return _page(request, leader, form, newer)


def _saved(leader: Leader, form: LeaderForm, pressed: str, person: Person) -> None:
    """Saves words and facts, then the photo, then sends, as the button says."""
    said = form.cleaned_data
    if rules.can_write_leader(person, leader):
        own_page.write(leader, form.words(leader), form.facts(), actor=person, seen=said["seen"], alt=said["photo_alt"])
        if pressed == DROP:
            own_page.keep_portrait(leader, None, alt="", actor=person)
        elif said["photo"]:
            _take_photo(leader, form, person)
    else:
        own_page.describe(leader, form.facts(), actor=person)
    if pressed == NEXT and not form.errors and rules.can_write_leader(person, leader):
        own_page.send(leader, actor=person)


def _take_photo(leader: Leader, form: LeaderForm, person: Person) -> None:
    if refused := limits.storing_photo(person):
        form.add_error("photo", sentences.too_often(refused))
        return
    try:
        image = photos.take_in(form.cleaned_data["photo"], title=person.name, user=person.user)  # type: ignore[arg-type]
    except ValidationError as error:
        form.add_error("photo", error)
        return
    own_page.keep_portrait(leader, image, alt=form.cleaned_data["photo_alt"], actor=person)


@private_page
@login_required
@require_POST
def leader_step(request: HttpRequest) -> HttpResponse:
    """She takes her text back, opens it again, or takes her page down."""
    person, leader = _me(request)
    steps = {
        "take_back": own_page.take_back,
        "edit": own_page.open_again,
        "withdraw": own_page.withdraw,
    }
    step = steps.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    with suppress(ValidationError):  # somebody was faster: the page says where it is now
        step(leader, actor=person)
    return redirect("leader_text")


def _me(request: HttpRequest) -> tuple[Person, Leader]:
    """The person and her page. Raises Http404 for somebody who is no leader."""
    person = who(request)
    leader = queries.leader_of(person)
    if leader is None:
        raise Http404
    return person, leader


def _newest(leader: Leader) -> pages.Text | None:
    page = pages.text_page(leader, leader.person.language)
    return pages.draft(page) if page else None


def _initial(leader: Leader, newest: pages.Text | None) -> dict[str, Any]:
    return {
        "title": newest.title if newest and newest.title != leader.person.name else "",
        "lead": newest.lead if newest else "",
        "text": lines.typed(newest.body) if newest else "",
        "called": leader.called,
        "languages": leader.languages,
        "takes_messages": leader.takes_messages,
        "photo_alt": newest.photo_alt if newest else "",
        "seen": newest.latest_revision_id if newest else None,
    }


def _page(request: HttpRequest, leader: Leader, form: LeaderForm, newer: pages.Text | None) -> HttpResponse:
    newest = _newest(leader)
    person = leader.person
    reason = queries.reasons("leader", [leader.pk]).get(leader.pk)
    if newest and newest.photo:
        newest.photo.contextual_alt_text = newest.photo_alt
    context = {
        "breadcrumb": way(_("My page")),
        "leader": leader,
        "form": form,
        "page": newest,
        "photo": newest.photo if newest else None,
        "state": listing.leader_line(leader),
        "turn": sentences.whose_turn(leader.state, leader.changed_at),
        "reason": reason.text if reason and leader.state in ("sent_back", "declined", "withdrawn") else "",
        "is_open": rules.can_write_leader(person, leader),
        "read_only": newest if "text" not in form.fields else None,
        "newer": newer,
        "newer_words": sentences.newer_draft(newer.latest_revision_created_at) if newer else "",
        "may": {
            "take_back": rules.can_take_back_leader(person, leader),
            "edit": rules.can_edit_leader(person, leader),
            "withdraw": rules.can_withdraw_leader(person, leader) and leader.shown,
        },
        "clause": clause(**sentences.privacy_of_story()),
    }
    answer = render(request, f"{FOLDER}/leader_text.html", context)
    answer.status_code = 409 if newer else 200
    return answer
