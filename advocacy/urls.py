"""Which addresses does the outward voice have? A table of contents; include it inside ``i18n_patterns``."""

from advocacy.stories.urls import urlpatterns as stories

app_name = "advocacy"
urlpatterns = [*stories]
