"""Which addresses do partners use? A table of contents."""

from network.partners.board.urls import urlpatterns as board
from network.partners.desk.urls import urlpatterns as desk
from network.partners.enquiries.urls import urlpatterns as enquiries
from network.partners.overview.urls import urlpatterns as overview

urlpatterns = [*overview, *enquiries, *board, *desk]
