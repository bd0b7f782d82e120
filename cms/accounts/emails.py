"""Which messages does a login send? Codes, and what changed about it; no subject says anything of help or shops."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from cms.accounts.contacts import Channel, Contact, contact_of
from cms.accounts.models import User
from cms.accounts.tasks import send_letters
from network.letters.actions import write
from network.letters.models import Letter
from network.letters.queries import CODE


def code(contact: Contact, digits: str, language: str, *, about: str) -> Letter | None:
    """The code, which leaves at once. ``digits`` "" where nobody has the contact: by e-mail that is said, by phone
    nothing is sent, for a message costs. Call it inside a transaction."""
    if not digits and contact.channel == Channel.PHONE:
        return None
    with translation.override(language):
        letter = write(
            CODE,
            contact.to,
            language,
            _("Your code") if digits else _("Nobody has a login with this address"),
            _code_words(digits, contact.channel),
            about=f"code:{about}",
            channel=contact.channel,
        )
    transaction.on_commit(send_letters.enqueue)
    return letter


def changed(user: User, old: Contact | None, what: str, *, about: str) -> Letter | None:
    """Tells the way somebody was reached before that something about the login changed; None without such a way.

    ``what`` is one sentence of ``CHANGES`` by its name. Call it inside the transaction of the change.
    """
    contact = old or contact_of(user)
    if contact is None:
        return None
    with translation.override(user.language):
        sentences = {
            "password": _("The password of your login was changed."),
            "contact": _("The address or number of your login was changed."),
            "second_step": _("The second step of your login was changed."),
        }
        body = f"{sentences[what]} {_('If that was not you, write to us at once.')}\n"
        return write(
            "login_changed",
            contact.to,
            user.language,
            _("Your login was changed"),
            body,
            about=f"login_changed:{about}",
            channel=contact.channel,
        )


def _code_words(digits: str, channel: str) -> str:
    if not digits:
        return _("Somebody typed this address to come in. Nobody here has it. If it was not you, do nothing.") + "\n"
    shown = f"{digits[:4]} {digits[4:]}"
    words = _("Your code: %(code)s. It holds for 10 minutes. Give it to nobody.") % {"code": shown}
    if channel == Channel.PHONE:
        return words
    return f"{words}\n\n{_('If you did not ask for it, do nothing.')}\n"
