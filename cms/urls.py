"""Which addresses does this site have? Polish has no prefix, the other languages theirs."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.pages.views import favicon, robots

# Wagtail brings two ways in of its own; tries there would be counted by nobody.
the_one_login = RedirectView.as_view(pattern_name="login", query_string=True)

urlpatterns = [
    path("admin/login/", the_one_login),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"}),
    *i18n_patterns(
        path("konto/", include("cms.accounts.urls")),
        path("", include("network.urls")),
        path("_util/login/", the_one_login),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
