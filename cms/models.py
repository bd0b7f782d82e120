"""Which tables does the site have? A table of contents."""

from cms.files.models import SiteDocument, SiteImage, SiteRendition
from cms.menus.models import MenuItem, MenuItemLabel
from cms.pages.models import (
    AccessibilityStatementPage,
    LadaHomePage,
    NewsIndexPage,
    NewsPage,
    NewsPageNeed,
    PlainPage,
    PlainPageNeed,
    ProjectPage,
    ShopIndexPage,
    ShopPage,
)
from cms.pages.site_settings import LadaSettings

__all__ = [
    "AccessibilityStatementPage",
    "LadaHomePage",
    "LadaSettings",
    "MenuItem",
    "MenuItemLabel",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageNeed",
    "PlainPage",
    "PlainPageNeed",
    "ProjectPage",
    "ShopIndexPage",
    "ShopPage",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
]
