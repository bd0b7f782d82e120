"""What do editors' pages lend to the page of a shop?"""

from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.utils.translation import get_language

from cms.translations.editions import readable
from network.directory.models import Shop

if TYPE_CHECKING:
    from cms.pages.models.shop import ShopPage

ONE_LEVEL_DOWN = 1  # the text stands in a part of the shop's page, whose heading is of the second level


def prose_of(shop: Shop, language: str) -> "ShopPage | None":
    """The live page of the shop that anybody may read: in this language, else in Polish, else None. One query."""
    model: type[ShopPage] = apps.get_model("cms", "ShopPage")  # the model asks this module for its preview
    codes = {language, settings.LANGUAGE_CODE}
    found = readable(model.objects.filter(shop=shop, language__in=codes)).select_related("locale")
    return min(found, key=lambda page: page.language != language, default=None)


def lent(page: "ShopPage") -> dict[str, object]:
    """What the section's template needs."""
    language = page.locale.language_code
    return {
        "page": page,
        "text_language": language,
        "text_is_foreign": language != get_language(),
        "heading_shift": ONE_LEVEL_DOWN,
    }
