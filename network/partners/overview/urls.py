"""Which addresses does the overview for partners have?"""

from django.urls import URLPattern, path

from network.partners.overview import views

urlpatterns: list[URLPattern] = [
    path("dla-partnerow/", views.shops, name="partner_shops"),
    path("dla-partnerow/porownanie/", views.compare, name="partner_compare"),
    path("dla-partnerow/sklepy.csv", views.shops_csv, name="partner_csv"),
    path("dla-partnerow/sklepy.xlsx", views.shops_xlsx, name="partner_xlsx"),
    path("dla-partnerow/bez-sklepu/", views.without_shop, name="partner_gaps"),
    path("dla-partnerow/bez-sklepu.csv", views.without_shop_csv, name="partner_gaps_csv"),
    path("dla-partnerow/wyniki/", views.figures, name="partner_impact"),
]
