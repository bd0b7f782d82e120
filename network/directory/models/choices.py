"""Which groups of facts, hours and answers are there?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

OLDEST = 120  # years a person may be old


class FactGroup(models.TextChoices):
    """Facts that are asked, sourced and confirmed together; in the order in which people ask."""

    STATUS = "status", _("status")
    WHO = "who", _("for whom")
    REFERRAL = "referral", _("referral")
    CAPACITY = "capacity", _("room for new people")
    PLACE = "place", _("place")
    HOURS = "hours", _("opening hours")
    PRICE = "price", _("price")
    LIMITS = "limits", _("limits")
    PAPERS = "papers", _("papers")
    CONTACT = "contact", _("contact")
    LANGUAGES = "languages", _("languages")
    ACCESS = "access", _("access")
    SHELVES = "shelves", _("what is on the shelves")
    SERVICES = "services", _("other help")
    DONORS = "donors", _("for donors")
    HISTORY = "history", _("history")


class AccessMode(models.TextChoices):
    """For whom the hours are. REGULAR: the source gives hours without saying for whom; the shop's own rule on
    referrals tells."""

    REGULAR = "regular", _("by the shop's own rule")
    REFERRAL = "referral", _("with a referral")
    NO_REFERRAL = "no_referral", _("without a referral")
    EVERYONE = "everyone", _("for everyone")
    SENIORS = "seniors", _("for seniors")
    DONORS = "donors", _("handing in donations")
    PHONE = "phone", _("by phone only")


class Certainty(models.TextChoices):
    """Yes, no, or nobody has told us; unknown is never shown as no."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("unknown")


class Period(models.TextChoices):
    """The time in which a limit or an allowance counts."""

    VISIT = "visit", _("visit")
    DAY = "day", _("day")
    WEEK = "week", _("week")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Per(models.TextChoices):
    """For whom a limit or an allowance counts."""

    PERSON = "person", _("person")
    HOUSEHOLD = "household", _("household")
