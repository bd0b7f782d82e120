"""Who may come, and what if the income is above the limit?"""

from django.utils.translation import gettext as _

from network.directory.models import Criterion, CriterionGroup, NationalAmount, Shop
from network.directory.sentences.referrals import ask
from network.directory.sentences.ways import depends_on_income, either, groups, has, shared_residence, way, ways_said

Kind = Criterion.Kind


def who_lead(shop: Shop) -> str:
    """The sentence over the ways in: "Dla osób z gminy Wejherowo. Wystarczy jedno z dwojga:"; "Dla każdego.".

    It ends with a colon where ``ways_in`` has something to add. Without any group it says that we do not know.
    """
    if not groups(shop):
        return _("We do not know who may come.")
    whence = shared_residence(shop)
    people = _("For people %(whence)s.") % {"whence": whence} if whence else ""
    count = len(ways_in(shop, None))
    if not count:
        return people or _("For everyone.")
    return f"{people} {_lead(count)}".strip()


def ways_in(shop: Shop, amount: NationalAmount | None) -> list[str]:
    """What one has, is or does, one phrase for each way in, in their order, without a full stop.

    [] where we know nothing, and where everybody may come (whom ``who_lead`` names). ``amount``: today's.
    """
    if is_for_all(shop):
        return []
    return ways_said(groups(shop), shop, amount)


def is_for_all(shop: Shop) -> bool:
    """Whether one of the ways in asks for nothing, or for nothing but the residence that all of them ask for."""
    return any(not way(group, shop, None) for group in groups(shop))


def above_income(shop: Shop) -> str:
    """What to do with an income above the limit; '' where there is no limit, or no other way in that we know."""
    if not any(map(depends_on_income, groups(shop))):
        return ""
    others = other_ways(shop)
    by_talk = any(has(group, Kind.INDIVIDUAL) for group in groups(shop))
    if not others:
        return f"{_one_by_one()} {ask(shop)}" if by_talk else ""
    said = _("Is your income higher? It is enough that %(ways)s.") % {"ways": either(ways_said(others, shop, None))}
    return f"{said} {_one_by_one_too()} {ask(shop)}" if by_talk else said


def other_ways(shop: Shop) -> list[CriterionGroup]:
    """The ways in that ask for no low income, and where nobody has to decide."""
    return [group for group in groups(shop) if not depends_on_income(group) and not has(group, Kind.INDIVIDUAL)]


def _one_by_one() -> str:
    return _("With a higher income they look at your situation and decide.")


def _one_by_one_too() -> str:
    return _("They may also look at your situation and decide.")


def _lead(count: int) -> str:
    if count == 1:
        return _("It is enough that:")
    if count == 2:
        return _("One of the two is enough:")
    if count == 3:
        return _("One of the three is enough:")
    return _("One of these is enough:")
