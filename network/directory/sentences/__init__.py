"""How do we say the facts of a shop in the reader's language?

Every function takes facts and gives one sentence or phrase in the active language.
"""

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
from network.directory.sentences.plate import answer, question
from network.directory.sentences.quoted import quoted_about, quoted_words
from network.directory.sentences.sign import Sign, sign
from network.directory.sentences.spans import access, clock, day_hours, day_note, exception, mode_heading, span_hours

__all__ = [
    "Sign",
    "access",
    "age_of_facts",
    "answer",
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
    "languages",
    "mode_heading",
    "on_weekday",
    "payment",
    "question",
    "quoted_about",
    "quoted_words",
    "referral",
    "shops_found",
    "sign",
    "span_hours",
    "status",
    "step_free",
    "today_line",
    "weekday_long",
    "weekday_short",
    "weekday_with_date",
    "written_languages",
]
