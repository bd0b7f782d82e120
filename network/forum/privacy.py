"""What does the forum hold of a person, and what remains when she goes?

Her words stay, if she wishes, without her; the answers of others stay in any case. In topics where she wrote under her
name quotations and mentions lose it, too. Where she wrote under an alias nobody else's words are touched: a change made
on the day she went would say whose alias it was.
"""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from network.forum import aliases, counting, rendering, standing
from network.forum.actions import BLANKED, slug_for
from network.forum.models import (
    LONGEST_TITLE,
    BoardReader,
    Post,
    PostDraft,
    PostRevision,
    Status,
    Thanks,
    Topic,
    TopicReader,
)
from network.forum.queries import hers
from network.forum.sentences import erased_label, erased_labels
from network.people.models import Person
from network.subjects.parting import Fact, Held, Parting, fact, facts

Renamed = Callable[[str, str], str]  # a text and its language: the text without the name
TOPICS_AT_ONCE = 50
THANKS_AT_ONCE = 200
UNMISTAKABLE = re.compile(r"[@\s\d]")  # first and last name, an address, a number: nobody else's


def what_of(person: Person) -> list[Held]:
    """Everything the forum holds of her, in the active language; of others nothing but what she quoted herself.

    Topics of others are named by their number alone. Ten queries at most, however much it is.
    """
    topics = Topic.objects.filter(hers(person)).prefetch_related("tagged_needs__tag").order_by("pk")
    posts = Post.objects.filter(hers(person)).prefetch_related("revisions").order_by("pk")
    thanks = Thanks.objects.filter(person=person).select_related("post").order_by("pk")
    readers = TopicReader.objects.filter(person=person).order_by("pk")
    boards = BoardReader.objects.filter(person=person).select_related("board").order_by("pk")
    return [
        Held("topics", _("Topics"), [_topic(topic) for topic in topics]),
        Held("posts", _("Posts"), [_post(post) for post in posts]),
        Held(
            "aliases", _("Names you write under"),
            [[_number(topic), fact("name", _("alias"), name)] for topic, name in aliases.names_of(person)],
        ),
        Held("drafts", _("What you have not sent"), [_draft(draft) for draft in PostDraft.objects.visible_to(person)]),
        Held(
            "read", _("How far you have read"),
            [[_number(row.topic_id), *facts(row, "position", "watch", "is_bookmarked")] for row in readers],
        ),
        Held(
            "boards", _("Boards you follow"),
            [[fact("board", _("board"), row.board.slug), *facts(row, "read_at", "watch")] for row in boards],
        ),
        Held(
            "thanks", _("What you gave thanks for"),
            [[_number(row.post.topic_id), *facts(row.post, "position"), *facts(row, "kind")] for row in thanks],
        ),
    ]  # fmt: skip


def erase(person: Person, parting: Parting) -> bool:
    """Takes her out of the forum, in parts: True, to be called again, as long as something is left. Twice does no harm.

    No author, name or reader of hers remains; no topic and no post is deleted. Call it inside a transaction.
    """
    if todo := _topics_of(person)[:TOPICS_AT_ONCE]:
        for key in todo:
            _erase_in(standing.locked_topic(Topic(pk=key)), person, parting)
        return True
    thanked = Post.objects.filter(thanks__person=person).distinct().order_by("topic_id", "pk")
    if posts := list(thanked[:THANKS_AT_ONCE]):
        for post in posts:
            locked = standing.locked_post(post)
            Thanks.objects.filter(post=post, person=person).delete()
            counting.recount_thanks(locked)
        return True
    for rows in (PostDraft, TopicReader, BoardReader):
        rows._default_manager.filter(person=person).delete()
    PostRevision.objects.filter(editor=person).update(editor=None)
    Topic.objects.filter(claimed_by=person).update(claimed_by=None, claimed_until=None)
    return False


def _topics_of(person: Person) -> list[int]:
    """Where she wrote, began a topic or has an alias; each is done when she has not any more."""
    wrote = Post.objects.filter(hers(person)).order_by("topic_id").values_list("topic_id", flat=True).distinct()
    begun = Topic.objects.filter(hers(person)).order_by().values_list("pk", flat=True)
    return sorted({*wrote, *begun, *(topic for topic, _name in aliases.names_of(person))})


