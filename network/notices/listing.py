"""What does somebody read of her notices, on the page and in a letter? Only what she may see at that moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from network.notices import sentences
from network.notices.models import Notice
from network.subjects import registry
from network.subjects.registry import Subject, Telling

if TYPE_CHECKING:
    from network.people.models import Person


@dataclass(frozen=True)
class Line:
    """One notice in words. ``title`` and ``url`` are "" where the thing has none to show; ``stops``: one can end it."""

    pk: int
    says: str
    title: str
    url: str
    at: str
    is_new: bool
    is_sensitive: bool
    stops: bool


def lines(person: "Person", notices: Iterable[Notice], language: str) -> list[Line]:
    """The notices in their order, without those about things she may not see (any more).

    In the active language, which is ``language``. A fixed number of queries for each kind of thing that occurs.
    """
    shown = list(notices)
    found = _things(person, shown, language)
    return [line for notice in shown if (line := _line(notice, found.get((notice.subject_kind, notice.subject_id))))]


def _things(person: "Person", notices: list[Notice], language: str) -> Mapping[tuple[str, int], tuple[Any, str]]:
    """What she may see of what they are about, with titles, by kind and key."""
    keys: dict[str, set[int]] = {}
    for notice in notices:
        keys.setdefault(notice.subject_kind, set()).add(notice.subject_id)
    return {
        (subject.kind, thing.pk): (thing, title)
        for subject in registry.everything()
        if subject.kind in keys
        for thing, title in _titled(subject, person, keys[subject.kind], language)
    }


def _titled(subject: Subject, person: "Person", keys: set[int], language: str) -> Iterable[tuple[Any, str]]:
    rows = subject.visible_to(person).filter(pk__in=keys)
    if subject.titled:
        return subject.titled(rows, language)
    return [(thing, subject.title(thing, language)) for thing in rows]


def telling_of(notice: Notice) -> Telling | None:
    """What its kind has registered; None for a kind that nobody describes."""
    subject = next((one for one in registry.everything() if one.kind == notice.subject_kind), None)
    return subject.tells.get(notice.kind) if subject else None


def _line(notice: Notice, found: tuple[Any, str] | None) -> Line | None:
    telling = telling_of(notice)
    if found is None and not (telling and telling.stands_alone):
        return None
    said, at = sentences.says(telling), sentences.moment(notice.at)
    if found is None:
        return Line(notice.pk, said, "", "", at, notice.seen_at is None, is_sensitive=True, stops=False)
    thing, title = found
    subject = registry.of(thing)
    url = subject.news_at(thing, notice.round) if subject.news_at and notice.gathers else subject.address(thing)
    stops = subject.unfollow is not None and bool(telling and telling.choice)
    return Line(notice.pk, said, title, url, at, notice.seen_at is None, subject.is_sensitive(thing), stops)
