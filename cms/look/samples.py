"""With what are the components filled on the style page? Invented things, in the reader's language."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from network.components import (
    Action,
    Column,
    CrisisLine,
    Difference,
    FoldTable,
    Good,
    HelpCard,
    PriceTag,
    QueueRow,
    Step,
    Tag,
)
from network.directory.listing import Filter, PhoneLink
from network.directory.listing import Row as FinderRow
from network.directory.sentences import Shelf
from network.directory.shop_page.fact import Fact
from network.directory.shop_page.plate import Plate
from network.directory.shop_page.week import Day, Week
from network.words.days import DayLabel, day_label

NOWHERE = "#sample"  # where the links of a sample lead: to itself
SHOP = "Sklep Przykładowy"  # in Polish, as the names of all shops
PHONE: PhoneLink = {"display": "600 000 000", "tel": "+48600000000", "purpose": ""}  # a number nobody can have
THAT_DAY, DAY_BEFORE = date(2026, 11, 24), date(2026, 11, 23)
# The functions below whose samples the page shows, each under its own name.
SHOWN = (
    "signs", "plate", "finder_rows", "facts", "form", "wrong_form", "filters", "pages",
    "breadcrumb", "steps", "tags", "dates", "changes", "difference", "queue", "help_card", "table", "goods",
)  # fmt: skip
SIGN_STATES = ("open", "later", "closed", "ask", "gone", "planned")


def signs() -> list[dict[str, str]]:
    """The sign on two strings in all its states."""
    words = {
        "open": (_("Open until 16:00"), _("from 15:00 without a referral")),
        "later": (_("Opens at 13:00"), _("in 40 minutes")),
        "closed": (_("Closed today"), _("Tue 13:00–16:00")),
        "ask": (_("Ask first"), _("we do not know the hours")),
        "gone": (_("The shop is no more"), _("the three nearest are below")),
        "planned": (_("The shop is planned"), _("nobody knows yet from when")),
    }
    return [{"state": state, "title": words[state][0], "detail": words[state][1]} for state in SIGN_STATES]


def phones() -> list[PhoneLink]:
    """Two numbers, one with a word what it is for."""
    return [PHONE, {**PHONE, "purpose": _("ask here for a referral")}]


def plate() -> Plate:
    """The answer on the counter of a shop's page."""
    return {
        "question": _("Can I come today?"),
        "answer": _("Yes. Until 15:00 with a referral, after 15:00 also without one."),
        "reason": _("The shop is for people from one gmina."),
        "contact": {"label": _("Where you get a referral:"), "phones": phones()[:1], "name": _("Example office")},
    }


def finder_rows() -> list[FinderRow]:
    """Shops of a list: one open, one whose hours nobody knows."""
    about, is_open, ask = pgettext("a distance", "about"), signs()[0], signs()[3]
    confirmed, last = _("Hours confirmed 8 days ago."), _("Last sign: December 2021.")
    return [
        _finder_row(
            _("%(km)s km") % {"km": 3}, about, is_open, _("For people from one gmina."), confirmed, [_("in Ukrainian")]
        ),
        _finder_row(_("%(km)s km") % {"km": 12}, "", ask, _("With a referral."), last, []),
    ]


def _finder_row(distance: str, note: str, sign: Any, sentence: str, age: str, tags: list[str]) -> FinderRow:
    return {
        "shop": {"url": NOWHERE, "is_example": True, "name": SHOP},
        "distance": distance,
        "distance_note": note,
        "address": "ul. Przykładowa 1",
        "sign": sign,
        "sentences": [sentence],
        "age": age,
        "phones": phones()[:1],
        "tags": tags,
        "way_on": None,
    }


def facts() -> list[Fact]:
    """Questions of a shop's page: known, with hours, with goods, unknown."""
    return [
        Fact("who", _("For whom?"), [_("For people from one gmina.")], items=[_("a referral"), _("a declaration")]),
        Fact("clock", _("Where and when?"), week=week(), ages=[_("Hours confirmed 8 days ago.")]),
        Fact("shelf", _("What is on the shelves?"), shelves=shelves()),
        Fact("scale", _("How much and how often?"), [_("We do not know the exact number yet.")]),
    ]


