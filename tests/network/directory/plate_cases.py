"""The dimensions of the answer "may I come today?": each value builds its part of a shop."""

from datetime import date
from typing import Any

from network.directory.models import Area, Criterion, Operator, Phone, ReferralOffice, RequiredDocument, Shop
from tests.network.directory.plain_shops import (
    confirmed,
    criterion,
    exception,
    last_hour,
    plain_shop,
    read,
    rule,
    way_in,
)

EVERY_DAY = "mon tue wed thu fri sat sun"
FRESH = confirmed("2026-11-20")

# For whom the hours are → rules, windows and the shop's own word on referrals. Hours are on Tuesday and Friday.
DOORS: dict[str, dict[str, Any]] = {
    "with a referral": {"rules": [rule("tue fri", "13:00-16:00", mode="referral")], "referral": "yes"},
    "own rule: yes": {"rules": [rule("tue fri", "13:00-16:00")], "referral": "yes"},
    "own rule: partly": {"rules": [rule("tue fri", "13:00-16:00")], "referral": "partly"},
    "own rule: no": {"rules": [rule("tue fri", "13:00-16:00")], "referral": "no"},
    "own rule: unknown": {"rules": [rule("tue fri", "13:00-16:00")]},
    "without a referral": {"rules": [rule("tue fri", "13:00-16:00", mode="no_referral")]},
    "for everyone": {"rules": [rule("tue fri", "13:00-16:00", mode="everyone")]},
    "for seniors": {"rules": [rule("tue fri", "13:00-16:00", mode="seniors")]},
    "with a referral, last hour without": {
        "rules": [rule("tue fri", "13:00-16:00")], "windows": [last_hour()], "referral": "yes",
    },
    "with a referral, then only without": {
        "rules": [rule("tue fri", "13:00-15:00", mode="referral"), rule("tue fri", "15:00-16:00", mode="no_referral")],
    },
    "partly, last hour without": {
        "rules": [rule("tue fri", "13:00-16:00")], "windows": [last_hour()], "referral": "partly",
    },
    "unknown, last hour without": {"rules": [rule("tue fri", "13:00-16:00")], "windows": [last_hour()]},
    "first hour for everyone, then a referral": {
        "rules": [rule("tue fri", "13:00-16:00")], "windows": [last_hour("everyone", edge="first")], "referral": "yes",
    },
    "seniors, then everyone": {
        "rules": [rule("tue fri", "13:00-15:00", mode="seniors"), rule("tue fri", "15:00-16:00", mode="everyone")],
    },
    "seniors, a referral, everyone": {
        "rules": [
            rule("tue fri", "13:00-14:00", mode="seniors"),
            rule("tue fri", "14:00-15:00", mode="referral"),
            rule("tue fri", "15:00-16:00", mode="everyone"),
        ],
    },
    "referral, a break, referral": {
        "rules": [rule("tue fri", "13:00-15:00"), rule("tue fri", "15:30-17:00")], "referral": "yes",
    },
    "referral, a break, everyone": {
        "rules": [rule("tue fri", "13:00-15:00", mode="referral"), rule("tue fri", "15:30-17:00", mode="everyone")],
    },
    "a referral; everyone on Saturday": {
        "rules": [rule("tue fri", "13:00-16:00", mode="referral"), rule("sat", "09:00-13:00", mode="everyone")],
    },
    "by appointment": {"rules": [rule("tue fri", "13:00-16:00", by_appointment=True)], "referral": "yes"},
    "appointment, then a referral": {
        "rules": [rule("tue fri", "13:00-15:00", by_appointment=True), rule("tue fri", "15:00-16:00", mode="referral")],
        "referral": "yes",
    },
    "a referral, end not stated": {"rules": [rule("tue fri", "13:00+")], "referral": "yes"},
    "unknown, end not stated": {"rules": [rule("tue fri", "13:00+")]},
    "everyone, around the clock": {"rules": [rule(EVERY_DAY, "00:00-00:00", mode="everyone")]},
    "unknown, around the clock": {"rules": [rule(EVERY_DAY, "00:00-00:00")]},
    "everyone at night": {"rules": [rule("tue fri", "22:00-02:00", mode="everyone")]},
}  # fmt: skip

