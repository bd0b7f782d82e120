"""Which addresses does the network have? A table of contents; include it inside ``i18n_patterns``."""

from network.directory.urls import urlpatterns as directory
from network.partners.urls import urlpatterns as partners
from network.people.urls import urlpatterns as people

app_name = "network"
urlpatterns = [*directory, *partners, *people]
