"""Which letters are due, and which have lain long enough?"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from network.letters.models import Letter  # noqa: F401 – stands in a base class

STUCK = timedelta(minutes=10)  # longer than any mail server is waited for; then the sender must have died
KEPT = timedelta(days=30)
ERASED = "erased@example.invalid"
CODE = "code"  # letters of this kind hold a code to come in with
CODE_KEPT = timedelta(minutes=15)  # longer than any code holds


class LetterQuerySet(models.QuerySet["Letter"]):
    """Letters by meaning."""

    def sendable(self, moment: datetime) -> Self:
        """Those that are due, and those a process began to send and never finished; the longest due first."""
        due = Q(state="due", due_at__lte=moment)
        return self.filter(due | Q(state="sending", claimed_at__lt=moment - STUCK)).order_by("due_at", "id")

    def failed(self) -> Self:
        """Those given up after many attempts."""
        return self.filter(state="failed")

    def to_erase(self, moment: datetime) -> Self:
        """Those that left or were given up longer ago than ``KEPT`` and whose address is still here; those with a code
        much sooner."""
        old = moment - KEPT
        over = Q(state="sent", sent_at__lt=old) | Q(state__in=("failed", "dropped"), due_at__lt=old)
        code = Q(kind=CODE, created_at__lt=moment - CODE_KEPT, state__in=("sent", "failed"))
        return self.filter(over | code).exclude(to=ERASED)

    def too_late(self, moment: datetime) -> Self:
        """Those that have not left and hold a code that opens nothing any more."""
        stuck = Q(state="sending", claimed_at__lt=moment - STUCK)
        return self.filter(Q(state="due") | stuck, kind=CODE, created_at__lt=moment - CODE_KEPT)
