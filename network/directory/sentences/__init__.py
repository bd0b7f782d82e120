"""How do we say the facts of a shop in the reader's language?

Every function takes facts and gives one sentence or phrase in the active language.
"""

from network.directory.sentences.access_facts import access_facts
from network.directory.sentences.capacity import capacity
from network.directory.sentences.dates import (
    capitalised,
    date_of,
    date_plain,
    date_when,
    on_weekday,
    today_line,
    weekday_long,
    weekday_short,
    weekday_with_date,
)
from network.directory.sentences.facts import (
    age_of_facts,
    contact,
    distance,
    distance_short,
    languages,
    payment,
    referral,
    shops_found,
    status,
    step_free,
    written_languages,
)
from network.directory.sentences.figures import figures
from network.directory.sentences.grounds import reason
from network.directory.sentences.incomes import income
from network.directory.sentences.limits import limits
from network.directory.sentences.papers import PaperList, papers
from network.directory.sentences.plate import answer, question
from network.directory.sentences.prices import price
from network.directory.sentences.quoted import quoted_about, quoted_words
from network.directory.sentences.referrals import Route, route_terms, routes
from network.directory.sentences.services import services
from network.directory.sentences.shelves import Shelf, shelf_note, shelves
from network.directory.sentences.sign import Sign, sign
from network.directory.sentences.situations import Situation, situations
from network.directory.sentences.spans import access, clock, day_hours, day_note, exception, mode_heading, span_hours
from network.directory.sentences.who import above_income, ways_in, who_lead

__all__ = [
    "PaperList",
    "Route",
    "Shelf",
    "Sign",
    "Situation",
    "above_income",
    "access",
    "access_facts",
    "age_of_facts",
    "answer",
    "capacity",
    "capitalised",
    "clock",
    "contact",
    "date_of",
    "date_plain",
    "date_when",
    "day_hours",
    "day_note",
    "distance",
    "distance_short",
    "exception",
    "figures",
    "income",
    "languages",
    "limits",
    "mode_heading",
    "on_weekday",
    "papers",
    "payment",
    "price",
    "question",
    "quoted_about",
    "quoted_words",
    "reason",
    "referral",
    "route_terms",
    "routes",
    "services",
    "shelf_note",
    "shelves",
    "shops_found",
    "sign",
    "situations",
    "span_hours",
    "status",
    "step_free",
    "today_line",
    "ways_in",
    "weekday_long",
    "weekday_short",
    "weekday_with_date",
    "who_lead",
    "written_languages",
]
