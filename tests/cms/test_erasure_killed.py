"""When a process dies while somebody is being erased, does the sweep finish it, and is nothing done by halves?"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from network.directory.models import Shop
from network.models import Person
from network.people import erasing
from network.subjects import registry
from network.subjects.registry import Subject
from tests.cms import erasure_things
from tests.factories import make_shop

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def disk(settings: Any, tmp_path: Path) -> None:
    """Files lie on a disk."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


class Killed(BaseException):
    """The process dies."""


@pytest.mark.usefixtures("disk")
def test_process_that_dies_at_every_kind_is_followed_by_the_sweep(
    shop: Shop, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    """It dies after the work on a kind, before that is written down: the work is undone, and done again."""
    died: list[str] = []

    def dying(subject: Subject) -> Subject:
        def erase(person: Person, parting: Any) -> bool:
            more = subject.erase(person, parting)  # type: ignore[misc]
            if subject.kind not in died:
                died.append(subject.kind)
                raise Killed
            return more

        return replace(subject, erase=erase) if subject.erase else subject

    mortal = {kind: dying(subject) for kind, subject in registry._subjects.items()}
    monkeypatch.setattr(registry, "_subjects", mortal)
    make_shop("tczew", town="Tczew")
    with django_capture_on_commit_callbacks(execute=True):
        world = erasure_things.made(shop)
    with django_capture_on_commit_callbacks(execute=True):
        erasure = erasure_things.asked(world)
        kinds = list(erasure.left)
        for _kind in kinds:
            with pytest.raises(Killed):
                erasing.sweep(timezone.now())
        swept = [erasing.sweep(timezone.now()), erasing.sweep(timezone.now())]
    assert (died, swept, erasure_things.columns_with_traces()) == (kinds, [1, 0], [])
