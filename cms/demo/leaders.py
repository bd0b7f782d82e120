"""Which invented people speak for others in the demo?"""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from cms.pages.models import LadaHomePage
from cms.writing.pages import publish_text, save_text
from network.directory.models import Shop
from network.people.leaders.actions import make_leader
from network.people.models import Leader, Person, Role
from network.people.roles.actions import grant_role
from network.places.resolver import resolve
from network.subjects import registry

LEADERS = Path(__file__).resolve().parent / "leaders.json"


def people() -> dict[str, str]:
    """The invented leaders who can be tried out, by the name of their login: the uuid of each."""
    return {told["login"]: told["uuid"] for told in _told(LEADERS) if told["login"]}


def load(path: Path = LEADERS) -> int:
    """Adds those that are not there yet, known by their uuid, with their texts in the site's languages; how many.

    What people made of them since stays. Load shops and places first. Raises Shop.DoesNotExist for a shop that is
    missing or no example: for a real shop only a real person speaks.
    """
    return sum(_load(told) for told in _told(path))


@transaction.atomic
def _load(told: dict[str, Any]) -> bool:
    """Whether it was new."""
    person, is_new = Person.objects.get_or_create(
        uuid=told["uuid"], defaults={"name": told["name"], "language": settings.LANGUAGE_CODE}
    )
    if not is_new:
        return False
    _speaks_for(person, told)
    leader = make_leader(
        person,
        actor=None,
        called=told["called"],
        languages=told["languages"],
        slug=told["slug"],
        is_example=True,
    )
    _write(leader, told["texts"])
    return True


def _speaks_for(person: Person, told: dict[str, Any]) -> None:
    for slug in told["shops"]:
        shop = Shop.objects.get(slug=slug, is_example=True)
        grant_role(person, Role.LEADER, actor=None, reason="The demo", thing=shop)
    for name in told["places"]:
        found = resolve(name).best
        place = registry.get("place").visible_to(None).filter(pk=found.place_id).first() if found else None
        if place:
            grant_role(person, Role.LEADER, actor=None, reason="The demo", thing=place)


def _write(leader: Leader, texts: dict[str, Any]) -> None:
    """Her own text first; the others are translations of it. Languages without a home page are left out."""
    homes = set(LadaHomePage.objects.values_list("locale__language_code", flat=True))
    own = leader.person.language
    for language in sorted(homes & set(texts), key=lambda code: code != own):
        page = save_text(leader, language=language, **texts[language])
        publish_text(page)  # Wagtail's signal calls the leader's verb


def _told(path: Path) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return told
