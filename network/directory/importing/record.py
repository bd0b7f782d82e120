"""What does one record of a shop state, as named facts and as quotations?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from django.utils.translation import gettext as _

from network.directory import facts
from network.directory.dates import DateSpan
from network.directory.families import Facts
from network.directory.hours import HoursNotUnderstood, from_osm, overlaps
from network.directory.importing import amounts, values
from network.directory.importing.keys import KEYS, Type
from network.directory.importing.problems import BadRow, Problem
from network.directory.importing.values import Refused
from network.directory.models import POLAND, AccessMode, Certainty, Confirmation, FactGroup, Location, Phone, Shop
from network.places import gazetteer
from network.words.folding import fold
from network.words.phones import NotAPhoneNumber, dialled

STATUSES = {
    "last_seen_open": "open", "closing_announced": "closing", **{status.value: status.value for status in Shop.Status},
}  # fmt: skip
VOIVODESHIPS = tuple(name for name, _capital, _others in gazetteer.VOIVODESHIPS.values())
HOURS = {
    "opening_hours_osm": AccessMode.REGULAR,
    "walk_in_hours_osm": AccessMode.NO_REFERRAL,
    "open_to_everyone_hours": AccessMode.EVERYONE,
    "donation_hours_osm": AccessMode.DONORS,
}
AS_OF = {"opening_hours_raw": "opening_hours_as_of"}  # the dates that a record gives for one key alone
AGE_AS_OF = {FactGroup.STATUS: "status_as_of", FactGroup.HOURS: "opening_hours_as_of"}
POSTCODE = re.compile(r"(\d{2})-?(\d{3})")
PHONE = re.compile(r"([^()]+?)\s*(?:\(([^()]*)\))?\s*")
LATEST_NIGHT = time(6)  # an end earlier than the start is taken for a night only before this hour
LEADING_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?(?=\s|$)")
PURPOSES = {"skierowan": Phone.Purpose.REFERRAL, "zamow": Phone.Purpose.ORDERS}
SAME_NAME = {
    "name": "name", "network": "chain", "operator": "operator", "street_address": "location.street_address",
    "district": "location.district", "town": "location.town", "powiat": "location.powiat", "gmina": "location.gmina",
    "coord_source": "location.point_source", "status_as_of": "status_as_of", "suspended_until": "suspended_until",
    "closed_date": "closes", "is_example": "is_example",
}  # fmt: skip
CHOICES: dict[str, tuple[str, Mapping[str, str]]] = {
    "kind": ("kind", {kind.value: kind.value for kind in Shop.Kind}),
    "status": ("status", STATUSES),
    "referral_required": ("referral", {choice.value: choice.value for choice in Shop.Referral}),
    "payment_model": ("payment", {choice.value: choice.value for choice in Shop.Payment}),
    "step_free": ("step_free", {choice.value: choice.value for choice in Certainty}),
    "voivodeship": ("location.voivodeship", {name: name for name in VOIVODESHIPS}),
    "coord_precision": ("location.precision", {choice.value: choice.value for choice in Location.Precision}),
}


@dataclass
class Statement:
    """What one row says. ``covers``: names and beginnings of names it speaks of in full, so that what it no longer
    says there is withdrawn; ``kept``: keys that no model holds, as they stood."""

    facts: Facts = field(default_factory=dict)
    covers: list[str] = field(default_factory=list)
    kept: Facts = field(default_factory=dict)


@dataclass
class Record:
    """A record while it is read: its values cleaned, and what was wrong with them."""

    values: Facts = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def attempt(self, key: str, reader: Callable[..., Facts], *inputs: Any) -> Facts:
        """What the reader makes of the inputs; nothing, with a problem written down, when it refuses."""
        try:
            return reader(*inputs)
        except Refused as error:
            self.problems.append(Problem(key, str(error)))
        except BadRow as error:
            self.problems += [Problem(key, problem.reason) for problem in error.problems]
        return {}


def from_cells(row: Mapping[str, str]) -> Facts:
    """The cells of a CSV row as the values JSON would hold: lists parted by "|", numbers with a comma or a point."""
    found = {name: _from_cell(name, cell) for name, cell in row.items()}
    if found.get("source_dates") == []:  # an empty cell cannot tell one undated source from none
        found["source_dates"] = [""] * len(found.get("source_urls") or [])
    return found


def read(row: Mapping[str, Any]) -> Statement:
    """What the record states. Raises BadRow with everything that is wrong with it."""
    record, statement = Record(), Statement()
    for name, value in row.items():
        if name in KEYS:
            record.values |= record.attempt(name, _cleaned, name, value)
        elif value not in (None, "", []):
            statement.kept[name] = value
    if "slug" in record.values or "slug" not in row:
        record.attempt("slug", _slug, record.values.get("slug") or "")
    if quality := record.values.get("record_quality"):
        statement.kept["record_quality"] = quality
    for keys, covers, reader in READERS:
        if present := [key for key in keys if key in record.values]:
            statement.facts |= record.attempt(present[0], reader, record)
            statement.covers += covers if len(present) == len(keys) else []
    if record.problems:
        raise BadRow(*record.problems)
    return statement


def _from_cell(name: str, cell: str) -> Any:
    cell = cell.strip()
    if name not in KEYS:
        return cell
    if KEYS[name].type is Type.TEXTS:
        return [item.strip() for item in cell.split("|")] if cell else []
    if KEYS[name].type is Type.NUMBER and re.fullmatch(r"-?\d+([.,]\d+)?", cell):
        return float(cell.replace(",", "."))
    return cell or None


def _cleaned(name: str, value: Any) -> Facts:
    return {name: values.read(value, KEYS[name])}


def _slug(slug: str) -> Facts:
    if not slug:
        raise Refused(_("This is missing."))
    return {"slug": values.slug(slug)}


def _plain_fields(record: Record) -> Facts:
    found: Facts = {}
    for key, name in SAME_NAME.items():
        if key in record.values:
            value = record.values[key]
            if value is None and key in ("name", "town"):
                record.problems.append(Problem(key, _("This is missing.")))
            found[name] = facts.empty(name) if value is None else value
    return found


def _choices(record: Record) -> Facts:
    found: Facts = {}
    for key, (name, allowed) in CHOICES.items():
        if key in record.values:
            value = record.values[key]
            default = {"coord_precision": "town"}.get(key, facts.empty(name))
            found |= {name: default} if value is None else record.attempt(key, _choice, name, value, allowed)
    if found.get("kind") == "":
        record.problems.append(Problem("kind", _("This is missing.")))
    return found


def _choice(name: str, value: str, allowed: Mapping[str, str]) -> Facts:
    return {name: allowed[values.choice(value.lower(), allowed)]}


def _status(record: Record) -> Facts:
    """An "open" is a confirmation by its source; "last seen open" is none."""
    if record.values.get("status") == "suspended" and not record.values.get("suspended_until"):
        raise Refused(_("A suspended shop needs the day until which it is suspended."))
    as_of = record.values.get("status_as_of")
    if record.values.get("status") != "open" or not as_of:
        return {}
    day = DateSpan.parse(as_of).first.isoformat()
    return {f"confirmations:{FactGroup.STATUS}|{day}|{Confirmation.Channel.SOURCE}": {}}


def _opened(record: Record) -> Facts:
    opened, precision = record.values.get("opened_date") or "", record.values.get("opened_date_precision") or ""
    if not opened:
        return {"opened": ""}
    length = {"year": 4, "month": 7}.get(precision, len(opened))
    inferred = "?" if "inferred" in precision and not opened.endswith("?") else ""
    return {"opened": values.edtf(opened[:length] + inferred)}


def _point(record: Record) -> Facts:
    if any(problem.field in ("lat", "lon") for problem in record.problems):
        return {}
    lat, lon = record.values.get("lat"), record.values.get("lon")
    if lat is None or lon is None:
        raise Refused(_("The point needs both lat and lon."))
    if not _in_poland(lat, lon):
        swapped = " " + _("Are lat and lon swapped?") if _in_poland(lon, lat) else ""
        raise Refused(_("The point %(lat)s, %(lon)s lies outside Poland.") % {"lat": lat, "lon": lon} + swapped)
    return {"location.lat": float(lat), "location.lon": float(lon)}


def _in_poland(lat: float, lon: float) -> bool:
    return POLAND["south"] <= lat <= POLAND["north"] and POLAND["west"] <= lon <= POLAND["east"]


def _postcode(record: Record) -> Facts:
    code = record.values["postal_code"] or ""
    match = POSTCODE.fullmatch(code)
    if code and not match:
        raise Refused(_("“%(value)s” is no postcode, such as 80-264.") % {"value": code})
    return {"location.postcode": f"{match[1]}-{match[2]}" if match else ""}


def _email(record: Record) -> Facts:
    email = record.values["email"]
    return {"email": values.email(email) if email else ""}


def _hours(record: Record) -> Facts:
    found: Facts = {}
    for key, mode in HOURS.items():
        if text := record.values.get(key):
            found |= record.attempt(key, _rules, mode, text)
    return found


def _rules(mode: str, osm: str) -> Facts:
    return {f"opening_rules:{mode}": opening_rules(osm)}


def opening_rules(osm: str) -> list[Facts] | None:
    """The rules of a text of OpenStreetMap. Raises Refused when it is not understood or its hours overlap."""
    try:
        rules = from_osm(osm)
    except HoursNotUnderstood as error:
        raise Refused(str(error)) from error
    if any(rule["past_midnight"] and rule["closes"] and rule["closes"] >= LATEST_NIGHT for rule in rules):
        raise Refused(_("Some hours of “%(text)s” end before they start.") % {"text": osm})
    value = facts.rules_value(rules)
    if overlaps(facts.opening_rules(AccessMode.REGULAR, value)):
        raise Refused(_("Two of the hours “%(text)s” overlap.") % {"text": osm})
    return value


def _phones(record: Record) -> Facts:
    return {f"phones:{number}": said for number, said in map(phone, _parts(record.values["phone"] or ""))}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def phone(text: str) -> tuple[str, Facts]:
    """The number and what stands in brackets behind it: its purpose if we know the word, else the name of the line."""
    match = PHONE.fullmatch(text)
    try:
        number = dialled(match[1] if match else text)
    except NotAPhoneNumber as error:
        raise Refused(_("“%(text)s” holds no phone number.") % {"text": text}) from error
    words = (match[2] or "").strip() if match else ""
    purpose = next((known for word, known in PURPOSES.items() if word in fold(words)), None)
    label = "" if purpose else values.text(words, 80)
    owner, general = Phone.Owner.SHOP.value, Phone.Purpose.GENERAL
    return number, {"owner": owner, "purpose": (purpose or general).value, "label": label, "takes_sms": False}


def _amount(reader: Callable[[str, Any], Facts], key: str) -> Callable[[Record], Facts]:
    return lambda record: reader(key, record.values[key])


def _languages(record: Record) -> Facts:
    found: Facts = {}
    for key, spoken in (("staff_languages", True), ("information_languages", False)):
        codes = record.values.get(key) or []
        found |= record.attempt(key, _in_languages, codes, spoken)
    return found


def _in_languages(codes: list[str], spoken: bool) -> Facts:
    return {f"languages:{values.language(code)}|{spoken}": {} for code in codes}


def _sources(record: Record) -> Facts:
    urls, dates = record.values.get("source_urls") or [], record.values.get("source_dates") or []
    if len(urls) != len(dates):
        raise Refused(
            _("There are %(urls)d addresses and %(dates)d dates of sources.") % {"urls": len(urls), "dates": len(dates)}
        )
    return {f"sources:{values.url(url)}": source_date(words) for url, words in zip(urls, dates, strict=True)}


def source_date(words: str) -> Facts:
    """The date of a source and, when there is more than a date, the words about it."""
    match = LEADING_DATE.match(words)
    try:
        dated = values.edtf(match[0]) if match else ""
    except Refused:
        dated = ""
    return {"dated": dated, "date_note": "" if words == dated else words}


def _quotations(record: Record) -> Facts:
    common, found = _span(record, strict=False), {}
    for key, said in record.values.items():
        if KEYS[key].is_quoted and said is not None:
            dated = record.values.get(AS_OF.get(key, "")) or common
            for position, words in enumerate(said if isinstance(said, list) else [said]):
                if words != "":
                    found[f"quotations:{key}|{position}"] = _quotation(key, words, dated)
    return found


def _quotation(key: str, words: object, dated: str) -> Facts:
    group = KEYS[key].group or FactGroup.HISTORY
    shown = int(words) if isinstance(words, float) and words.is_integer() else words
    return {"group": group.value, "text": str(shown), "language": "pl", "dated": dated}


def _ages(record: Record) -> Facts:
    stated = {KEYS[key].group for key, value in record.values.items() if value not in (None, [])} - {None}
    common = _span(record, strict=True)
    dates = {group: record.values.get(AGE_AS_OF[group]) if group in AGE_AS_OF else None for group in stated if group}
    return {f"ages:{group}": {"dated": dated or common} for group, dated in sorted(dates.items())}


def _span(record: Record, *, strict: bool) -> str:
    """From the first to the last date of the record's sources, for no record says which of them states what.

    '' where none is dated, or one among several; with ``strict`` where any is not, for it may be the oldest.
    """
    notes = record.values.get("source_dates") or []
    dated = [date for words in notes if (date := source_date(words)["dated"])]
    if not dated or (len(dated) < len(notes) and (strict or len(dated) == 1)):
        return ""
    first = min(dated, key=lambda date: DateSpan.parse(date).first)
    last = max(dated, key=lambda date: DateSpan.parse(date).last)
    return first if first == last else f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


ALL = tuple(KEYS)
QUOTED = tuple(key for key, known in KEYS.items() if known.is_quoted)
Reader = Callable[[Record], Facts]
READERS: list[tuple[tuple[str, ...], list[str], Reader]] = [
    (tuple(SAME_NAME), [], _plain_fields),
    (tuple(CHOICES), [], _choices),
    (("status",), [f"confirmations:{FactGroup.STATUS}|"], _status),
    (("opened_date",), [], _opened),
    (("lat", "lon"), [], _point),
    (("postal_code",), [], _postcode),
    (("email",), [], _email),
    *[((key,), [f"quotations:{key}|"], _amount(amounts.price, key)) for key in amounts.PRICES],
    *[((key,), [f"quotations:{key}|", amounts.limit_name(key)], _amount(amounts.limit, key)) for key in amounts.LIMITS],
    (("phone",), ["phones:"], _phones),
    *[((key,), [f"opening_rules:{mode}"], lambda record: {}) for key, mode in HOURS.items()],
    (tuple(HOURS), [], _hours),
    (("staff_languages", "information_languages"), ["languages:"], _languages),
    (("source_urls", "source_dates"), ["sources:"], _sources),
    *[((key,), [f"quotations:{key}|"], lambda record: {}) for key in QUOTED],
    (QUOTED, [], _quotations),
    (ALL, [], _ages),
]
