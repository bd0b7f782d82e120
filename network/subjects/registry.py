"""Which kinds of thing are there, and who can say what about them?

A feature registers its kind once, in its ``subject.py``. Everything that deals with "things" in general – the log,
``run_due``, later moderation, follows and search – asks here and knows no feature.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Section:
    """A part of another subject's page: a template and its context."""

    template: str
    context: dict[str, object]


@dataclass(frozen=True)
class Link:
    """A way to a thing: its title, and its address in the reader's language."""

    title: str
    url: str
    language: str = ""  # of the title, where it is not the reader's


def no_sections(subject: Model, person: object, language: str) -> Iterable[Section]:
    """What a kind says that adds nothing to other subjects' pages."""
    return ()


def no_links(code: str, person: object, language: str) -> Iterable[Link]:
    """What a kind says whose things help with no need."""
    return ()


@dataclass(frozen=True)
class Waiting:
    """A thing that waits for somebody's step, as the editors' desk shows it.

    ``turn`` names whose turn it is: "editor", "author" or "translator"; ``task`` says in the reader's language what is
    to be done; ``url`` is where one does it.
    """

    kind: str
    key: int
    title: str
    language: str  # of the title and of the text
    since: datetime
    turn: str
    task: str
    url: str


def nothing_waits(person: object, language: str) -> Iterable[Waiting]:
    """What a kind says whose things wait for nobody."""
    return ()


def none_typed(text: str, person: object) -> Iterable[Any]:
    """What a kind says whose things nobody looks for by typing."""
    return ()


@dataclass(frozen=True)
class Subject:
    """One kind of thing. ``visible_to(person)`` is the only way to its rows; ``address`` is the same in all languages
    but for the prefix; ``about_need(code, person, language)`` names the things that help with a need, at a fixed
    number of queries; ``sweep(moment)`` does what is due by then and returns how many things it did;
    ``waiting(person, language)`` names what waits, as far as this person may act on it, at a fixed number of queries;
    ``consent_withdrawn(thing, consent)`` does in the transaction of a withdrawal what must follow from it;
    ``typed(text, person)`` names the things that a typed name can mean, the likeliest first, ten at most."""

    kind: str
    model: type[Model]
    title: Callable[[Any, str], str]
    address: Callable[[Any], str]
    summary: Callable[[Any, str], str]
    visible_to: Callable[[object], QuerySet[Any]]
    sections: Callable[[Model, object, str], Iterable[Section]] = no_sections
    about_need: Callable[[str, object, str], Iterable[Link]] = no_links
    sweep: Callable[[datetime], int] | None = None
    waiting: Callable[[object, str], Iterable[Waiting]] = nothing_waits
    consent_withdrawn: Callable[[Any, Any], None] | None = None
    typed: Callable[[str, object], Iterable[Any]] = none_typed


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> Subject:
    """Adds a kind and returns it. Raises ValueError when the kind or its model is taken."""
    for known in _subjects.values():
        if known.kind == subject.kind or known.model is subject.model:
            raise ValueError(f"{subject.kind} is registered already")
    _subjects[subject.kind] = subject
    return subject


def get(kind: str) -> Subject:
    """The kind's subject. Raises KeyError for a kind nobody registered."""
    return _subjects[kind]


def of(thing: Model) -> Subject:
    """The subject of a row. Raises LookupError when its model is not registered."""
    for subject in _subjects.values():
        if isinstance(thing, subject.model):
            return subject
    raise LookupError(f"{type(thing).__name__} is no subject")


def everything() -> tuple[Subject, ...]:
    """All kinds in the order of their registration."""
    return tuple(_subjects.values())


def sections(thing: Model, person: object, language: str) -> list[Section]:
    """What all features add to the page of this thing, in the order of registration."""
    return [section for subject in _subjects.values() for section in subject.sections(thing, person, language)]


def about_need(code: str, person: object, language: str) -> list[Link]:
    """What all features have about a need, by its code, for this reader; in the order of registration."""
    return [link for subject in _subjects.values() for link in subject.about_need(code, person, language)]


def waiting(person: object, language: str) -> list[Waiting]:
    """Everything that waits and on which this person may act, the longest waiting first."""
    found = [one for subject in _subjects.values() for one in subject.waiting(person, language)]
    return sorted(found, key=lambda one: one.since)
