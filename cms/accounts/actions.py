"""How is a login made, changed, and given another address?"""

from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from cms.accounts import emails
from cms.accounts.contacts import Channel, Contact, contact_of, user_with
from cms.accounts.models import User
from network.log.receipts import new_code
from network.people.models import Person, Role
from network.people.roles.actions import grant_role


class NewLogin(NamedTuple):
    """A login just made; its password is shown now and never again, "" where a code opens it."""

    user: User
    password: str


@transaction.atomic
def make_login(*, name: str, language: str, contact: Contact | None) -> NewLogin:
    """A login with its person, who is a member from now on; with a password only where no code could reach her.

    Raises IntegrityError when the contact belongs to another login.
    """
    user = User(language=language)
    _give(user, contact)
    password = "" if contact else new_code()
    user.set_password(password or None)
    user.save()
    person = Person.objects.create(user=user, name=name, language=language)
    grant_role(person, Role.MEMBER, actor=None, reason="Sign-up")
    return NewLogin(user, password)


@transaction.atomic
def change_password(user: User, password: str) -> None:
    """The new password; all other sessions of the login end with the old one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    emails.changed(user, None, "password", about=_once(user))


@transaction.atomic
def change_contact(user: User, contact: Contact) -> None:
    """The login answers to this contact instead of the one of its kind before; who had that hears of it.

    Raises ValidationError when the contact belongs to another login.
    """
    old = contact_of(user)
    locked = User.objects.select_for_update().get(pk=user.pk)
    _give(locked, contact)
    try:
        with transaction.atomic():
            locked.save(update_fields=["email", "phone"])
    except IntegrityError as error:
        raise ValidationError(_("This address or number belongs to another login."), code="taken") from error
    EmailAddress.objects.filter(user=locked).delete()  # allauth's copies must not open the login with an old address
    emails.changed(locked, old, "contact", about=_once(locked))


@transaction.atomic
def remove_contact(user: User, channel: str) -> None:
    """The login answers to this contact no more. Raises ValidationError when nothing else would open it."""
    old = contact_of(user)
    locked = User.objects.select_for_update().get(pk=user.pk)
    _give(locked, Contact(channel, ""))
    if contact_of(locked) is None and not locked.has_usable_password():
        raise ValidationError(_("Choose a password first: nothing else would open your login."), code="last")
    locked.save(update_fields=["email", "phone"])
    EmailAddress.objects.filter(user=locked).delete()
    emails.changed(locked, old, "contact", about=_once(locked))


@transaction.atomic
def tell_second_step(user: User) -> None:
    """Tells her that her second step was changed."""
    emails.changed(user, None, "second_step", about=_once(user))


def is_free(contact: Contact) -> bool:
    """Whether nobody has the contact."""
    return user_with(contact) is None


def _give(user: User, contact: Contact | None) -> None:
    if contact and contact.channel == Channel.PHONE:
        user.phone = contact.to or None  # type: ignore[assignment]  # as below
    elif contact:
        user.email = contact.to or None  # type: ignore[assignment]  # the field says null=True to Django only


def _once(user: User) -> str:
    return f"{user.pk}:{get_random_string(12)}"
