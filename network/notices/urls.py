"""Which addresses do notices have?"""

from django.urls import URLPattern, path

from network.notices import views

urlpatterns: list[URLPattern] = [
    path("powiadomienia/", views.notices, name="notices"),
    path("powiadomienia/widziane/", views.notices_seen, name="notices_seen"),
    path("powiadomienia/listy/", views.notice_choices, name="notice_choices"),
    path("powiadomienia/<int:pk>/koniec/", views.notice_stop, name="notice_stop"),
    path("powiadomienia/wylacz/<str:key>/", views.notices_off, name="notices_off"),
]
