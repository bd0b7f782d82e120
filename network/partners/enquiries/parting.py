"""What did somebody write to shops and leaders, and what stays of it for the other side when she goes?"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from network.letters.parting import forget_name
from network.log.actions import blank_texts
from network.log.models import Entry
from network.partners.enquiries.actions import close_from_outside
from network.partners.enquiries.sentences import addressee
from network.partners.models import Enquiry, EnquiryMessage
from network.people.models import Person
from network.subjects.parting import Fact, Held, Parting, fact, facts

SENDER = ("sender_kind", "sender_name", "organisation", "email", "phone", "topic", "state", "created_at")


def held_of(person: Person) -> Iterable[Held]:
    """Talks she began, with her own words; and what she answered in others'."""
    begun = Enquiry.objects.filter(sender=person).select_related("shop", "operator", "leader__person")
    rows = [_talk(one) for one in begun.prefetch_related("messages").order_by("id")]
    yield Held("enquiries", _("Messages you sent"), rows)
    answers = EnquiryMessage.objects.filter(author=person, from_shop=True).order_by("id")
    yield Held("enquiry_answers", _("Answers you gave"), [facts(one, "text", "at") for one in answers])


def erase(person: Person, parting: Parting) -> bool:
    """The talks stay for the other side, without her name, address and number, and are over; also those she began
    without logging in, with the same address or number."""
    hers = _of(person, parting)
    keys = list(hers.values_list("pk", flat=True))
    for enquiry in hers:
        close_from_outside(enquiry, timezone.now())
        forget_name(Q(about__startswith=f"enquiry:{enquiry.pk}:"), parting.also(enquiry.organisation))
    said = Q(enquiry__in=keys) | Q(enquiry__leader__person=person) | Q(author=person)
    for message in EnquiryMessage.objects.filter(said):
        is_hers = message.author_id == person.pk
        text = parting.without(message.text)
        EnquiryMessage.objects.filter(pk=message.pk).update(text=text, author=None if is_hers else message.author_id)
    for key in keys:
        Enquiry.objects.filter(pk=key).update(
            sender=None, sender_name=parting.label, organisation="", email="", phone="", receipt_hash=f"erased:{key}"
        )
    blank_texts(Entry.objects.filter(subject_kind="enquiry", subject_id__in=keys))
    return False


def _of(person: Person, parting: Parting) -> QuerySet[Enquiry]:
    hers = Q(sender=person)
    for contact in parting.traces:
        if "@" in contact or contact.startswith("+"):
            hers |= Q(email__iexact=contact) | Q(phone=contact)
    return Enquiry.objects.filter(hers)


def _talk(enquiry: Enquiry) -> list[Fact]:
    said = [message.text for message in enquiry.messages.all() if not message.from_shop]
    to = fact("to", _("to"), addressee(enquiry))
    return [to, *facts(enquiry, *SENDER), fact("messages", _("messages"), said, "\n\n".join(said))]
