"""What do all tests share?"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from network.directory.models import Shop
from network.log import guard
from tests.factories import make_shop


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what touches the database, so that the rest need not run on a second one."""
    for item in items:
        if item.get_closest_marker("django_db") or "django_db_setup" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def _log_can_be_flushed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests with real transactions end by emptying all tables, which the log's triggers would refuse.

    Depends on the transactional database, so this ends before the flush; ``post_migrate`` raises the guard again.
    """
    needs_flush = {"transactional_db", "live_server"} & set(request.fixturenames) or any(
        mark.kwargs.get("transaction") for mark in request.node.iter_markers("django_db")
    )
    if not needs_flush:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    guard.drop_guard(connection)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Each test begins in Polish and remembers nothing, whatever the last page was."""
    cache.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def shop(db: None) -> Shop:
    """One shop in Bolszewo."""
    return make_shop()
