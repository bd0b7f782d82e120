"""When are the words of a case forgotten? As the privacy clause says: once nobody can disagree, and one year more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from network.moderation.models import Case, Flag
from network.moderation.rules import APPEALS_FOR

KEPT = APPEALS_FOR + timedelta(days=365)
GONE = "–"  # stands where words were


@transaction.atomic
def forget_words(moment: datetime) -> int:
    """Takes names, addresses and words out of reports, and what stood in the thing, of cases decided long ago; the
    decisions and their reasons stay. Returns how many reports and cases that were."""
    old = Q(decided_at__lte=moment - KEPT)
    cases = Case.objects.filter(old).exclude(snapshots=[])
    flags = Flag.objects.filter(case__in=Case.objects.filter(old)).exclude(note=GONE)
    said = flags.update(name="", email="", note=GONE)
    return said + cases.update(snapshots=[])
