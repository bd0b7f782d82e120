"""What do a few shops say side by side, question by question?"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.directory import sentences as directory
from network.directory.hours import Span, local_day, timetable
from network.directory.listing import address
from network.directory.models import ImpactFigure, NationalAmount, Shop
from network.directory.queries import NOT_FOR_VISITS, NOT_THERE
from network.partners.models import ShopRequest, Wanted
from network.partners.overview import queries, sentences
from network.partners.overview.impact import hidden
from network.partners.overview.table import area

MOST = 4


class Line(TypedDict):
    """Something said; ``url`` '' where it leads nowhere."""

    text: str
    url: str
    note: str


class Column(TypedDict):
    """One shop: its name and the way to compare without it."""

    name: str
    url: str
    is_example: bool
    without_url: str


class Question(TypedDict):
    """One question and what each shop says."""

    label: str
    answers: list[list[Line]]


class Chosen(TypedDict):
    """The shops to compare in the order of the address, how many were left out, and the names we do not know."""

    shops: list[Shop]
    left_out: int
    unknown: list[str]


def chosen(slugs: Iterable[str]) -> Chosen:
    """The first four of the shops named; the number of queries does not depend on them."""
    asked = [slug for slug in dict.fromkeys(slug.replace("\0", "") for slug in slugs) if slug][: queries.MOST_NAMED]
    found = {shop.slug: shop for shop in queries.to_compare(asked)}
    known = [found[slug] for slug in asked if slug in found]
    return {
        "shops": known[:MOST],
        "left_out": len(known[MOST:]),
        "unknown": [slug for slug in asked if slug not in found][:MOST],
    }


def columns(shops: list[Shop]) -> list[Column]:
    """The heads of the columns."""
    return [
        {
            "name": shop.name,
            "url": shop.get_absolute_url(),
            "is_example": shop.is_example,
            "without_url": compared([other for other in shops if other is not shop]),
        }
        for shop in shops
    ]


def compared(shops: list[Shop]) -> str:
    """The address that compares these shops."""
    base = reverse("network:partner_compare")
    return f"{base}?{urlencode([('shop', shop.slug) for shop in shops])}" if shops else base


def questions(shops: list[Shop], moment: datetime) -> list[Question]:
    """The rows in the order in which a partner asks; two queries besides what the shops bring."""
    today = local_day(moment)
    amount = NationalAmount.objects.on(today)
    requests: defaultdict[int, list[ShopRequest]] = defaultdict(list)
    for request in queries.requests_of([shop.pk for shop in shops], today):
        requests[request.shop_id].append(request)
    rows = (
        (_("Where"), _where),
        (_("Who runs it"), _operator),
        (pgettext("of a shop", "Model"), _model),
        (_("For whom"), lambda shop: _said([directory.who_lead(shop), *directory.ways_in(shop, amount)])),
        (_("Price"), lambda shop: _said(directory.price(shop) or [directory.payment(shop)])),
        (_("Limits"), lambda shop: _said(directory.limits(shop))),
        (_("Room for new people"), lambda shop: _said([directory.capacity(shop, today)])),
        (_("Opening hours"), lambda shop: _hours(shop, moment)),
        (_("What they ask for"), lambda shop: [_request(one) for one in requests[shop.pk]]),
        (_("In figures"), _figures),
        (_("How to reach them"), _contact),
    )
    return [{"label": label, "answers": [answer(shop) or _unknown() for shop in shops]} for label, answer in rows]


def _where(shop: Shop) -> list[Line]:
    place = shop.location
    return _said([address(place), area(place.town, (place.voivodeship, place.powiat, place.gmina))])


def _operator(shop: Shop) -> list[Line]:
    network = _("Network: %(name)s") % {"name": shop.chain} if shop.chain else ""
    return _said([shop.operator.name if shop.operator else "", network])


def _model(shop: Shop) -> list[Line]:
    kind = directory.capitalised(sentences.model(shop.kind, shop.payment))
    return _said([kind, directory.referral(shop)])


def _hours(shop: Shop, moment: datetime) -> list[Line]:
    """The state, then the next seven days with hours for visitors, and how old that is."""
    today = local_day(moment)
    said = [directory.status(shop, today)]
    if shop.status not in NOT_THERE:
        for plan in timetable(shop).week(today):
            spans = [span for span in plan.spans if span.mode not in NOT_FOR_VISITS]
            if spans:
                said.append(f"{directory.weekday_short(plan.date)} {', '.join(_span(span, shop) for span in spans)}")
    return _said([*said, directory.age_of_facts(shop, today)])


def _span(span: Span, shop: Shop) -> str:
    """ "13:00–16:00 (ze skierowaniem)"."""
    who = directory.access({span.mode}, shop)
    return f"{directory.span_hours(span)} ({who})" if who else directory.span_hours(span)


def _request(request: ShopRequest) -> Line:
    amount = sentences.number(request.amount) if request.amount else ""
    unit = str(request.get_unit_display()) if request.unit else ""
    text = ", ".join(part for part in (str(Wanted(request.kind).label), f"{amount} {unit}".strip()) if part)
    until = sentences.date(request.until.isoformat())
    return {"text": text, "url": request.get_absolute_url(), "note": _("until %(date)s") % {"date": until}}


def _figures(shop: Shop) -> list[Line]:
    figures = [*shop.figures.all()]
    not_shown = hidden(figures)
    return [_figure(figure, hidden=figure.pk in not_shown) for figure in figures]


def _figure(figure: ImpactFigure, *, hidden: bool) -> Line:
    when = sentences.date(figure.period)
    text = f"{figure.get_measure_display()}, {when}: {sentences.figure(figure, hidden=hidden)}"
    source = directory.date_of(figure.dated)
    note = _("source of %(date)s") % {"date": source} if source else _("source without a date")
    return {"text": text, "url": figure.source_url, "note": note}


def _contact(shop: Shop) -> list[Line]:
    if shop.status == Shop.Status.CLOSED:
        return _said([_("The shop is gone")])
    return [{"text": _("Write to the shop"), "url": reverse("network:enquiry_new", args=[shop.slug]), "note": ""}]


def _said(texts: Iterable[str]) -> list[Line]:
    return [{"text": text, "url": "", "note": ""} for text in texts if text]


def _unknown() -> list[Line]:
    return _said([_("We do not know")])
