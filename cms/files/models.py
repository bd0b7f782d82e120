"""Which image and document models are ours, so that they can grow without moving every file?"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from cms.files.contents import check_contents
from cms.files.fields import CleanImageField


class SiteImage(AbstractImage):
    """A picture, stored without what cameras write into it; its description is the alternative text."""

    file = CleanImageField.in_place_of_wagtails()
    description = models.CharField(
        _("description"),
        max_length=255,
        blank=True,
        default="",
        help_text=_(
            "What somebody who does not see the picture should know: “Shelves with bread and vegetables, a woman "
            "weighs apples”. Proposed wherever the picture is used. Empty only for decoration."
        ),
    )

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self) -> str:
        """The description; never the title, which is a file's name as often as not."""
        return self.description


class SiteRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="cms_rendition_once")
        ]

    def __str__(self) -> str:
        return self.filter_spec


class SiteDocument(AbstractDocument):
    """A file to download, which is inside what its name says."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Raises ValidationError for an ending that is not allowed, or contents of another kind."""
        super().clean()
        if self.file and not self.file._committed:
            try:
                check_contents(self.file)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error
