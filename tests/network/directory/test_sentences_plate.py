"""What does the plate say, word for word, for every combination that matters, and can it ever contradict the shop?

The goldens are meant to be read aloud: ``goldens/plate.<language>.txt`` holds the case in brackets, the answer, and
under it the reason. They are edited by hand, so that somebody reads each change.
"""

import ast
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from django.utils.translation import gettext, ngettext, override, pgettext
from hypothesis import given, settings
from hypothesis import strategies as st

from network.directory import sentences
from network.directory.hours import Timetable, timetable
from network.directory.models import Area, RequiredDocument, Shop
from network.directory.prospects import prospect
from network.directory.sentences import answer, question, reason, sign
from network.directory.sentences.areas import CITIES_IN_POLISH, area, of_areas, of_few_areas
from tests.network.directory.plain_shops import WARSAW, at, criterion, way_in
from tests.network.directory.plate_cases import (
    AGES,
    AREAS,
    CONTACTS,
    DOORS,
    HOURS,
    ROOM,
    SECTIONS,
    Said,
    built,
    gmina,
    residents,
)

LANGUAGES = ("pl", "uk", "en", "ru")
GOLDENS = Path(__file__).parent / "goldens"
CASES: dict[str, Said] = {
    f"{section.__name__} | {name}": said for section in SECTIONS for name, said in section().items()
}
ENTRY = re.compile(r"\[(?P<case>[^\n]+)\]\n(?P<answer>[^\n]+)(?:\n    (?P<reason>[^\n]+))?")
MODULES = ("plate", "grounds", "areas", "doors", "to_sign")
FRESH_FACTS = AGES["fresh"]
CLOCK = re.compile(r"\d\d:\d\d")


@cache
def goldens(language: str) -> dict[str, tuple[str, str]]:
    """Case → answer and reason ('' where there is none)."""
    text = (GOLDENS / f"plate.{language}.txt").read_text(encoding="utf-8")
    return {found["case"]: (found["answer"], found["reason"] or "") for found in ENTRY.finditer(text)}


def told(said: Said) -> tuple[str, str]:
    shop, moment = said
    return answer(shop, at(moment)), reason(shop, at(moment))


@pytest.mark.parametrize("case", CASES)
def test_plate_in_polish_word_for_word(case: str) -> None:
    with override("pl"):
        assert told(CASES[case]) == goldens("pl")[case]


@pytest.mark.parametrize("language", ["uk", "en", "ru"])
def test_plate_in_other_languages_word_for_word(language: str) -> None:
    expected = goldens(language)
    with override(language):
        assert {case: told(CASES[case]) for case in expected} == expected


def test_goldens_are_complete_in_polish() -> None:
    assert list(goldens("pl")) == list(CASES)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pl", "Czy mogę dziś przyjść?"),
        ("uk", "Чи можна мені прийти сьогодні?"),
        ("en", "May I come today?"),
        ("ru", "Можно ли мне прийти сегодня?"),
    ],
)
def test_question_word_for_word(language: str, said: str) -> None:
    with override(language):
        assert question() == said


def test_plate_of_the_shop_in_bolszewo() -> None:
    """The last hour is also for people without a referral; above the income the office decides one by one."""
    wejherowo = residents(gmina("Wejherowo"))
    statement = RequiredDocument(kind="need_statement", made_on_the_spot=True)
    ways = [
        way_in(wejherowo, criterion("income", single=2328, family=1800), criterion("referral")),
        way_in(wejherowo, criterion("individual")),
        way_in(wejherowo, criterion("status", status="in_need"), mode="no_referral", documents=[statement]),
    ]
    facts = DOORS["partly, last hour without"] | AGES["fresh"] | CONTACTS["phone of the office"]
    with override("pl"):
        assert told((built(facts, {"ways_in": ways}), "2026-11-27 14:20")) == (
            "Tak. Do 15:00 ze skierowaniem, od 15:00 także bez niego.",
            "Sklep jest dla osób z gminy Wejherowo. Bez skierowania podpisujesz na miejscu krótkie oświadczenie.",
        )


# Every string of the modules is in some golden of every language.


