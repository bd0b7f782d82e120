"""How is a helpline described in the reader's language?"""

from datetime import date

from babel.dates import format_date, get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.needs.models import Helpline
from network.words.languages import locale, said_in


def title(helpline: Helpline, language: str) -> str:
    """For whom the line is, in this language, else in Polish, else in any; '' when nobody has written it."""
    words = {text.language: text.title for text in helpline.texts.all()}
    return words.get(language) or words.get("pl") or next(iter(words.values()), "")


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
    parts = [int(part) for part in helpline.verified_on.split("-")]
    day = date(*[*parts, 1, 1][:3])
    pattern = {3: "d MMMM y", 2: "LLLL y", 1: "y"}[len(parts)]
    when = format_date(day, pattern, locale=locale())
    return _("source: %(when)s") % {"when": when}
