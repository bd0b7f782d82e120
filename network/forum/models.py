"""Which rows hold who asks, who answers, and who has read what?

Names of people stand here as they were when they wrote (``label``), so that a list needs no join and an erased person
leaves her neighbours' help in place. With an alias a row has no author: ``TopicAlias`` alone joins the two.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from network.forum.queries import AliasQuerySet, BoardQuerySet, DraftQuerySet, PostQuerySet, TopicQuerySet
from network.needs.models import Need
from network.words.languages import default_code

LONGEST_TITLE, LONGEST_LABEL, LONGEST_TEXT = 150, 80, 20_000
OWN_WORDS = ("bez-odpowiedzi", "zapamietane")  # addresses of the forum itself, which no board can have


class Board(ClusterableModel):
    """A room of the forum, or a room in a room: two levels. Its words stand in ``BoardText``, one row a language."""

    class Audience(models.TextChoices):
        """Who may read; whoever may write must be signed in."""

        EVERYONE = "everyone", _("everyone")
        SIGNED_IN = "signed_in", _("who is signed in")
        MEMBERS = "members", _("members of the board")

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("inside")
    )
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    audience = models.CharField(_("who may read"), max_length=10, choices=Audience, default=Audience.EVERYONE)
    takes_topics = models.BooleanField(_("takes topics"), default=True, help_text=_("Else it only holds boards."))
    takes_aliases = models.BooleanField(
        _("one may write under an alias"), default=True, help_text=_("Chosen for each topic; nobody sees who it is.")
    )
    is_premoderated = models.BooleanField(_("every post waits for a moderator"), default=False)
    is_sensitive = models.BooleanField(
        _("sensitive"), default=False, help_text=_("Letters quote nothing of it, and every page can be left at once.")
    )
    is_indexed = models.BooleanField(_("search engines may list it"), default=False)
    languages = models.CharField(
        _("languages"), max_length=60, blank=True, help_text=_("Codes with spaces: pl uk. Empty: all of them.")
    )
    asks_after_months = models.PositiveSmallIntegerField(
        _("asks whether it is still valid"), null=True, blank=True, help_text=_("After so many months; empty: never.")
    )
    is_example = models.BooleanField(_("example"), default=False, help_text=_("Invented, for showing how it works."))
    topics_count = models.PositiveIntegerField(_("topics"), default=0, editable=False)
    posts_count = models.PositiveIntegerField(_("posts"), default=0, editable=False)
    last_topic = models.ForeignKey(
        "network.Topic", models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("newest topic"),
    )  # fmt: skip
    last_post_at = models.DateTimeField(_("newest post"), null=True, blank=True, editable=False)

    objects = BoardQuerySet.as_manager()

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug__in=["", *OWN_WORDS]), name="network_board_has_slug"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="network_board_not_in_itself"),
            models.CheckConstraint(
                condition=Q(asks_after_months=None) | Q(asks_after_months__gt=0), name="network_board_asks_later"
            ),
            models.CheckConstraint(
                condition=Q(is_indexed=False) | Q(audience="everyone"), name="network_board_indexed_is_public"
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("network:board", args=[self.slug])


class BoardText(models.Model):
    """What a board is called in one language, for whom it is and who reads it, in a sentence or two."""

    board = ParentalKey(Board, on_delete=models.CASCADE, related_name="texts", verbose_name=_("board"))
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=80)
    about = models.CharField(_("for what it is, and who reads it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("words of a board")
        verbose_name_plural = _("words of boards")
        constraints = [
            models.UniqueConstraint(fields=["board", "language"], name="network_board_text_once"),
            models.CheckConstraint(condition=~Q(name=""), name="network_board_text_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Status(models.TextChoices):
    """Who sees a topic or post: all who read the board, or its author and moderators alone, or nobody any more."""

    VISIBLE = "visible", _("visible")
    PENDING = "pending", _("waits for a moderator")
    HIDDEN = "hidden", _("hidden until looked at")
    REMOVED = "removed", _("removed")


class TopicNeed(ItemBase):
    """A topic is about a need."""

    tag = models.ForeignKey(Need, models.CASCADE, related_name="topics")
    content_object = models.ForeignKey("network.Topic", models.CASCADE, related_name="tagged_needs")


class Topic(models.Model):
    """A question or a talk. ``last_position`` is the number of the newest post, ``posts_count`` how many are visible.

    ``author`` is None under an alias, and when the person was erased; ``label`` is what stands above it.
    """

    class Note(models.TextChoices):
        """What a reader should know before she opens it."""

        VIOLENCE = "violence", _("violence")
        SUICIDE = "suicide", _("thoughts of suicide")
        LOSS = "loss", _("death of somebody close")
        ADDICTION = "addiction", _("alcohol or drugs")
        OTHER = "other", _("something hard")

    board = models.ForeignKey(Board, models.PROTECT, related_name="topics", verbose_name=_("board"))
    author = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="topics", verbose_name=_("author")
    )
    alias = models.ForeignKey(
        "network.TopicAlias", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("alias")
    )
    label = models.CharField(_("name above it"), max_length=LONGEST_LABEL)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    slug = models.SlugField(_("address"), max_length=80)
    language = models.CharField(_("language"), max_length=12, default=default_code)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.VISIBLE, editable=False)
    note = models.CharField(_("content note"), max_length=10, choices=Note, blank=True)
    is_pinned = models.BooleanField(_("stays on top"), default=False)
    is_locked = models.BooleanField(_("takes no more answers"), default=False)
    needs = TaggableManager(through=TopicNeed, blank=True, verbose_name=_("needs it is about"))
    created_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(
        _("said to be still valid"), null=True, blank=True, editable=False, help_text=_("By its author or a helper.")
    )
    claimed_by = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("wants to answer"),
    )  # fmt: skip
    claimed_until = models.DateTimeField(_("until"), null=True, blank=True, editable=False)
    is_example = models.BooleanField(_("example"), default=False, help_text=_("Invented, for showing how it works."))
    last_position = models.PositiveIntegerField(_("newest number"), default=0, editable=False)
    newest_position = models.PositiveIntegerField(_("newest visible number"), default=0, editable=False)
    posts_count = models.PositiveIntegerField(_("posts"), default=0, editable=False)
    answers_count = models.PositiveIntegerField(_("answers by others"), default=0, editable=False)
    last_label = models.CharField(_("newest name"), max_length=LONGEST_LABEL, blank=True, editable=False)
    last_post_at = models.DateTimeField(_("newest post"), default=timezone.now, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["-is_pinned", "-last_post_at", "-id"]
        indexes = [
            models.Index(
                fields=["board", "-is_pinned", "-last_post_at", "-id"],
                condition=Q(status=Status.VISIBLE),
                name="network_topic_list",
            ),
            models.Index(
                fields=["board", "-last_post_at"], condition=Q(status=Status.VISIBLE), name="network_topic_newest"
            ),
            models.Index(
                fields=["created_at", "id"],
                condition=Q(status=Status.VISIBLE, answers_count=0, is_locked=False),
                name="network_topic_unanswered",
            ),
            models.Index(fields=["author", "-id"], name="network_topic_of_author"),
            models.Index(
                fields=["status", "id"], condition=~Q(status=Status.VISIBLE), name="network_topic_not_visible"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(slug="") & ~Q(label=""), name="network_topic_has_title_and_name"
            ),
            models.CheckConstraint(condition=Q(author=None) | Q(alias=None), name="network_topic_author_or_alias"),
            models.CheckConstraint(
                condition=Q(posts_count__lte=F("last_position")), name="network_topic_counts_what_is_there"
            ),
            models.CheckConstraint(
                condition=Q(answers_count__lte=F("posts_count")), name="network_topic_answers_are_posts"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("network:topic", args=[self.pk, self.slug])


class TopicAlias(models.Model):
    """Under which name a person writes in one topic: the only row that joins the two, read by ``aliases.py`` alone.

    Erasing the person leaves the name and takes the person.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+", verbose_name=_("topic"))
    person = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    label = models.CharField(_("name above the posts"), max_length=LONGEST_LABEL)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            models.UniqueConstraint(fields=["topic", "person"], name="network_alias_one_a_person"),
            models.UniqueConstraint(fields=["topic", "label"], name="network_alias_name_once"),
            models.CheckConstraint(condition=~Q(label=""), name="network_alias_has_name"),
        ]

    def __str__(self) -> str:
        return self.label


