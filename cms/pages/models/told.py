"""What people write of themselves, in one language: a story, a leader's page. Shown at their own addresses."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail_localize.fields import SynchronizedField

from advocacy.models import Story
from cms.blocks.prose import PIECES
from cms.pages import lending
from cms.pages.acting import acting
from cms.pages.models.base import LadaPage
from cms.pages.models.shop import Elsewhere, PageLanguageField, language_of
from cms.pages.rights import TextPermissionTester
from network.models import Leader


class StoryIndexPage(Elsewhere, Page):
    """Where the texts of stories lie in the tree; readers are sent to the list of stories."""

    page_description = _("Holds the texts of stories. Readers who open it see the list of stories.")
    parent_page_types = ["cms.LadaHomePage"]
    subpage_types = ["cms.StoryPage"]
    max_count_per_parent = 1
    preview_modes: list[tuple[str, str]] = []  # it shows nothing of its own
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("texts of stories")
        verbose_name_plural = _("texts of stories")

    def path_elsewhere(self) -> str:
        return reverse("advocacy:stories")


class LeaderIndexPage(Elsewhere, Page):
    """Where the texts of leaders lie in the tree; readers are sent to the list of leaders."""

    page_description = _("Holds the texts of leaders. Readers who open it see the list of leaders.")
    parent_page_types = ["cms.LadaHomePage"]
    subpage_types = ["cms.LeaderPage"]
    max_count_per_parent = 1
    preview_modes: list[tuple[str, str]] = []  # it shows nothing of its own
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("texts of leaders")
        verbose_name_plural = _("texts of leaders")

    def path_elsewhere(self) -> str:
        return reverse("network:leaders")


class TextPage(Elsewhere, LadaPage):
    """A text of somebody, with at most one photo of its own, in one language."""

    language = PageLanguageField(_("language"), max_length=12, editable=False, null=True)
    lead = models.TextField(_("lead"), max_length=300, blank=True, help_text=_("One or two sentences for lists."))
    body = StreamField(PIECES, blank=True, verbose_name=_("text"))
    photo = models.ForeignKey(
        "cms.SiteImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    photo_alt = models.CharField(
        _("what the photo shows"), max_length=250, blank=True, help_text=_("For those who cannot see it.")
    )
    is_machine = models.BooleanField(
        _("translated by a machine, not read yet"),
        default=False,
        help_text=_("Readers are told so until you untick it."),
    )

    promote_panels = LadaPage.promote_panels
    text_panels = [
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Photo")),
    ]
    subpage_types: list[str] = []

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raises ValidationError when a photo is not described, or the subject has a page in this language already."""
        super().clean()
        self.language = language_of(self)
        if self.photo_id and not self.photo_alt.strip():
            raise ValidationError({"photo_alt": _("Please say what the photo shows.")})

    def publish(self, revision: Revision, user: Any = None, **how: Any) -> None:
        """With the verb of its subject, or not at all. Raises ValidationError where that refuses."""
        with transaction.atomic(), acting(user):
            super().publish(revision, user=user, **how)

    def unpublish(self, *, user: Any = None, **how: Any) -> None:
        """With the verb of its subject, or not at all. Raises ValidationError where that refuses."""
        with transaction.atomic(), acting(user):
            super().unpublish(user=user, **how)


class StoryPage(TextPage):
    """What a story says in one language. Shown at the story's own address; nothing ever points at this row."""

    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, related_name="pages", verbose_name=_("story")
    )  # empty only in a copy

    page_description = _("The text of one story, in one language.")
    content_panels = [*LadaPage.content_panels, FieldPanel("story", read_only=True), *TextPage.text_panels]
    parent_page_types = ["cms.StoryIndexPage"]
    exclude_fields_in_copy = ["story"]
    override_translatable_fields = [
        *LadaPage.override_translatable_fields,
        SynchronizedField("story", overridable=False),
        SynchronizedField("is_machine", overridable=True),
    ]

    class Meta:
        verbose_name = _("text of a story")
        verbose_name_plural = _("texts of stories")
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="cms_story_page_once_per_language")]

    def path_elsewhere(self) -> str:
        return self.story.get_absolute_url() if self.story else ""

    def permissions_for_user(self, user: Any) -> TextPermissionTester:
        is_original = self.story is not None and self.locale.language_code == self.story.language
        return TextPermissionTester(user, self, self.story, is_original=is_original)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """For the preview: what the story's page will be lent."""
        section = lending.story_lent(self.story, self) if self.story else {"page": self}
        return super().get_context(request, *args, **kwargs) | {"section": section}


class LeaderPage(TextPage):
    """What a leader says of herself in one language. Shown at her own address; nothing ever points at this row."""

    leader = models.ForeignKey(
        Leader, models.SET_NULL, null=True, blank=True, related_name="pages", verbose_name=_("leader")
    )  # empty only in a copy

    page_description = _("What one leader says of herself, in one language.")
    content_panels = [*LadaPage.content_panels, FieldPanel("leader", read_only=True), *TextPage.text_panels]
    parent_page_types = ["cms.LeaderIndexPage"]
    exclude_fields_in_copy = ["leader"]
    override_translatable_fields = [
        *LadaPage.override_translatable_fields,
        SynchronizedField("leader", overridable=False),
        SynchronizedField("is_machine", overridable=True),
    ]

    class Meta:
        verbose_name = _("text of a leader")
        verbose_name_plural = _("texts of leaders")
        constraints = [models.UniqueConstraint(fields=["leader", "language"], name="cms_leader_page_once_per_language")]

    def path_elsewhere(self) -> str:
        return self.leader.get_absolute_url() if self.leader else ""

    def permissions_for_user(self, user: Any) -> TextPermissionTester:
        is_original = self.leader is not None and self.locale.language_code == self.leader.person.language
        return TextPermissionTester(user, self, self.leader, is_original=is_original)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """For the preview: what the leader's page will be lent."""
        section = lending.leader_lent(self.leader, self) if self.leader else {"page": self}
        return super().get_context(request, *args, **kwargs) | {"section": section}
