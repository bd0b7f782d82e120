"""How often may somebody report, disagree, and try a code? Instead of a picture puzzle."""

from datetime import datetime, timedelta

from django.http import HttpRequest

from network.limits.actions import again_at, take
from network.limits.visitors import who_of
from network.people.models import Person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BY_PERSON, BY_ADDRESS, RECEIPTS_TO_ONE, CODES_TRIED, APPEALS = 20, 5, 10, 30, 10

Use = tuple[str, str, int, timedelta]


def reporting(request: HttpRequest, person: Person | None, email: str) -> datetime | None:
    """Counts one report, 20 an hour with a login and 5 from one network address without, and at most 10 receipts a day
    to one e-mail address; when to try again, or None: go on."""
    if person:
        return _refused([("report_person", str(person.pk), BY_PERSON, HOUR)])
    uses: list[Use] = [("report_by", who_of(request), BY_ADDRESS, HOUR)]
    return _refused([*uses, ("report_receipt", email.lower(), RECEIPTS_TO_ONE, DAY)] if email else uses)


def appealing(request: HttpRequest) -> datetime | None:
    """Counts one disagreement, 10 a day from one network address; when to try again, or None."""
    return _refused([("appeal", who_of(request), APPEALS, DAY)])


def trying_code(request: HttpRequest) -> datetime | None:
    """Counts one code typed, 30 an hour from one network address; when to try again, or None."""
    return _refused([("report_code", who_of(request), CODES_TRIED, HOUR)])


def _refused(uses: list[Use]) -> datetime | None:
    for name, who, at_most, per in uses:
        if not take(name, who, at_most=at_most, per=per):
            return again_at(per)
    return None
