"""What does the network add to the Wagtail admin? Registrations only."""

from wagtail.snippets.models import register_snippet

from network.needs.editing import HelplineViewSet
from network.places.editing import PlaceAliasViewSet

register_snippet(HelplineViewSet)
register_snippet(PlaceAliasViewSet)
