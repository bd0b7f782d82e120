"""Which letters tell of news? They get their words when they leave, so that permission counts at that moment.

Subject and first lines say nothing of what happened; of sensitive things they never say anything, and nobody is named.
"""

from datetime import date

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from network.letters.actions import write
from network.letters.composed import Words
from network.letters.models import Letter
from network.letters.texts import absolute, text
from network.notices import keys, sentences
from network.notices.listing import Line, lines
from network.notices.models import Notice, NoticeChoice
from network.notices.ways import Way, may_be_written_to, ways

AT_ONCE, DIGEST = "news", "news_weekly"  # kinds of letters
MOST = 30  # lines of one letter


def at_once(notice: Notice, choice: NoticeChoice) -> Letter | None:
    """A letter for this and whatever else is put into it; None without an address, and for one written before."""
    return _written(AT_ONCE, choice, f"news:{notice.pk}")


def weekly(choice: NoticeChoice, monday: date) -> Letter | None:
    """The letter of that week; None as above."""
    year, week, _day = monday.isocalendar()
    return _written(DIGEST, choice, f"news:{choice.person_id}:{year}-W{week:02}")


def composed(letter: Letter) -> Words | None:
    """The words for whom it goes to, as things are now; None where nothing is left to tell her."""
    notices = list(letter.notices.unseen().select_related("person__user").order_by("id"))
    if not notices:
        return None
    person, wanted = notices[0].person, ways(notices)
    if person.email != letter.to or not may_be_written_to(person, timezone.now()):
        return None
    with translation.override(person.language):
        found = lines(person, [one for one in notices if wanted[one.pk] != Way.NOTHING], person.language)
        return _words(letter, found, NoticeChoice.objects.of(person)) if found else None


def _written(kind: str, choice: NoticeChoice, about: str) -> Letter | None:
    person = choice.person
    if not person.email:
        return None
    with translation.override(person.language):
        off = _off(keys.of_all(choice))
    headers = {"List-Unsubscribe": f"<{off}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return write(kind, person.email, person.language, "", "", about=about, headers=headers)


def _words(letter: Letter, found: list[Line], choice: NoticeChoice) -> Words:
    notices = absolute(reverse("network:notices"))
    rows = [_row(line, notices) for line in found[:MOST]]
    context = {
        "rows": rows,
        "more": sentences.more(len(found) - MOST) if len(found) > MOST else "",
        "is_weekly": letter.kind == DIGEST,
        "url": notices,
        "off_url": _off(keys.of_all(choice)),
        "choices_url": absolute(reverse("network:notice_choices")),
    }
    return Words(_("Something new in the Lada network"), text("network/letters/news.txt", context))


def _row(line: Line, notices: str) -> dict[str, str]:
    """Of a sensitive thing neither its title nor its address, which holds words of it."""
    off = _off(keys.of_thing(Notice(pk=line.pk))) if line.stops else ""
    if line.is_sensitive:
        return {"says": line.says, "title": "", "url": notices, "off": off}
    return {"says": line.says, "title": line.title, "url": absolute(line.url) if line.url else notices, "off": off}


def _off(key: str) -> str:
    return absolute(reverse("network:notices_off", args=[key]))
