"""Who takes part in the tests? Ala and Bartek coordinate a shop each, Celina visits, Darek edits, Olga is an official,
Piotr a partner."""

from django.contrib.auth import get_user_model

from network.directory.models import Shop
from network.people.models import Membership, Person, Role
from network.subjects import registry

PASSWORD = "a long password of the tests"


def person(name: str, role: str = "", shop: Shop | None = None, email: str | None = None) -> Person:
    """Somebody with a login ``name.lower()``, and with the role everywhere or for the shop alone."""
    user = get_user_model().objects.create_user(username=name.lower(), password=PASSWORD, email=email)
    found = Person.objects.create(user=user, name=name, language="pl")
    if role:
        scope = {"scope_kind": registry.of(shop).kind, "scope_id": shop.pk} if shop else {}
        Membership.objects.create(person=found, role=role, **scope)
    return found


def ala(shop: Shop) -> Person:
    return person("Ala", Role.COORDINATOR, shop, email="ala@example.org")


def bartek(shop: Shop) -> Person:
    return person("Bartek", Role.COORDINATOR, shop, email="bartek@example.org")


def celina() -> Person:
    return person("Celina", Role.MEMBER)


def darek() -> Person:
    return person("Darek", Role.EDITOR)


def olga() -> Person:
    return person("Olga", Role.OFFICIAL, email="olga@example.org")


def piotr() -> Person:
    return person("Piotr", Role.PARTNER, email="piotr@example.org")
