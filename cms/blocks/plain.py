"""Which pieces are the same in every language, so that no translator is asked for them?"""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock
from wagtail_localize.segments import OverridableSegmentValue

from network.words.phones import NotAPhoneNumber, dialled


class PhoneBlock(CharBlock):
    """A phone number as it is dialled in Poland. Raises ValidationError for what is none."""

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned:
            try:
                dialled(cleaned)
            except NotAPhoneNumber as error:
                raise ValidationError(str(error)) from error
        return cleaned

    def get_translatable_segments(self, value: str) -> list[OverridableSegmentValue]:
        """Nothing to translate."""
        return []

    def restore_translated_segments(self, value: str, segments: object) -> str:
        """The number as it was."""
        return value

    class Meta:
        icon = "mobile-alt"
