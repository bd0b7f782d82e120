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
from network.places.models import GazetteerLoad, Place, PlaceAlias, PlaceName, Postcode

__all__ = [
    "Confirmation",
    "DerivedWindow",
    "Entry",
    "FactAge",
    "GazetteerLoad",
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
    "Place",
    "PlaceAlias",
    "PlaceName",
    "Postcode",
    "Quotation",
    "ReferralOffice",
    "Shop",
    "Source",
]
