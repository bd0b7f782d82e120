"""Who asks, as far as limits need to know?"""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def who_of(request: HttpRequest) -> str:
    """The visitor's network address; of IPv6 the first 64 bits, which one household or phone has to itself.

    ``NETWORK_PROXIES`` says how many proxies of our own stand in front (0 when missing): that many entries at the end
    of X-Forwarded-For were written by them, the first of these is the visitor. Everything before it, and the whole
    header where no proxy is, may be forged and is not read. The answer is only ever kept as a keyed hash.
    """
    return _household(_address(request))


def _address(request: HttpRequest) -> str:
    peer = str(request.META.get("REMOTE_ADDR", ""))
    proxies = int(getattr(settings, "NETWORK_PROXIES", 0))
    written = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return written[-proxies] if 0 < proxies <= len(written) and written[-proxies] else peer


def _household(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return text  # a unix socket has no address
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address.packed, 64), strict=False).network_address)
    return str(address)
