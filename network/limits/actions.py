"""How is a use counted, refused when there were too many, and forgotten?

Time is cut into fixed stretches of the length ``per``, counted from 1970 in UTC. In one stretch nobody gets more than
``at_most``; where two stretches meet, at most twice as much may fall into one ``per``. The count stands in the
database, so all workers and all machines share it, and a conditional UPDATE makes it exact however many ask at once.
Call it outside the transaction of the verb: a use that is rolled back would not be counted.
"""

from datetime import UTC, datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from network.limits.models import Usage


def take(name: str, who: str, *, at_most: int, per: timedelta, now: datetime | None = None) -> bool:
    """Counts one use of ``name`` by ``who``; False, and not counted, when there were ``at_most`` in this stretch.

    One to three short statements; raises nothing. Callers say when to try again (``again_at``), keep what was typed.
    """
    moment = now or timezone.now()
    window = _window(moment, per)
    key = salted_hmac("network.limits", f"{name}|{who}", algorithm="sha256").hexdigest()
    if _add(key, window, at_most):
        return True
    Usage.objects.bulk_create([Usage(key=key, window=window, forget_at=_start(window + 1, per))], ignore_conflicts=True)
    return _add(key, window, at_most)


def again_at(per: timedelta, now: datetime | None = None) -> datetime:
    """When the next stretch begins, in which there is room again."""
    return _start(_window(now or timezone.now(), per) + 1, per)


def forget(moment: datetime) -> int:
    """Deletes the counts of stretches that are over; returns how many."""
    return Usage.objects.filter(forget_at__lte=moment).delete()[0]


def _add(key: str, window: int, at_most: int) -> bool:
    row = Usage.objects.filter(key=key, window=window, count__lt=at_most)
    return row.update(count=F("count") + 1) == 1


def _window(moment: datetime, per: timedelta) -> int:
    return int(moment.timestamp() // per.total_seconds())


def _start(window: int, per: timedelta) -> datetime:
    return datetime.fromtimestamp(window * per.total_seconds(), UTC)
