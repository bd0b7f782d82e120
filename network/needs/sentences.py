"""How are a need and a helpline named in the reader's language?"""

from datetime import date

from babel.dates import format_date, get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.needs.models import HelpCard, HelpCardText, Helpline, Need, NeedText
from network.words.languages import locale, said_in


def name(need: Need, language: str) -> str:
    """What the need is called in this language, else in Polish: "delivery to the home"."""
    text = _text(need, language)
    return text.name if text else need.name


def answer(need: Need, language: str) -> str:
    """How somebody says it of herself when asked "What do you need?": "Delivery to my home"; else its name."""
    text = _text(need, language)
    return (text.answer or text.name) if text else need.name


def _text(need: Need, language: str) -> NeedText | None:
    words = {text.language: text for text in need.texts.all()}
    return words.get(language) or words.get("pl")


def title(helpline: Helpline, language: str) -> str:
    """For whom the line is, in this language, else in Polish, else in any; '' when nobody has written it."""
    words = {text.language: text.title for text in helpline.texts.all()}
    return words.get(language) or words.get("pl") or next(iter(words.values()), "")


def card_text(card: HelpCard, language: str) -> HelpCardText:
    """The words of the card in this language, else in Polish, else in any; empty ones when nobody has written any."""
    words = {text.language: text for text in card.texts.all()}
    return words.get(language) or words.get("pl") or next(iter(words.values()), HelpCardText(language=language))


def hours(helpline: Helpline) -> str:
    """ "around the clock" or "Mon–Fri 10:00–20:00" in the active language."""
    if helpline.opens is None or helpline.closes is None:
        return _("around the clock")
    span = f"{helpline.opens:%H:%M}–{helpline.closes:%H:%M}"
    if (helpline.first_weekday, helpline.last_weekday) == (0, 6):
        return pgettext("hours of a helpline", "daily %(hours)s") % {"hours": span}
    names = get_day_names("abbreviated", context="stand-alone", locale=locale())
    return f"{names[helpline.first_weekday]}–{names[helpline.last_weekday]} {span}"


def spoken(helpline: Helpline) -> str:
    """In which languages somebody answers: "in Polish", "in Ukrainian and Polish"."""
    return said_in(helpline.languages.split())


def checked(helpline: Helpline) -> str:
    """Of what date the source is: "source: November 2025"."""
    pattern = ("y", "LLLL y", "d MMMM y")[helpline.verified_on.count("-")]
    when = format_date(first_day(helpline.verified_on), pattern, locale=locale())
    return _("source: %(when)s") % {"when": when}


def first_day(verified_on: str) -> date:
    """The first day of a date, a month ("2025-11") or a year."""
    return date(*[*(int(part) for part in verified_on.split("-")), 1, 1][:3])
