"""What does somebody fill in to ask, to answer, and to change what she wrote?"""

import secrets
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from network.forum.actions import Typed
from network.forum.drafts import UNDER_ALIAS
from network.forum.leading import steps_for
from network.forum.models import LONGEST_LABEL, LONGEST_TEXT, LONGEST_TITLE, Board, Topic
from network.needs.listing import vocabulary
from network.needs.models import Need
from network.partners.enquiries.forms import LONGEST_TOKEN, SHORTEST_TOKEN, LineField, composed, new_token
from network.people.models import Person

ALIAS, OWN = "alias", "own"
MOST_NEEDS = 3
LONGEST_NUMBER = 2**31 - 1
# Neutral things that say nothing about who writes; offered, never forced.
INVENTED = (
    lambda: pgettext("an invented name", "Umbrella"),
    lambda: pgettext("an invented name", "Lantern"),
    lambda: pgettext("an invented name", "Rowan"),
    lambda: pgettext("an invented name", "Bell"),
    lambda: pgettext("an invented name", "Compass"),
    lambda: pgettext("an invented name", "Button"),
    lambda: pgettext("an invented name", "Teapot"),
    lambda: pgettext("an invented name", "Chestnut"),
    lambda: pgettext("an invented name", "Blanket"),
    lambda: pgettext("an invented name", "Window"),
    lambda: pgettext("an invented name", "Bicycle"),
    lambda: pgettext("an invented name", "Acorn"),
    lambda: pgettext("an invented name", "Ladder"),
    lambda: pgettext("an invented name", "Basket"),
    lambda: pgettext("an invented name", "Poppy"),
    lambda: pgettext("an invented name", "Cloud"),
)


def invented_name(taken: Collection[str] = ()) -> str:
    """A name that nobody has in the topic, for somebody who wants none of her own; one with a number where all are."""
    free = [name for name in (word() for word in INVENTED) if name not in taken]
    return secrets.choice(free) if free else f"{secrets.choice(INVENTED)()} {len(taken) + 1}"


class TextField(forms.CharField):
    """Some lines, composed (NFC), counted as a browser counts; what is too long is refused with by how much."""

    widget = forms.Textarea(attrs={"rows": 8})
    default_error_messages = {"required": gettext_lazy("Please write something first.")}

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        return composed(text, LONGEST_TEXT)

    def validate(self, value: str) -> None:
        super().validate(value)
        more = len(value) - LONGEST_TEXT
        if more > 0:
            said = ngettext("This is %(count)s character too long.", "This is %(count)s characters too long.", more)
            raise ValidationError(said, params={"count": more})


