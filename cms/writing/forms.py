"""What does somebody fill in to tell a story on a phone?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from advocacy.models import Story
from cms.blocks.pictures import is_file_name
from cms.writing.actions import Agreed, Facts
from cms.writing.drafting import Words
from cms.writing.queries import AGREED, NOBODY
from network.models import Consent, Leader, Need, Person, Place, Shop
from network.needs.listing import vocabulary
from network.partners.board.forms import day_input
from network.partners.enquiries.forms import LineField, composed, new_token
from network.places import sentences as place_sentences
from network.places.resolver import resolve

LONGEST_TITLE, LONGEST_TEXT, LONGEST_LEAD, LONGEST_ALT = 120, 10_000, 300, 250
LONGEST_TOKEN, SHORTEST_TOKEN = 64, 20
MOST_NEEDS, MOST_PEOPLE = 3, 20
NEXT, LATER, AUTO, ADD, DROP = "next", "later", "auto", "add", "drop"  # which button was pressed
LONGEST_KEY = 19  # digits of a number that the database takes
LEAST_TEXT = 40  # characters of a story that is sent on


class LongField(forms.CharField):
    """Some lines of text, composed (NFC); counted as a browser counts: a line's end is one sign."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        return composed(text, self.max_length or 0)


@dataclass(frozen=True)
class Teller:
    """Who writes, and as what she may tell: her leader's page, the shops she knows, and those she speaks for."""

    person: Person
    leader: Leader | None
    shops: Sequence[Shop]
    coordinated: frozenset[int]

    def voices(self) -> list[tuple[str, Any]]:
        """The choices of "who tells": a person, a leader, a shop of hers."""
        found: list[tuple[str, Any]] = [(Story.ToldAs.PERSON.value, _("I, under the name I write below"))]
        if self.leader:
            name = self.leader.person.name
            found.append((Story.ToldAs.LEADER.value, _("%(name)s, on my own page") % {"name": name}))
        found += [
            (f"{Story.ToldAs.SHOP.value}:{shop.pk}", _("the shop: %(name)s") % {"name": shop.name})
            for shop in self.shops
            if shop.pk in self.coordinated
        ]
        return found


