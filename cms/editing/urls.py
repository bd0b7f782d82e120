"""Which addresses has the desk in the admin? Wagtail lets in only those who may enter the admin."""

from django.urls import path, re_path

from cms.editing import views

urlpatterns = [
    path("biurko/", views.waiting, name="editing_desk"),
    re_path(r"^biurko/lada\.(?P<kind>csv|xlsx)$", views.file, name="editing_file"),
    path("biurko/strona/<int:pk>/", views.page, name="editing_page"),
    path("biurko/strona/<int:pk>/<slug:language>/", views.translate, name="editing_translate"),
    path("biurko/przeczytane/<int:pk>/", views.mark_read, name="editing_read"),
    path("biurko/<slug:kind>/<int:key>/", views.thing, name="editing_thing"),
    path("biurko/<slug:kind>/<int:key>/biore/", views.claim, name="editing_claim"),
    path("biurko/<slug:kind>/<int:key>/oddaje/", views.release, name="editing_release"),
    re_path(
        r"^biurko/(?P<kind>[a-z]+)/(?P<key>\d{1,18})/(?P<verb>send_back|decline|withdraw)/$",
        views.decide,
        name="editing_decide",
    ),
]
