"""Who takes part in the tests? Ala and Bartek coordinate a shop each, Celina visits, Darek edits, Ewa moderates, Franek
helps in a shop, Grażyna translates, Hanna safeguards, Iza speaks for a place or a shop, Jacek may do everything, Olga
is an official, Piotr a partner."""

from django.contrib.auth import get_user_model
from django.db.models import Model

from network.directory.models import Shop
from network.people.models import Membership, Person, Role
from network.people.signals import role_changed
from network.subjects import registry

PASSWORD = "a long password of the tests"


def person(name: str, role: str = "", shop: Model | None = None, email: str | None = None) -> Person:
    """Somebody with a login ``name.lower()``, and with the role everywhere or for the shop (or place) alone."""
    user = get_user_model().objects.create_user(username=name.lower(), password=PASSWORD, email=email)
    found = Person.objects.create(user=user, name=name, language="pl")
    if role:
        scope = {"scope_kind": registry.of(shop).kind, "scope_id": shop.pk} if shop else {}
        Membership.objects.create(person=found, role=role, **scope)
        role_changed.send(sender=Membership, person=found)
    return found


def ala(shop: Shop) -> Person:
    return person("Ala", Role.COORDINATOR, shop, email="ala@example.org")


def bartek(shop: Shop) -> Person:
    return person("Bartek", Role.COORDINATOR, shop, email="bartek@example.org")


def celina() -> Person:
    return person("Celina", Role.MEMBER)


def darek() -> Person:
    return person("Darek", Role.EDITOR)


def ewa() -> Person:
    return person("Ewa", Role.MODERATOR, email="ewa@example.org")


def franek(shop: Shop) -> Person:
    return person("Franek", Role.HELPER, shop)


def grazyna() -> Person:
    return person("Grazyna", Role.TRANSLATOR)


def hanna() -> Person:
    return person("Hanna", Role.SAFEGUARDING)


def iza(thing: Model) -> Person:
    """Who speaks for the people of a shop or a place; she has no page of her own yet."""
    return person("Iza", Role.LEADER, thing)


def jacek() -> Person:
    """The superuser."""
    found = person("Jacek")
    get_user_model().objects.filter(pk=found.user.pk).update(is_superuser=True, is_staff=True)
    found.user.refresh_from_db()
    return found


def olga() -> Person:
    return person("Olga", Role.OFFICIAL, email="olga@example.org")


def piotr() -> Person:
    return person("Piotr", Role.PARTNER, email="piotr@example.org")
