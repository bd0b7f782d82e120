"""What do we hold of somebody's login, and how does it go with her?"""

import json
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from cms.accounts.browsers import browser_of
from network.people.models import Person
from network.subjects.parting import Held, Parting, fact, facts
from network.words.phones import shown


def held_of(person: Person) -> Iterable[Held]:
    """How she comes in, where she is logged in, and which second steps there are; no secret of them."""
    user = person.user
    if user is None:
        return
    phone = [fact("phone", _("phone number"), user.phone, shown(user.phone))] if user.phone else []
    password = fact("password", _("password"), _("set; nobody can read it") if user.has_usable_password() else "")
    own = facts(user, "username", "first_name", "last_name", "email")
    yield Held("login", _("Your login"), [[*own, *phone, *facts(user, "date_joined", "last_login"), password]])
    steps = Authenticator.objects.filter(user=user).order_by("pk")
    yield Held("second_steps", _("Second step"), [facts(one, "type", "created_at", "last_used_at") for one in steps])
    sessions = UserSession.objects.filter(user=user).order_by("pk")
    rows = [[fact("browser", _("browser"), browser_of(one.user_agent)), *facts(one, "created_at")] for one in sessions]
    yield Held("sessions", _("Where you are logged in"), rows)


def erase(person: Person, parting: Parting) -> bool:
    """Every session of hers ends, and each that remembers her address or number; second steps and codes go."""
    key = str(person.user_id)
    for session in Session.objects.iterator():
        said = session.get_decoded()
        is_hers = person.user_id is not None and said.get(SESSION_KEY) == key
        if is_hers or parting.found_in(json.dumps(said, ensure_ascii=False, default=str)):
            session.delete()
    for model in (UserSession, Authenticator, EmailAddress):
        model.objects.filter(user=person.user_id).delete()
    return False
