"""What stands on the home page below the counter?"""

from django.apps import apps
from django.utils import timezone
from django.utils.translation import get_language

from advocacy.stories import reading
from cms.pages import news_list
from cms.translations.editions import path_in
from network.directory.hours import local_day
from network.partners.board import listing
from network.partners.models import ShopRequest

MOST_STORIES = 3
MOST_NEWS = 3
MOST_REQUESTS = 3


def shelves() -> dict[str, object]:
    """Stories, news, and what shops ask for; each list is empty where there is nothing.

    Five queries at most; five more for the stories when they are not kept from an earlier page.
    """
    stories = reading.newest_rows(get_language() or "", MOST_STORIES)
    news = [news_list.row(piece) for piece in news_list.news()[:MOST_NEWS]]
    return {"stories": stories, "news": news, "news_url": _news_url() if news else "", "requests": requests()}


def requests() -> list[listing.RequestRow]:
    """The most urgent things that shops ask for today; one query."""
    today = local_day(timezone.now())
    wanted = ShopRequest.objects.visible_to(None).wanted(today).most_urgent_first().with_shop()
    return [listing.row(request, today) for request in wanted[:MOST_REQUESTS]]


def _news_url() -> str:
    """Where all news stand, in the reader's language; '' where there is no list."""
    lists = apps.get_model("cms", "NewsIndexPage").objects  # the home page's model asks this module
    index = lists.live().filter(alias_of=None).first()
    return path_in(index, get_language() or "") if index else ""
