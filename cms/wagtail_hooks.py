"""What does the site add to the Wagtail admin? Registrations only."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from cms.menus.editing import MenuItemViewSet
from cms.pages.statement_reminder import StatementReminder
from cms.translations.machine import machine_translate

register_snippet(MenuItemViewSet)


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