class Post(models.Model):
    """What somebody wrote, under a number that stays for ever. ``html`` is made of ``source`` when it is saved.

    ``author`` is None under an alias, and when the person was erased. ``renderer`` is the version that made the HTML.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="posts", verbose_name=_("topic"))
    position = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name=_("author")
    )
    alias = models.ForeignKey(
        TopicAlias, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("alias")
    )
    label = models.CharField(_("name above it"), max_length=LONGEST_LABEL)
    language = models.CharField(_("language"), max_length=12, default=default_code)
    source = models.TextField(_("text"), blank=True)
    html = models.TextField(_("text as it is shown"), blank=True, editable=False)
    renderer = models.PositiveSmallIntegerField(default=0, editable=False)
    has_links = models.BooleanField(
        _("links can be followed"), default=True, editable=False, help_text=_("Not so in the first posts of somebody.")
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.VISIBLE, editable=False)
    answers = models.PositiveIntegerField(_("answers number"), null=True, blank=True)
    by_asker = models.BooleanField(_("by who began the topic"), default=False, editable=False)
    has_helped = models.BooleanField(_("has helped who asked"), default=False, editable=False)
    thanks_count = models.PositiveIntegerField(_("thanks"), default=0, editable=False)
    with_you_count = models.PositiveIntegerField(_("“I am with you”"), default=0, editable=False)
    has_photos = models.BooleanField(_("has photos"), default=False, editable=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True, editable=False)
    token = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["topic_id", "position"]
        indexes = [
            models.Index(fields=["author", "-id"], name="network_post_of_author"),
            models.Index(fields=["alias", "-id"], name="network_post_of_alias"),
            models.Index(fields=["status", "id"], condition=~Q(status=Status.VISIBLE), name="network_post_not_visible"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["topic", "position"], name="network_post_number_once"),
            models.CheckConstraint(condition=Q(position__gt=0), name="network_post_has_number"),
            models.CheckConstraint(condition=Q(author=None) | Q(alias=None), name="network_post_author_or_alias"),
            models.CheckConstraint(condition=~Q(label=""), name="network_post_has_name"),
            models.CheckConstraint(
                condition=Q(answers=None) | Q(answers__lt=F("position"), answers__gt=0),
                name="network_post_answers_back",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id}#{self.position}"

    def get_absolute_url(self) -> str:
        """The topic's page that holds it, whatever the size of a page."""
        return reverse("network:post", args=[self.topic_id, self.position])


