"""Which letters does an enquiry write, each in its reader's language?

To the shop a letter copies the message and what the sender typed for the shop; to a sender it tells only that there is
something to read. No subject says anything of what was written.
"""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network.letters.actions import write
from network.letters.models import Letter
from network.letters.texts import absolute, text
from network.partners.enquiries import sentences
from network.partners.models import Enquiry, EnquiryMessage, ShopContact
from network.people.models import Person

FOLDER = "network/letters"


def to_coordinator(enquiry: Enquiry, message: EnquiryMessage, person: Person) -> Letter | None:
    """A copy of the message to one of the shop's own people, with the way to answer. None without an address."""
    return _to_receiver("enquiry_to_shop", enquiry, message, person)


def to_leader(enquiry: Enquiry, message: EnquiryMessage, person: Person) -> Letter | None:
    """That somebody writes to her; without words, name or address. None without an address and a number."""
    kind, about = "enquiry_to_leader", f"enquiry:{enquiry.pk}:message:{message.pk}:{person.pk}"
    with translation.override(person.language):
        subject = _("Somebody writes to you")
        if person.phone and not person.email:
            words, channel = f"{subject}\n{absolute(enquiry.get_absolute_url())}", Letter.Channel.PHONE
            return write(kind, person.phone, person.language, "", words, about=about, channel=channel)
        body = _words(kind, enquiry, name=person.name)
        return write(kind, person.email, person.language, subject, body, about=about)


def to_editor(enquiry: Enquiry, message: EnquiryMessage, person: Person) -> Letter | None:
    """That a message waits of which nobody else knows; without its words. None without an address."""
    return _to_receiver("enquiry_to_editor", enquiry, message, person)


def to_contact(
    enquiry: Enquiry, message: EnquiryMessage, contact: ShopContact, *, answered_here: bool
) -> Letter | None:
    """A copy of the message to the shop's private address. ``answered_here``: somebody of the shop can answer here."""
    with translation.override(contact.language):
        return write(
            "enquiry_to_contact",
            contact.email,
            contact.language,
            _("Somebody writes to %(shop)s") % {"shop": sentences.addressee(enquiry)},
            _words("enquiry_to_contact", enquiry, message=message, answered_here=answered_here),
            about=f"enquiry:{enquiry.pk}:message:{message.pk}:contact:{contact.pk}",
        )


def reminder(enquiry: Enquiry, person: Person, round_: int) -> Letter | None:
    """That a message still waits for an answer. None without an address."""
    with translation.override(person.language):
        return write(
            "enquiry_reminder",
            person.email,
            person.language,
            _("A message to %(shop)s still waits") % {"shop": sentences.addressee(enquiry)},
            _words("enquiry_reminder", enquiry),
            about=f"enquiry:{enquiry.pk}:reminder:{round_}:{person.pk}",
        )


def receipt(enquiry: Enquiry, code: str) -> Letter | None:
    """To the sender: her code. Nothing of the message, because nobody has checked whose address this is."""
    with translation.override(enquiry.language):
        return write(
            "enquiry_receipt",
            enquiry.email,
            enquiry.language,
            _("Your message to %(shop)s") % {"shop": sentences.addressee(enquiry)},
            _words("enquiry_receipt", enquiry, code=code),
            about=f"enquiry:{enquiry.pk}:receipt",
        )


def answered(enquiry: Enquiry, message: EnquiryMessage) -> Letter | None:
    """To the sender: that the shop has answered, and where to read it."""
    with translation.override(enquiry.language):
        return write(
            "enquiry_answered",
            enquiry.email,
            enquiry.language,
            _("An answer from %(shop)s") % {"shop": sentences.addressee(enquiry)},
            _words("enquiry_answered", enquiry),
            about=f"enquiry:{enquiry.pk}:message:{message.pk}:sender",
        )


def closed(enquiry: Enquiry) -> Letter | None:
    """To the sender: that whom she wrote to no longer takes messages here."""
    with translation.override(enquiry.language):
        return write(
            "enquiry_closed",
            enquiry.email,
            enquiry.language,
            _("Your message to %(shop)s") % {"shop": sentences.addressee(enquiry)},
            _words("enquiry_closed", enquiry),
            about=f"enquiry:{enquiry.pk}:closed",
        )


def _to_receiver(kind: str, enquiry: Enquiry, message: EnquiryMessage, person: Person) -> Letter | None:
    with translation.override(person.language):
        return write(
            kind,
            person.email,
            person.language,
            _("Somebody writes to %(shop)s") % {"shop": sentences.addressee(enquiry)},
            _words(kind, enquiry, message=message),
            about=f"enquiry:{enquiry.pk}:message:{message.pk}:{person.pk}",
        )


def _words(template: str, enquiry: Enquiry, **context: object) -> str:
    shown: dict[str, object] = {
        "enquiry": enquiry,
        "shop": sentences.addressee(enquiry),
        "sender": sentences.sender(enquiry),
        "url": absolute(enquiry.get_absolute_url()),
        "code_url": absolute(reverse("network:enquiry_code")),
    }
    return text(f"{FOLDER}/{template}.txt", shown | context)
