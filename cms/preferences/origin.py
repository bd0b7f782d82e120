"""Does a posted form come from a page of this site?"""

from django.http import HttpRequest


def from_this_site(request: HttpRequest) -> bool:
    """Asks the two headers a page cannot forge. A browser too old for both is let in.

    Only for forms where a forged answer can do no harm; everything else asks for a token.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")  # none: typed or reloaded by the reader
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.get_host()
