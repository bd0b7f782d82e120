"""Who may see and change a shop?"""

from typing import TYPE_CHECKING

from network.people.rules import has_role

if TYPE_CHECKING:
    from network.directory.models import Shop
    from network.people.models import Person


def can_view_shop(person: "Person | None", shop: "Shop") -> bool:
    """Always: a shop's facts are public, a closed shop keeps its address."""
    return True


def can_edit_shop(person: "Person | None", shop: "Shop") -> bool:
    """The shop's own coordinators, and editors."""
    return has_role(person, "coordinator", "editor", thing=shop)


def can_add_shop(person: "Person | None") -> bool:
    """Editors: a coordinator knows her own shop alone."""
    return has_role(person, "editor")
