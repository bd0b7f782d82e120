"""What is new: a list, and a page for each piece of news."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.url_routing import RouteResult

from cms.blocks.prose import PIECES
from cms.pages import news_list
from cms.pages.models.base import LadaPage
from network.needs.models import Need

FEED = "atom"  # the last part of its address


class NewsIndexPage(LadaPage):
    """All news, the newest first."""

    lead = models.TextField(_("lead"), max_length=300, blank=True, help_text=_("One sentence: news of what."))

    page_description = _("The list of all news; the news lie below it.")
    content_panels = [*LadaPage.content_panels, FieldPanel("lead")]
    template = "cms/news_index_page.html"
    parent_page_types = ["cms.LadaHomePage"]
    subpage_types = ["cms.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The list, a piece of news below it, or the list as a feed."""
        if path_components == [FEED] and self.live:
            return RouteResult(self, kwargs={"as_feed": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: object, as_feed: bool = False, **kwargs: object) -> HttpResponse:
        return news_list.feed(self, request) if as_feed else super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Adds one part of the list and the ways to its neighbours."""
        return super().get_context(request, *args, **kwargs) | news_list.part(request) | {"feed_url": f"{FEED}/"}


class NewsPageNeed(ItemBase):
    """A piece of news concerns a need."""

    tag = models.ForeignKey(Need, models.CASCADE, related_name="news_pages")
    content_object = ParentalKey("cms.NewsPage", on_delete=models.CASCADE, related_name="tagged_needs")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="cms_news_page_need_once")]


class NewsPage(LadaPage):
    """One piece of news, with the day it is from."""

    date = models.DateField(_("date"), help_text=_("The day it happened or was decided; the list is in this order."))
    lead = models.TextField(_("lead"), max_length=300, help_text=_("What happened, in one or two sentences."))
    is_example = models.BooleanField(_("invented"), default=False, help_text=_("Marked as an example wherever it is."))
    body = StreamField(PIECES, blank=True, verbose_name=_("text"))
    needs = ClusterTaggableManager(through=NewsPageNeed, blank=True, verbose_name=_("needs it concerns"))

    page_description = _("One piece of news, with its day.")
    content_panels = [
        *LadaPage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("is_example")]),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("needs"),
    ]
    template = "cms/news_page.html"
    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
