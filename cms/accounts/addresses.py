"""Where does somebody go after coming in?"""

from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from cms.accounts.models import User
from network.people.models import Person, Role

# By role, the first that fits; a member writes.
LANDINGS = (
    ((Role.COORDINATOR, Role.HELPER), "network:desk"),
    ((Role.PARTNER,), "network:offers"),
    ((Role.OFFICIAL,), "network:enquiries"),
)


def safe_next(request: HttpRequest) -> str:
    """Where the reader wanted to go, if it is on this host; else ''."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


def landing(user: User | AnonymousUser) -> str:
    """The page somebody with this login wants first: her shop, the editors' desk, her own texts, else her account."""
    person = Person.objects.of(user)
    if user.has_perm("wagtailadmin.access_admin"):
        return reverse("wagtailadmin_home")
    held = [name for roles, name in LANDINGS if _has_anywhere(person, roles)]
    return _first_there([*held, "my_texts", "account"])


def with_next(name: str, wanted: str) -> str:
    """The address of that name, with where to go afterwards."""
    return f"{reverse(name)}?{urlencode({'next': wanted})}" if wanted else reverse(name)


def _has_anywhere(person: Person | None, roles: tuple[Role, ...]) -> bool:
    return person is not None and person.memberships.current().filter(role__in=roles).exists()


def _first_there(names: list[str]) -> str:
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:  # a part that this site does not have
            continue
    raise NoReverseMatch(names)