def strings() -> Iterator[tuple[str, str, str]]:
    """Context, singular and plural ('' where there is none) of every string that the modules mark."""
    for module in MODULES:
        tree = ast.parse((Path(sentences.__file__).parent / f"{module}.py").read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                said = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
                if call.func.id == "_":
                    yield "", said[0], ""
                elif call.func.id == "pgettext":
                    yield said[0], said[1], ""
                elif call.func.id == "ngettext":
                    yield "", said[0], said[1]


def forms(context: str, singular: str, plural: str) -> list[str]:
    """How the string reads in the active language."""
    if plural:
        return [ngettext(singular, plural, 1), ngettext(singular, plural, 3)]
    return [pgettext(context, singular) if context else gettext(singular)]


def pattern(form: str) -> re.Pattern[str]:
    """The form with anything in the place of its placeholders."""
    return re.compile(".+".join(map(re.escape, re.split(r"%\(\w+\)s", form))), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_in_a_golden(language: str) -> None:
    text = (GOLDENS / f"plate.{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("[")]
    with override(language):
        missing = {
            form
            for marked in set(strings())
            for form in forms(*marked)
            if not any(pattern(form).search(line) for line in lines)
        }
    assert missing == set()


@pytest.mark.parametrize("language", ["pl", "uk", "ru"])
def test_every_string_is_translated(language: str) -> None:
    with override(language):
        untranslated = {form for marked in set(strings()) for form in forms(*marked) if form in marked}
    assert untranslated == set()


# Areas.


@pytest.mark.parametrize(
    ("place", "pl", "uk", "en", "ru"),
    [
        (gmina("Wejherowo"), "z gminy Wejherowo", "з ґміни Wejherowo", "from gmina Wejherowo", "из гмины Wejherowo"),
        (gmina("Tczew", "town"), "z miasta Tczew", "з міста Tczew", "from the town of Tczew", "из города Tczew"),
        (
            gmina("Wejherowo", "rural"), "ze wsi w gminie Wejherowo", "із сіл ґміни Wejherowo",
            "from the villages of gmina Wejherowo", "из деревень гмины Wejherowo",
        ),
        (
            gmina("Żukowo", "mixed"), "z całej gminy Żukowo", "з усієї ґміни Żukowo", "from all of gmina Żukowo",
            "из всей гмины Żukowo",
        ),
        (gmina("Szczecin", "town"), "ze Szczecina", "з міста Szczecin", "from Szczecin", "из города Szczecin"),
        (gmina("Tychy"), "z Tychów", "з міста Tychy", "from Tychy", "из города Tychy"),
        (gmina("Gdańsk", "rural"), "ze wsi w gminie Gdańsk", "із сіл ґміни Gdańsk", "from the villages of gmina Gdańsk",
         "из деревень гмины Gdańsk"),
        (
            gmina("Gdańsk", "town", "Oliwa"), "z Gdańska, z dzielnicy Oliwa", "з міста Gdańsk, район Oliwa",
            "from Gdańsk, district Oliwa", "из города Gdańsk, район Oliwa",
        ),
    ],
)  # fmt: skip
def test_area_word_for_word(place: Area, pl: str, uk: str, en: str, ru: str) -> None:
    said = []
    for language in LANGUAGES:
        with override(language):
            said.append(area(place))
    assert said == [pl, uk, en, ru]


def test_areas_said_twice_are_heard_once() -> None:
    with override("pl"):
        assert of_areas([gmina("Luzino"), gmina("Gdynia"), gmina("Luzino")]) == "z gminy Luzino lub z Gdyni"


def test_districts_of_one_city_are_named_together() -> None:
    named = [gmina("Gdańsk", "town", "Oliwa"), gmina("Gdynia"), gmina("Gdańsk", "town", "Osowa")]
    with override("pl"):
        assert of_areas(named) == "z Gdańska, z dzielnic: Oliwa lub Osowa lub z Gdyni"


def test_no_areas_say_nothing() -> None:
    assert (of_areas([]), of_few_areas([])) == ("", "")


def test_cities_in_polish_begin_like_their_names() -> None:
    """A genitive keeps the first letters of each word: a slip in the list would show."""
    wrong = [
        (name, said)
        for name, said in CITIES_IN_POLISH.items()
        if [word[:2] for word in re.split("[ -]", said.partition(" ")[2])]
        != [word[:2] for word in re.split("[ -]", name)]
    ]
    assert wrong == [("Łódź", "z Łodzi")]


# The plate, the sign and the hours agree.


def moments() -> Iterator[str]:
    """Every 55 minutes of four days with a Friday, and the edges of its hours."""
    start = at("2026-11-25 00:05")
    yield from (f"{start + timedelta(minutes=55 * step):%Y-%m-%d %H:%M}" for step in range(4 * 24 * 60 // 55))
    yield from (f"2026-11-27 {hour}:00" for hour in ("00", "13", "14", "15", "16", "17", "22"))


@pytest.mark.parametrize("door", DOORS)
def test_plate_says_yes_exactly_when_somebody_may_come_today(door: str) -> None:
    """Counted from the hours alone, minute by minute."""
    shop = built(DOORS[door], FRESH_FACTS)
    hours = timetable(shop)
    wrong = []
    for moment in moments():
        now = at(moment)
        with override("en"):
            yes = answer(shop, now, hours).startswith(("Yes.", "Open today"))
        if yes != bool(sure_minutes(hours, now)):
            wrong.append((moment, yes))
    assert wrong == []


def sure_minutes(hours: Timetable, now: datetime) -> list[datetime]:
    """The minutes that are left of the day in which people may surely come, and coming starts without a stated end."""
    left = int((now.replace(hour=23, minute=59) - now).total_seconds() // 60)
    minutes = [now + timedelta(minutes=step) for step in range(0, left + 1, 5)]
    starts = [span.opens for span in hours.visitor_spans(now.date()) if not span.by_appointment and span.opens > now]
    return [minute for minute in minutes if hours.at(minute) - {"donors", "phone"}] + starts


@pytest.mark.parametrize("door", DOORS)
def test_plate_and_sign_name_the_same_hours(door: str) -> None:
    shop = built(DOORS[door], FRESH_FACTS)
    hours = timetable(shop)
    wrong = []
    for moment in moments():
        now = at(moment)
        with override("pl"):
            shown, said = sign(shop, now, hours), answer(shop, now, hours)
        if shown.state in ("open", "later") and not said.startswith(("Tak.", "Dziś")):
            wrong.append((moment, shown, said))
        if shown.state == "closed" and not said.startswith("Nie"):
            wrong.append((moment, shown, said))
        missing = set(CLOCK.findall(f"{shown.title} {shown.detail}")) - set(CLOCK.findall(said))
        if missing - ends_on_the_sign_only(shop, now, hours):
            wrong.append((moment, shown, said))
    assert wrong == []


def ends_on_the_sign_only(shop: Shop, now: datetime, hours: Timetable) -> set[str]:
    """The end of an opening for several groups of people: the sign tells it, the plate tells when they change."""
    found = prospect(shop, now, hours).parts
    begun = [part for part in found if part.is_now and part.by_appointment]
    ends = [f"{part.closes:%H:%M}" for part in found if part.closes] if len(found) > 1 else []
    return {*ends, *(f"{span.opens:%H:%M}" for span in hours.spans_at(now) if begun)}


def test_sign_and_plate_say_the_same_of_people() -> None:
    """The words of the sign's second line are in the answer, but for what stands there as "without it"."""
    wrong = []
    for door, (hour, moment) in product(DOORS, HOURS.items()):
        shop = built(DOORS[door], FRESH_FACTS)
        with override("pl"):
            shown, said = sign(shop, at(moment)), answer(shop, at(moment)).lower()
        if shown.state in ("open", "later"):
            people = re.sub(r"^(od|do) [\d:]+ ", "", shown.detail)
            if people not in said and people.replace("skierowania", "niego") not in said:
                wrong.append((door, hour, shown.detail, said))
    assert wrong == []


# What must never happen, in any combination.

NEXT_STEP = re.compile(r"Look for another shop|Ask: |Ask first: ")


@st.composite
def shops(draw: st.DrawFn) -> tuple[dict[str, str], Shop]:
    """A shop of one value of each dimension, and which they are."""
    named = {
        name: draw(st.sampled_from(list(values)))
        for name, values in {
            "door": DOORS | {"none": {}},
            "age": AGES,
            "contact": CONTACTS,
            "area": AREAS,
            "room": ROOM,
        }.items()
    }
    facts = (
        {"none": {}, **DOORS}[named["door"]], AREAS[named["area"]], CONTACTS[named["contact"]], ROOM[named["room"]],
        AGES[named["age"]],
    )  # fmt: skip
    return named, built(*facts)


any_moment = st.datetimes(datetime(2026, 11, 24), datetime(2027, 1, 8)).map(lambda naive: naive.replace(tzinfo=WARSAW))


@settings(max_examples=200, deadline=None)
@given(shops(), any_moment, st.sampled_from(LANGUAGES))
def test_plate_is_always_whole_sentences(drawn: tuple[dict[str, str], Shop], moment: datetime, language: str) -> None:
    _named, shop = drawn
    with override(language):
        said = [answer(shop, moment), reason(shop, moment)]
    assert said[0]
    assert [text for text in said if text and not re.fullmatch(r"[^\W\d_].*\.", text)] == []
    assert [text for text in said if re.search(r"None|%\(|\{|  |\.\.| [.,]|,,|: \.", text)] == []


@settings(max_examples=200, deadline=None)
@given(shops(), any_moment)
def test_a_no_is_never_bare(drawn: tuple[dict[str, str], Shop], moment: datetime) -> None:
    _named, shop = drawn
    with override("en"):
        said, why = answer(shop, moment), reason(shop, moment)
    if not said.startswith(("Yes.", "Open today", "Today")):
        assert CLOCK.search(said) or "around the clock" in said or NEXT_STEP.search(f"{said} {why}")


@settings(max_examples=200, deadline=None)
@given(shops(), any_moment)
def test_unknown_is_never_a_yes(drawn: tuple[dict[str, str], Shop], moment: datetime) -> None:
    named, shop = drawn
    with override("en"):
        said = answer(shop, moment)
    doubtful = named["age"] not in ("fresh", "to close", "about to close", "to close before the next day")
    if doubtful or named["door"] == "none":
        assert not said.startswith(("Yes.", "Open today", "Today"))
    if shop.referral == "unknown" and {rule.mode for rule in shop.opening_rules.all()} == {"regular"}:
        certain = shop.derived_windows.all() or any(way.criteria.all()[0].kind for way in shop.criterion_groups.all())
        assert certain or not said.startswith("Yes.")


@settings(max_examples=200, deadline=None)
@given(shops(), any_moment)
def test_answer_depends_on_nothing_but_people_hours_and_ages(
    drawn: tuple[dict[str, str], Shop], moment: datetime
) -> None:
    named, shop = drawn
    alone = built({"none": {}, **DOORS}[named["door"]], AREAS[named["area"]], AGES[named["age"]])
    with override("en"):
        said, said_alone = answer(shop, moment), answer(alone, moment)
    assert said == said_alone or said.startswith("We do not know")


@settings(max_examples=200, deadline=None)
@given(shops(), any_moment)
def test_reason_tells_the_room_for_new_people_while_it_holds(
    drawn: tuple[dict[str, str], Shop], moment: datetime
) -> None:
    _named, shop = drawn
    found = prospect(shop, moment, timetable(shop))
    holds = shop.capacity_until is not None and shop.capacity_until >= found.today
    full = holds and shop.capacity == "full" and bool(found.parts)
    with override("en"):
        assert reason(shop, moment).startswith("They take nobody new now.") == full


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language: str) -> None:
    """At most twelve words, beside hours, names and whom to ask; one more in a list of places."""
    too_long = []
    for texts in goldens(language).values():
        for sentence in re.split(r"(?<=\.) ", " ".join(texts)):
            words = [word for word in sentence.partition(":")[0].split() if word[0].islower()]
            too_long += [sentence] if len(words) > 12 + ("gmina" in sentence) else []
    assert too_long == []
