"""Does every public page ask the database at most ten times when it is made anew?"""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.pages.sitemaps import rows

pytestmark = [pytest.mark.django_db, pytest.mark.gazetteer]
MOST = 10
# Public addresses that are in no sitemap.
FURTHER = ["/pomoc/?q=Gdynia", "/uk/pomoc/?q=Гданськ&need=food", "/pomoc/?lat=54.5&lon=18.5", "/dostosuj/", "/sprawdz/",
           "/potrzeby/?kind=food", "/dla-partnerow/?sort=name", "/konto/wejscie/", "/nie-ma/"]  # fmt: skip


@pytest.fixture
def demo() -> None:
    """The whole demo: shops, board and pages in four languages."""
    call_command("load_demo", verbosity=0)


def test_public_page_asks_few_times(client: Client, demo: None):
    addresses = [row.address.removeprefix("http://testserver") for row in rows("http://testserver")]
    in_two_languages = [one for one in addresses if not one.startswith(("/en/", "/ru/"))]  # translated as /uk/ is
    costs = {}
    for address in [*in_two_languages, *FURTHER]:
        client.get(address)  # what stands on every page – menus, helplines – is remembered until something changes
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs[address] = len(queries)
    assert {path: cost for path, cost in costs.items() if cost > MOST} == {}
