"""Which addresses do enquiries have?"""

from django.urls import URLPattern, path

from network.partners.enquiries import views

urlpatterns: list[URLPattern] = [
    path("sklepy/<slug:slug>/zapytanie/", views.enquiry_new, name="enquiry_new"),
    path("liderzy/<slug:slug>/zapytanie/", views.leader_enquiry_new, name="leader_enquiry_new"),
    path("prowadzacy/<int:pk>/zapytanie/", views.operator_enquiry_new, name="operator_enquiry_new"),
    path("zapytania/", views.enquiries, name="enquiries"),
    path("zapytania/kod/", views.enquiry_code, name="enquiry_code"),
    path("zapytania/<uuid:uuid>/", views.enquiry, name="enquiry"),
    path("zapytania/<uuid:uuid>/otworz/", views.enquiry_open, name="enquiry_open"),
    path("zapytania/<uuid:uuid>/zamknij/", views.enquiry_close, name="enquiry_close"),
]
