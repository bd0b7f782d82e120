"""What does a reader of the directory see?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.directory import finding, listing, page, sentences, summary
from network.directory.forms import FinderForm
from network.directory.models import Shop
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
    rows = [listing.row(shop, moment) for shop in answer.shops]
    context = {
        "breadcrumb": [listing.start(), {"label": _("Help nearby")}],
        "rows": rows,
        "filters": boxes,
        **summary.form(ask),
        **summary.around(ask, answer, rows),
    }
    return render(request, "network/directory/finder.html", context)


@require_safe
def place_suggestions(request: HttpRequest) -> JsonResponse:
    """Places that begin with what is typed, for the field that completes: {"places": [{"label", "value"}, …]}."""
    found = complete(request.GET.get("q", ""))
    return JsonResponse({"places": [summary.suggestion(match) for match in found]})


@require_safe
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    """One shop, in every language at one address; a closed one names its neighbours."""
    moment = timezone.now()
    found = get_object_or_404(Shop.objects.visible_to(None).with_sources(), slug=slug)
    context = {
        "breadcrumb": page.breadcrumb(found),
        "shop": listing.link(found),
        "lead": listing.address(found.location),
        "plate": page.plate(found, moment),
        "sign": sentences.sign(found, moment),
        "now_text": sentences.today_line(moment),
        "facts": page.facts(found, moment),
        "ages": page.ages(found),
        "sources": page.sources(found),
        "neighbours": [listing.row(near, moment) for near in page.neighbours(found, NEIGHBOURS)],
        "sections": registry.sections(found, None, request.LANGUAGE_CODE),
        "example_notice": page.example_notice(found),
    }
    return render(request, "network/directory/shop.html", context)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Where the data come from, and under which licences."""
    breadcrumb = [listing.start(), {"label": _("Data and licences")}]
    return render(request, "network/directory/data.html", {"breadcrumb": breadcrumb, "credits": credits.CREDITS})
