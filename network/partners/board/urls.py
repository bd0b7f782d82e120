"""Which addresses do requests and offers have?"""

from django.urls import URLPattern, path

from network.partners.board import views

urlpatterns: list[URLPattern] = [
    path("potrzeby/", views.requests, name="requests"),
    path("potrzeby/<uuid:uuid>/", views.request_detail, name="request"),
    path("potrzeby/<uuid:uuid>/obietnica/", views.request_promise, name="request_promise"),
    path("potrzeby/<uuid:uuid>/bez-obietnicy/", views.request_take_back, name="request_take_back"),
    path("oferty/", views.offers, name="offers"),
    path("oferty/nowa/", views.offer_new, name="offer_new"),
    path("oferty/<uuid:uuid>/", views.offer_detail, name="offer"),
    path("oferty/<uuid:uuid>/wycofaj/", views.offer_withdraw, name="offer_withdraw"),
]
