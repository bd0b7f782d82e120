"""What does a story consist of? Its text is prose, lent by the host's pages, one per language."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from advocacy.stories.queries import StoryQuerySet, StoryTextQuerySet
from network.log.models import Provenance
from network.models import Leader, Need, Place, Shop
from network.people.editorial import Edition, Editorial


class StoryNeed(ItemBase):
    """A story tells of a need."""

    tag = models.ForeignKey(Need, models.CASCADE, related_name="stories")
    content_object = models.ForeignKey("advocacy.Story", models.CASCADE, related_name="tagged_needs")


class Story(Editorial, Provenance):
    """Something that happened here, told by somebody: one thing in all languages.

    ``author`` is who tells it; ``told_as`` whose name stands above it, ``signature`` that name where it is neither the
    shop's nor the leader's ("Maria, 68"). ``language`` is that of the original. ``token`` makes a form sent twice one
    story.
    """

    class ToldAs(models.TextChoices):
        PERSON = "person", _("a person")
        LEADER = "leader", _("a leader")
        SHOP = "shop", _("a shop")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    told_as = models.CharField(_("told by"), max_length=8, choices=ToldAs, default=ToldAs.PERSON)
    signature = models.CharField(
        _("name above the story"), max_length=80, blank=True, help_text=_("A first name or an invented one is enough.")
    )
    leader = models.ForeignKey(
        Leader, models.SET_NULL, null=True, blank=True, related_name="stories", verbose_name=_("leader")
    )
    shop = models.ForeignKey(
        Shop, models.SET_NULL, null=True, blank=True, related_name="stories", verbose_name=_("shop it is about")
    )
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("where it happened")
    )
    needs = TaggableManager(through=StoryNeed, blank=True, verbose_name=_("needs it tells of"))
    token = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    is_example = models.BooleanField(_("example"), default=False, help_text=_("Invented, for showing how it works."))

    objects = StoryQuerySet.as_manager()

    class Meta(Editorial.Meta, Provenance.Meta):
        abstract = False
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-published_at", "-id"]
        indexes = [models.Index(fields=["shown", "-published_at"], name="advocacy_story_shown")]
        constraints = [
            *Editorial.Meta.constraints,
            *Provenance.Meta.constraints,
            models.CheckConstraint(condition=~Q(slug=""), name="advocacy_story_has_slug"),
            models.CheckConstraint(condition=~Q(told_as="shop") | Q(shop__isnull=False), name="advocacy_story_of_shop"),
            models.CheckConstraint(
                condition=~Q(told_as="leader") | Q(leader__isnull=False), name="advocacy_story_of_leader"
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("advocacy:story", args=[self.slug])


class StoryText(Edition):
    """What a story is called in one language, while a text of it is shown there."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="texts", verbose_name=_("story"))

    objects = StoryTextQuerySet.as_manager()

    class Meta(Edition.Meta):
        verbose_name = _("text of a story")
        verbose_name_plural = _("texts of stories")
        constraints = [
            *Edition.Meta.constraints,
            models.UniqueConstraint(fields=["story", "language"], name="advocacy_story_text_once"),
        ]
