"""What does staff see of the directory in the Wagtail admin? The to-do list of the editors."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from network.directory.completeness import gaps
from network.directory.hours import local_day
from network.directory.models import Shop


class IncompleteShopsView(ReportView):
    """The shops one can go to, with what each record still lacks: told to residents as unknown meanwhile."""

    model = Shop
    page_title = _("Shops to complete")
    header_icon = "list-ul"
    index_url_name = "incomplete_shops"
    index_results_url_name = "incomplete_shops_results"
    permission_policy = ModelPermissionPolicy(Shop)
    any_permission_required = ["change"]
    columns = [
        TitleColumn("name", label=_("Shop"), get_url=Shop.get_absolute_url),
        Column("town", label=_("Town"), accessor="location.town"),
        Column("gaps", label=_("What is missing"), accessor="missing"),
    ]

    def get_queryset(self) -> QuerySet[Shop]:
        """With all facts, at a fixed number of queries."""
        return Shop.objects.visible_to(None).where_one_can_go().with_sources()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        today = local_day(timezone.now())
        for shop in object_list:
            shop.missing = "; ".join(str(gap) for gap in gaps(shop, today))
        return object_list
