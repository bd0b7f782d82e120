"""Which addresses does the self-check have?"""

from django.urls import URLPattern, path

from network.directory.self_check import views

urlpatterns: list[URLPattern] = [
    path("sprawdz/", views.self_check, name="self_check"),
    path("sprawdz/po-kolei/", views.self_check_steps, name="self_check_steps"),
]
