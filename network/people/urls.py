"""Which addresses do people use who look after roles, or gave a consent? A table of contents."""

from network.people.consents.urls import urlpatterns as consents
from network.people.roles.urls import urlpatterns as roles

urlpatterns = [*consents, *roles]
