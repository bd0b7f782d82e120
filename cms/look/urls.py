"""At which address is the style page?"""

from django.urls import path

from cms.look.views import style_page

urlpatterns = [path("", style_page, name="style_page")]