HOURS = {  # Friday 27 November 2026, and the Wednesday before
    "before": "2026-11-27 09:00",
    "now": "2026-11-27 14:20",
    "last hour": "2026-11-27 15:40",
    "over": "2026-11-27 18:00",
    "day off": "2026-11-25 09:00",
}

# How old our knowledge is, and what became of the shop.
AGES: dict[str, dict[str, Any]] = {
    "fresh": {"ages": FRESH},
    "hours aging": {"ages": [*confirmed("2026-11-20", "status"), *confirmed("2026-05-20", "hours")]},
    "hours of a day": {"ages": [*confirmed("2026-11-20", "status"), *read("2022-06-08", "2022-06-08")]},
    "hours of a month": {"ages": [*confirmed("2026-11-20", "status"), *read("2019-02", "2019-02-01")]},
    "hours undated": {"ages": confirmed("2026-11-20", "status")},
    "last seen open": {"ages": confirmed("2026-11-20", "hours"), "status_as_of": "2022-06-08"},
    "status undated": {"ages": confirmed("2026-11-20", "hours"), "status": "unknown"},
    "was to close": {"ages": FRESH, "status": "closing", "closes": "2026-01-31"},
    "break over": {"ages": FRESH, "status": "suspended", "suspended_until": date(2026, 1, 31)},
    "break": {"ages": FRESH, "status": "suspended", "suspended_until": date(2027, 1, 31)},
    "planned": {"ages": FRESH, "status": "planned", "status_as_of": "2026-10"},
    "planned long ago": {"ages": FRESH, "status": "planned", "status_as_of": "2024-03"},
    "planned, nobody knows when": {"ages": FRESH, "status": "planned"},
    "gone": {"ages": FRESH, "status": "closed", "closes": "2023-05"},
    "to close": {"ages": FRESH, "status": "closing", "closes": "2027-01-31"},
    "about to close": {"ages": FRESH, "status": "closing"},
    "to close before the next day": {"ages": FRESH, "status": "closing", "closes": "2026-11-27"},
}

OFFICE = "GOPS w Wejherowie"
CONTACTS: dict[str, dict[str, Any]] = {
    "own phone": {"phones": [Phone(number="+48733492273")]},
    "phone of the office": {
        "phones": [Phone(number="+48733492273", owner="office", purpose="referral")],
        "offices": [ReferralOffice(name=OFFICE, phone="+48733492273")],
    },
    "named line": {"phones": [Phone(number="+48322516900", owner="line", label="Srebrny Telefon")]},
    "office": {"offices": [ReferralOffice(name=OFFICE)], "operator": Operator(name="Fundacja Wolne Miejsce")},
    "office with a phone": {"offices": [ReferralOffice(name="MOPS"), ReferralOffice(name=OFFICE, phone="19115")]},
    "operator": {"operator": Operator(name="Fundacja Wolne Miejsce", phone="+48322516900")},
    "e-mail": {"email": "sklep@example.org"},
    "orders only": {"phones": [Phone(number="+48322516900", purpose="orders")]},
    "nobody": {},
}


def gmina(name: str, kind: str = "unknown", district: str = "") -> Area:
    return Area(name=name, kind=kind, district=district)


def residents(*areas: Area) -> Criterion:
    return criterion("residence", *areas)


def of_residents(*areas: Area) -> dict[str, Any]:
    """All come from these areas: with a referral, and without one in the hours for that and for everyone."""
    return {
        "ways_in": [
            way_in(residents(*areas), criterion("referral")),
            way_in(residents(*areas), criterion("status", status="in_need"), mode="no_referral"),
            way_in(residents(*areas), criterion("everyone"), mode="everyone"),
        ]
    }


