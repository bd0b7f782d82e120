"""Which addresses do leaders have?"""

from django.urls import path

from network.directory.leaders import views

urlpatterns = [
    path("liderzy/", views.leaders, name="leaders"),
    path("liderzy/moja-strona/", views.leader_mine, name="leader_mine"),
    path("liderzy/<slug:slug>/", views.leader, name="leader"),
    path("liderzy/<slug:slug>/moja-strona/", views.leader_own, name="leader_own"),
    path("liderzy/<slug:slug>/koniec-mandatu/", views.leader_end, name="leader_end"),
]
