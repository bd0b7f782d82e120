"""What does the page of a talk show to each of its two sides, and what a list of them?"""

from collections.abc import Iterable
from typing import Any, TypedDict

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from network.directory.listing import start
from network.partners.enquiries import rules, sentences
from network.partners.enquiries.forms import MessageForm
from network.partners.models import Enquiry, EnquiryMessage
from network.people.models import Person
from network.words.phones import shown


class Row(TypedDict):
    """One talk in a list."""

    url: str
    title: str
    topic: str
    state: str
    at: str
    waits: bool  # for the reader of the list


class Turn(TypedDict):
    """One message of a talk."""

    who: str
    at: str
    text: str
    from_shop: bool


def rows(enquiries: Iterable[Enquiry], person: Person) -> list[Row]:
    """The talks as the person sees them: to whom she wrote, or who writes to her shop. No query of its own."""
    return [_row(enquiry, is_mine=rules.is_sender(person, enquiry)) for enquiry in enquiries]


def for_sender(enquiry: Enquiry, form: MessageForm, *, code: str = "") -> dict[str, Any]:
    """The talk as its sender sees it; ``code``: she came by it."""
    return {
        **_both(enquiry, form),
        "title": _("Your message to %(shop)s") % {"shop": sentences.addressee(enquiry)},
        "state": sentences.state_for_sender(enquiry),
        "turns": _turns(enquiry),
        "code": code,
        "post_url": reverse("network:enquiry_code") if code else enquiry.get_absolute_url(),
    }


def for_shop(enquiry: Enquiry, form: MessageForm) -> dict[str, Any]:
    """The talk as the shop's side sees it: while it is unread only the envelope, so that "read" is true."""
    is_unread = enquiry.state == Enquiry.State.SENT
    form["text"].label = _("Your answer")  # the bound field: a form that was sent has read its labels already
    return {
        **_both(enquiry, form),
        "title": _("Message from %(sender)s") % {"sender": sentences.sender(enquiry)},
        "state": sentences.state_for_shop(enquiry),
        "is_unread": is_unread,
        "turns": [] if is_unread else _turns(enquiry),
        **({} if enquiry.leader_id else _reached_at(enquiry)),
        "post_url": enquiry.get_absolute_url(),
    }


def _reached_at(enquiry: Enquiry) -> dict[str, Any]:
    """What the sender typed for the shop; to a leader nothing of it is shown."""
    return {
        "email": enquiry.email,
        "phone": {"tel": enquiry.phone, "display": shown(enquiry.phone)} if enquiry.phone else None,
        "sender_kind": enquiry.get_sender_kind_display(),
    }


def _both(enquiry: Enquiry, form: MessageForm) -> dict[str, Any]:
    topic = capfirst(sentences.topic(enquiry))
    return {
        "breadcrumb": [start(), {"url": reverse("network:enquiries"), "label": _("Messages")}, {"label": topic}],
        "enquiry": enquiry,
        "addressee": sentences.addressee(enquiry),
        "topic": "" if enquiry.leader_id else topic,
        "about": enquiry.request,
        "sent_at": sentences.moment(enquiry.created_at),
        "is_closed": rules.is_over(enquiry),
        "form": form,
    }


def _row(enquiry: Enquiry, *, is_mine: bool) -> Row:
    to, by = sentences.addressee(enquiry), sentences.sender(enquiry)
    waiting = (Enquiry.State.ANSWERED,) if is_mine else (Enquiry.State.SENT, Enquiry.State.READ)
    return {
        "url": enquiry.get_absolute_url(),
        "title": _("To %(shop)s") % {"shop": to} if is_mine else by,
        "topic": sentences.topic(enquiry),
        "state": sentences.state_for_sender(enquiry) if is_mine else sentences.state_for_shop(enquiry),
        "at": sentences.moment(enquiry.created_at),
        "waits": enquiry.state in waiting,
    }


def _turns(enquiry: Enquiry) -> list[Turn]:
    """Oldest first. Whose name stands at an answer: the person's, with the shop's where she is of the shop."""
    of_the_shop = set(rules.coordinators(enquiry).values_list("person", flat=True))
    return [_turn(enquiry, message, of_the_shop) for message in enquiry.messages.all()]


def _turn(enquiry: Enquiry, message: EnquiryMessage, of_the_shop: set[int]) -> Turn:
    who = enquiry.sender_name
    if message.from_shop:
        is_shops = not message.author or message.author_id in of_the_shop
        shop = sentences.addressee(enquiry) if is_shops else ""
        who = ", ".join(part for part in (message.author.name if message.author else "", shop) if part)
    return {"who": who, "at": sentences.moment(message.at), "text": message.text, "from_shop": message.from_shop}
