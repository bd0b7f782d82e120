"""Which tables does the site have? A table of contents."""

from cms.files.models import SiteDocument, SiteImage, SiteRendition
from cms.pages.models import LadaHomePage

__all__ = ["LadaHomePage", "SiteDocument", "SiteImage", "SiteRendition"]
