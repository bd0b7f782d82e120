"""How does an enquiry introduce itself to the network, and what is done with it when its time comes?"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.partners.enquiries import rules, sentences
from network.partners.enquiries.actions import close_quiet, close_to_nobody, erase_enquiry, remind
from network.partners.enquiries.moderating import MODERATED
from network.partners.enquiries.parting import erase, held_of
from network.partners.models import Enquiry
from network.people.models import Leader, Person
from network.subjects.registry import Section, Subject, Telling, Waiting, register

MOST_WAITING = 200
TELLS = {
    "enquiry": Telling(gettext_lazy("Somebody writes through our site.")),
    "enquiry_reminder": Telling(gettext_lazy("A message still waits for an answer.")),
    "enquiry_answered": Telling(gettext_lazy("Your message has an answer.")),
    "enquiry_closed": Telling(gettext_lazy("A conversation has been closed.")),
}


def sweep(moment: datetime) -> int:
    """Reminds of what waits, closes what is quiet or has nobody to read it, erases what is old; how many it did."""
    left = sum(close_to_nobody(enquiry, moment) for enquiry in Enquiry.objects.to_nobody())
    reminded = sum(remind(enquiry, moment) for enquiry in Enquiry.objects.to_remind(moment))
    closed = sum(close_quiet(enquiry, moment) for enquiry in Enquiry.objects.quiet(moment))
    old = list(Enquiry.objects.to_erase(moment))
    for enquiry in old:
        erase_enquiry(enquiry)
    return left + reminded + closed + len(old)


def _sections(thing: Model, person: object, language: str) -> Iterable[Section]:
    """On a leader's page: the way to write to her, at its side. One query at most."""
    if isinstance(thing, Leader) and rules.takes_messages(thing):
        yield Section("network/partners/leader_enquiry_section.html", {"slot": "aside", "leader": thing})


def waiting(person: object, language: str) -> Iterable[Waiting]:
    """Messages nobody has answered, for those who may: the shop's own people, editors where there is nobody of them."""
    if not isinstance(person, Person):
        return
    unanswered = Enquiry.objects.visible_to(person).unanswered().exclude(sender=person)
    with translation.override(language):
        for enquiry in unanswered.select_related("shop", "operator", "leader__person").order_by("pk")[:MOST_WAITING]:
            yield Waiting(
                kind="enquiry",
                key=enquiry.pk,
                title=sentences.addressee(enquiry),  # not a word of what was written
                language=enquiry.language,
                since=enquiry.created_at,
                turn="editor",
                task=_("Answer a message, or pass it on"),
                url=enquiry.get_absolute_url(),
            )


def _titled(rows: QuerySet[Any], language: str) -> Iterable[tuple[Enquiry, str]]:
    """To whom each was written; one query."""
    found = rows.select_related("shop", "operator", "leader__person")
    return [(enquiry, sentences.addressee(enquiry)) for enquiry in found]


ENQUIRY = register(
    Subject(
        kind="enquiry",
        model=Enquiry,
        title=lambda enquiry, language: sentences.addressee(enquiry),
        address=Enquiry.get_absolute_url,
        summary=lambda enquiry, language: "",  # private to both sides
        visible_to=lambda person: Enquiry.objects.visible_to(person),  # type: ignore[arg-type]
        sections=_sections,
        sweep=sweep,
        waiting=waiting,
        moderated=MODERATED,
        tells=TELLS,
        titled=_titled,
        export=held_of,
        erase=erase,
    )
)
