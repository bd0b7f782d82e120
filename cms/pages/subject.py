"""How do editors' pages introduce themselves to the rest of the network?

A page is one row per language, so nothing may point at a row: whoever notes something about a page keeps its
``translation_key``, which all its languages share.
"""

from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import Page

from cms.pages.about_need import about_need
from cms.pages.lending import lent, prose_of
from cms.translations.editions import path_in, readable
from network.directory.models import Shop
from network.subjects.registry import Section, Subject, register
from network.words.languages import default_code


def _in(page: Page, language: str) -> Page:
    """The live translation of the page, else the page itself; one query."""
    translations = Page.objects.filter(translation_key=page.translation_key, alias_of=None).live()
    return translations.filter(locale__language_code=language).first() or page


def _sections(thing: Model, person: object, language: str) -> Iterable[Section]:
    """On a shop's page: its prose and pictures, where editors have written some."""
    page = prose_of(thing, language) if isinstance(thing, Shop) else None
    if page:
        yield Section("cms/shop_section.html", lent(page))


PAGE = register(
    Subject(
        kind="page",
        model=Page,
        title=lambda page, language: _in(page, language).title,
        address=lambda page: path_in(page, default_code()),
        summary=lambda page, language: _in(page, language).search_description,
        visible_to=lambda person: readable(Page.objects.all()),
        sections=_sections,
        about_need=about_need,
    )
)
