"""How do tests make pages? Plain functions with honest defaults; all pages are live."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from wagtail.models import Locale, Page

from cms.files.models import SiteImage
from cms.pages.models import (
    AccessibilityStatementPage,
    LadaHomePage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    ProjectPage,
    ShopIndexPage,
    ShopPage,
)
from cms.writing.pages import publish_text, save_text, text_pages
from network.directory.models import Shop
from network.people.leaders.actions import submit_leader
from tests.advocacy.story_things import told
from tests.cms.pictures_made import photo
from tests.factories import make_shop
from tests.network.people.leader_things import halina

STATEMENT = {
    "title": "Deklaracja dostępności",
    "slug": "deklaracja-dostepnosci",
    "entity": "Fundacja Próbna",
    "site_url": "https://lada.example",
    "published_on": "2026-01-02",
    "updated_on": "2026-03-04",
    "prepared_on": "2026-03-05",
    "reviewed_on": "2026-04-06",
    "contact_name": "Ala",
    "contact_email": "ala@example.org",
    "contact_phone": "58 320 05 05",
}


def home(code: str = "pl") -> LadaHomePage:
    return LadaHomePage.objects.get(locale__language_code=code)


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def make_image(title: str = "IMG_1", description: str = "Półka z chlebem") -> SiteImage:
    file = ImageFile(BytesIO(photo(size=(1600, 800))), name="IMG_1.jpg")
    return SiteImage.objects.create(title=title, description=description, file=file)


def publish(parent: Page, page: Page) -> Any:
    """Adds the page below its parent and publishes it as an editor would."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def rich(text: str) -> list[tuple[str, Any]]:
    """A stream of one text."""
    return [("text", f"<p>{text}</p>")]


def make_plain(slug: str = "pomoc-dla-ciebie", parent: Page | None = None, **facts: Any) -> PlainPage:
    defaults = {"title": "Pomoc dla Ciebie", "lead": "Krótko.", "body": rich("Chleb jest za darmo.")}
    return publish(parent or home(), PlainPage(slug=slug, **(defaults | facts)))


def make_news_index(**facts: Any) -> NewsIndexPage:
    return publish(
        home(), NewsIndexPage(**({"title": "Aktualności", "slug": "aktualnosci", "lead": "Co nowego."} | facts))
    )


def make_news(index: NewsIndexPage, slug: str = "nowa-lodowka", **facts: Any) -> NewsPage:
    defaults = {
        "title": "Nowa lodówka",
        "lead": "Stoi od wtorku.",
        "date": date(2026, 11, 3),
        "body": rich("Mieści 40 skrzynek."),
    }
    return publish(index, NewsPage(slug=slug, **(defaults | facts)))


def make_shop_index() -> ShopIndexPage:
    return publish(home(), ShopIndexPage(title="Strony sklepów", slug="strony-sklepow"))


def make_shop_page(shop: Shop, index: ShopIndexPage, **facts: Any) -> ShopPage:
    defaults = {"title": shop.name, "slug": shop.slug, "lead": "Mały sklep, duży stół.", "body": rich("Wejdź śmiało.")}
    return publish(index, ShopPage(shop=shop, **(defaults | facts)))


def below_home(model: type[Page], language: str = "pl", **facts: Any) -> Any:
    """A live page of the model below the home page of the language, read back from the database."""
    home = LadaHomePage.objects.get(locale__language_code=language)
    page = home.add_child(instance=model(locale=home.locale, **facts))
    return model.objects.get(pk=page.pk)


def make_page(slug: str = "pytania", title: str = "Pytania", language: str = "pl", **facts: Any) -> PlainPage:
    """A plain page."""
    return below_home(PlainPage, language, slug=slug, title=title, **facts)


def translate(page: Page, language: str, title: str, live: bool = True) -> PlainPage:
    """A plain page's translation."""
    return make_page(page.slug, title, language, translation_key=page.translation_key, live=live)


def make_statement(language: str = "pl", **facts: Any) -> AccessibilityStatementPage:
    """An accessibility statement of a partly accessible site."""
    return below_home(AccessibilityStatementPage, language, **(STATEMENT | facts))


def make_project(**facts: Any) -> ProjectPage:
    """A project from January 2022 to June 2023."""
    told = {"title": "O projekcie", "slug": "o-projekcie", "begins": "2022-01-01", "ends": "2023-06-30"}
    return below_home(ProjectPage, **(told | facts))


def one_of_each() -> dict[str, Page]:
    """A published page of every kind, by the name of its model."""
    index, shops, shop = make_news_index(), make_shop_index(), make_shop()
    story, leader = text_pages(told())[0], submit_leader(halina(shop), actor=None)
    publish_text(save_text(leader, language="pl", title="Halina", lead="Siadam przy kasie.", paragraphs=["Zapraszam."]))
    about = text_pages(leader)[0]
    return {
        "LadaHomePage": home(),
        "PlainPage": make_plain(),
        "NewsIndexPage": index,
        "NewsPage": make_news(index),
        "ProjectPage": make_project(slug="projekt", lead="Cztery etapy."),
        "ShopIndexPage": shops,
        "ShopPage": make_shop_page(shop, shops),
        "AccessibilityStatementPage": make_statement(),
        "StoryIndexPage": story.get_parent().specific,
        "StoryPage": story,
        "LeaderIndexPage": about.get_parent().specific,
        "LeaderPage": about,
    }
