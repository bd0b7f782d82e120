"""What does the answer say: around whom, which shops, in which order, and where to turn instead?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from network.directory import listing
from network.directory.finding import REACH_KM
from network.directory.hours import local_day
from network.directory.listing import PhoneLink, links_to
from network.directory.models import Criterion, Shop
from network.directory.self_check import queries, sentences
from network.directory.self_check.answers import Answers, Ground, State
from network.directory.self_check.evaluation import Evaluation, Verdict, evaluate, papers_of
from network.directory.self_check.reasons import Reason, reason
from network.directory.sentences import Route, contact, routes
from network.directory.sentences import distance as place_distance


class Missing(TypedDict):
    """One thing to get first, and whom to call for it."""

    text: str
    phones: list[PhoneLink]


class Instead(TypedDict):
    """Another shop that fits."""

    text: str
    url: str


class Row(TypedDict):
    """One shop and the answer about it."""

    row: listing.Row
    distance: str
    phones: list[PhoneLink]
    contact: str
    verdict: str
    answer: str
    doubt: str
    hours: str
    reasons: list[Reason]
    missing: list[Missing]
    papers: list[str]
    notes: list[str]
    instead: Instead | None
    age: str


class Office(TypedDict):
    """The office of one's own gmina."""

    text: str
    phones: list[PhoneLink]


@dataclass(frozen=True)
class Result:
    """All that is answered; ``town``: the gmina about which "town or villages?" is asked, '' for none."""

    summary: str
    rows: list[Row]
    office: Office
    town: str


def result(answers: Answers, moment: datetime) -> Result:
    """The shops around with a verdict each, those that fit first; at a fixed number of queries."""
    known = queries.ground(answers.place, local_day(moment))
    shops = queries.shops_around(answers.place) if answers.place else []
    found = [(shop, evaluate(shop, answers, known)) for shop in shops]
    found.sort(key=lambda pair: (pair[1].verdict.rank, pair[0].distance_km))
    fitting = _fitting(found)
    beyond = shops[0] if shops and shops[0].distance_km > REACH_KM else None
    return Result(
        summary=sentences.summary(_counted(found), REACH_KM, beyond),
        rows=[_row(shop, one, answers, known, fitting, moment) for shop, one in found],
        office=_office(answers, known),
        town=answers.place.gmina if answers.place and any(one.asks_part for _shop, one in found) else "",
    )


def _counted(found: list[tuple[Shop, Evaluation]]) -> list[Verdict]:
    """The answers that the headline counts: of real shops, of made-up ones only where no real one is around."""
    real = [one.verdict for shop, one in found if not shop.is_example]
    return real or [one.verdict for _shop, one in found]


def _fitting(found: list[tuple[Shop, Evaluation]]) -> Shop | None:
    """The shop that others are shown instead: the first that fits, a made-up one only where no real one does."""
    fits = [shop for shop, one in found if one.verdict.rank <= Verdict.MAY_COME_WITH.rank]
    return next((shop for shop in fits if not shop.is_example), fits[0] if fits else None)


def _row(shop: Shop, found: Evaluation, answers: Answers, known: Ground, fitting: Shop | None, moment: datetime) -> Row:
    today, way = local_day(moment), found.way
    row, missing = listing.row(shop, moment), _missing(found, shop)
    told: Row = {
        "row": row,
        "distance": place_distance(shop.distance_km),
        "phones": [] if any(one["phones"] for one in missing) else row["phones"],
        "contact": "" if missing else contact(shop),
        "verdict": found.verdict.value,
        "answer": sentences.answer(found, shop, today),
        "doubt": sentences.doubt(shop, today),
        "hours": sentences.when(way.group, shop) if way else "",
        "reasons": _without_needed([reason(one, answers, known) for one in way.findings] if way else []),
        "missing": missing,
        "papers": sentences.papers(papers_of(shop, way.group)) if way else [],
        "notes": [note for note in (sentences.at_other_times(found), sentences.room(shop, today)) if note],
        "instead": None,
        "age": sentences.rules_age(shop, today) if way and not sentences.tells_age(found, shop, today) else "",
    }
    return told if found.verdict != Verdict.OTHER_WAY else _other_way(told, shop, fitting)


def _other_way(told: Row, shop: Shop, fitting: Shop | None) -> Row:
    """Why not here, and where instead; nothing of how one would come. The phone stays: one may ask all the same."""
    note = sentences.one_by_one(shop)
    return told | {
        "phones": told["row"]["phones"],
        "contact": "",
        "hours": "",
        "reasons": [one for one in told["reasons"] if one["state"] == "no"],
        "missing": [],
        "papers": [],
        "notes": [note] if note else [],
        "instead": {"text": sentences.nearer(fitting), "url": fitting.get_absolute_url()} if fitting else None,
    }


def _without_needed(reasons: list[Reason]) -> list[Reason]:
    """What is still needed is told apart, with whom to call."""
    return [one for one in reasons if one["state"] != "needed"]


def _missing(found: Evaluation, shop: Shop) -> list[Missing]:
    """Everything to get first: the referral from each who gives it, a decision, papers."""
    if found.way is None:
        return []
    kinds = {one.criterion.kind for one in found.way.findings if one.state == State.NEEDED}
    missing: list[Missing] = []
    if Criterion.Kind.REFERRAL in kinds:
        known = [_from_route(route) for route in routes(shop)]
        missing += known or [{"text": sentences.referral_from(""), "phones": []}]
    if Criterion.Kind.INDIVIDUAL in kinds:
        missing.append({"text": sentences.decision_from(), "phones": []})
    return missing + [{"text": sentences.paper_from(choice), "phones": []} for choice in found.way.to_get]


def _from_route(route: Route) -> Missing:
    return {"text": sentences.referral_from(_named(route)), "phones": links_to(route["phone"])}


def _named(route: Route) -> str:
    """Who refers, and how it goes there."""
    return ", ".join(part for part in (route["name"], route["said"]) if part)


def _office(answers: Answers, known: Ground) -> Office:
    own = queries.office_of(answers, known)
    return {"text": sentences.office(own, answers.place), "phones": links_to(own.phone if own else "")}
