"""What does staff see of the talks with shops in the Wagtail admin? Those that nobody of a shop receives."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from network.partners.enquiries import sentences
from network.partners.models import Enquiry


class LonelyEnquiriesView(ReportView):
    """Open enquiries to shops without a coordinator here: to whom, about what, since when; not a word of them.

    They are read and answered on the site, by somebody with the role of an editor.
    """

    model = Enquiry
    page_title = _("Messages to pass on")
    header_icon = "mail"
    index_url_name = "lonely_enquiries"
    index_results_url_name = "lonely_enquiries_results"
    permission_policy = ModelPermissionPolicy(Enquiry)
    any_permission_required = ["change"]
    columns = [
        TitleColumn(
            "addressee",
            label=pgettext_lazy("whom a message is for", "To"),
            accessor=sentences.addressee,
            get_url=Enquiry.get_absolute_url,
        ),
        Column("topic", label=_("What about"), accessor="get_topic_display"),
        Column("state", label=pgettext_lazy("of a message", "State"), accessor="get_state_display"),
        DateColumn("created_at", label=_("Sent on")),
    ]

    def get_queryset(self) -> QuerySet[Enquiry]:
        """The oldest first."""
        return Enquiry.objects.nobody_there().exclude(state="closed").select_related("shop", "operator").order_by("pk")