AREAS: dict[str, dict[str, Any]] = {
    "none known": {},
    "everyone": {"ways_in": [way_in(criterion("everyone"))]},
    "no area": {"ways_in": [way_in(criterion("income", percent=300))]},
    "everyone in the hours for that": {
        "ways_in": [way_in(criterion("referral")), way_in(criterion("everyone"), mode="everyone")],
    },
    "one way from anywhere": {
        "ways_in": [way_in(residents(gmina("Luzino")), criterion("referral")), way_in(criterion("age", years=60))]
    },
    "kind unknown": of_residents(gmina("Wejherowo")),
    "town": of_residents(gmina("Wejherowo", "town")),
    "villages": of_residents(gmina("Wejherowo", "rural")),
    "mixed": of_residents(gmina("Żukowo", "mixed")),
    "city": of_residents(gmina("Gdańsk", "town")),
    "district": of_residents(gmina("Gdańsk", "town", "Oliwa")),
    "districts": of_residents(*(gmina("Gdańsk", "town", name) for name in ("Nowy Port", "Brzeźno", "Letnica"))),
    "several": of_residents(gmina("Luzino"), gmina("Gdynia", "town"), gmina("Wejherowo", "rural")),
    "many": of_residents(*(gmina(name) for name in ("Luzino", "Linia", "Gniewino", "Choczewo"))),
    "refugees from Ukraine": {"ways_in": [way_in(criterion("status", status="refugee_ua"))]},
    "refugees": {"kind": "refugee_free_shop"},
}


def paper(kind: str, **facts: Any) -> RequiredDocument:
    return RequiredDocument(kind=kind, **facts)


def statement(*more: RequiredDocument) -> list[RequiredDocument]:
    return [paper("need_statement", made_on_the_spot=True), *more]


def walk_in(*papers: RequiredDocument) -> dict[str, Any]:
    return {
        "ways_in": [
            way_in(criterion("referral"), documents=[paper("referral")]),
            way_in(criterion("status", status="in_need"), mode="no_referral", documents=papers),
        ]
    }


PAPERS: dict[str, dict[str, Any]] = {
    "none": walk_in(),
    "statement on the spot": walk_in(*statement()),
    "statement and identity": walk_in(*statement(paper("identity", first_visit_only=True))),
    "bring a statement": walk_in(paper("need_statement")),
    "one of two": walk_in(paper("identity", one_of=1), paper("pesel", one_of=1)),
    "recommended": walk_in(paper("own_bags", is_recommended=True)),
    "bags for all": {**walk_in(), "documents": [paper("own_bags")]},
}

ROOM: dict[str, dict[str, Any]] = {
    "full": {"capacity": "full", "capacity_until": date(2026, 12, 31)},
    "queue": {"capacity": "queue", "capacity_until": date(2026, 11, 25)},
    "full until yesterday": {"capacity": "full", "capacity_until": date(2026, 11, 24)},
    "takes new people": {"capacity": "open", "capacity_until": date(2026, 12, 31)},
}
DAYS_OFF: dict[str, tuple[dict[str, Any], str]] = {
    "holiday": ({"ages": confirmed("2026-12-20")}, "2026-12-25 09:00"),
    "stocktaking": ({"exceptions": [exception("2026-11-27", reason="stocktaking")]}, "2026-11-27 09:00"),
    "no reason": ({"exceptions": [exception("2026-11-27")]}, "2026-11-27 09:00"),
    "every day off": (
        {"exceptions": [exception("2026-11-20", "2027-12-31", reason="renovation")]}, "2026-11-27 09:00",
    ),
    "only one week's hours, long over": (
        {"rules": [rule("fri", "13:00-16:00", valid_to=date(2026, 11, 20))]}, "2026-11-27 09:00",
    ),
    "week of the month": ({"rules": [rule("mon", "10:00-13:00", weeks="first", mode="referral")]}, "2026-11-27 09:00"),
}  # fmt: skip


