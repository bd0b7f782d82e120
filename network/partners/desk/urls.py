"""Which addresses does a shop's own desk have?"""

from django.urls import URLPattern, path

from network.partners.desk import views

SHOP = "moje-sklepy/<slug:slug>/"
REQUEST = f"{SHOP}potrzeby/<uuid:uuid>/"

urlpatterns: list[URLPattern] = [
    path("moje-sklepy/", views.desk, name="desk"),
    path(SHOP, views.desk_shop, name="desk_shop"),
    path(f"{SHOP}miejsca/", views.desk_capacity, name="desk_capacity"),
    path(f"{SHOP}listy/", views.desk_contact, name="desk_contact"),
    path(f"{SHOP}potrzeby/nowa/", views.desk_request_new, name="desk_request_new"),
    path(f"{REQUEST}zmien/", views.desk_request_change, name="desk_request_change"),
    path(f"{REQUEST}dotarlo/", views.desk_request_step, {"step": "met"}, name="desk_request_met"),
    path(f"{REQUEST}jeszcze-raz/", views.desk_request_step, {"step": "reopen"}, name="desk_request_reopen"),
    path(f"{REQUEST}wycofaj/", views.desk_request_step, {"step": "withdraw"}, name="desk_request_withdraw"),
]
