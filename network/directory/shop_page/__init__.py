"""What does a shop's own page say, in the order in which people worry?"""

from network.directory.shop_page.aside import ages, breadcrumb, example_notice, neighbours, take_along
from network.directory.shop_page.fact import Fact
from network.directory.shop_page.facts import facts
from network.directory.shop_page.plate import Contact, Plate, contact, plate
from network.directory.shop_page.sources import OfOneDate, by_date, newest
from network.directory.shop_page.week import Day, ModeHours, Week, week

__all__ = [
    "Contact",
    "Day",
    "Fact",
    "ModeHours",
    "OfOneDate",
    "Plate",
    "Week",
    "ages",
    "breadcrumb",
    "by_date",
    "contact",
    "example_notice",
    "facts",
    "neighbours",
    "newest",
    "plate",
    "take_along",
    "week",
]
