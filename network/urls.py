"""Which addresses does the network have? A table of contents; include it inside ``i18n_patterns``."""

from network.directory.urls import urlpatterns as directory
from network.forum.urls import urlpatterns as forum
from network.moderation.urls import urlpatterns as moderation
from network.notices.urls import urlpatterns as notices
from network.partners.urls import urlpatterns as partners
from network.people.urls import urlpatterns as people

app_name = "network"
urlpatterns = [*directory, *forum, *moderation, *notices, *partners, *people]
