"""What is due of notices: which letters are to be written, which weekly ones, and what is forgotten?

Each person's letter and what it says of her notices are one transaction: a sweep that dies has done some and repeats
none, and of two sweeps at once one writes.
"""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from network.notices import emails
from network.notices.models import Notice, NoticeChoice
from network.notices.rules import digest_week
from network.notices.ways import Way, may_be_written_to, ways

BATCH = 500  # notices, or people with a weekly letter, that one sweep looks at; the next one goes on


def sweep(moment: datetime) -> int:
    """Writes the letters due by then and forgets what is old; returns how many letters and notices that were."""
    return write_due(moment) + write_weekly(moment) + forget(moment)


def write_due(moment: datetime) -> int:
    """One letter for each person with news that she wanted at once and has not seen; returns how many."""
    due = list(Notice.objects.letters_due(moment)[:BATCH])
    way = ways(due)
    _decided([one for one in due if way[one.pk] == Way.NOTHING], awaits_digest=False)
    _decided([one for one in due if way[one.pk] == Way.WEEKLY], awaits_digest=True)
    wanted = sorted((one for one in due if way[one.pk] == Way.AT_ONCE), key=lambda one: (one.person_id, one.pk))
    return sum(_write(list(hers), moment) for _person, hers in groupby(wanted, key=lambda one: one.person_id))


def write_weekly(moment: datetime) -> int:
    """The weekly letter of everybody who chose it, where something waits for it; returns how many."""
    monday, until = digest_week(moment)
    waiting = Notice.objects.for_digest(until).filter(person=OuterRef("person"))
    wants = Q(answers=Way.WEEKLY) | Q(followed=Way.WEEKLY)
    due = NoticeChoice.objects.filter(wants, _not_yet(monday), Exists(waiting)).select_related("person__user")
    return sum(_write_weekly(choice, monday, until) for choice in due.order_by("pk")[:BATCH])


def forget(moment: datetime) -> int:
    """Deletes news that were seen long ago; returns how many."""
    return Notice.objects.forgotten(moment).delete()[0]


def _decided(notices: Iterable[Notice], *, awaits_digest: bool) -> None:
    """No letter at once: nothing is left to do, or they wait for the weekly one."""
    asked = Notice.objects.filter(pk__in=[one.pk for one in notices], letter_due_at__isnull=False)
    asked.update(letter_due_at=None, awaits_digest=awaits_digest)


@transaction.atomic
def _write(notices: list[Notice], moment: datetime) -> bool:
    """One letter of all these notices of one person; False for who gets none, and where another sweep was faster, or
    she looked meanwhile: then the next sweep goes on with the rest."""
    person, letter = notices[0].person, None
    if may_be_written_to(person, moment):
        choice, _is_new = NoticeChoice.objects.get_or_create(person=person)
        choice.person = person  # with her login
        letter = emails.at_once(notices[0], choice)
    keys = [one.pk for one in notices]
    asked = Notice.objects.unseen().filter(pk__in=keys, letter_due_at__isnull=False)
    if asked.update(letter=letter, letter_due_at=None) != len(keys):
        transaction.set_rollback(True)
        return False
    return letter is not None


@transaction.atomic
def _write_weekly(choice: NoticeChoice, monday: date, until: datetime) -> bool:
    """Her letter of that week; False where another sweep has it, or she gets none."""
    if not NoticeChoice.objects.filter(_not_yet(monday), pk=choice.pk).update(digest_on=monday):
        return False
    keys = list(Notice.objects.visible_to(choice.person).for_digest(until).values_list("pk", flat=True))
    letter = emails.weekly(choice, monday) if keys and may_be_written_to(choice.person, until) else None
    Notice.objects.filter(pk__in=keys).update(letter=letter, awaits_digest=False)
    return letter is not None


def _not_yet(monday: date) -> Q:
    return Q(digest_on=None) | Q(digest_on__lt=monday)