def week() -> Week:
    """Three days: today, one closed, one with two ways in."""
    free = _("Also without a referral")
    days = [
        _day(_("Friday"), is_today=True, hours=["13:00–16:00"], modes=[{"label": free, "hours": ["15:00–16:00"]}]),
        _day(_("Saturday"), closed=True),
        _day(_("Sunday"), closed=True, note=_("a holiday")),
    ]
    return Week(days, _("Hours"), free, has_modes=True)


def _day(day: str, **more: Any) -> Day:
    closed: Day = {"day": day, "is_today": False, "closed": False, "hours": [], "modes": [], "note": ""}
    return closed | more  # type: ignore[return-value]


def shelves() -> list[Shelf]:
    """Goods with their words."""
    words = {
        "bread": _("bread"), "milk": _("dairy products"), "apple": _("fruit"), "beet": _("vegetables"),
        "jar": _("tins and preserves"),
    }  # fmt: skip
    return [{"category": name, "label": label, "level": "usually", "drawing": name} for name, label in words.items()]


class SampleForm(forms.Form):
    """One question of each kind; sent with mistakes it shows them."""

    phone = forms.CharField(
        label=gettext_lazy("Phone number"),
        help_text=gettext_lazy("Nine digits. Spaces do no harm."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    message = forms.CharField(label=gettext_lazy("Text"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    topic = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=[("hours", gettext_lazy("Hours")), ("referral", gettext_lazy("A referral"))],
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How shall we answer?"),
        choices=[("phone", gettext_lazy("By phone")), ("letter", gettext_lazy("By letter"))],
        widget=forms.RadioSelect,
    )
    agreed = forms.BooleanField(label=gettext_lazy("The photograph may be shown"))

    def clean_phone(self) -> str:
        """Raises ValidationError with the mistake in words, as every field does."""
        raise forms.ValidationError(_("There are 8 digits in the number, 9 are needed."))


def form() -> SampleForm:
    """Empty, as it is met."""
    return SampleForm(auto_id="empty_%s")


def wrong_form(ids: str = "wrong_%s") -> SampleForm:
    """Sent with a number that is too short and without an answer."""
    return SampleForm({"phone": "600 000 00", "topic": "hours"}, auto_id=ids)


def filters() -> list[Filter]:
    """Chips of the finder: one chosen, one more behind "More"."""
    words = [("now", _("open now"), True), ("free", _("for free"), False), ("near", _("without a referral"), False)]
    shown: list[Filter] = [
        {"name": "sample", "value": value, "label": label, "checked": checked, "primary": True}
        for value, label, checked in words
    ]
    return [*shown, {"name": "sample", "value": "steps", "label": _("no steps"), "checked": False, "primary": False}]


def pages() -> dict[str, str]:
    """Neighbours of a part of a list."""
    return {
        "previous_url": NOWHERE, "previous_label": _("Previous"), "next_url": NOWHERE, "next_label": _("Next"),
        "part": "21–40",
    }  # fmt: skip


def breadcrumb() -> list[dict[str, str]]:
    """A way of three steps."""
    return [
        {"url": NOWHERE, "label": _("Start")},
        {"url": NOWHERE, "label": _("Help nearby")},
        {"url": "", "label": SHOP},
    ]


def steps() -> list[Step]:
    """Three steps, of which the middle one is shown as the present one."""
    return [
        {"label": _("What happened"), "url": NOWHERE},
        {"label": _("Photograph and consent"), "url": ""},
        {"label": _("Preview"), "url": ""},
    ]


def tags() -> list[Tag]:
    """A word on each ground."""
    return [
        {"text": _("in Ukrainian"), "tone": ""},
        {"text": pgettext("a tag", "Harm"), "tone": "now"},
        {"text": pgettext("a tag", "This helped me"), "tone": "open"},
        {"text": pgettext("a tag", "At once"), "tone": "error"},
        {"text": _("Example"), "tone": "example"},
    ]


def dates() -> list[DayLabel]:
    """A day to come and a day that is past."""
    return [day_label(THAT_DAY, DAY_BEFORE), day_label(DAY_BEFORE, THAT_DAY)]


def changes() -> list[PriceTag]:
    """A change in each of its states."""
    words: list[tuple[Any, str, str]] = [
        ("adopted", _("Without a referral there was no use in coming."), _("The last hour is for everybody.")),
        ("tried", _("After three visits nobody said what next."), _("The shop says whom to call at the office.")),
        ("dropped", _("The shop closed at noon."), _("Open until 20:00 on one day of the week.")),
    ]
    return [
        {"was": was, "now": now, "state": state, "source": SHOP, "title": "", "url": ""} for state, was, now in words
    ]


def difference() -> Difference:
    """Other hours of one day."""
    return {"was": _("Wed 13:00–16:00"), "now": _("Wed 12:00–16:00"), "language": ""}


def queue() -> list[QueueRow]:
    """A case in each of its states."""
    translation, harm, _helped, at_once, _example = tags()
    cry, who = _("“I cannot any more”"), _("An example person has it, for 12 minutes")
    return [
        _case("first", _("38 min"), _("of an hour"), at_once, _("Somebody writes that it is too much"), quote=cry),
        _case("taken", _("3 h"), _("of 24"), harm, _("A surname was given"), taken=who),
        _case("waiting", _("2 days"), _("of 3"), None, _("Wednesday: other hours"), difference=difference()),
        _case("overdue", _("9 days"), _("overdue"), translation, _("Older than the Polish version by 2 changes")),
    ]


def _case(state: Any, time: str, time_note: str, tag: Tag | None, title: str, **more: Any) -> QueueRow:
    actions: list[Action] = [
        {"label": pgettext("a case", "I take it"), "url": NOWHERE, "opens": False},
        {"label": pgettext("a case", "Second pair of eyes"), "url": NOWHERE, "opens": True},
    ]
    row: QueueRow = {
        "state": state, "time": time, "time_note": time_note, "tag": tag, "about": _("an example, in Polish"),
        "title": title, "url": NOWHERE, "language": "", "quote": "", "difference": None, "notes": [], "taken": "",
        "actions": actions,
    }  # fmt: skip
    return row | more  # type: ignore[return-value]


def help_card() -> HelpCard:
    """For somebody whose words sound like danger: one number that answers now, one at other hours."""
    line: CrisisLine = {
        "number": "600 000 000", "tel": "+48600000000", "title": _("Emotional crisis, adults"), "free_of_charge": True,
        "hours": _("around the clock"), "languages": _("in Ukrainian"), "checked_on": "",
    }  # fmt: skip
    return {
        "kind": "sample", "title": _("You need not be alone with this today"), "language": "",
        "text": _("Call and say how it is."), "now": [line], "later": [{**line, "hours": "10:00–20:00"}],
    }  # fmt: skip


def table() -> FoldTable:
    """Two shops in three columns; what nobody knows stays empty."""
    columns: list[Column] = [
        {"label": _("Shop"), "is_number": False},
        {"label": _("When"), "is_number": False},
        {"label": _("How many people"), "is_number": True},
    ]
    name = {"text": SHOP, "url": NOWHERE, "language": "pl", "is_example": True}
    rows = [
        [name, {"text": "2025"}, {"text": "1525"}],
        [name, {"text": "2024", "note": _("half a year")}, {"text": ""}],
    ]
    return {"caption": _("Figures of two shops"), "caption_hidden": False, "columns": columns, "rows": rows}  # type: ignore[typeddict-item]


def goods() -> list[Good]:
    """What stands on the counter of the style page."""
    tones = (("bread", "rye"), ("milk", "milk"), ("jar", "leaf"), ("beet", "beet"), ("cup", "ink"))
    return [{"name": name, "tone": tone} for name, tone in tones]
