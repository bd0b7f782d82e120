"""Who may see and change a shop?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from network.directory.models import Shop
    from network.people.models import Person


def can_view_shop(person: "Person | None", shop: "Shop") -> bool:
    """Always: a shop's facts are public, a closed shop keeps its address."""
    return True