def built(*parts: dict[str, Any]) -> Shop:
    """The shop that has all these parts; a later part speaks over an earlier one."""
    facts = {key: value for part in parts for key, value in part.items()}
    return plain_shop(*facts.pop("rules", []), **facts)


Said = tuple[Shop, str]  # a shop and the moment in which somebody asks
LAST_HOUR_WITHOUT = "with a referral, last hour without"


def answers() -> dict[str, Said]:
    """For whom × at what hour; all facts fresh."""
    return {
        f"{door} | {hour}": (built(facts, AGES["fresh"]), moment)
        for door, facts in DOORS.items()
        for hour, moment in HOURS.items()
    }


def ages() -> dict[str, Said]:
    """How old our knowledge is × at what hour."""
    facts = DOORS[LAST_HOUR_WITHOUT] | CONTACTS["own phone"] | AREAS["city"]
    return {
        f"{age} | {hour}": (built(facts, said), HOURS[hour])
        for age, said in AGES.items()
        for hour in (("now", "over") if age.startswith(("fresh", "to close")) else ("now",))
    }


def contacts() -> dict[str, Said]:
    """Whom to ask × what is open."""
    open_questions = {
        "hours unknown": AGES["fresh"],
        "hours undated": DOORS[LAST_HOUR_WITHOUT] | AGES["hours undated"],
        "by appointment": DOORS["by appointment"] | AREAS["no area"] | AGES["fresh"],
        "referral unknown": DOORS["own rule: unknown"] | AGES["fresh"],
        "other conditions unknown": DOORS["own rule: no"] | AGES["fresh"],
    }
    return {
        f"{contact} | {question}": (built(facts, said), HOURS["now"])
        for contact, said in CONTACTS.items()
        for question, facts in open_questions.items()
    }


def areas() -> dict[str, Said]:
    """Whence people must be × for whom the hours are."""
    hours = {door: DOORS[door] for door in (LAST_HOUR_WITHOUT, "for everyone", "own rule: partly")}
    hours["hours unknown"] = CONTACTS["office"]
    return {
        f"{area} | {door}": (built(facts, AGES["fresh"], said), HOURS["now"])
        for area, said in AREAS.items()
        for door, facts in hours.items()
    }


def papers() -> dict[str, Said]:
    """What people without a referral sign and bring × for whom the hours are."""
    return {
        f"{papers} | {door}": (built(DOORS[door], AGES["fresh"], said), HOURS["now"])
        for papers, said in PAPERS.items()
        for door in (LAST_HOUR_WITHOUT, "without a referral", "with a referral")
    }


def room() -> dict[str, Said]:
    """Room for new people × whom to ask; on Wednesday 25 November 2026."""
    facts = DOORS["with a referral"] | AREAS["city"] | AGES["fresh"]
    return {
        f"{room} | {contact} | {hour}": (built(facts, CONTACTS[contact], said), moment)
        for room, said in ROOM.items()
        for contact in ("own phone", "nobody")
        for hour, moment in (("day off", HOURS["day off"]), ("now", "2026-11-24 14:20"))
    }


def days_off() -> dict[str, Said]:
    """Why it is closed × whom to ask."""
    facts = DOORS["with a referral"] | AREAS["city"] | AGES["fresh"]
    return {
        f"{name} | {contact}": (built(facts, CONTACTS[contact], said), moment)
        for name, (said, moment) in DAYS_OFF.items()
        for contact in ("own phone", "nobody")
    }


def later_without_referral() -> dict[str, Said]:
    """With a referral now, without one on Saturday."""
    facts = DOORS["a referral; everyone on Saturday"] | AREAS["city"] | AGES["fresh"]
    return {hour: (built(facts), moment) for hour, moment in HOURS.items()}


SECTIONS = (answers, ages, contacts, areas, papers, room, days_off, later_without_referral)
