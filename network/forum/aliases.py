"""Who writes under which alias? The only module that reads or writes the rows joining the two.

What leaves it: the alias a person has in a topic, to herself; whether a post is hers; who is to be told of an answer.
Nobody is shown a person's name but by ``reveal_alias``: safeguarding alone, with a reason, logged for good.
"""

from collections.abc import Collection, Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from network.forum import rendering
from network.forum.models import LONGEST_LABEL, Post, PostRevision, Topic, TopicAlias
from network.log import actions as log
from network.log.models import Entry
from network.people.models import Person, Role
from network.people.rules import demand, has_role
from network.words.folding import fold

# What a moderator does to a topic in her own name, be it her own under an alias.
BY_NAME = ("topic_move", "topic_lock", "topic_unlock", "topic_pin", "topic_unpin", "post_reveal", "claim", "release")


def alias_in(topic: Topic, person: "Person | None") -> TopicAlias | None:
    """The alias under which the person writes here, or None. One query."""
    return TopicAlias.objects.of_person(person).filter(topic=topic).first() if person else None


@transaction.atomic
def choose_alias(topic: Topic, person: Person, label: str) -> TopicAlias:
    """The person's alias in this topic: the one she has, or a new one with this name.

    Raises ValidationError for no name, one that is too long, that another has here, or that is her own.
    """
    if known := alias_in(topic, person):
        return known
    label = rendering.one_line(label)
    if not label or len(label) > LONGEST_LABEL:
        raise ValidationError(_("Please choose a name of at most %(count)s characters.") % {"count": LONGEST_LABEL})
    if _sound(label) == _sound(person.name):
        raise ValidationError(_("This is your own name: people would know you."), code="own")
    written = Post.objects.filter(topic=topic).order_by("label").values_list("label", flat=True).distinct()
    taken = {_sound(name) for name in written}
    if _sound(label) in taken:
        raise ValidationError(
            _("Somebody writes under this name here already. Please choose another one."), code="taken"
        )
    try:
        with transaction.atomic():
            return TopicAlias.objects.create(topic=topic, person=person, label=label)
    except IntegrityError:
        if known := alias_in(topic, person):
            return known
        raise ValidationError(
            _("Somebody writes under this name here already. Please choose another one."), code="taken"
        ) from None


def is_hers(thing: Post | Topic, person: "Person | None") -> bool:
    """Whether she wrote the post, or began the topic, by name or under an alias. One query at most."""
    if person is None:
        return False
    if thing.author_id or thing.alias_id is None:
        return thing.author_id == person.pk
    return TopicAlias.objects.of_person(person).filter(pk=thing.alias_id).exists()


def writer_of(thing: Post | Topic) -> Person | None:
    """Who wrote it; None where nobody is left. For the modules that tell and that pass a decision on, for no page."""
    if thing.alias_id is None:
        return thing.author
    alias = TopicAlias.objects.select_related("person__user").get(pk=thing.alias_id)
    return alias.person


def people_called(topic: Topic, names: Sequence[str]) -> list[Person]:
    """Who writes in the topic under these names, by name or under an alias; for the module that tells, no page.

    Two queries; none without names.
    """
    if not names:
        return []
    by_name = Person.objects.filter(posts__topic=topic, posts__label__in=names).distinct()
    by_alias = TopicAlias.objects.filter(topic=topic, label__in=names).exclude(person=None).select_related("person")
    return sorted({*by_name, *(alias.person for alias in by_alias if alias.person)}, key=lambda person: person.pk)


def writers_at(topic: Topic, positions: Collection[int]) -> dict[int, int]:
    """Keys of the persons who wrote the posts with these numbers, by number; for the module that tells, no page.

    Two queries at most.
    """
    rows = list(Post.objects.filter(topic=topic, position__in=positions).values_list("position", "author", "alias"))
    hidden = {alias for _position, _author, alias in rows if alias}
    people = dict(TopicAlias.objects.filter(pk__in=hidden).values_list("pk", "person")) if hidden else {}
    found = {position: author or people.get(alias) for position, author, alias in rows}
    return {position: person for position, person in found.items() if person}


@transaction.atomic
def reveal_alias(post: Post, *, actor: Person, reason: str) -> Person | None:
    """Whose alias it is, to somebody of safeguarding who must act; None when the person was erased.

    The entry says who asked about which post and why, never the answer. Raises PermissionDenied, and ValidationError
    without a reason or for a post without an alias.
    """
    demand(has_role(actor, Role.SAFEGUARDING))
    if not reason.strip():
        raise ValidationError(_("Please say why: whoever looks at it later should understand it."), code="reason")
    if post.alias_id is None:
        raise ValidationError(_("This post was not written under an alias."), code="alias")
    log.record("post_reveal", post, actor=actor, reason=reason.strip())
    return writer_of(post)


def names_of(person: Person) -> list[tuple[int, str]]:
    """Her aliases, as topic and name, for what she is given of her own data. One query."""
    return list(TopicAlias.objects.of_person(person).order_by("topic_id").values_list("topic", "label"))


def given_away() -> Iterator[str]:
    """Where the log or an earlier text names who writes under an alias; for ``checking``, which says it to operators.

    Only the place is said, never the name.
    """
    for kind, model in (("post", Post), ("topic", Topic)):
        persons = TopicAlias.objects.filter(pk=OuterRef("alias")).values("person")
        things = model.objects.exclude(alias=None).filter(pk=OuterRef("subject_id")).annotate(by=Subquery(persons))
        entries = Entry.objects.filter(subject_kind=kind).annotate(by=Subquery(things.values("by")[:1]))
        named = entries.exclude(by=None).filter(Q(actor=F("by")) | Q(author=F("by")) | Q(recorded_by=F("by")))
        for key in named.exclude(verb__in=BY_NAME).order_by("pk").values_list("pk", flat=True):
            yield f"log entry {key}"
    edited = PostRevision.objects.filter(editor=F("post__alias__person")).order_by("pk")
    for key in edited.values_list("pk", flat=True):
        yield f"earlier text {key}"


def _sound(label: str) -> str:
    """What makes two names the same to a reader; of signs without letters the signs themselves."""
    return fold(label) or label


def forget(person: Person, topic: Topic) -> int:
    """Erasure: her alias in the topic keeps its name and loses the person; returns how many."""
    return TopicAlias.objects.of_person(person).filter(topic=topic).update(person=None)
