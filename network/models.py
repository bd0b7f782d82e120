"""Which tables does the network have? A table of contents."""

from network.directory.models import (
    Confirmation,
    DerivedWindow,
    FactAge,
    ImportedRecord,
    LanguageSpoken,
    Location,
    OpeningException,
    OpeningRule,
    Operator,
    Phone,
    Quotation,
    ReferralOffice,
    Shop,
    Source,
)
from network.log.models import Entry
from network.needs.models import Helpline, HelplineText
from network.people.models import Membership, Person
from network.places.models import *  # noqa: F403

__all__ = [
    "Confirmation",
    "DerivedWindow",
    "Entry",
    "FactAge",
    "Helpline",
    "HelplineText",
    "ImportedRecord",
    "LanguageSpoken",
    "Location",
    "Membership",
    "OpeningException",
    "OpeningRule",
    "Operator",
    "Person",
    "Phone",
    "Quotation",
    "ReferralOffice",
    "Shop",
    "Source",
]
