"""Which facts do we keep about shops? Every fact is a typed row; sentences are made from them per language."""

from network.directory.models.choices import AccessMode, Certainty, FactGroup, Per, Period
from network.directory.models.hours import DerivedWindow, OpeningException, OpeningRule
from network.directory.models.offering import AccessFact, ImpactFigure, ServiceOffer, StockHint
from network.directory.models.records import Confirmation, FactAge, ImportedRecord, Quotation, Source
from network.directory.models.shops import (
    POLAND,
    Area,
    LanguageSpoken,
    Location,
    Operator,
    Phone,
    ReferralOffice,
    Shop,
)
from network.directory.models.terms import (
    Criterion,
    CriterionGroup,
    Limit,
    NationalAmount,
    ReferralRoute,
    RequiredDocument,
)

__all__ = [
    "POLAND",
    "AccessFact",
    "AccessMode",
    "Area",
    "Certainty",
    "Confirmation",
    "Criterion",
    "CriterionGroup",
    "DerivedWindow",
    "FactAge",
    "FactGroup",
    "ImpactFigure",
    "ImportedRecord",
    "LanguageSpoken",
    "Limit",
    "Location",
    "NationalAmount",
    "OpeningException",
    "OpeningRule",
    "Operator",
    "Per",
    "Period",
    "Phone",
    "Quotation",
    "ReferralOffice",
    "ReferralRoute",
    "RequiredDocument",
    "ServiceOffer",
    "Shop",
    "Source",
    "StockHint",
]
