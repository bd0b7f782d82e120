"""How do we say a date, as exactly as we know it, and a day of the week?"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from babel.dates import format_date, get_day_names
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory.dates import WARSAW, DateSpan, month_end
from network.words.languages import locale

DAY = "d MMMM y"
DAY_WITHOUT_YEAR = "d MMMM"
MONTH_GENITIVE = "MMMM y"
MONTH = "LLLL y"


def typographic(text: str) -> str:
    """With the apostrophe that our typefaces hold; Babel's Ukrainian has the letter U+02BC."""
    return text.replace("\u02bc", "’")


def capitalised(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def day(value: date) -> str:
    """ "8 czerwca 2022", the form after "z" and for "when"."""
    return format_date(value, DAY, locale=locale())


def date_plain(edtf: str) -> str:
    """The date standing alone: "8 czerwca 2022", "czerwiec 2022", "2022", "luty 2019 – grudzień 2021"; '' for ''."""
    return _said(edtf, MONTH, str, lambda first, last: f"{first} – {last}")


def date_of(edtf: str) -> str:
    """The genitive, after "hours of …": "8 czerwca 2022", "czerwca 2022", "2022 roku"; '' for ''."""
    return _said(edtf, MONTH_GENITIVE, _year_genitive, _span_genitive)


def date_when(edtf: str) -> str:
    """When something happened: "8 czerwca 2022", "w czerwcu 2022", "w 2022 roku"; '' for ''."""
    if not edtf:
        return ""
    span = DateSpan.parse(edtf)
    said = {
        "day": lambda: pgettext("on a day", "on %(date)s") % {"date": day(span.first)},
        "month": lambda: in_month(span.first),
        "year": lambda: pgettext("in a year", "in %(year)s") % {"year": span.first.year},
        "span": lambda: _span_genitive_of(span),
    }[span.precision]()
    return _marked(said, inferred=span.inferred)


def in_month(first: date) -> str:
    """The locative of a month with its year: "w czerwcu 2022"."""
    return _IN_MONTH[first.month - 1]() % {"year": first.year}


def weekday_long(value: date) -> str:
    """ "poniedziałek"."""
    return typographic(get_day_names("wide", "stand-alone", locale())[value.weekday()])


def weekday_with_date(value: date) -> str:
    """ "sobota, 5 grudnia", for a table of more than a week."""
    return typographic(f"{weekday_long(value)}, {format_date(value, DAY_WITHOUT_YEAR, locale=locale())}")


def weekday_short(value: date) -> str:
    """ "pon."."""
    return get_day_names("abbreviated", "format", locale())[value.weekday()]


def on_weekday(value: date) -> str:
    """ "w piątek", "we wtorek"."""
    return _ON_WEEKDAY[value.weekday()]()


def day_short(value: date, today: date) -> str:
    """A coming day in few letters: "jutro", "pon.", and with its date if it is a week away or more."""
    if value == today + timedelta(days=1):
        return pgettext("a day in a short line", "tomorrow")
    if value < today + timedelta(days=7):
        return weekday_short(value)
    return f"{weekday_short(value)} {format_date(value, DAY_WITHOUT_YEAR, locale=locale())},"


def day_coming(value: date, today: date) -> str:
    """A coming day inside a sentence: "jutro", "w piątek", "w poniedziałek, 7 grudnia,"."""
    if value == today + timedelta(days=1):
        return pgettext("a day in a sentence", "tomorrow")
    if value < today + timedelta(days=7):
        return on_weekday(value)
    return f"{on_weekday(value)}, {format_date(value, DAY_WITHOUT_YEAR, locale=locale())},"


def today_line(moment: datetime) -> str:
    """ "dziś jest piątek, 14:20" for an aware moment, as the clocks in Warsaw show it."""
    here = moment.astimezone(WARSAW)
    return _("today is %(weekday)s, %(time)s") % {"weekday": weekday_long(here), "time": f"{here:%H:%M}"}


def _said(edtf: str, month: str, year: Callable[[int], str], between: Callable[[str, str], str]) -> str:
    if not edtf:
        return ""
    span = DateSpan.parse(edtf)
    if span.precision == "day":
        said = day(span.first)
    elif span.precision == "month":
        said = format_date(span.first, month, locale=locale())
    elif span.precision == "year":
        said = year(span.first.year)
    else:
        said = between(*_ends(span, month))
    return _marked(said, inferred=span.inferred)


def _ends(span: DateSpan, month: str) -> tuple[str, str]:
    """The two ends of a span, as months where they are the first and last days of months."""
    first = format_date(span.first, month if span.first.day == 1 else DAY, locale=locale())
    return first, format_date(span.last, month if span.last.day == month_end(span.last) else DAY, locale=locale())


def _marked(said: str, *, inferred: bool) -> str:
    return _("%(date)s (probably)") % {"date": said} if inferred else said


def _year_genitive(year: int) -> str:
    return pgettext("of a year", "%(year)s") % {"year": year}


def _span_genitive(first: str, last: str) -> str:
    return pgettext("of a span of time", "%(first)s to %(last)s") % {"first": first, "last": last}


def _span_genitive_of(span: DateSpan) -> str:
    first, last = _ends(span, MONTH_GENITIVE)
    return pgettext("some time in a span", "between %(first)s and %(last)s") % {"first": first, "last": last}


# Callables, because the words must be looked up in the language of the moment.
_IN_MONTH: tuple[Callable[[], str], ...] = (
    lambda: _("in January %(year)s"),
    lambda: _("in February %(year)s"),
    lambda: _("in March %(year)s"),
    lambda: _("in April %(year)s"),
    lambda: _("in May %(year)s"),
    lambda: _("in June %(year)s"),
    lambda: _("in July %(year)s"),
    lambda: _("in August %(year)s"),
    lambda: _("in September %(year)s"),
    lambda: _("in October %(year)s"),
    lambda: _("in November %(year)s"),
    lambda: _("in December %(year)s"),
)
_ON_WEEKDAY: tuple[Callable[[], str], ...] = (
    lambda: _("on Monday"),
    lambda: _("on Tuesday"),
    lambda: _("on Wednesday"),
    lambda: _("on Thursday"),
    lambda: _("on Friday"),
    lambda: _("on Saturday"),
    lambda: _("on Sunday"),
)
