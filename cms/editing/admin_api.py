"""What does the admin's own API list? No more than its screens do."""

from typing import Any

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.editing.panels import listed
from cms.editing.pictures import policy


class Pages(PagesAdminAPIViewSet):
    """Without the pages of stories and leaders that are not there for who asks; to read alone.

    Wagtail's screens press none of its buttons here, and these would pass by ``cms.editing.refusals``.
    """

    actions: dict[str, Any] = {}

    def get_base_queryset(self) -> Any:
        return listed(None, super().get_base_queryset(), self.request)


class Images(ImagesAdminAPIViewSet):
    """Pictures that who asks may choose or change, without the photos of what somebody tells.

    Asked for by its key, such a photo is found by whom its page is there for: the translation screen asks so, and
    without an answer it stays empty.
    """

    def get_queryset(self) -> Any:
        pictures, user = super().get_queryset(), self.request.user
        rule, asked = policy(), ["choose", "change"]
        if self.action != "detail_view":
            return pictures.filter(pk__in=rule.instances_user_has_any_permission_for(user, asked).values("pk"))
        one = pictures.filter(pk=self.kwargs["pk"])
        picture = one.first()
        allowed = picture is not None and rule.user_has_any_permission_for_instance(user, asked, picture)
        return one if allowed else one.none()


def put_in_place(router: WagtailAPIRouter) -> None:
    """Registers both where Wagtail's own stood."""
    router.register_endpoint("pages", Pages)
    router.register_endpoint("images", Images)
