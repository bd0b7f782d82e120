"""When does a project or a stage of it run, in words, and is that now?"""

from datetime import date

from django.utils.translation import gettext as _

from network.directory.sentences.dates import date_plain, day


def period(begins: date | None, ends: date | None) -> str:
    """ "styczeń 2022 – czerwiec 2023", as exactly as whole months or days tell; '' where neither day is known."""
    if begins and ends:
        return date_plain(f"{begins}/{ends}")
    if begins:
        return _("since %(day)s") % {"day": day(begins)}
    return _("until %(day)s") % {"day": day(ends)} if ends else ""


def is_now(begins: date | None, ends: date | None, today: date) -> bool:
    """Whether it runs on that day; what has no first day runs at no time we know of."""
    return begins is not None and begins <= today and (ends is None or today <= ends)
