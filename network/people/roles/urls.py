"""Which addresses does the desk have at which staff gives roles and makes accounts?"""

from django.urls import URLPattern, path

from network.people.erasing_views import person_erase
from network.people.roles import views

PERSON = "ludzie/<uuid:uuid>/"

urlpatterns: list[URLPattern] = [
    path("ludzie/", views.people_desk, name="people_desk"),
    path("ludzie/nowe-konto/", views.account_new, name="account_new"),
    path(PERSON, views.person_record, name="person_record"),
    path(f"{PERSON}nowy-wydruk/", views.slip_new, name="slip_new"),
    path(f"{PERSON}usun/", person_erase, name="person_erase"),
    path(f"{PERSON}rola/", views.role_grant, name="role_grant"),
    path(f"{PERSON}rola/<int:pk>/koniec/", views.role_end, name="role_end"),
]
