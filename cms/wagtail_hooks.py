"""What does the site add to the Wagtail admin? Registrations only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy
from wagtail.query import PageQuerySet
from wagtail.snippets.models import register_snippet

from cms.editing import admin_api, pictures
from cms.editing import urls as desk_urls
from cms.editing.panels import (
    DecisionMenuItem,
    DeskMenuItem,
    DeskPanel,
    listed,
    one_way_each,
    page_buttons,
    warn_the_second,
    works_here,
)
from cms.files.models import SiteImage
from cms.menus.editing import MenuItemViewSet
from cms.pages.statement_reminder import StatementReminder
from cms.translations.machine import machine_translate

register_permission_policy(SiteImage, pictures.policy(), exact_class=True)  # whichever app is ready first
register_snippet(MenuItemViewSet)


hooks.register("register_page_header_buttons", page_buttons)
hooks.register("register_page_listing_more_buttons", page_buttons)
hooks.register("before_edit_page", warn_the_second, order=-1)
hooks.register("construct_explorer_page_queryset", listed)
hooks.register("construct_page_action_menu", one_way_each)
hooks.register("construct_admin_api", admin_api.put_in_place, order=100)  # after Wagtail has put its own there


@hooks.register("construct_page_chooser_queryset")
def chosen_from(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return listed(None, pages, request)


@hooks.register("register_admin_urls")
def desk() -> list[URLPattern]:
    return desk_urls.urlpatterns


@hooks.register("register_admin_menu_item")
def way_to_the_desk() -> MenuItem:
    return DeskMenuItem()


@hooks.register("construct_homepage_panels")
def first_of_the_desk(request: HttpRequest, panels: list[Component]) -> None:
    if works_here(request):
        panels.append(DeskPanel(request))


@hooks.register("register_page_action_menu_item")
def send_back() -> DecisionMenuItem:
    return DecisionMenuItem("send_back", order=200)


@hooks.register("register_page_action_menu_item")
def decline() -> DecisionMenuItem:
    return DecisionMenuItem("decline", order=210)


@hooks.register("construct_homepage_panels")
def remind_of_the_statement(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(StatementReminder())


@hooks.register("register_settings_menu_item")
def style_page() -> MenuItem:
    return MenuItem(_("Style page"), reverse_lazy("style_page"), icon_name="view", order=900)


@hooks.register("register_admin_urls", order=-1)
def in_place_of_localizes() -> list[URLPattern]:
    """The address of wagtail-localize's own view, which breaks when the translation server is away."""
    return [path("localize/translate/<int:translation_id>/machine_translate/", machine_translate)]
