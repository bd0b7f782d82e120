"""How is somebody's story written down at the desk, and found again by her with the code of her slip?"""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from advocacy.models import Story
from advocacy.stories import rules
from advocacy.stories import sentences as story_sentences
from cms.writing import actions, limits, queries, sentences
from cms.writing.forms import NEXT, StoryForm
from cms.writing.views import FOLDER, FORM_METHODS, teller_of, way, who
from network.directory.listing import start
from network.limits.pages import ask_to_wait
from network.log.models import Channel
from network.models import Person
from network.partners.enquiries.forms import CodeForm, LineField
from network.people.editorial import State
from network.people.privacy import clause
from network.people.private import private_page


class RecordedForm(StoryForm):
    """A story that somebody told at the desk: whose, and how it came."""

    author = forms.ChoiceField(label=gettext_lazy("Whose story is it?"), required=False)
    author_name = LineField(
        label=gettext_lazy("Somebody new: name"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("As she wants to be called here. Readers do not see it."),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How did it come?"),
        choices=[choice for choice in Channel.choices if choice[0] != Channel.ONLINE],
        initial=Channel.IN_PERSON,
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("She has heard or read this text, and wants it to be published."),
        error_messages={"required": gettext_lazy("Ask her first. Without her yes it cannot be written down.")},
    )
    field_order = (
        "author",
        "author_name",
        "channel",
        "title",
        "text",
        "signature",
        "place",
        "shop",
        "needs",
        "lead",
        "language",
        "agreed",
    )

    def __init__(self, data: QueryDict | None = None, *, known: list[Person], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.known = {str(person.pk): person for person in known}
        self._choices("author", [("", _("somebody new")), *((key, person.name) for key, person in self.known.items())])
        if not known:
            del self.fields["author"]
            self.fields["author_name"].label = _("Name of the person who tells it")
        if not self.is_bound:
            self.initial["signature"] = ""
        self.initial["voice"] = Story.ToldAs.PERSON.value
        self.fields["voice"].required = False
        self.fields["voice"].widget = forms.HiddenInput()

    def clean_voice(self) -> str:
        """She tells it herself, whoever writes it down."""
        return Story.ToldAs.PERSON.value

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if not said.get("author") and not said.get("author_name") and "author_name" in said:
            self.add_error("author_name", ValidationError(_("Write whose story it is."), code="required"))
        return said


@private_page
@login_required
@require_http_methods(FORM_METHODS)
def story_recorded_new(request: HttpRequest) -> HttpResponse:
    """Staff write down what somebody tells; she gets a slip with a code."""
    person = who(request)
    if not rules.can_record_story(person):
        raise PermissionDenied
    pressed = (request.POST.get("action") or NEXT) if request.method == "POST" else ""
    form = RecordedForm(
        request.POST if pressed else None, known=queries.recorded_for(person), teller=teller_of(person),
        pressed=NEXT if pressed else "",
    )  # fmt: skip
    refused = None
    if pressed and form.is_valid():
        refused = None if queries.is_begun(person, form.cleaned_data["token"]) else limits.beginning(person)
        if refused is None:
            return _recorded(request, form, person)
        form.add_error(None, sentences.too_often(refused))
    context = {
        "breadcrumb": way(_("For somebody else")),
        "form": form,
        "clause": clause(**sentences.privacy_of_story()),
    }
    answer = render(request, f"{FOLDER}/story_recorded.html", context)
    return ask_to_wait(answer, refused) if refused else answer


def _recorded(request: HttpRequest, form: RecordedForm, person: Person) -> HttpResponse:
    said = form.cleaned_data
    found, code = actions.record(
        form.words(), form.facts(), actor=person, author=form.known.get(said.get("author", "")),
        name=said["author_name"], language=form.chosen_language(), channel=said["channel"], token=said["token"],
    )  # fmt: skip
    with translation.override(found.language):
        slip = {"name": found.author.name if found.author else "", "language": found.language}
    context = {"breadcrumb": way(_("Slip")), "story": found, "code": code, "slip": slip}
    return render(request, f"{FOLDER}/story_slip.html", context)


@private_page
@require_http_methods(FORM_METHODS)
def receipt(request: HttpRequest) -> HttpResponse:
    """Where one's story is, by the code of the slip; it travels in the body of a POST alone."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    refused = None
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if refused := limits.trying_code(request):
            form.add_error("code", sentences.too_often(refused))
        elif found := Story.objects.with_code(code).with_rows().first():
            return _by_code(request, found, code)
        else:
            form.add_error("code", _("No story has this code. Look at it once more."))
    context = {"breadcrumb": [start(), {"label": _("My story by its code")}], "form": form}
    answer = render(request, f"{FOLDER}/receipt.html", context)
    return ask_to_wait(answer, refused) if refused else answer


def _by_code(request: HttpRequest, found: Story, code: str) -> HttpResponse:
    """Where the story is; with ``withdraw`` in the form it is taken down, by her who told it."""
    if "withdraw" in request.POST and found.author and found.state != State.WITHDRAWN:
        actions.withdraw(found, actor=found.author)
        found = Story.objects.with_rows().get(pk=found.pk)
    reason = queries.reasons(queries.KIND, [found.pk]).get(found.pk)
    title = queries.drafts([found]).get(found.pk, "")
    context = {
        "breadcrumb": [start(), {"label": _("My story by its code")}],
        "story": found,
        "title": title,
        "code": code,
        "state": story_sentences.state_for_author(found),
        "turn": sentences.whose_turn(found.state, found.changed_at),
        "reason": reason.text if reason and found.state in ("sent_back", "declined", "withdrawn") else "",
        "consents": sentences.consents_of(queries.people_of(queries.KIND, [found.pk])[found.pk], timezone.localdate()),
        "may_withdraw": found.state != State.WITHDRAWN,
        "asks": "ask" in request.POST,
    }
    return render(request, f"{FOLDER}/receipt_story.html", context)
