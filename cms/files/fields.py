"""Where does a picture pass on its way to the disk, whoever stores it?"""

from typing import Any

from django.core.files.base import File
from wagtail.images.models import AbstractImage, WagtailImageField, WagtailImageFieldFile

from cms.files.cleaning import CleanPicture, cleaned


class CleanImageFieldFile(WagtailImageFieldFile):
    """A picture that is cleaned before it is kept: form, import, API and code all end in ``save``."""

    file: Any
    name: str

    @property
    def is_unknown(self) -> bool:
        """Whether it has just come in, and nobody has looked into it."""
        return not self._committed and not isinstance(getattr(self, "_file", None), CleanPicture)

    def clean_up(self) -> None:
        """Puts the cleaned picture in place of the uploaded one, once. Raises ValidationError (``files.cleaning``)."""
        if self.is_unknown:
            self.file = cleaned(self.file, self.name)
            self.name = self.file.name
            self._forget_size()

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Stores the cleaned picture under a name whose ending fits it."""
        fresh = content if isinstance(content, CleanPicture) else cleaned(content, name)
        self._forget_size()
        super().save(fresh.name, fresh, save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """Of the cleaned picture. Unknown (0) before: only cleaning shows whether it is a picture at all."""
        return (0, 0) if self.is_unknown else super().get_image_dimensions()

    def _forget_size(self) -> None:
        self.__dict__.pop("_dimensions_cache", None)


class CleanImageField(WagtailImageField):
    """Wagtail's field for the original of a picture, which keeps the picture and nothing else."""

    attr_class = CleanImageFieldFile

    @classmethod
    def in_place_of_wagtails(cls) -> "CleanImageField":
        """Wagtail's own field, cleaning. It keeps its place before width and height: Django asks fields for what to
        save in that order, and the size is known only after cleaning."""
        theirs = AbstractImage._meta.get_field("file")
        ours = theirs.clone()
        ours.__class__, ours.creation_counter = cls, theirs.creation_counter
        return ours

    def clean(self, value: Any, model_instance: Any) -> Any:
        """Cleans while the form can still say what is wrong."""
        if value and isinstance(value, CleanImageFieldFile):
            value.clean_up()
            self.update_dimension_fields(model_instance, force=True)
        return super().clean(value, model_instance)
