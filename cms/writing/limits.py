"""How much may somebody write in a day, and how often try a code?"""

from datetime import datetime, timedelta

from django.http import HttpRequest

from network.limits.actions import again_at, take
from network.limits.visitors import who_of
from network.people.models import Person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DRAFTS_OF_ONE, PHOTOS_OF_ONE = 20, 40  # a day; whoever writes for others at a desk needs more than one
SAVES_OF_ONE = 1500  # a day: every half minute for twelve hours
CODES_TRIED = 30
PHOTOS_KEPT = 400  # of one person, at any time


def beginning(person: Person) -> datetime | None:
    """Counts one new draft; when to try again, or None: go on."""
    return _refused("story_drafts", str(person.pk), DRAFTS_OF_ONE, DAY)


def saving(person: Person) -> datetime | None:
    """Counts one more save of a draft; when to try again, or None."""
    return _refused("story_saves", str(person.pk), SAVES_OF_ONE, DAY)


def storing_photo(person: Person) -> datetime | None:
    """Counts one photo; when to try again, or None. Call it before the photo is unpacked."""
    return _refused("story_photos", str(person.pk), PHOTOS_OF_ONE, DAY)


def trying_code(request: HttpRequest) -> datetime | None:
    """Counts one code typed, 30 an hour from one network address; when to try again, or None."""
    return _refused("story_code", who_of(request), CODES_TRIED, HOUR)


def _refused(name: str, who: str, at_most: int, per: timedelta) -> datetime | None:
    return None if take(name, who, at_most=at_most, per=per) else again_at(per)
