"""How often may somebody try a code?"""

from datetime import datetime, timedelta

from django.http import HttpRequest

from network.limits.actions import again_at, take
from network.limits.visitors import who_of

HOUR = timedelta(hours=1)
CODES_TRIED = 30


def trying_code(request: HttpRequest) -> datetime | None:
    """Counts one code typed, 30 an hour from one network address; when to try again, or None: go on."""
    return None if take("consent_code", who_of(request), at_most=CODES_TRIED, per=HOUR) else again_at(HOUR)
