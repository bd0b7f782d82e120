"""The real gazetteer, loaded once for the tests that ask for it."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from network.places.index import forget
from network.places.loading import load
from network.places.models import GazetteerLoad, Place, PlaceName, Postcode


@pytest.fixture(scope="package")
def loaded_gazetteer(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The gazetteer in the test database, committed, for the tests of this folder; some seconds.

    It is taken out again, so that tests of other files start with empty tables as they do alone.
    """
    with django_db_blocker.unblock():
        load()
    yield
    with django_db_blocker.unblock():
        for model in (PlaceName, Place, Postcode, GazetteerLoad):
            model._default_manager.all().delete()
    forget()


@pytest.fixture
def gazetteer(loaded_gazetteer: None, db: None) -> None:
    """A test on the real gazetteer; what it writes is rolled back."""
