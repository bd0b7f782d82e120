"""Is that an e-mail address or a phone number, and whose is it?"""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from cms.accounts.models import User
from network.letters.models import Letter
from network.words.phones import NotAPhoneNumber, e164, shown

Channel = Letter.Channel
LONGEST = 254


class Contact(NamedTuple):
    """Where a message reaches somebody: an e-mail address in lower case, or a phone number in E.164."""

    channel: str
    to: str

    def __str__(self) -> str:
        return shown(self.to) if self.channel == Channel.PHONE else self.to


def contact_from(typed: str) -> Contact:
    """What was typed, as it is kept. Raises ValidationError when it is neither an address nor a number."""
    text = "".join(typed.split())[:LONGEST]
    if "@" in text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise ValidationError(_("This is not a whole e-mail address."), code="contact") from error
        return Contact(Channel.EMAIL, text.lower())
    try:
        return Contact(Channel.PHONE, e164(text))
    except NotAPhoneNumber as error:
        raise ValidationError(_("This is neither an e-mail address nor a phone number."), code="contact") from error


def user_with(contact: Contact) -> User | None:
    """The login the contact belongs to, also one that is switched off; None when nobody has it."""
    column = "phone" if contact.channel == Channel.PHONE else "email"
    return get_user_model()._default_manager.filter(**{column: contact.to}).first()


def contact_of(user: User) -> Contact | None:
    """Where a message reaches the login, by e-mail first; None for one with neither."""
    if user.email:
        return Contact(Channel.EMAIL, user.email)
    return Contact(Channel.PHONE, user.phone) if user.phone else None
