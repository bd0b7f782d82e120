"""What does the network add to the Wagtail admin? Registrations only."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from network.directory.editing import IncompleteShopsView
from network.needs.editing import HelplineViewSet
from network.places.editing import PlaceAliasViewSet

register_snippet(HelplineViewSet)
register_snippet(PlaceAliasViewSet)


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    return [
        path("shops/incomplete/", IncompleteShopsView.as_view(), name="incomplete_shops"),
        path(
            "shops/incomplete/results/", IncompleteShopsView.as_view(results_only=True), name="incomplete_shops_results"
        ),
    ]


@hooks.register("register_reports_menu_item")
def incomplete_shops() -> MenuItem:
    return MenuItem(_("Shops to complete"), reverse("incomplete_shops"), name="incomplete-shops", icon_name="list-ul")
