"""How is somebody told something, once, when has she seen it, and what does she want to hear?"""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from network.letters.models import Letter
from network.notices.models import Notice, NoticeChoice
from network.notices.rules import WAIT
from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Person

Way = NoticeChoice.Way


def tell(person: "Person", kind: str, thing: Model, *, round: int = 0, letter: Letter | None = None) -> Notice | None:
    """Tells the person, and returns the notice; None when this round of it was told before, or when it belongs to an
    unseen notice of the same thing.

    Call it inside the transaction of what it tells. Raises LookupError when the thing's kind is not registered.
    """
    subject = registry.of(thing)
    told = Notice.objects.visible_to(person).about(subject.kind, thing.pk)
    if kind in subject.tells and subject.tells[kind].gathers:
        known = set(told.values_list("pk", flat=True))
        tell_many([person], kind, thing, round=round)
        return told.exclude(pk__in=known).first()
    notice, is_new = Notice.objects.get_or_create(
        person=person,
        kind=kind,
        subject_kind=subject.kind,
        subject_id=thing.pk,
        round=round,
        defaults={"letter": letter},
    )
    return notice if is_new else None


def tell_many(
    people: "Collection[Person]", kind: str, thing: Model, *, round: int = 0, moment: datetime | None = None
) -> None:
    """Tells all of them, each once; where the kind gathers, who has not seen an earlier notice of the thing keeps that.

    Letters follow ``WAIT`` later, where they are wanted and it is unseen. Two statements, however many people (SQLite
    takes ninety at a time). Call it inside the transaction of what it tells, with people who may see the thing and did
    not do it themselves. Raises LookupError when the thing's kind is not registered.
    """
    subject, now = registry.of(thing), moment or timezone.now()
    telling = subject.tells.get(kind)
    by_letter, gathers = bool(telling and telling.choice), bool(telling and telling.gathers)
    if gathers:
        again = Notice.objects.about(subject.kind, thing.pk).filter(person__in=people).waiting_again()
        again.update(letter_due_at=now + WAIT)
    Notice.objects.bulk_create(
        (
            Notice(
                person=person, kind=kind, subject_kind=subject.kind, subject_id=thing.pk, round=round,
                gathers=gathers, at=now, letter_due_at=now + WAIT if by_letter else None,
            )
            for person in people
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def mark_seen(person: "Person", thing: Model) -> int:
    """Everything the person was told about the thing is seen now; returns how many notices that were."""
    told = Notice.objects.visible_to(person).about(registry.of(thing).kind, thing.pk)
    return told.unseen().update(seen_at=timezone.now())


def mark_all_seen(person: "Person", up_to: int) -> int:
    """Everything up to the notice with this key is seen now, nothing that came later; returns how many that were."""
    return Notice.objects.visible_to(person).up_to(up_to).unseen().update(seen_at=timezone.now())


@transaction.atomic
def choose_letters(person: "Person", *, answers: str, followed: str) -> NoticeChoice:
    """About what she wants letters from now on; what waited for the weekly letter is decided anew. Returns the row."""
    choice, _is_new = NoticeChoice.objects.update_or_create(
        person=person, defaults={"answers": answers, "followed": followed}
    )
    waiting = Notice.objects.visible_to(person).unseen().filter(awaits_digest=True)
    waiting.update(awaits_digest=False, letter_due_at=timezone.now())
    return choice


def stop_letters(choice: NoticeChoice) -> NoticeChoice:
    """No letters about news any more, by the link in one of them; again does no harm. Returns the row."""
    return choose_letters(choice.person, answers=Way.NOTHING, followed=Way.NOTHING)


@transaction.atomic
def stop_about(notice: Notice) -> bool:
    """No more news of the notice's thing for whom it was told to; False where there is nothing to stop, or no thing.

    Needs no permission to see the thing: whoever lost it must be able to end her letters.
    """
    subject = next((one for one in registry.everything() if one.kind == notice.subject_kind), None)
    if subject is None or subject.unfollow is None:
        return False
    thing = subject.model._default_manager.filter(pk=notice.subject_id).first()
    if thing is None:
        return False
    subject.unfollow(notice.person, thing)
    mark_seen(notice.person, thing)
    return True
