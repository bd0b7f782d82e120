"""How does a letter come of a notice: at once, once a week, or never? Asked anew whenever one is to be written or sent.

Whether she was answered herself is asked of the thing and kept nowhere: it could say under which alias she writes.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from network.notices.listing import telling_of
from network.notices.models import Notice, NoticeChoice
from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Person

ANSWERS, FOLLOWED = "answers", "followed"
Way = NoticeChoice.Way


def ways(notices: Iterable[Notice]) -> dict[int, str]:
    """The way of each, by its key. One query for all choices, and a fixed number for each thing."""
    asked = list(notices)
    chosen = _choices({notice.person_id for notice in asked})
    answered = _answered([notice for notice in asked if _differs(chosen[notice.person_id])])
    return {notice.pk: _way(notice, chosen[notice.person_id], answered) for notice in asked}


def may_be_written_to(person: "Person", moment: datetime) -> bool:
    """Whether letters reach her and nothing keeps them from her. ``person`` comes with her login."""
    if not (person.email and person.user and person.user.is_active):
        return False
    return not any(subject.keeps_from_letters(person, moment) for subject in registry.everything())


def _choices(people: set[int]) -> Mapping[int, NoticeChoice]:
    found = {choice.person_id: choice for choice in NoticeChoice.objects.filter(person__in=people)}
    return {pk: found.get(pk) or NoticeChoice(person_id=pk) for pk in people}


def _differs(choice: NoticeChoice) -> bool:
    return choice.answers != choice.followed


def _way(notice: Notice, choice: NoticeChoice, answered: set[tuple[int, str, int]]) -> str:
    telling = telling_of(notice)
    if telling is None or not telling.choice:
        return Way.NOTHING  # its verb wrote a letter, or meant none
    is_answer = telling.choice == ANSWERS or (notice.person_id, notice.subject_kind, notice.subject_id) in answered
    return choice.way(ANSWERS if is_answer else FOLLOWED)


def _answered(notices: list[Notice]) -> set[tuple[int, str, int]]:
    """Who was answered in what: person, kind and key of the thing."""
    since: dict[tuple[str, int], dict[int, int]] = {}
    for notice in notices:
        since.setdefault((notice.subject_kind, notice.subject_id), {})[notice.person_id] = notice.round
    things = _things(since)
    return {
        (person, *about)
        for about, people in since.items()
        if about in things
        for person in registry.get(about[0]).answered(things[about], people)
    }


def _things(about: Iterable[tuple[str, int]]) -> dict[tuple[str, int], object]:
    """The rows themselves; nobody is shown them. One query for each kind that can answer somebody."""
    keys: dict[str, set[int]] = {}
    for kind, pk in about:
        keys.setdefault(kind, set()).add(pk)
    asked = [one for one in registry.everything() if one.kind in keys and one.answered is not registry.nobody_answered]
    return {
        (one.kind, row.pk): row for one in asked for row in one.model._default_manager.filter(pk__in=keys[one.kind])
    }
