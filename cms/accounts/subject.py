"""How do sessions take part in ``run_due``? Those whose time is over are forgotten, with what was typed in them."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from cms.accounts.parting import erase, held_of
from network.subjects.registry import Subject, register


def forget_sessions(moment: datetime) -> int:
    """Deletes sessions that ended before the moment, and the lines of all that are gone from the lists of logins;
    returns how many sessions. A session holds the contact a code was asked for, so it must not lie here for good."""
    ended = Session.objects.filter(expire_date__lt=moment).delete()[0]
    still_there = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(still_there), created_at__lt=moment).delete()
    return ended


SESSION = register(
    Subject(
        kind="session",
        model=Session,
        title=lambda session, language: "",
        address=lambda session: "",
        summary=lambda session, language: "",
        visible_to=lambda person: Session.objects.none(),  # nobody's business
        sweep=forget_sessions,
        export=held_of,
        erase=erase,
    )
)
