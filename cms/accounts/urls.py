"""Which addresses does somebody's login have?"""

from django.urls import path

from cms.accounts.views import Login, Logout

urlpatterns = [
    path("wejscie/", Login.as_view(), name="login"),
    path("wyjscie/", Logout.as_view(), name="logout"),
]
