"""When does a notice become a letter, and for how long is it kept?"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

WAIT = timedelta(minutes=5)  # whoever looks at once gets no letter
KEPT = timedelta(days=90)  # seen news of things that one follows
DIGEST_AT = time(8)  # on Mondays


def digest_week(moment: datetime) -> tuple[date, datetime]:
    """The Monday of the newest weekly letter that is due by then, and its hour; what is newer waits for the next."""
    local = timezone.localtime(moment)
    monday = local.date() - timedelta(days=local.weekday())
    begin = _hour(monday)
    if moment < begin:
        monday -= timedelta(days=7)
    return monday, _hour(monday)


def _hour(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, DIGEST_AT))
