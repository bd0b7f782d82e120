"""What do officials and companies see of the shops? Public, and nothing is kept of what they ask."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from network.directory.hours import local_day
from network.directory.listing import start
from network.directory.small_counts import SMALL
from network.partners.overview import compare as comparing
from network.partners.overview import drawing, export, gap_page, gaps, impact, impact_page, queries, sentences, table
from network.partners.overview.asking import Ask, page_number, read
from network.partners.overview.finding import Found, find, needed
from network.partners.overview.forms import fields
from network.partners.overview.gap_page import GapAsk
from network.partners.overview.options import options
from network.partners.overview.sorting import in_order
from network.partners.overview.whereabouts import of_all, whereabouts
from network.words import sheets

Response = TypeVar("Response", HttpResponse, StreamingHttpResponse)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def shops(request: HttpRequest) -> HttpResponse:
    """The table of shops, how many are where, and the map."""
    today = local_day(timezone.now())
    offered = options(today)
    reading = read(request.GET, offered)
    ask, found = reading.ask, find(reading.ask, today)
    there = whereabouts(ask, found, today)
    context = {
        "breadcrumb": [start(), {"url": "", "label": _("For partners")}],
        "ask": ask,
        "answer": sentences.answer(ask, found, there),
        "examples": sentences.examples(found),
        "ignored": [sentences.ignored(name, value) for name, value in reading.ignored],
        "form": fields(ask, offered, needed(found)),
        "clear_url": table.address(Ask(sort=ask.sort)) if ask.filtered else "",
        "headings": table.headings(ask),
        "rows": table.rows(found.page(ask.page), found, today),
        "areas": table.areas(ask, there),
        "trail": table.trail(ask),
        "map": drawing.picture(ask, there),
        "csv_url": table.address(ask.but(), "partner_csv"),
        "xlsx_url": table.address(ask.but(), "partner_xlsx"),
        **table.pages(ask, found),
    }
    return render(request, "network/partners/shops.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Up to four shops side by side."""
    chosen = comparing.chosen(request.GET.getlist("shop"))
    context = {
        "breadcrumb": _breadcrumb(_("Side by side")),
        "columns": comparing.columns(chosen["shops"]),
        "questions": comparing.questions(chosen["shops"], timezone.now()) if chosen["shops"] else [],
        "left_out": _left_out(chosen["left_out"]),
        "unknown": chosen["unknown"],
        "table_url": reverse("network:partner_shops"),
    }
    return render(request, "network/partners/compare.html", context)


@require_safe
def shops_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All shops that fit, as a CSV file. The cells are made before the first is sent: in the reader's language."""
    found, today = _found(request)
    rows: list[Sequence[sheets.Cell]] = [export.columns(), *export.lines(found, today, _root(request))]
    response = StreamingHttpResponse(sheets.as_csv(rows), content_type="text/csv; charset=utf-8")
    return _download(response, f"sklepy-{today}.csv")


@require_safe
def shops_xlsx(request: HttpRequest) -> HttpResponse:
    """All shops that fit, as a workbook."""
    found, today = _found(request)
    content = sheets.as_xlsx([export.columns(), *export.lines(found, today, _root(request))])
    return _download(HttpResponse(content, content_type=XLSX), f"sklepy-{today}.xlsx")


@require_safe
def without_shop(request: HttpRequest) -> HttpResponse:
    """Gminas without a shop near, as a table and on the map."""
    names = sorted(gaps.voivodeships(), key=in_order)
    ask, ignored = GapAsk.read(request.GET, names)
    found = _covered(ask)
    there = of_all(found.shops, found.shop_count, 1 if ask.voivodeship else 0, _today())
    context = {
        "breadcrumb": _breadcrumb(_("Gminas without a shop")),
        "ask": ask,
        "answer": gap_page.answer(ask, found),
        "loaded": bool(found.gminas),
        "ignored": [sentences.ignored(name, value) for name, value in ignored],
        "choices": gap_page.choices(ask, names),
        "rows": gap_page.rows(ask, found),
        "map": drawing.picture(
            Ask(voivodeship=ask.voivodeship), there, gaps=((one.lat, one.lon) for one in found.gaps)
        ),
        "csv_url": GapAsk(ask.voivodeship, ask.confirmed).address("partner_gaps_csv"),
        **gap_page.pages(ask, found),
    }
    return render(request, "network/partners/gaps.html", context)


@require_safe
def without_shop_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Gminas without a shop near, as a CSV file."""
    ask, _ignored = GapAsk.read(request.GET, gaps.voivodeships())
    response = StreamingHttpResponse(
        sheets.as_csv(gap_page.lines(_covered(ask))), content_type="text/csv; charset=utf-8"
    )
    return _download(response, f"gminy-bez-sklepu-{_today()}.csv")


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """What the shops have done, in figures with their sources."""
    known = list(queries.all_figures())
    not_shown = impact.hidden(known)
    ignored: list[tuple[str, str]] = []
    part = impact_page.part(known, page_number(request.GET, ignored))
    context = {
        "breadcrumb": _breadcrumb(_("In figures")),
        "answer": impact_page.answer(known),
        "ignored": [sentences.ignored(name, value) for name, value in ignored],
        "areas": impact_page.areas(impact.totals(known, not_shown)),
        "rows": impact_page.rows(part.figures, not_shown),
        "small": SMALL,
        **part.links(),
    }
    return render(request, "network/partners/figures.html", context)


def _found(request: HttpRequest) -> tuple[Found, date]:
    today = _today()
    return find(read(request.GET, options(today)).ask, today), today


def _covered(ask: GapAsk) -> gaps.Coverage:
    return gaps.coverage(_today(), ask.voivodeship, confirmed=ask.confirmed)


def _today() -> date:
    return local_day(timezone.now())


def _root(request: HttpRequest) -> str:
    """ "https://lada.example", as the request came."""
    return request.build_absolute_uri("/")[:-1]


def _download(response: Response, name: str) -> Response:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _breadcrumb(label: str) -> list[dict[str, str]]:
    table_page = {"url": reverse("network:partner_shops"), "label": _("For partners")}
    return [start(), table_page, {"url": "", "label": label}]


def _left_out(count: int) -> str:
    if not count:
        return ""
    said = ngettext(
        "Side by side there is room for %(most)s shops; %(count)s more is left out.",
        "Side by side there is room for %(most)s shops; %(count)s more are left out.",
        count,
    )
    return said % {"most": comparing.MOST, "count": count}
