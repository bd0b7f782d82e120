"""What do all tests share?"""

import gc
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from network.directory.models import Shop
from network.log import guard
from tests.factories import make_shop
from tests.migrated import migrated, migrated_on_postgres, shared_folder
from tests.reading import Reader
from tests.scheduling import FilesTogether

KINDS = "contenttypes.contenttype"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what touches the database, so that the rest need not run on a second one."""
    for item in items:
        if item.get_closest_marker("django_db") or "django_db_setup" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.database)


def pytest_collection_finish() -> None:
    """What was loaded stays until the end: to look through it for garbage again and again took time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesTogether:
    """How the tests are shared out among the workers."""
    return FilesTogether(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A flush makes the kinds of content anew, with other keys than those a later test restores: back to the first."""
    yield
    flushed = [mark.kwargs for mark in item.iter_markers("django_db") if mark.kwargs.get("transaction")]
    if nextitem is None:  # the database of this worker is gone already
        return
    if not flushed or flushed[0].get("serialized_rollback") or not hasattr(connection, "_test_serialized_contents"):
        return
    kinds = [row for row in json.loads(connection._test_serialized_contents) if row["model"] == KINDS]
    with item.config.stash[blocking_manager_key].unblock():
        ContentType.objects.all().delete()
        ContentType.objects.bulk_create(ContentType(pk=row["pk"], **row["fields"]) for row in kinds)
        ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def django_db_createdb(request: pytest.FixtureRequest) -> bool:
    """On SQLite who asks for a new database gets a new copy, below; Django need not make it."""
    return connection.vendor != "sqlite" and bool(request.config.option.create_db)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest) -> bool:
    """On SQLite the database is there before Django looks for it."""
    return connection.vendor == "sqlite" or bool(request.config.option.reuse_db)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Tests begin with a copy of a migrated database: migrations take longer than most of the tests."""
    if connection.vendor != "sqlite":
        template = migrated_on_postgres(shared_folder(tmp_path_factory), os.environ["DATABASE_URL"])
        connection.settings_dict["TEST"]["TEMPLATE"] = template
        return
    asked, own = request.config.option, Path(connection.settings_dict["TEST"]["NAME"])
    if asked.reuse_db and own.exists() and not asked.create_db:
        return
    for leftover in own.parent.glob(f"{own.name}*"):
        leftover.unlink()
    shutil.copy(migrated(shared_folder(tmp_path_factory)), own)


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
def client() -> Reader:
    """A visitor, instead of the one pytest-django brings: her pages have ordinary blanks."""
    return Reader()


@pytest.fixture
def shop(db: None) -> Shop:
    """One shop in Bolszewo."""
    return make_shop()
