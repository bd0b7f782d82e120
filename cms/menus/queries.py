"""Which items stand in the menus, and which pages do they lead to?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from wagtail.models import Page

from cms.translations.editions import readable

if TYPE_CHECKING:
    from cms.menus.models import MenuItem  # noqa: F401 – stands in a base class


class MenuItemQuerySet(models.QuerySet["MenuItem"]):
    """Menu items by meaning."""

    def with_words(self) -> Self:
        """In the editors' order, with their page, what it is an alias of, and their labels, in two queries."""
        return self.select_related("page__alias_of").prefetch_related("labels")


def pages_to_link(keys: Iterable[UUID], model: type[Page], languages: Iterable[str]) -> list[Page]:
    """The pages in these languages that anybody may read: the translations of these keys, and all of the model; one
    query."""
    wanted = readable(Page.objects.filter(locale__language_code__in=list(languages)))
    kind = {"content_type__app_label": model._meta.app_label, "content_type__model": model._meta.model_name}
    return list(wanted.filter(Q(translation_key__in=list(keys)) | Q(**kind)).select_related("locale", "content_type"))
