"""Which addresses does this site have? Polish has no prefix, the other languages theirs."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.accounts.views import page_password
from cms.pages.sitemaps import sitemap
from cms.pages.views import favicon, manifest, picture, robots
from cms.preferences.views import preferences

# Wagtail brings ways in of its own; tries there would be counted by nobody.
the_one_login = RedirectView.as_view(pattern_name="login", query_string=True)

urlpatterns = [
    path("admin/login/", the_one_login),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("robots.txt", robots),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("favicon.ico", favicon),
    path("media/images/<path:path>", picture, name="picture"),
    *i18n_patterns(
        path("site.webmanifest", manifest, name="manifest"),
        path("konto/", include("cms.accounts.urls")),
        path("dostosuj/", preferences, name="preferences"),
        path("wyglad/", include("cms.look.urls")),
        path("pisz/", include("cms.writing.urls")),
        path("", include("network.urls")),
        path("", include("advocacy.urls")),
        path("_util/login/", the_one_login),
        path("_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/", page_password),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler400 = "cms.pages.errors.bad_request"
handler403 = "cms.pages.errors.not_allowed"
handler404 = "cms.pages.errors.not_found"
handler500 = "cms.pages.errors.broken"