class PostRevision(models.Model):
    """What a post said before it was changed. ``editor`` is None where the author did it, under an alias or not."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions", verbose_name=_("post"))
    editor = models.ForeignKey(
        "network.Person", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("moderator")
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    source = models.TextField(_("text before"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("earlier text of a post")
        verbose_name_plural = _("earlier texts of posts")
        ordering = ["-id"]
        indexes = [models.Index(fields=["at"], name="network_post_revision_age")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.at:%Y-%m-%d}"


class Thanks(models.Model):
    """Somebody thanks for a post, or stands by who wrote it. Counted at the post, ranked nowhere."""

    class Kind(models.TextChoices):
        THANKS = "thanks", _("Thank you")
        WITH_YOU = "with_you", _("I am with you")

    post = models.ForeignKey(Post, models.CASCADE, related_name="thanks", verbose_name=_("post"))
    person = models.ForeignKey("network.Person", models.CASCADE, related_name="+", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)

    class Meta:
        verbose_name = _("thanks")
        verbose_name_plural = _("thanks")
        constraints = [models.UniqueConstraint(fields=["post", "person", "kind"], name="network_thanks_once")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.kind}"


class Watch(models.IntegerChoices):
    """What somebody wants to hear of a topic or a board; the higher, the more."""

    NOTHING = 0, _("nothing")
    REPLIES = 1, _("answers to me")
    ALL = 2, _("everything")


class TopicReader(models.Model):
    """How far a person has read a topic, and what she wants to hear of it. No time: that could name an alias."""

    person = models.ForeignKey("network.Person", models.CASCADE, related_name="+", verbose_name=_("person"))
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="readers", verbose_name=_("topic"))
    position = models.PositiveIntegerField(_("read up to"), default=0)
    watch = models.PositiveSmallIntegerField(_("wants to hear"), choices=Watch, default=Watch.REPLIES)
    is_bookmarked = models.BooleanField(_("bookmarked"), default=False)

    class Meta:
        verbose_name = _("reader of a topic")
        verbose_name_plural = _("readers of topics")
        indexes = [
            models.Index(fields=["topic"], condition=Q(watch__gte=Watch.ALL), name="network_topic_watched"),
            models.Index(fields=["person", "-id"], condition=Q(is_bookmarked=True), name="network_topic_bookmarked"),
        ]
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="network_topic_reader_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.topic_id}#{self.position}"


class BoardReader(models.Model):
    """From when on a board is new to a person (everything older is read), and what she wants to hear of it."""

    person = models.ForeignKey("network.Person", models.CASCADE, related_name="+", verbose_name=_("person"))
    board = models.ForeignKey(Board, models.CASCADE, related_name="readers", verbose_name=_("board"))
    read_at = models.DateTimeField(_("everything before is read"), null=True, blank=True)
    watch = models.PositiveSmallIntegerField(_("wants to hear"), choices=Watch, default=Watch.NOTHING)

    class Meta:
        verbose_name = _("reader of a board")
        verbose_name_plural = _("readers of boards")
        indexes = [models.Index(fields=["board"], condition=Q(watch__gte=Watch.ALL), name="network_board_watched")]
        constraints = [models.UniqueConstraint(fields=["person", "board"], name="network_board_reader_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.board_id}"


class PostDraft(models.Model):
    """What somebody is writing and has not sent. ``key`` says where: "board-3", "topic-7", "post-12".

    ``sequence`` counts the saves: a form that holds an older one is told so. Gone when the post is sent, and after 180
    days.
    """

    person = models.ForeignKey("network.Person", models.CASCADE, related_name="post_drafts", verbose_name=_("person"))
    key = models.CharField(max_length=40)
    data = models.JSONField(_("what was typed"), default=dict)
    sequence = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft of a post")
        verbose_name_plural = _("drafts of posts")
        indexes = [models.Index(fields=["changed_at"], name="network_post_draft_age")]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="network_post_draft_once"),
            models.CheckConstraint(condition=~Q(key=""), name="network_post_draft_says_where"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.key}"
