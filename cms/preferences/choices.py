"""Which questions does the page "Adjust the page" ask, and what may one answer?"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.preferences.preferences import SWITCHES, Preferences

Text = Promise | str


class Choice(NamedTuple):
    """One line of a list. ``sample``: the class of a theme in which "Aa" is shown beside it."""

    name: str
    value: str
    label: Text
    hint: Text
    sample: str
    chosen: bool

    @property
    def id(self) -> str:
        """Where its label points."""
        return f"look-{self.name}-{self.value or 'phone'}"


class Question(NamedTuple):
    """A headed list: one answer of several (radio) or as many as one likes (boxes)."""

    title: Text
    kind: str
    choices: list[Choice]


COLOURS = (
    ("", _("As in the phone"), _("Light or dark, whatever your phone or computer is set to.")),
    ("light", pgettext_lazy("colours", "Light"), ""),
    ("dark", pgettext_lazy("colours", "Dark"), ""),
    ("high-light", _("Strong contrast, light"), ""),
    ("high-dark", _("Strong contrast, dark"), ""),
    ("yellow", _("Yellow on black"), ""),
)
SIZES = (
    ("", pgettext_lazy("size of letters", "Usual"), ""),
    ("150", _("Larger, 150%"), ""),
    ("200", _("Largest, 200%"), ""),
)
READING = (
    ("space", _("Wider spacing"), _("More room between lines, words and letters.")),
    ("font", _("Easier letters"), _("A typeface drawn for people who learn to read. Letters are hard to mistake.")),
    ("motion", _("No motion"), _("Hardly anything moves here anyway. This stops the last small changes.")),
    (
        "lean",
        _("Little internet"),
        _("Pages without pictures, letters from your phone. They open faster and cost less."),
    ),
)


def questions(look: Preferences) -> list[Question]:
    """The whole form with the reader's present choices ticked."""
    return [
        Question(_("Colours"), "radio", [_colour(look, *row) for row in COLOURS]),
        Question(_("Size of letters"), "radio", [_size(look, *row) for row in SIZES]),
        Question(_("Reading"), "checkbox", [_switch(look, *row) for row in READING]),
    ]


def _colour(look: Preferences, value: str, label: Text, hint: Text) -> Choice:
    return Choice("colours", value, label, hint, f"look-{value}" if value else "", look.colours == value)


def _size(look: Preferences, value: str, label: Text, hint: Text) -> Choice:
    return Choice("text", value, label, hint, "", look.text == value)


def _switch(look: Preferences, name: str, label: Text, hint: Text) -> Choice:
    return Choice(name, SWITCHES[name][0], label, hint, "", getattr(look, name))
