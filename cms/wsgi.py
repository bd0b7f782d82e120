"""Where does a WSGI server enter?"""

import os
from collections.abc import Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from cms.content_type import believed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The site; of a request's content type it reads only what we believe."""
    return site(environ | {"CONTENT_TYPE": believed(environ.get("CONTENT_TYPE", ""))}, start_response)
