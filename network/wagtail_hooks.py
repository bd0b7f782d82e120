"""What does the network add to the Wagtail admin? Registrations only."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from network.directory.editing import (
    AreaViewSet,
    HistoryPolicy,
    IncompleteShopsView,
    NationalAmountViewSet,
    OperatorViewSet,
    ReferralOfficeViewSet,
    ReportMenuItem,
)
from network.directory.models import NationalAmount
from network.forum.editing import BoardViewSet
from network.moderation.editing import AnswerTemplateViewSet
from network.needs.editing import HelplineViewSet, NeedPolicy, NeedViewSet, OldHelplines
from network.needs.models import Need
from network.needs.watch_editing import HelpCardViewSet, PhrasesMenuItem, WatchPhraseViewSet, try_sentence
from network.partners.editing import LonelyEnquiriesView
from network.places.editing import PlaceAliasViewSet

register_snippet(HelplineViewSet)
register_permission_policy(Need, NeedPolicy(Need), exact_class=True)
register_snippet(NeedViewSet)
register_snippet(HelpCardViewSet)
register_snippet(WatchPhraseViewSet)
register_snippet(PlaceAliasViewSet)
register_permission_policy(NationalAmount, HistoryPolicy(NationalAmount), exact_class=True)
register_snippet(NationalAmountViewSet)
register_snippet(ReferralOfficeViewSet)
register_snippet(AreaViewSet)
register_snippet(OperatorViewSet)
register_snippet(AnswerTemplateViewSet)
register_snippet(BoardViewSet)


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    return [
        path("needs/try/", try_sentence, name="try_sentence"),
        path("shops/incomplete/", IncompleteShopsView.as_view(), name="incomplete_shops"),
        path(
            "shops/incomplete/results/", IncompleteShopsView.as_view(results_only=True), name="incomplete_shops_results"
        ),
        path("enquiries/lonely/", LonelyEnquiriesView.as_view(), name="lonely_enquiries"),
        path(
            "enquiries/lonely/results/",
            LonelyEnquiriesView.as_view(results_only=True),
            name="lonely_enquiries_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def incomplete_shops() -> MenuItem:
    return ReportMenuItem(IncompleteShopsView, name="incomplete-shops")


@hooks.register("register_reports_menu_item")
def lonely_enquiries() -> MenuItem:
    return ReportMenuItem(LonelyEnquiriesView, name="lonely-enquiries")


@hooks.register("construct_homepage_panels")
def old_helplines(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("network.change_helpline"):
        panels.append(OldHelplines())


@hooks.register("register_reports_menu_item")
def try_a_sentence() -> MenuItem:
    return PhrasesMenuItem(_("Try a sentence"), reverse("try_sentence"), icon_name="warning", name="try-sentence")
