"""Where does an ASGI server enter?"""

import os
from typing import Any

from django.core.asgi import get_asgi_application

from cms.content_type import believed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
site = get_asgi_application()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The site; of a request's content type it reads only what we believe."""
    await site(scope | {"headers": [_plain(*header) for header in scope.get("headers", ())]}, receive, send)


def _plain(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    return name, believed(value.decode("latin1")).encode() if name.lower() == b"content-type" else value
