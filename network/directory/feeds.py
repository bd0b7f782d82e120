"""What can a phone subscribe to?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from network.directory.hours import timetable
from network.directory.models import Shop
from network.directory.openings_calendar import calendar


@require_safe
def shop_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """A shop's openings of the next twelve months, in the reader's language."""
    shop = get_object_or_404(Shop.objects.visible_to(None).with_sources(), slug=slug)
    url = request.build_absolute_uri(shop.get_absolute_url())
    text = calendar(shop, timezone.now(), timetable(shop), url)
    headers = {"Content-Disposition": f'inline; filename="{shop.slug}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
