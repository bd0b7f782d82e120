"""What does staff see of the directory in the Wagtail admin? The to-do list of the editors, and what shops share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from network.directory.completeness import gaps
from network.directory.hours import local_day
from network.directory.models import Area, NationalAmount, Operator, ReferralOffice, Shop
from network.words.phones import NotAPhoneNumber, dialled


class ReportMenuItem(MenuItem):
    """The way to a report, for those whom the report lets in."""

    def __init__(self, view: type[ReportView], **told: Any) -> None:
        super().__init__(view.page_title, reverse(view.index_url_name), icon_name=view.header_icon, **told)
        self.view = view

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the report would open."""
        policy = self.view.permission_policy
        return policy.user_has_any_permission(request.user, self.view.any_permission_required)


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


class HistoryPolicy(ModelPermissionPolicy):
    """Rows that stay as history: staff with the permissions adds and reads; only a superuser mends a slip."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        if action in ("change", "delete") and not user.is_superuser:
            return False
        return super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class NationalAmountViewSet(SnippetViewSet):
    """The amounts of law by the day from which they hold; next year's is a row more."""

    model = NationalAmount
    icon = "calendar"
    menu_label = _("National amounts")
    list_display = ["code", "valid_from", "single", "family", "source"]
    list_filter = ["code"]
    inspect_view_enabled = True
    edit_handler = ObjectList(
        [
            HelpPanel(
                content=_("When the amount changes, add a new one with its first day. The old one stays for its time.")
            ),
            FieldPanel("code"),
            FieldPanel("valid_from"),
            FieldRowPanel([FieldPanel("single"), FieldPanel("family")]),
            FieldPanel("source"),
        ]
    )


class PhoneForm(WagtailAdminModelForm):
    """A form with a phone number, kept as it is dialled."""

    def clean_phone(self) -> str:
        """The number in E.164. Raises ValidationError."""
        typed = self.cleaned_data["phone"]
        try:
            return dialled(typed) if typed else ""
        except NotAPhoneNumber as error:
            raise ValidationError(_("This is no phone number.")) from error


class ReferralOfficeViewSet(SnippetViewSet):
    """The offices that refer people to shops, with the areas they serve."""

    model = ReferralOffice
    icon = "group"
    menu_label = _("Referral offices")
    list_display = ["name", "town", "phone"]
    search_fields = ["name", "town"]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("town"), FieldPanel("phone"), FieldPanel("website"), FieldPanel("areas")],
        base_form_class=PhoneForm,
    )


class AreaViewSet(SnippetViewSet):
    """The gminas and districts that rules are about."""

    model = Area
    icon = "site"
    menu_label = _("Areas")
    list_display = ["name", "kind", "district", "powiat", "voivodeship"]
    list_filter = ["voivodeship", "kind"]
    search_fields = ["name", "district"]
    edit_handler = ObjectList(
        [
            HelpPanel(content=_("A town and the villages around it may be two gminas of one name: say which it is.")),
            FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
            FieldPanel("district"),
            FieldRowPanel([FieldPanel("powiat"), FieldPanel("voivodeship")]),
        ]
    )


class OperatorViewSet(SnippetViewSet):
    """Who runs shops."""

    model = Operator
    icon = "user"
    menu_label = _("Operators")
    list_display = ["name", "phone", "website"]
    search_fields = ["name"]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("website"), FieldPanel("phone")], base_form_class=PhoneForm
    )