class AnswerForm(forms.Form):
    """An answer. ``token`` makes a form sent twice one post; ``seen`` is the draft that the form shows, 0 for none."""

    text = TextField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("An empty line begins a new paragraph. **Two stars** make words bold."),
    )
    writes_as = forms.ChoiceField(
        label=gettext_lazy("Under which name do you write?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "With an invented name nobody who reads it learns who you are. In this talk you keep the name; nothing "
            "joins it with what you write elsewhere. Only the person responsible for safety may look up who it is, "
            "when somebody is in danger, and every such look is written down."
        ),
    )
    alias = LineField(
        label=gettext_lazy("The invented name"),
        max_length=LONGEST_LABEL,
        required=False,
        help_text=gettext_lazy("We made one up. Write another one if you like; not your own and not your town."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language do you write?"))
    answers = forms.IntegerField(required=False, min_value=1, max_value=LONGEST_NUMBER, widget=forms.HiddenInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=0, max_value=LONGEST_NUMBER, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        person: Person,
        board: Board,
        keeps_name: bool = False,
        taken: Collection[str] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """``keeps_name``: her name in this topic is settled, and not asked for again."""
        codes = [code for code, _name in settings.LANGUAGES]
        codes = [code for code in board.languages.split() if code in codes] or codes
        usual = get_language() if get_language() in codes else codes[0]
        begin = {"language": usual, "token": new_token(), "seen": 0, "writes_as": ALIAS, "alias": invented_name(taken)}
        super().__init__(data, initial=begin | dict(initial or {}))
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in codes]  # type: ignore[attr-defined]
        if keeps_name or not board.takes_aliases:
            del self.fields["writes_as"], self.fields["alias"]
        else:
            self.fields["writes_as"].choices = [  # type: ignore[attr-defined]
                (ALIAS, _("Under an invented name")),
                (OWN, _("As %(name)s, the name of my account") % {"name": person.name}),
            ]

    def clean_token(self) -> str:
        """The page's secret; a new one where it came back lost or cut."""
        token = self.cleaned_data["token"]
        return token if SHORTEST_TOKEN <= len(token) <= LONGEST_TOKEN else new_token()

    def clean(self) -> dict[str, Any]:
        """An invented name is asked for only where one is wanted."""
        said = self.cleaned_data
        if said.get("writes_as") == ALIAS and "alias" in said and not said["alias"]:
            self.add_error(
                "alias", _("Please choose a name of at most %(count)s characters.") % {"count": LONGEST_LABEL}
            )
        return said

    def typed(self, *, held: str = "", answers: int | None = None) -> Typed:
        """What the verb is given; of a valid form. ``answers``: the number of the post it answers."""
        said = self.cleaned_data
        return Typed(
            text=said["text"],
            language=said["language"],
            alias=said.get("alias", "") if said.get("writes_as") == ALIAS else "",
            token=said["token"],
            answers=answers,
            held=held,
            title=said.get("title", ""),
            note=said.get("note", ""),
            needs=Need.objects.filter(slug__in=said["needs"]) if said.get("needs") else (),
        )

    def kept(self) -> dict[str, str]:
        """What a draft keeps: all that was typed, good or not; of the name only whether it is an invented one."""
        typed = {
            name: self[name].value() for name in self.fields if name not in ("token", "seen", "writes_as", "alias")
        }
        kept = {name: " ".join(value) if isinstance(value, list) else str(value or "") for name, value in typed.items()}
        is_alias = "alias" in self.fields and self["writes_as"].value() == ALIAS
        return kept | ({"alias": "yes"} if is_alias else {})

    def forgive(self) -> None:
        """Says nothing of what is missing: a text that is kept for later need not be whole."""
        self._errors = ErrorDict(renderer=self.renderer)

    def refuse(self, error: ValidationError) -> None:
        """Shows what the verb refused, beside the question it is about; what was typed stays."""
        alias = getattr(error, "code", "") in ("own", "taken") and "alias" in self.fields
        self.add_error("alias" if alias else None, error)


def of_draft(data: Mapping[str, Any]) -> dict[str, Any]:
    """With what a form begins that brings a draft back; the invented name itself was never kept."""
    begin = {name: value for name, value in data.items() if name != UNDER_ALIAS}
    if "needs" in begin:
        begin["needs"] = str(begin["needs"]).split()
    return begin | {"writes_as": ALIAS if data.get(UNDER_ALIAS) else OWN}


class AskForm(AnswerForm):
    """A question, or a talk that is begun."""

    title = LineField(
        label=gettext_lazy("Your question in one sentence"),
        max_length=LONGEST_TITLE,
        help_text=gettext_lazy("Others choose by it what they read. No names, please."),
        error_messages={"required": gettext_lazy("Please give it a title: others choose by it what they read.")},
    )
    note = forms.ChoiceField(
        label=gettext_lazy("Is there something hard in it?"),
        required=False,
        help_text=gettext_lazy("Then we say so before the text, so that nobody comes upon it unprepared."),
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("What is it about?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=lazy(lambda: _("At most %(count)s; you may leave it out.") % {"count": MOST_NEEDS}, str)(),
    )
    field_order = ("title", "text", "writes_as", "alias", "note", "needs", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What happened, and what do you want to know?")
        self.fields["note"].choices = [  # type: ignore[attr-defined]
            ("", _("nothing of that kind")), *((value, label) for value, label in Topic.Note.choices),
        ]  # fmt: skip
        known = vocabulary()
        self.fields["needs"].choices = [  # type: ignore[attr-defined]
            (code, capfirst(row["name"])) for code, row in known.items()
        ]

    def clean_needs(self) -> list[str]:
        needs = self.cleaned_data["needs"]
        if len(needs) > MOST_NEEDS:
            raise ValidationError(_("Please choose at most %(count)s."), params={"count": MOST_NEEDS})
        return needs


class LeadForm(forms.Form):
    """What who leads the board does with a whole talk, and why."""

    step = forms.ChoiceField(label=gettext_lazy("What is to be done?"), widget=forms.RadioSelect)
    board = forms.ChoiceField(label=gettext_lazy("To which board?"), required=False)
    reason = LineField(
        label=gettext_lazy("Why?"),
        max_length=300,
        help_text=gettext_lazy("It stands in the history of the talk. One sentence is enough."),
        error_messages={"required": gettext_lazy("Please say why: the other side can only act on a reason.")},
    )

    def __init__(self, data: QueryDict | None = None, *, topic: Topic, boards: Collection[tuple[str, str]]) -> None:
        """``boards``: addresses and names of those to which it may go."""
        super().__init__(data)
        words = {
            "lock": _("Close it: no more answers"),
            "unlock": _("Open it again for answers"),
            "pin": _("Keep it on top of its board"),
            "unpin": _("No longer keep it on top"),
            "move": _("Move it to another board"),
        }
        steps = [step for step in steps_for(topic) if step != "move" or boards]
        self.fields["step"].choices = [(step, words[step]) for step in steps]  # type: ignore[attr-defined]
        if boards:
            self.fields["board"].choices = [("", _("choose")), *boards]  # type: ignore[attr-defined]
        else:
            del self.fields["board"]

    def clean(self) -> dict[str, Any]:
        """A board is needed only to move there."""
        said = self.cleaned_data
        said.setdefault("board", "")
        if said.get("step") == "move" and not said["board"] and "board" not in self.errors:
            self.add_error("board", _("Please choose the board."))
        return said


class EditForm(forms.Form):
    """A post written anew; who leads the board and changes somebody else's says why."""

    text = TextField(label=gettext_lazy("The text"))
    reason = LineField(
        label=gettext_lazy("Why do you change it?"),
        max_length=300,
        help_text=gettext_lazy("Whoever wrote it reads this."),
        error_messages={"required": gettext_lazy("Please say why: the other side can only act on a reason.")},
    )

    def __init__(self, data: QueryDict | None = None, *, is_hers: bool, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        if is_hers:
            del self.fields["reason"]
