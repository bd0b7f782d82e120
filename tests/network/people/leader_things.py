"""What do tests of leaders have in common? One who speaks for a shop, led to a state by the verbs."""

from typing import Any

from network.directory.models import Shop
from network.people.editorial import State
from network.people.leaders import actions
from network.people.models import Leader, Membership, Person, Role
from tests import cast

STATES = list(State)
# Words that stand nowhere else: they must never reach a reader.
EMAIL, PHONE = "kanarek.liderki@example.org", "+48585550177"


def halina(shop: Shop | None = None, *, language: str = "pl", name: str = "Halina", **facts: Any) -> Leader:
    """A leader with a login, an address and a number, who speaks Polish and Ukrainian."""
    person = cast.person(name, email=EMAIL if name == "Halina" else None)
    person.user.phone = PHONE if name == "Halina" else None
    person.user.save()
    person.language = language
    person.save()
    if shop:
        Membership.objects.create(person=person, role=Role.LEADER, scope_kind="shop", scope_id=shop.pk)
    given = {"called": "liderka", "languages": ["pl", "uk"]} | facts
    return actions.make_leader(person, actor=None, **given)


def published(leader: Leader, **words: Any) -> Leader:
    """Her page, open to everyone."""
    said = {"title": "Najtrudniejsze są drzwi", "lead": "Siadam przy kasie."} | words
    return actions.publish_leader(actions.submit_leader(leader, actor=leader.person), actor=None, **said)


def in_state(leader: Leader, state: str, *, shown: bool = False) -> Leader:
    """Led to the state by the verbs; ``shown``: after a publication."""
    who = leader.person
    if shown or state == State.PUBLISHED:
        leader = published(leader)
    if shown and state not in (State.PUBLISHED, State.WITHDRAWN):
        leader = actions.edit_leader(leader, actor=who)
    if state in (State.SUBMITTED, State.IN_REVIEW, State.SENT_BACK, State.DECLINED):
        leader = actions.submit_leader(leader, actor=who)
    steps = {
        State.IN_REVIEW: lambda: actions.review_leader(leader, actor=None),
        State.SENT_BACK: lambda: actions.send_back_leader(leader, actor=None, reason="Proszę o jedno zdanie"),
        State.DECLINED: lambda: actions.decline_leader(leader, actor=None, reason="To nie jest stąd"),
        State.WITHDRAWN: lambda: actions.withdraw_leader(leader, actor=who),
    }
    return steps[State(state)]() if State(state) in steps else leader


def everybody(shop: Shop, leader: Leader) -> dict[str, Person | None]:
    """Each role once, and the leader herself."""
    roles = {role.value: cast.person(f"Rola {role.value}", role) for role in Role if role != Role.LEADER}
    return {
        "visitor": None,
        "herself": leader.person,
        "another leader": cast.person("Lidka", Role.LEADER, shop),
        "coordinator of the shop": cast.ala(shop),
        **roles,
    }
