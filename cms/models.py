"""Which tables does the site have? A table of contents."""

from cms.files.models import SiteDocument, SiteImage, SiteRendition
from cms.menus.models import MenuItem, MenuItemLabel
from cms.pages.models import (
    AccessibilityStatementPage,
    LadaHomePage,
    LeaderIndexPage,
    LeaderPage,
    NewsIndexPage,
    NewsPage,
    NewsPageNeed,
    PlainPage,
    PlainPageNeed,
    ProjectPage,
    ShopIndexPage,
    ShopPage,
    StoryIndexPage,
    StoryPage,
)
from cms.pages.site_settings import LadaSettings

__all__ = [
    "AccessibilityStatementPage",
    "LadaHomePage",
    "LadaSettings",
    "LeaderIndexPage",
    "LeaderPage",
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
    "StoryIndexPage",
    "StoryPage",
]
