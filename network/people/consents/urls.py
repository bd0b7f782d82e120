"""Which addresses do consents have?"""

from django.urls import URLPattern, path

from network.people.consents import views

urlpatterns: list[URLPattern] = [
    path("zgody/", views.consent_withdraw, name="consent_withdraw"),
    path("zgody/<uuid:uuid>/", views.consent, name="consent"),
    path("zgody/<uuid:uuid>/przy-biurku/", views.consent_desk, name="consent_desk"),
    path("zgody/<slug:kind>/<int:key>/", views.consents_about, name="consents_about"),
    path("zgody/<slug:kind>/<int:key>/nowa/", views.consent_new, name="consent_new"),
]
