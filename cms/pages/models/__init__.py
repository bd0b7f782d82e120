"""Which kinds of page can editors make? A table of contents."""

from cms.pages.models.home import LadaHomePage
from cms.pages.models.news import NewsIndexPage, NewsPage, NewsPageNeed
from cms.pages.models.plain import PlainPage, PlainPageNeed
from cms.pages.models.project import ProjectPage
from cms.pages.models.shop import ShopIndexPage, ShopPage
from cms.pages.models.statement import AccessibilityStatementPage
from cms.pages.models.told import LeaderIndexPage, LeaderPage, StoryIndexPage, StoryPage

__all__ = [
    "AccessibilityStatementPage",
    "LadaHomePage",
    "LeaderIndexPage",
    "LeaderPage",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageNeed",
    "PlainPage",
    "PlainPageNeed",
    "ProjectPage",
    "ShopIndexPage",
    "ShopPage",
    "StoryIndexPage",
    "StoryPage",
]
