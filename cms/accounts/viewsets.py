"""Which forms do Wagtail's user screens show?"""

from wagtail.users.views.users import UserViewSet

from cms.accounts.staff_forms import SiteUserCreationForm, SiteUserEditForm


class SiteUserViewSet(UserViewSet):
    """Wagtail's user screens with phone and language."""

    def get_form_class(self, for_update: bool = False) -> type[SiteUserCreationForm | SiteUserEditForm]:
        return SiteUserEditForm if for_update else SiteUserCreationForm
