"""Which kinds of thing are there, and who can say what about them?

A feature registers its kind once, in its ``subject.py``. Everything that deals with "things" in general – the log,
``run_due``, moderation, later follows and search – asks here and knows no feature.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from network.subjects.parting import Held, Parting


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


def holds_nothing(person: Any) -> Iterable[Held]:
    """What a kind says that holds nothing of a person."""
    return ()


@dataclass(frozen=True)
class Words:
    """What stands in a thing at a moment, for whoever must judge it; ``label`` is the name that stands above it."""

    title: str
    text: str
    language: str
    label: str


def nobody_else(person: object, thing: Any) -> bool:
    """What a kind says in which only who wrote a thing has a part."""
    return False


def nothing_held(thing: Any) -> bool:
    """What a kind says in which nothing comes back."""
    return False


def everywhere(thing: Any) -> tuple[str, int]:
    """What a kind says whose things stand in no room with moderators of its own."""
    return "", 0


def nobody_hidden(thing: Any, do: Callable[[Any], object]) -> None:
    """What a kind says that knows no aliases."""


def no_address(thing: Any) -> tuple[str, str]:
    """What a kind says whose writers all have a login."""
    return "", ""


def no_codes(code: str) -> Iterable[int]:
    """What a kind says whose things no code opens."""
    return ()


@dataclass(frozen=True)
class Moderated:
    """What moderation may ask about a kind of thing, and have done.

    ``words(thing)``: what would be judged. ``may_moderate(person, thing)``: whether she may read it and decide about
    it. ``is_writer(person, thing)``: whether it is hers, under an alias too; ``written_by(person)``: the keys of all
    such things, a query. ``has_part(person, thing)``: another part in it, for which she must not judge. ``area``: the
    kind and key of the room whose own moderators may act, ("", 0) for none.

    ``writer(thing)``: the person whom everybody sees to have written it, None under an alias and without a login.
    ``to_hidden_writer(thing, do)`` calls ``do(person)`` for who stands behind an alias, and is the only way there:
    what ``do`` writes joins no row of the thing with the person. ``address(thing)``: e-mail and language of a writer
    without a login. ``with_code(code)``: the keys of things whose receipt code this is.

    ``is_shown(thing)``: its readers see it; ``is_held(thing)``: they do not, because of moderation or until it has
    looked. ``hide(thing, moment)``, ``remove(thing, moment)`` and ``restore(thing, moment)``, which shows again what
    is held and nothing else, run inside the transaction of the decision, as the system, ask no rule and tell nobody;
    None: not possible with this kind. What is removed can be restored for half a year, after an appeal.
    """

    words: Callable[[Any], Words]
    may_moderate: Callable[[Any, Any], bool]
    is_writer: Callable[[Any, Any], bool]
    written_by: Callable[[Any], QuerySet[Any]]
    writer: Callable[[Any], Any]
    is_shown: Callable[[Any], bool]
    remove: Callable[[Any, datetime], object]
    is_held: Callable[[Any], bool] = nothing_held
    hide: Callable[[Any, datetime], object] | None = None
    restore: Callable[[Any, datetime], object] | None = None
    has_part: Callable[[Any, Any], bool] = nobody_else
    area: Callable[[Any], tuple[str, int]] = everywhere
    to_hidden_writer: Callable[[Any, Callable[[Any], object]], object] = nobody_hidden
    address: Callable[[Any], tuple[str, str]] = no_address
    with_code: Callable[[str], Iterable[int]] = no_codes


@dataclass(frozen=True)
class Telling:
    """What a notice of one kind says: a lazy sentence, without the thing's title and without anybody's name.

    ``choice``: which choice of the reader rules the letter about it, "answers" or "followed"; "" where the verb writes
    a letter of its own, or none. ``gathers``: later news of the same thing belong to this notice until she has seen it.
    ``stands_alone``: it is shown without the thing, where a person may not see that.
    """

    says: Any
    choice: str = ""
    gathers: bool = False
    stands_alone: bool = False


def nobody_answered(thing: Any, since: Mapping[int, int]) -> Collection[int]:
    """What a kind says in whose things nobody is answered."""
    return ()


def keeps_nobody(person: Any, moment: datetime) -> bool:
    """What a kind says for which nobody loses her letters."""
    return False


@dataclass(frozen=True)
class Subject:
    """One kind of thing. ``visible_to(person)`` is the only way to its rows; ``address`` is the same in all languages
    but for the prefix; ``about_need(code, person, language)`` names the things that help with a need, at a fixed
    number of queries; ``sweep(moment)`` does what is due by then and returns how many things it did;
    ``waiting(person, language)`` names what waits, as far as this person may act on it, at a fixed number of queries;
    ``consent_withdrawn(thing, consent)`` does in the transaction of a withdrawal what must follow from it;
    ``typed(text, person)`` names the things that a typed name can mean, the likeliest first, ten at most;
    ``export(person)`` says in the active language what is held of her, and nothing of others;
    ``erase(person, parting)`` lets her go: inside a transaction of its own it does all of it, or a part and returns
    True to be called again; called twice it does no harm.
    ``moderated`` is there where people may report a thing.

    For notices: ``tells`` has what each kind of notice about such a thing says; ``titled(rows, language)`` gives rows
    their titles at a fixed number of queries; ``news_at(thing, round)`` is where the news of a notice begin, None: at
    its address; ``is_sensitive(thing)``: letters say nothing of it; ``answered(thing, since)`` which of the persons
    (keys, each with the round her news begin with) were answered themselves, in a fixed number of queries;
    ``unfollow(person, thing)`` ends her news of it; ``keeps_from_letters(person, moment)``: nobody is to write to her
    now, because of such a thing."""

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
    export: Callable[[Any], Iterable[Held]] = holds_nothing
    erase: Callable[[Any, Parting], bool] | None = None
    moderated: Moderated | None = None
    tells: Mapping[str, Telling] = field(default_factory=dict)
    titled: Callable[[QuerySet[Any], str], Iterable[tuple[Any, str]]] | None = None
    news_at: Callable[[Any, int], str] | None = None
    is_sensitive: Callable[[Any], bool] = lambda thing: False
    answered: Callable[[Any, Mapping[int, int]], Collection[int]] = nobody_answered
    unfollow: Callable[[Any, Any], object] | None = None
    keeps_from_letters: Callable[[Any, datetime], bool] = keeps_nobody


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


def moderated_of(thing: Model) -> Moderated:
    """How its kind is moderated. Raises LookupError where its model is not registered, or not moderated."""
    if (found := of(thing).moderated) is None:
        raise LookupError(f"{type(thing).__name__} is not moderated")
    return found


def thing_of(kind: str, key: int) -> Any:
    """The row of a kind with this key, whoever asks; None where it is gone. Raises KeyError for a kind that is none."""
    return get(kind).model._default_manager.filter(pk=key).first()


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
