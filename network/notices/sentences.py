"""What does a notice say, and when was it? In the active language, made anew each time it is read."""

from datetime import datetime

from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.subjects.registry import Telling
from network.words.languages import locale


def says(telling: Telling | None) -> str:
    """What happened; a sentence that fits everything for a kind of notice that nobody describes."""
    return str(telling.says) if telling else _("There is something new.")


def moment(at: datetime) -> str:
    """ "22 listopada 2026, 10:15", by the clock of here."""
    local = timezone.localtime(at)
    day = format_date(local.date(), "d MMMM y", locale=locale()).replace("\u02bc", "’")
    return f"{day}, {local:%H:%M}"


def more(count: int) -> str:
    """How many further things a letter does not name."""
    return ngettext("And %(count)s thing more.", "And %(count)s things more.", count) % {"count": count}
