"""What must a host be told about letters before it goes public?"""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

NO_SERVER = Warning(
    "Letters are only printed: no mail server is set, so nobody gets them and their words stand in the host's log.",
    hint="Set EMAIL_BACKEND and EMAIL_HOST (here: LADA_EMAIL_URL).",
    id="network.W002",
)


@register(Tags.security, deploy=True)
def letters_leave(**kwargs: Any) -> list[CheckMessage]:
    """Warns where letters end on the console."""
    return [NO_SERVER] if settings.EMAIL_BACKEND.endswith(".console.EmailBackend") else []
