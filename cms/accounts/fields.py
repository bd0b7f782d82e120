"""How are an e-mail address and a phone number kept, so that "none" is one value and each is unique?"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.words.phones import NotAPhoneNumber, e164


class BlankIsNullField(models.CharField):
    """Text whose absence is NULL, never '': a unique column then allows many without a value."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.update(null=True, blank=True)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def get_prep_value(self, value: object) -> str | None:
        return super().get_prep_value(value) or None

    def to_python(self, value: object) -> str | None:
        return super().to_python(value) or None

    def clean(self, value: object, model_instance: models.Model | None) -> str | None:
        return super().clean(value, model_instance) or None


class BlankIsNullEmailField(BlankIsNullField, models.EmailField):
    """An e-mail address in lower case, or NULL."""

    def get_prep_value(self, value: object) -> str | None:
        kept = super().get_prep_value(value)
        return kept.lower() if kept else None


class PhoneField(BlankIsNullField):
    """A phone number in E.164 ("+48585551234"), or NULL; a number without a country code is Polish."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def clean(self, value: object, model_instance: models.Model | None) -> str | None:
        typed = str(value or "").strip()
        try:
            return super().clean(e164(typed) if typed else "", model_instance)
        except NotAPhoneNumber as error:
            raise ValidationError(_("This is not a phone number: %(typed)s."), params={"typed": typed}) from error
