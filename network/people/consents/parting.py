"""Which consents did somebody give, and what becomes of them when she goes?

What she gave ends, with all that follows from it, and forgets her. What she wrote down for others holds on.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from network.log.actions import blank_texts
from network.log.models import Entry
from network.people.consents.actions import withdraw_consent
from network.people.consents.rules import NAMELESS
from network.people.models import Consent, Person
from network.subjects.parting import Held, Parting, facts

OWN = ("name", "text", "face", "real_name", "voice", "scope", "given", "given_on", "evidence", "until", "recorded_at",
       "withdrawn_at", "withdrawn_how")  # fmt: skip


def held_of(person: Person) -> Iterable[Held]:
    """Those she gave herself; of those she wrote down, that she did, and nothing of who gave them."""
    given = Consent.objects.of_person(person)
    yield Held("consents", _("Consents you gave"), [facts(one, *OWN) for one in given])
    recorded = Consent.objects.filter(recorded_by=person).exclude(person=person)
    rows = [facts(one, "recorded_at") for one in recorded]
    yield Held("consents_recorded", _("Consents of others that you wrote down"), rows)


def erase(person: Person, parting: Parting) -> bool:
    """Withdraws what she gave and forgets who gave it; those of others lose who wrote them down."""
    named = Q(name__in=[one for one in parting.traces if " " in one])  # a first name alone may be anybody's
    given = Consent.objects.filter(Q(person=person) | named)
    hers = Consent.objects.filter(pk__in=list(given.values_list("pk", flat=True)))
    hers.update(name=NAMELESS, evidence="", person=None)  # first of all, so that no letter tells her of what follows
    for consent in hers.in_force():
        withdraw_consent(consent, how=Consent.Withdrawn.CODE, actor=None)
    blank_texts(Entry.objects.filter(subject_kind="consent", subject_id__in=hers.values("pk")))
    Consent.objects.filter(recorded_by=person).update(recorded_by=None)
    for consent in Consent.objects.exclude(evidence=""):
        if parting.found_in(consent.evidence):
            Consent.objects.filter(pk=consent.pk).update(evidence=parting.without(consent.evidence))
    return False
