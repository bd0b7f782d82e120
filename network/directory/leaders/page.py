"""What do the list of leaders and the page of one of them show?"""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from network.directory import listing, sentences
from network.directory.finding import POSITION, Ask
from network.directory.leaders import sentences as said
from network.directory.leaders.finding import Answer, Found
from network.directory.leaders.scopes import Scope
from network.people.leaders.rules import can_end_mandate, is_hers, is_public, speaks_today
from network.people.models import Leader, Person
from network.places import sentences as place_sentences
from network.subjects.registry import Section
from network.words.languages import names, said_in

Link = dict[str, Any]
Pairs = list[tuple[str, Any]]


def breadcrumb(leader: Leader | None = None, *steps: str) -> list[dict[str, str]]:
    """The way here: the list, one leader, and what stands below her page."""
    path = [listing.start()]
    if leader is None:
        return [*path, {"label": _("People who speak for others")}]
    path += [
        {"url": reverse("network:leaders"), "label": _("People who speak for others")},
        {"url": leader.get_absolute_url(), "label": leader.person.name},
    ]
    return [*path, *({"label": step} for step in steps)]


def one(leader: Leader, scopes: list[Scope], sections: list[Section]) -> dict[str, Any]:
    """The page of one leader; no query.

    A section's context may name its ``slot``: "wall" for a portrait, "aside", and "own" for her own screen alone.
    """
    return {
        "breadcrumb": breadcrumb(leader),
        "leader": leader,
        "lines": said.front(leader, scopes),
        "shops": [scope for scope in scopes if scope.url] if speaks_today(leader) else [],
        "thanks": "" if leader.ended_on is None else said.ended(leader.ended_on),
        "is_public": is_public(leader),
        "wall": [section for section in sections if section.context.get("slot") == "wall"],
        "aside": [section for section in sections if section.context.get("slot") == "aside"],
        "sections": [section for section in sections if "slot" not in section.context],
    }


def links(leader: Leader, person: Person | None) -> list[dict[str, str]]:
    """What this reader may do here: her own screen, or the end of the mandate for an editor. One query at most."""
    if is_hers(person, leader):
        return [{"url": reverse("network:leader_own", args=[leader.slug]), "label": _("My page")}]
    if can_end_mandate(person, leader):
        return [{"url": reverse("network:leader_end", args=[leader.slug]), "label": _("End the mandate")}]
    return []


def own(sections: list[Section]) -> list[Section]:
    """What others add to her own screen: the way to write her text."""
    return [section for section in sections if section.context.get("slot") == "own"]


def many(answer: Answer, language: str) -> dict[str, Any]:
    """The list, with its search and its languages; no query."""
    ask, asked = answer.ask, _where(answer.ask)
    chosen = [("lang", answer.language)] if answer.language else []
    here, following = reverse("network:leaders"), answer.next_skip
    return {
        "breadcrumb": breadcrumb(),
        "action_url": here,
        "query": ask.query,
        "kept": [{"name": name, "value": value} for name, value in [*asked[bool(ask.query) :], *chosen]],
        "suggestions_url": reverse("network:place_suggestions"),
        "not_found": bool(ask.query) and answer.place is None,
        "understood": _shown_from(answer),
        "summary": said.found(len(answer.found)) if answer.found else "",
        "spoken": _languages(answer, here, asked),
        "rows": [_row(found, language) for found in answer.shown],
        "clear_url": here if asked or chosen else "",
        "clear_links": [{"url": here, "label": _("Show everybody")}],
        "next_url": "" if following is None else f"{here}?{urlencode([*asked, *chosen, ('skip', following)])}",
        "next_label": _("Next"),
        "previous_url": f"{here}?{urlencode([*asked, *chosen])}" if answer.skip else "",
        "previous_label": _("Back to the beginning"),
    }


def _row(found: Found, language: str) -> dict[str, Any]:
    leader = found.leader
    texts = {text.language: text for text in leader.texts.all()}
    text = texts.get(language) or texts.get(leader.person.language) or next(iter(texts.values()), None)
    return {
        "name": leader.person.name,
        "url": leader.get_absolute_url(),
        "distance": "" if found.km is None else sentences.distance(found.km),
        "is_example": leader.is_example,
        "lines": said.front(leader, found.scopes),
        "lead": text.lead if text else "",
        "lead_language": text.language if text and text.language != language else "",
    }


def _where(ask: Ask) -> Pairs:
    """The place typed or the point, as the finder's addresses name them."""
    point = [("lat", ask.point[0]), ("lon", ask.point[1]), ("of", ask.query)] if ask.point else []
    return [*([("q", ask.query)] if ask.query else []), *point]


def _languages(answer: Answer, here: str, asked: Pairs) -> list[Link]:
    """Languages that anybody of them speaks, as links; nothing to choose from is no choice."""
    if len(answer.languages) < 2 and not answer.language:
        return []
    codes = sorted({*answer.languages, *([answer.language] if answer.language else [])}, key=lambda code: names([code]))
    everyone = {
        "label": _("All languages"),
        "url": f"{here}?{urlencode(asked)}" if asked else here,
        "current": not answer.language,
    }
    return [
        everyone,
        *(
            {
                "label": said_in([code]),
                "url": f"{here}?{urlencode([*asked, ('lang', code)])}",
                "current": code == answer.language,
            }
            for code in codes
        ),
    ]


def _shown_from(answer: Answer) -> str:
    if answer.place is None:
        return ""
    if answer.place.how == POSITION:
        return _("Shown from the position of your phone, rounded to about a kilometre.")
    return _("Shown from: %(place)s (approximate).") % {"place": place_sentences.titled(answer.place)}
