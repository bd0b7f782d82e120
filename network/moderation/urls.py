"""Which addresses does moderation have: for who reports, for who wrote, for moderators?"""

from django.urls import URLPattern, path

from network.moderation import desk_views, views

urlpatterns: list[URLPattern] = [
    path("zglos/<slug:kind>/<int:key>/", views.report, name="report"),
    path("zgloszenia/", views.my_reports, name="my_reports"),
    path("zgloszenia/kod/", views.report_code, name="report_code"),
    path("decyzje/", views.my_decisions, name="my_decisions"),
    path("decyzje/<uuid:uuid>/", views.decision, name="decision"),
    path("moderacja/", desk_views.moderation, name="moderation"),
    path("moderacja/odwolania/<uuid:uuid>/", desk_views.appeal, name="appeal"),
    path("moderacja/<uuid:uuid>/", desk_views.case, name="case"),
    path("moderacja/<uuid:uuid>/zajmij-sie/", desk_views.case_claim, name="case_claim"),
    path("moderacja/<uuid:uuid>/oddaj/", desk_views.case_release, name="case_release"),
    path("moderacja/<uuid:uuid>/policja/", desk_views.case_police, name="case_police"),
    path("moderacja/<uuid:uuid>/<slug:action>/", desk_views.case_decide, name="case_decide"),
]
