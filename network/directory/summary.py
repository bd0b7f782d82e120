"""What does the finder say around its list: what was understood, how many, what to do when nothing fits?"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.directory import needs, sentences
from network.directory.finding import PAGE, POSITION, REACH_KM, Answer, Ask
from network.directory.listing import Row
from network.directory.models import ReferralOffice
from network.needs.listing import vocabulary
from network.places import sentences as place_sentences
from network.places.resolver import Match
from network.subjects import registry
from network.words.phones import shown

Link = dict[str, str]
PLAIN_READINGS = ("alternate", "abbreviation", "partial")  # the name shown says it all


def form(ask: Ask) -> dict[str, Any]:
    """The question as it was typed, ready to be asked again."""
    kept = [{"name": name, "value": value} for name, value in [*_point(ask), *_need(ask)]]
    return {
        "form": {"query": ask.query, "action_url": reverse("network:finder"), "kept": kept},
        "suggestions_url": reverse("network:place_suggestions"),
        "filters_active": ask.filtered,
        "clear_url": address([*_where(ask), *_need(ask)]),
    }


def need(ask: Ask, answer: Answer, language: str) -> dict[str, Any] | None:
    """What was done with the need that was named; None for none. ``calls``: numbers to call stand first;
    ``all_url``: the same question without the need, where it left shops out. The queries of the pages about it."""
    if not ask.need:
        return None
    name, way = vocabulary()[ask.need]["name"], needs.way(ask.need)
    placed = answer.place is not None and not ask.skip
    narrowed = way is not None and way.narrowed is not None and answer.need_met
    return {
        "title": _("You ask about: %(need)s") % {"need": name},
        "text": needs.sentence(ask.need, name, REACH_KM, met=answer.need_met) if placed else "",
        "all_url": address(_asked(replace(ask, need=""))) if placed and narrowed else "",
        "pages": [] if ask.skip else registry.about_need(ask.need, None, language),
        "calls": bool(way and way.helplines and not ask.skip),
    }


def around(ask: Ask, answer: Answer, rows: list[Row]) -> dict[str, Any]:
    """Everything said around the rows. One query, for the office of the place."""
    if answer.place is None:
        return {"not_found": bool(ask.query), "help": None if ask.query else _how_it_works()}
    others = answer.resolution.matches[1:] if answer.resolution.ambiguous else ()
    return {
        "not_found": False,
        "understood": _shown_from(answer.place, told_apart=bool(others)),
        "notice": _reading(answer.place),
        "alternatives": [_alternative(match, ask.need) for match in others],
        "summary": _found(ask, answer, rows),
        "help": _help(answer.place, _("None of them fits?") if rows else _("Whom to ask?")),
        **_pages(ask, answer),
    }


def suggestion(match: Match) -> Link:
    """A place offered while typing."""
    apart = place_sentences.told_apart(match)
    title = place_sentences.titled(match)
    return {"label": f"{title} ({apart})" if apart else title, "value": title}


def address(pairs: list[tuple[str, Any]]) -> str:
    """The finder's address with these questions."""
    return f"{reverse('network:finder')}?{urlencode(pairs)}" if pairs else reverse("network:finder")


def _shown_from(place: Match, *, told_apart: bool) -> str:
    """From where the distances count; with what tells the place from its namesakes, where those are offered."""
    if place.how == POSITION and not place.name:
        return _("Shown from the position of your phone, rounded to about a kilometre.")
    if place.how == POSITION:
        title = place.name
    else:
        title = suggestion(place)["label"] if told_apart else place_sentences.titled(place)
    return _("Shown from: %(place)s (approximate).") % {"place": title}


def _reading(place: Match) -> str:
    """How the words were read, where that may not be what was meant; '' for a name we know."""
    if place.how in (POSITION, *PLAIN_READINGS):
        return ""
    note = place_sentences.understood(place)
    return f"{sentences.capitalised(note)}." if note else ""


