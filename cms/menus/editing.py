"""How do editors arrange the menus? A snippet screen with an order by dragging."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from cms.menus.models import MenuItem

MOST_MAIN_LINKS = 5  # more do not fit one line of a wide screen, nor one look


class MenuItemForm(WagtailAdminModelForm):
    """A link to one thing: a page, or a part of the site."""

    def clean(self) -> dict[str, Any]:
        """Says at the fields what the database would refuse."""
        cleaned = super().clean()
        page, place = cleaned.get("page"), cleaned.get("place")
        if page and place:
            self.add_error("place", _("Choose a page or a part of the site, not both."))
        elif not page and not place and not {"page", "place"} & set(self.errors):
            self.add_error("page", _("Choose a page, or a part of the site below."))
        twin = MenuItem.objects.filter(menu=cleaned.get("menu"), place=place).exclude(pk=self.instance.pk)
        if place and not page and twin.exists():
            self.add_error("place", _("This part of the site is in that menu already."))
        return cleaned


class WarnsOfManyLinks:
    """A view that saves a menu item and says when the main menu grows too long."""

    def save_instance(self) -> Model:
        saved = super().save_instance()  # type: ignore[misc]
        count = MenuItem.objects.filter(menu=MenuItem.Menu.MAIN).count()
        if saved.menu == MenuItem.Menu.MAIN and count > MOST_MAIN_LINKS:
            words = _("The main menu now has %(count)d links. More than five are hard to take in at one look.")
            messages.warning(self.request, words % {"count": count})  # type: ignore[attr-defined]
        return saved


class MenuItemCreateView(WarnsOfManyLinks, CreateView):
    """A new link."""


class MenuItemEditView(WarnsOfManyLinks, EditView):
    """A link that is there."""


class MenuItemViewSet(SnippetViewSet):
    """The links of both menus; for staff."""

    model = MenuItem
    icon = "list-ul"
    menu_label = _("Menus")
    list_display = ["__str__", "menu"]
    list_filter = ["menu"]
    sort_order_field = "order"
    ordering = ["menu", "order"]
    add_view_class = MenuItemCreateView
    edit_view_class = MenuItemEditView
    edit_handler = ObjectList(
        [
            HelpPanel(content=_("A page is shown in each language in its own translation, once that is published.")),
            FieldPanel("menu"),
            FieldPanel("page"),
            FieldPanel("place"),
            InlinePanel(
                "labels",
                heading=_("Other words, if the title is too long"),
                panels=[FieldPanel("language", widget=forms.Select(choices=settings.LANGUAGES)), FieldPanel("label")],
            ),
        ],
        base_form_class=MenuItemForm,
    )
