"""What must a host be told about limits before it goes public?"""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

NO_PROXY = Warning(
    "SECURE_PROXY_SSL_HEADER is set, so a proxy stands in front, but NETWORK_PROXIES is 0: all visitors look like the "
    "proxy and share one limit.",
    hint="Set NETWORK_PROXIES to the number of your own proxies that add to X-Forwarded-For.",
    id="network.W001",
)


@register(Tags.security, deploy=True)
def visitors_can_be_told_apart(**kwargs: Any) -> list[CheckMessage]:
    """Warns where every visitor would share one limit."""
    behind_proxy = bool(getattr(settings, "SECURE_PROXY_SSL_HEADER", None))
    return [NO_PROXY] if behind_proxy and not getattr(settings, "NETWORK_PROXIES", 0) else []
