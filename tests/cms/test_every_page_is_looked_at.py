"""Does every address and every page type stand in the list that all tests of pages go through?"""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, resolve
from wagtail.models import get_page_models

from tests.browser.pages import ERRORS, NO_PAGE, PAGES


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all addresses of ours; those without a name lead on to one with a name, or serve one file."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            # Wagtail's own: the admin, files, and the view that serves pages, for which their types stand.
            if not getattr(pattern.urlconf_module, "__name__", "").startswith("wagtail"):
                yield from names(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield f"{space}{pattern.name}"


def test_every_address_is_listed_or_excused():
    addresses = set(names(get_resolver().url_patterns))
    types = {model.__name__ for model in get_page_models() if model._meta.app_label == "cms"}
    errors = {page.name for page in PAGES if page.status != 200}
    listed = {page.name for page in PAGES} - errors
    assert sorted((addresses | types) ^ (listed | set(NO_PAGE))) == []


def test_nothing_is_both_listed_and_excused():
    assert {page.name for page in PAGES} & set(NO_PAGE) == set()


def test_every_page_stands_at_the_address_it_names():
    plain = [page for page in PAGES if page.name.islower() and not page.name.isdigit()]
    assert {page.path: resolve(page.path.partition("?")[0]).view_name for page in plain} == {
        page.path: page.name for page in plain
    }


def test_error_pages_stand_at_no_address_of_the_site():
    assert {resolve(page.path).view_name for page in ERRORS} == {"wagtail_serve"}
