"""What does a login consist of?"""

import secrets

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q, Value
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cms.accounts.fields import BlankIsNullEmailField, PhoneField
from network.log.receipts import ALPHABET


def new_username() -> str:
    """A name nobody has to invent: "u-" and ten random letters or digits (about 49 bits)."""
    return "u-" + "".join(secrets.choice(ALPHABET) for _ in range(10))


class User(AbstractUser):
    """A login. E-mail and phone are both optional and each belongs to one login only; the person is a
    ``network.Person``, who may exist without any login."""

    username = models.CharField(
        _("user name"),
        max_length=150,
        unique=True,
        default=new_username,
        validators=[AbstractUser.username_validator],
        error_messages={"unique": _("A user with that username already exists.")},
    )
    email = BlankIsNullEmailField(_("e-mail address"), unique=True)
    phone = PhoneField(
        _("phone number"), unique=True, help_text=_("With the country code, for example +48 58 000 00 00.")
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language of the screens and of letters."),
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(condition=~Q(email=Value("")), name="accounts_email_null_not_empty"),
            models.CheckConstraint(condition=~Q(phone=Value("")), name="accounts_phone_null_not_empty"),
            models.CheckConstraint(condition=~Q(username=""), name="accounts_username_not_empty"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Changes with password, address and number: every session ends with the way in that opened it."""
        ways = "|".join([self.password, (self.email or "").lower(), self.phone or ""])
        return salted_hmac("cms.accounts.session", ways, secret=secret, algorithm="sha256").hexdigest()

    def clean(self) -> None:
        """Keeps "no e-mail" as None, which the normalising of Django's own user turns into ''."""
        super().clean()
        self.email = self.email or None  # type: ignore[assignment]  # the field says null=True to Django only
