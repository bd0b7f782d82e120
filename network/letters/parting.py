"""How do letters lose the name of somebody who goes?"""

from collections.abc import Iterable

from django.db.models import Q

from network.letters.actions import ERASED
from network.letters.models import Letter
from network.subjects.parting import Parting

SENT = Letter.State.SENT


def forget_addressee(contacts: Iterable[str]) -> None:
    """What waits for one of these addresses or numbers is dropped; what was sent there loses address and words."""
    hers = Letter.objects.filter(to__in=list(contacts))
    hers.exclude(state=SENT).delete()
    hers.update(to=ERASED, subject="", body="")


def forget_name(about: Q, parting: Parting) -> None:
    """Those of the letters that name her do so no more; they leave as they would have."""
    naming = Q(pk__in=[])
    for trace in parting.traces:
        naming |= Q(body__icontains=trace) | Q(subject__icontains=trace)
    for letter in Letter.objects.filter(about & naming).iterator():
        subject, body = parting.without(letter.subject)[:200], parting.without(letter.body)
        Letter.objects.filter(pk=letter.pk).update(subject=subject, body=body)
