"""How does a shop introduce itself to the rest of the network?"""

from network.directory.models import Shop
from network.subjects.registry import Subject, register


def _summary(shop: Shop, language: str) -> str:
    return str(shop.location)


SHOP = register(
    Subject(
        kind="shop",
        model=Shop,
        title=lambda shop, language: shop.name,
        address=Shop.get_absolute_url,
        summary=_summary,
        visible_to=lambda person: Shop.objects.visible_to(person),  # type: ignore[arg-type]
    )
)