def _alternative(match: Match, need: str) -> Link:
    title = place_sentences.titled(match)
    chosen = Ask(query=title, point=(round(match.lat, 4), round(match.lon, 4)), need=need)
    return {"label": suggestion(match)["label"], "url": address([*_where(chosen), *_need(chosen)])}


def _found(ask: Ask, answer: Answer, rows: list[Row]) -> str:
    """How many within reach, and how many of them are open; a full page says "the nearest 10"."""
    if not rows:
        return _nothing(ask)
    if ask.skip:
        return _("Farther shops")
    if answer.out_of_reach:
        return _out_of_reach(ask, answer)
    if len(rows) == PAGE and answer.next_skip is not None:
        return ngettext("The nearest %(count)s shop.", "The nearest %(count)s shops.", PAGE) % {"count": PAGE}
    open_now = sum(row["sign"].state == "open" for row in rows)
    return sentences.shops_found(len(rows), open_now, REACH_KM)


def _nothing(ask: Ask) -> str:
    if ask.skip:
        return _("There are no more shops.")
    return _("We know no shop that fits. Try fewer filters.") if ask.filtered else _("We know no shop.")


def _out_of_reach(ask: Ask, answer: Answer) -> str:
    nearest = answer.shops[0]
    far = {
        "reach": REACH_KM,
        "km": sentences.distance(nearest.distance_km),
        "town": nearest.location.town,
    }
    if ask.filtered:
        return _("Within %(reach)s km we know no shop that fits. The nearest: %(town)s, %(km)s.") % far
    return _("Within %(reach)s km we know no shop. The nearest: %(town)s, %(km)s.") % far


def _help(place: Match, title: str) -> dict[str, Any]:
    """Whom to ask when no shop fits: the office we know in that place, else how to find one's own."""
    office = ReferralOffice.objects.for_town(place.city or place.name).first()
    if office is None:
        return {"title": title, "text": _own_office(place), "links": []}
    text = _("Referrals and other help: %(name)s.") % {"name": office.name}
    number = [{"label": shown(office.phone), "url": f"tel:{office.phone}"}] if office.phone else []
    return {"title": title, "text": text, "links": number}


def _own_office(place: Match) -> str:
    every = _(
        "Every gmina has a social welfare centre (OPS, GOPS, MOPS or MOPR). Ask there for a referral and for help."
    )
    if not place.gmina:
        return every
    yours = _("Yours is the one of gmina %(gmina)s.") % {"gmina": place.gmina}
    return f"{every} {yours}"


def _how_it_works() -> dict[str, Any]:
    return {
        "title": _("How does it work?"),
        "text": _(
            "Type where you are. We show the nearest shops: how far, when open, for whom, and how old each fact is."
        ),
        "links": [],
    }


def _pages(ask: Ask, answer: Answer) -> dict[str, str]:
    """Addresses of the neighbouring parts of the list. Back leads to the beginning: parts are of unequal length."""
    following = answer.next_skip
    return {
        "next_url": "" if following is None else address([*_asked(ask), ("skip", following)]),
        "next_label": _("Farther shops") if answer.shops and len(answer.shops) < PAGE else _("Next"),
        "previous_url": address(_asked(ask)) if ask.skip else "",
        "previous_label": _("Back to the nearest"),
    }


def _asked(ask: Ask) -> list[tuple[str, Any]]:
    """The question as pairs for an address, without the part of the list."""
    ticked = [(name, "1") for name in ("no_referral", "step_free", "free", "paid") if getattr(ask, name)]
    chosen = [("when", kind) for kind in ask.when] + [("lang", code) for code in ask.languages]
    return [*_where(ask), *_need(ask), *chosen, *ticked]


def _need(ask: Ask) -> list[tuple[str, Any]]:
    return [("need", ask.need)] if ask.need else []


def _where(ask: Ask) -> list[tuple[str, Any]]:
    return [*([("q", ask.query)] if ask.query else []), *_point(ask)]


def _point(ask: Ask) -> list[tuple[str, Any]]:
    """The point, bound to the words it belongs to: with other words typed it counts no more."""
    return [("lat", ask.point[0]), ("lon", ask.point[1]), ("of", ask.query)] if ask.point else []
