"""Which addresses does the directory have?"""

from django.urls import path

from network.directory import feeds, views
from network.directory.leaders.urls import urlpatterns as leaders
from network.directory.self_check.urls import urlpatterns as self_check

urlpatterns = [
    path("pomoc/", views.finder, name="finder"),
    path("pomoc/miejsca/", views.place_suggestions, name="place_suggestions"),
    path("sklepy/<slug:slug>/", views.shop, name="shop"),
    path("sklepy/<slug:slug>/kalendarz.ics", feeds.shop_calendar, name="shop_calendar"),
    path("sklepy/<slug:slug>/zrodla/", views.shop_sources, name="shop_sources"),
    path("sklepy/<slug:slug>/sms/", views.shop_sms, name="shop_sms"),
    path("sklepy/<slug:slug>/prosba-o-skierowanie/", views.referral_request, name="referral_request"),
    path("s/<int:pk>/", views.shop_by_number, name="shop_by_number"),
    path("dane/", views.data, name="data"),
    *leaders,
    *self_check,
]
