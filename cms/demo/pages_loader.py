"""How do the pages of the demo come into the tree, and into every language through the translation editor?"""

from typing import Any, TypedDict
from uuid import UUID, uuid5

from django.apps import apps
from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.demo.page_texts import NAMESPACE, Texts, filled, memory, plans, texts
from cms.menus.models import MenuItem
from cms.pages.models import LadaHomePage
from cms.pages.site_settings import LadaSettings
from network.directory.models import Shop
from network.needs.models import Need

Plan = dict[str, Any]


class Loaded(TypedDict):
    """How many pages and translations were added."""

    pages: int
    translations: int


@transaction.atomic
def load() -> Loaded:
    """Adds the pages of the plan and their translations, each once: what editors changed or deleted stays so.

    Load the shops first. A language comes with its file in ``pages/`` and its locale. Raises KeyError where a file
    lacks words the plan names.
    """
    words = texts(settings.LANGUAGE_CODE)
    loaded = _loaded_once()
    made = [_make(plan, words[plan["key"]]) for plan in plans() if plan["key"] not in loaded]
    added = sum(_translate(plan, words[plan["key"]], locale) for locale in _others() for plan in plans())
    return {"pages": sum(page is not None for page in made), "translations": added}


def page_of(key: str, language: str = settings.LANGUAGE_CODE) -> Page | None:
    """The page of the plan in a language; None where it is not, or no more. "home" is the home page."""
    if key == "home":
        return LadaHomePage.objects.filter(locale__language_code=language).first()
    return Page.objects.filter(translation_key=_uuid(key), locale__language_code=language).specific().first()


def _uuid(key: str) -> UUID:
    return uuid5(NAMESPACE, key)


def _loaded_once() -> set[str]:
    """The keys of the pages that came at any time; Wagtail's log remembers them when they are gone."""
    return set(PageLogEntry.objects.filter(action="wagtail.create").values_list("data__demo", flat=True))


def _others() -> list[Locale]:
    return list(Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).order_by("language_code"))


def _make(plan: Plan, said: Texts) -> Page | None:
    """The published Polish page; None where its parent is gone or somebody has a page at its address."""
    parent = page_of(plan["parent"])
    if parent is None or parent.get_children().filter(slug=plan["slug"]).exists():
        return None
    page = _page(plan, said)
    parent.add_child(instance=page)
    if plan.get("needs"):
        page.needs.add(*Need.objects.filter(slug__in=plan["needs"]))
    log(page, "wagtail.create", data={"demo": plan["key"]})
    page.save_revision().publish()
    _link(plan, page)
    return page


def _page(plan: Plan, said: Texts) -> Any:
    """The page, not saved yet."""
    Model = apps.get_model("cms", plan["model"])
    page = Model(slug=plan["slug"], locale=page_of("home").locale, translation_key=_uuid(plan["key"]))  # type: ignore[union-attr]
    for name in ("title", "seo_title", "search_description", "lead"):
        if name in said:
            setattr(page, name, said[name])
    for name, value in plan.get("fields", {}).items():
        ready = filled(value, said, _found, f"{plan['key']}/{name}")
        setattr(page, name, Model._meta.get_field(name).to_python(ready) if isinstance(ready, str) else ready)
    return page


def _found(name: str) -> Any:
    """What a plan means by "@…": the address of this site, a shop, a page's number."""
    if name == "address":
        return settings.WAGTAILADMIN_BASE_URL
    kind, _colon, key = name.partition(":")
    return Shop.objects.get(slug=key) if kind == "shop" else page_of(key).pk  # type: ignore[union-attr]


def _link(plan: Plan, page: Page) -> None:
    """Where the page is linked from every page, and from the bar of the quick exit."""
    if "footer" in plan:
        MenuItem.objects.create(menu=MenuItem.Menu.FOOTER, page=page, order=plan["footer"])
    if plan.get("explains_the_exit"):
        LadaSettings.objects.get_or_create(defaults={"safe_browsing_page": page})


def _translate(plan: Plan, mine: Texts, locale: Locale) -> bool:
    """Adds the translation if there is none and there are words for it; live only when nothing in it is missing."""
    theirs = texts(locale.language_code).get(plan["key"])
    page = page_of(plan["key"])
    if not theirs or page is None or page.has_translation(locale):
        return False
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    _remember(source, locale, memory(mine, theirs))
    translation.save_target(publish=False)  # published below: at once, not after the transaction
    total, done = translation.get_progress()
    if total == done:
        translation.get_target_instance().get_latest_revision().publish()
    return True


def _remember(source: TranslationSource, locale: Locale, known: dict[str, str]) -> None:
    """Fills the segments of the translation editor with the words we have."""
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in known:
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": known[segment.string.data], "translation_type": "manual"},
            )
