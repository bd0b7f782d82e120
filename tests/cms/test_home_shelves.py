"""Does the home page show below its counter what there is, and nothing where there is nothing?"""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.models import LadaHomePage, NewsIndexPage, NewsPage
from network.directory.models import Shop
from network.partners.models import ShopRequest
from tests import cast
from tests.cms.page_things import below_home
from tests.network.partners.board_things import make_request

pytestmark = pytest.mark.django_db
FAR = date(2990, 1, 1)  # the page asks what is wanted today, whichever day that is


def make_news(count: int, language: str = "pl") -> None:
    """A list and so many pieces of news, one a day."""
    index = below_home(NewsIndexPage, language, title="Aktualności", slug="aktualnosci")
    for number in range(count):
        told = {"title": f"Wieść {number}", "slug": f"wiesc-{number}", "date": date(2026, 1, 1) + timedelta(number)}
        index.add_child(instance=NewsPage(locale=index.locale, lead="Krótko.", **told))


def headings(client: Client, path: str = "/") -> set[str]:
    """The optional sections that stand on the page."""
    content = client.get(path).content.decode()
    return {name for name in ("home-news", "home-requests", "home-doors") if f'id="{name}"' in content}


def test_empty_site_shows_only_the_doors(client: Client):
    assert headings(client) == {"home-doors"}


def test_news_are_the_newest_three_with_the_way_to_all(client: Client):
    make_news(4)
    answer = client.get("/")
    assert [piece.title for piece in answer.context["news"]] == ["Wieść 3", "Wieść 2", "Wieść 1"]
    assert '<a href="/aktualnosci/">' in answer.content.decode()


def test_news_lead_on_at_the_readers_own_address(client: Client):
    make_news(1)
    answer = client.get("/en/")
    assert [(piece.url, piece.foreign) for piece in answer.context["news"]] == [("/en/aktualnosci/wiesc-0/", "pl")]


def test_requests_stand_there_while_they_are_wanted(client: Client, shop: Shop):
    request = make_request(shop, cast.ala(shop), until=FAR)
    assert headings(client) == {"home-doors", "home-requests"}
    ShopRequest.objects.filter(pk=request.pk).update(state=ShopRequest.State.MET)
    assert headings(client, "/?2") == {"home-doors"}


def test_words_of_the_editors_stand_below_the_counter(client: Client):
    home = LadaHomePage.objects.get(locale__language_code="pl")
    home.body = [("text", "<p>Zapraszamy na herbatę.</p>")]
    home.save()
    content = client.get("/").content.decode().replace("\xa0", " ")
    assert content.index("lada-counter") < content.index("Zapraszamy na herbatę.") < content.index("<footer")


def test_home_takes_few_queries_however_much_there_is(client: Client, shop: Shop):
    make_news(5)
    coordinator = cast.ala(shop)
    for _ in range(5):
        make_request(shop, coordinator, until=FAR)
    client.get("/uk/")  # what every page remembers; the page itself is not kept in tests
    with CaptureQueriesContext(connection) as taken:
        answer = client.get("/uk/")
    assert (len(answer.context["news"]), len(answer.context["requests"])) == (3, 3)
    assert len(taken) == 8
