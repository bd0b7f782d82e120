"""How does staff make somebody known here, and give her a role?"""

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model

from network.log.receipts import new_code
from network.people.models import Membership, Person
from network.subjects import registry

if TYPE_CHECKING:
    from network.people.models import Role


@transaction.atomic
def make_person(name: str, *, username: str, language: str, email: str = "") -> tuple[Person, str]:
    """A person with a login; returns her and the password, which is shown now and never again.

    Raises IntegrityError when the user name or the address is taken.
    """
    password = new_code()
    user = get_user_model()._default_manager.create_user(username=username, password=password, email=email or None)
    return Person.objects.create(user=user, name=name, language=language), password


@transaction.atomic
def give_role(person: Person, role: "Role | str", thing: Model | None = None) -> Membership:
    """The role from now on, everywhere or for one thing; the membership that holds already, if there is one.

    Raises LookupError when the thing's kind is not registered.
    """
    kind, key = (registry.of(thing).kind, thing.pk) if thing else ("", 0)
    held = person.memberships.current().filter(role=role, scope_kind=kind, scope_id=key).first()
    return held or Membership.objects.create(person=person, role=role, scope_kind=kind, scope_id=key)