class StoryForm(forms.Form):
    """What happened, who tells it, where. ``seen`` names the draft that this form shows."""

    title = LineField(label=gettext_lazy("Title"), max_length=LONGEST_TITLE, required=False)
    text = LongField(
        label=gettext_lazy("What happened"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=gettext_lazy("As you would tell it to a neighbour. A new line begins a new paragraph."),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    voice = forms.ChoiceField(label=gettext_lazy("Who tells it"), widget=forms.RadioSelect)
    signature = LineField(
        label=gettext_lazy("Name above the story"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("A first name or an invented one is enough."),
    )
    place = LineField(
        label=gettext_lazy("Where it happened"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("A town, a district or a postcode; you may leave it out."),
        widget=forms.TextInput(attrs={"autocapitalize": "words"}),
    )
    shop = forms.ChoiceField(label=gettext_lazy("Which shop it is about"), required=False)
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What it is about"),
        required=False,
        help_text=gettext_lazy("Up to three."),
        widget=forms.CheckboxSelectMultiple,
    )
    lead = LongField(
        label=gettext_lazy("For lists: one or two sentences"),
        max_length=LONGEST_LEAD,
        required=False,
        help_text=gettext_lazy("Left empty, it is your first sentence."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language you write"), required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        teller: Teller,
        pressed: str = "",
        is_begun: bool = False,
        is_plain: bool = True,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """``is_begun``: its language stands. ``is_plain`` False: the text is more than this form can show."""
        defaults = {"language": get_language(), "token": new_token(), **_usual(teller)}
        super().__init__(data, initial=defaults | dict(initial or {}))
        self.teller, self.pressed = teller, pressed
        self.where: Place | None = None
        self._choose(is_begun=is_begun, is_plain=is_plain)

    def _choose(self, *, is_begun: bool, is_plain: bool) -> None:
        """Fills in the choices, and takes away what cannot be asked."""
        self._choices("voice", self.teller.voices())
        self._choices(
            "shop", [("", pgettext("a shop", "none")), *((str(shop.pk), shop.name) for shop in self.teller.shops)]
        )
        self._choices("needs", [(code, row["name"]) for code, row in vocabulary().items()])
        self._choices("language", settings.LANGUAGES)
        if len(self.teller.voices()) == 1:
            self.fields["voice"].required = False
            self.fields["voice"].widget = forms.HiddenInput()
        if not self.teller.shops:
            del self.fields["shop"]
        if is_begun:
            del self.fields["language"]
        if not is_plain:
            del self.fields["text"]

    def _choices(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """Raises ValidationError when the form was to go on with hardly a word."""
        text: str = self.cleaned_data["text"].strip()
        if self.pressed == NEXT and len(text) < LEAST_TEXT:
            raise ValidationError(_("Write a little more: at least two sentences."), code="short")
        return text

    def clean_needs(self) -> list[Need]:
        chosen = self.cleaned_data["needs"]
        if len(chosen) > MOST_NEEDS:
            raise ValidationError(_("Choose at most three."), code="many")
        return list(Need.objects.filter(slug__in=chosen).order_by("order", "id"))

    def clean_place(self) -> str:
        """The place as typed; the place of the gazetteer is kept beside it."""
        typed: str = self.cleaned_data["place"]
        if typed:
            self.where = _understood(typed)
        return typed

    def clean_seen(self) -> int | None:
        """The draft that was seen; the one she chose to replace, where she said so."""
        instead = str(self.data.get("instead", ""))
        return as_key(instead) or self.cleaned_data["seen"]

    def clean_token(self) -> str:
        token: str = self.cleaned_data["token"]
        return token if SHORTEST_TOKEN <= len(token) <= LONGEST_TOKEN else new_token()

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        has_text = bool(said.get("text")) or "text" not in self.fields
        if (
            "title" in said
            and not said["title"]
            and (self.pressed == NEXT or not has_text or "text" not in self.fields)
        ):
            self.add_error("title", ValidationError(_("Give it a title: a few words are enough."), code="required"))
        voice = said.get("voice") or Story.ToldAs.PERSON.value
        if self.pressed == NEXT and voice == Story.ToldAs.PERSON.value and not said.get("signature"):
            words = _("Write a name above the story. An invented one is enough.")
            self.add_error("signature", ValidationError(words, code="required"))
        return said

    def words(self) -> Words:
        """What was written."""
        said = self.cleaned_data
        return Words(said["title"], said["lead"], said["text"] if "text" in self.fields else None)

    def facts(self) -> Facts:
        """Who tells it, where, of what."""
        said = self.cleaned_data
        told_as, _colon, key = (said.get("voice") or Story.ToldAs.PERSON.value).partition(":")
        shops = {str(shop.pk): shop for shop in self.teller.shops}
        return Facts(
            told_as,
            said["signature"],
            self.teller.leader if told_as == Story.ToldAs.LEADER else None,
            shops.get(key or said.get("shop", "")),
            self.where,
            said["needs"],
        )

    def chosen_language(self) -> str:
        """In which language a new story is written."""
        return self.cleaned_data.get("language") or get_language() or settings.LANGUAGE_CODE


def as_key(text: str) -> int | None:
    """The key of a row that stands in a form; None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_KEY else None


def _usual(teller: Teller) -> dict[str, str]:
    """What most of her stories begin with."""
    return {
        "voice": (Story.ToldAs.LEADER if teller.leader else Story.ToldAs.PERSON).value,
        "signature": teller.person.name,
        "shop": str(teller.shops[0].pk) if len(teller.shops) == 1 else "",
    }


def _understood(typed: str) -> Place:
    """The one place that is meant. Raises ValidationError, in words, for none or several."""
    found = resolve(typed)
    if found.best is None:
        raise ValidationError(
            _("We do not know this place. Write the nearest town, or leave it empty."), code="unknown"
        )
    if found.ambiguous:
        several = "; ".join(f"{one.label} ({place_sentences.told_apart(one)})" for one in found.matches[:3])
        raise ValidationError(
            _("There are several: %(names)s. Add the gmina or a bigger town nearby."),
            params={"names": several}, code="several",
        )  # fmt: skip
    place = Place.objects.filter(pk=found.best.place_id or 0).first() or _town(found.best.name, found.best.voivodeship)
    if place is None:
        raise ValidationError(_("Please write the town beside the postcode."), code="unknown")
    return place


def _town(name: str, voivodeship: str) -> Place | None:
    """The greatest settlement of the name: for a postcode, which is no place of the gazetteer."""
    found = Place.objects.filter(name=name, voivodeship=voivodeship, kind__in=("city", "town", "village"))
    return found.order_by("-population").first()


class PhotoForm(forms.Form):
    """A photo, what it shows, and whether anybody can be recognised. The file itself is looked into elsewhere."""

    photo = forms.FileField(label=gettext_lazy("Photo"), required=False)
    photo_alt = LineField(
        label=gettext_lazy("What the photo shows"),
        max_length=LONGEST_ALT,
        required=False,
        help_text=gettext_lazy("For those who cannot see it: “A table with bread, two women laugh”."),
    )
    people = forms.ChoiceField(
        label=gettext_lazy("Can anybody be recognised?"),
        required=False,
        help_text=gettext_lazy("In the photo, by name, or by what is told."),
        choices=[
            (NOBODY, gettext_lazy("nobody but me")),
            (AGREED, gettext_lazy("yes, and everybody agreed")),
        ],
        widget=forms.RadioSelect,
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        pressed: str = "",
        has_photo: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, files, **kwargs)
        self.pressed, self.has_photo = pressed, has_photo
        self.fields["photo"].widget.attrs["accept"] = "image/*"
        self.fields["photo"].widget.needs_multipart_form = True

    def clean_photo_alt(self) -> str:
        alt: str = self.cleaned_data["photo_alt"]
        if is_file_name(alt):
            raise ValidationError(_("This is the name of a file. Say what the photo shows."), code="file_name")
        return alt

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.pressed == NEXT:
            has_photo = self.has_photo or bool(said.get("photo"))
            if has_photo and not said.get("photo_alt") and "photo_alt" in said:
                self.add_error("photo_alt", _("Say what the photo shows, for those who cannot see it."))
            if not said.get("people"):
                self.add_error("people", _("Please choose one of the two."))
        return said


class PersonForm(forms.Form):
    """Somebody shown or named, and what she allows. An empty row is nobody."""

    name = LineField(
        label=gettext_lazy("Who"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Only you and the editors see this name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = forms.BooleanField(label=pgettext_lazy("somebody allows", "her words"), required=False)
    face = forms.BooleanField(label=pgettext_lazy("somebody allows", "her face in the photo"), required=False)
    real_name = forms.BooleanField(label=pgettext_lazy("somebody allows", "her real name"), required=False)
    voice = forms.BooleanField(label=pgettext_lazy("somebody allows", "her voice"), required=False)
    given = forms.ChoiceField(
        label=gettext_lazy("How did this person agree?"), choices=Consent.Given.choices, required=False
    )
    given_on = forms.DateField(label=gettext_lazy("When"), required=False, widget=day_input())
    until = forms.DateField(
        label=gettext_lazy("Until when"),
        required=False,
        help_text=gettext_lazy("Empty: until withdrawn."),
        widget=day_input(),
    )
    evidence = LineField(label=gettext_lazy("Where the paper lies, or who was there"), max_length=200, required=False)

    ALLOWS = ("text", "face", "real_name", "voice")

    def __init__(self, data: QueryDict | None = None, *, number: int, token: str = "") -> None:
        super().__init__(
            data, prefix=f"person{number}", initial={"given": Consent.Given.SPOKEN, "given_on": timezone.localdate()}
        )
        self.number, self.row_token = number, f"{token}-{number}" if token else ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody was written down in this row."""
        return not self.cleaned_data.get("name") and not any(self.cleaned_data.get(name) for name in self.ALLOWS)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        ticked = any(said.get(name) for name in self.ALLOWS)
        if "name" in said and not said["name"] and ticked:
            self.add_error("name", _("Write who it is."))
        if said.get("name"):
            self._check(said, ticked)
        return said

    def _check(self, said: dict[str, Any], ticked: bool) -> None:
        today = timezone.localdate()
        if not ticked:
            self.add_error("text", _("Tick what this person allows."))
        if not said.get("given") and "given" in said:
            self.add_error("given", _("Choose how this person agreed."))
        if "given_on" in said and not said["given_on"]:
            self.add_error("given_on", _("Write the day on which this person agreed."))
        if said.get("given_on") and said["given_on"] > today:
            self.add_error("given_on", _("This day has not come yet."))
        if said.get("until") and said["until"] < today:
            self.add_error("until", _("This day is over. Choose a later one, or leave it empty."))

    def agreed(self) -> Agreed:
        """The person of this row. Ask only a row that is valid and not empty."""
        said = self.cleaned_data
        return Agreed(
            said["name"], {name: said[name] for name in self.ALLOWS}, said["given"], said["given_on"],
            said["until"], said["evidence"], self.row_token,
        )  # fmt: skip


def person_rows(data: QueryDict | None, *, least: int, token: str = "") -> list[PersonForm]:
    """The rows of the form: as many as were sent, and one more where that was asked for; at most twenty."""
    sent = str(data.get("rows", "")) if data is not None else ""
    count = min(as_key(sent) or 0, MOST_PEOPLE)
    bound = [PersonForm(data, number=number, token=token) for number in range(1, count + 1)]
    wants_more = data is not None and data.get("action") == ADD
    more = 1 if wants_more and count < MOST_PEOPLE else max(0, least - count)
    return [*bound, *(PersonForm(number=number, token=token) for number in range(count + 1, count + more + 1))]
