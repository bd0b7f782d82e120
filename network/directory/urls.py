"""Which addresses does the directory have?"""

from django.urls import path

from network.directory import views

urlpatterns = [
    path("pomoc/", views.finder, name="finder"),
    path("pomoc/miejsca/", views.place_suggestions, name="place_suggestions"),
    path("sklepy/<slug:slug>/", views.shop, name="shop"),
    path("dane/", views.data, name="data"),
]
