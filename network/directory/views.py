"""What does a reader of the directory see?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.directory import finding, listing, pocket, sentences, shop_page, summary
from network.directory.forms import FinderForm
from network.directory.hours import local_day, timetable
from network.directory.models import NationalAmount, Shop
from network.directory.needs import way
from network.directory.referral_request import languages as request_languages
from network.directory.referral_request import request_in
from network.directory.structured import data_block
from network.directory.text_message import text_message
from network.places import credits
from network.places.resolver import complete
from network.subjects import registry

NEIGHBOURS = 3


@require_safe
def finder(request: HttpRequest) -> HttpResponse:
    """Help nearby: the nearest shops to the place typed, or the question alone."""
    moment = timezone.now()
    ask = finding.Ask.of(FinderForm(request.GET).understood())
    answer = finding.find(ask, moment)
    boxes = listing.filters(ask, moment) if answer.place else []
    rows = [listing.row(shop, moment, ask.need) for shop in answer.shops]
    known = way(ask.need)
    discreet = known is not None and known.discreet
    context = {
        "quick_exit": discreet,
        "breadcrumb": [listing.start(), {"label": _("Help nearby")}],
        "need": summary.need(ask, answer, request.LANGUAGE_CODE),
        "rows": rows,
        "filters": boxes,
        **summary.form(ask),
        **summary.around(ask, answer, rows),
    }
    response = render(request, "network/directory/finder.html", context)
    if discreet:
        patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def place_suggestions(request: HttpRequest) -> JsonResponse:
    """Places that begin with what is typed, for the field that completes: {"places": [{"label", "value"}, …]}."""
    found = complete(request.GET.get("q", ""))
    return JsonResponse({"places": [summary.suggestion(match) for match in found]})


@require_safe
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    """One shop, in every language at one address; a closed one names its neighbours."""
    moment, found = timezone.now(), _shop(slug)
    hours, today = timetable(found), local_day(moment)
    context = {
        "breadcrumb": shop_page.breadcrumb(found),
        "shop": listing.link(found),
        "lead": listing.address(found.location),
        "plate": shop_page.plate(found, moment, hours),
        "sign": sentences.sign(found, moment, hours),
        "now_text": sentences.today_line(moment),
        "facts": shop_page.facts(found, moment, hours, NationalAmount.objects.on(today)),
        "take_along": shop_page.take_along(found, today),
        "ages": shop_page.ages(found),
        "sources": shop_page.newest(found),
        "neighbours": [listing.row(near, moment) for near in shop_page.neighbours(found, NEIGHBOURS)],
        "sections": registry.sections(found, None, request.LANGUAGE_CODE),
        "example_notice": shop_page.example_notice(found),
        "data_block": mark_safe(data_block(found, moment, hours, request.build_absolute_uri)),  # noqa: S308 - escaped
    }
    return render(request, "network/directory/shop.html", context)


@require_safe
def shop_by_number(request: HttpRequest, pk: int) -> HttpResponse:
    """The short address of a shop, for an SMS, in the reader's language."""
    return redirect(get_object_or_404(Shop.objects.visible_to(None), pk=pk))


@require_safe
def shop_sources(request: HttpRequest, slug: str) -> HttpResponse:
    """Where we know it from: all sources of a shop and what they say, word for word, by date, and figures."""
    found = get_object_or_404(Shop.objects.visible_to(None).with_origins(), slug=slug)
    context = {
        "breadcrumb": pocket.breadcrumb(found, _("Where from")),
        "shop": listing.link(found),
        "dates": shop_page.by_date(found),
        "figures": sentences.figures(found),
    }
    return render(request, "network/directory/shop_sources.html", context)


@require_safe
def shop_sms(request: HttpRequest, slug: str) -> HttpResponse:
    """A text about the shop to send, in the reader's language or in another one of the site."""
    moment, found = timezone.now(), _shop(slug)
    code = pocket.language_asked(request.GET.get("in", ""))
    with translation.override(code):
        link = request.build_absolute_uri(reverse("network:shop_by_number", args=[found.pk]))
        message = text_message(found, moment, timetable(found), link.partition("://")[2])
    context = {
        "breadcrumb": pocket.breadcrumb(found, _("Text for an SMS")),
        "shop": listing.link(found),
        "message": message,
        "text_code": code,
        "languages_offered": pocket.offered("in", code),
    }
    return render(request, "network/directory/shop_sms.html", context)


@require_safe
def referral_request(request: HttpRequest, slug: str) -> HttpResponse:
    """What to say at the office, to print and fill in, in two languages side by side."""
    found, today = _shop(slug), local_day(timezone.now())
    codes = request_languages(request.LANGUAGE_CODE, request.GET.get("with", ""))
    context = {
        "breadcrumb": pocket.breadcrumb(found, _("Request for a referral")),
        "shop": listing.link(found),
        "rows": request_in(codes, found, NationalAmount.objects.on(today), today),
        "languages_offered": pocket.offered("with", codes[1], without=codes[0]),
    }
    return render(request, "network/directory/referral_request.html", context)


def _shop(slug: str) -> Shop:
    """The shop with all its facts; 404 where there is none."""
    return get_object_or_404(Shop.objects.visible_to(None).with_sources(), slug=slug)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Where the data come from, and under which licences."""
    breadcrumb = [listing.start(), {"label": _("Data and licences")}]
    return render(request, "network/directory/data.html", {"breadcrumb": breadcrumb, "credits": credits.CREDITS})