def _erase_in(topic: Topic, person: Person, parting: Parting) -> None:
    mine = list(topic.posts.filter(hers(person)).order_by("position"))
    by_name = [post for post in mine if post.author_id]
    names = sorted({*parting.traces, *(post.label for post in by_name)} - erased_labels())
    if by_name:
        _rename_others(topic, by_name, names)
    for post in mine:
        _erase_post(post, names, keeps_text=parting.keeps_posts)
    if aliases.is_hers(topic, person):
        _erase_topic(topic, names)
    Topic.objects.filter(pk=topic.pk).update(**counting.newest_post(topic))
    aliases.forget(person, topic)


def _erase_post(post: Post, names: list[str], *, keeps_text: bool) -> None:
    if post.author_id:
        post.author, post.label = None, erased_label(post.language)
    post.token = None
    post.save(update_fields=["author", "label", "token"])
    if keeps_text:
        _rewrite(post, lambda text, language: _parting(names, language).without(text))
        return
    standing.put_post(post, Status.REMOVED)
    _put_text(post, BLANKED)
    post.revisions.all().delete()


def _erase_topic(topic: Topic, names: list[str]) -> None:
    if topic.author_id:
        topic.author, topic.label = None, erased_label(topic.language)
    title = _parting(names, topic.language).without(topic.title)
    if title != topic.title:
        topic.title, topic.slug = title[:LONGEST_TITLE], slug_for(title, topic.board)
    topic.save(update_fields=["author", "label", "title", "slug"])


def _rename_others(topic: Topic, by_name: list[Post], names: list[str]) -> None:
    """Quotations and mentions of her by others in this topic, their earlier texts and drafts among them."""
    labels, keys = {post.label for post in by_name}, {post.pk for post in by_name}
    namesakes = set(topic.posts.filter(label__in=labels).exclude(pk__in=keys).values_list("label", flat=True))
    called = [name for name in names if name not in namesakes]
    behind_at = [f"@{name}" for name in called]
    anywhere = [name for name in called if UNMISTAKABLE.search(name)]

    def renamed(text: str, language: str) -> str:
        erased = erased_label(language)
        for post in by_name:
            text = text.replace(rendering.mark(post.label, post.position), rendering.mark(erased, post.position))
        quoted, said = _parting(behind_at + called, language), _parting(behind_at + anywhere, language)
        lines = text.split("\n")
        return "\n".join((quoted if line.lstrip().startswith(">") else said).without(line) for line in lines)

    others = topic.posts.exclude(pk__in=keys).order_by("position")
    for post in others:
        _rewrite(post, renamed)
    drafts = PostDraft.objects.filter(key__in=[f"topic-{topic.pk}", *(f"post-{post.pk}" for post in others)])
    for draft in drafts:
        text = str(draft.data.get("text", ""))
        if (new := renamed(text, topic.language)) != text:
            draft.data = {**draft.data, "text": new}
            draft.save(update_fields=["data"])


def _rewrite(post: Post, renamed: Renamed) -> None:
    """The post, and what it said before, without the name; nothing is written where nothing changes."""
    if (text := renamed(post.source, post.language)) != post.source:
        _put_text(post, text)
    for revision in PostRevision.objects.filter(post=post):
        if (text := renamed(revision.source, post.language)) != revision.source:
            revision.source = text
            revision.save(update_fields=["source"])


def _put_text(post: Post, text: str) -> None:
    post.source, post.html = text, rendering.rendered(text, links=post.has_links)
    post.renderer = rendering.VERSION
    post.save(update_fields=["source", "html", "renderer"])


def _parting(names: list[str], language: str) -> Parting:
    """What takes these names out of a text in this language."""
    return Parting(erased_label(language), tuple(names))


def _number(topic_id: int) -> Fact:
    return fact("topic", _("topic"), topic_id)


def _topic(topic: Topic) -> list[Fact]:
    needs = fact("needs", _("needs it is about"), [tagged.tag.slug for tagged in topic.tagged_needs.all()])
    return [_number(topic.pk), *facts(topic, "title", "label", "language", "status", "note", "created_at"), needs]


def _post(post: Post) -> list[Fact]:
    earlier = [one.source for one in post.revisions.all()]
    said = facts(post, "position", "label", "language", "status", "source", "created_at", "edited_at")
    return [_number(post.topic_id), *said, fact("earlier", _("earlier texts of posts"), earlier)]


def _draft(draft: PostDraft) -> list[Fact]:
    return facts(draft, "key", "data", "changed_at")
