"""Who must show a second proof, and where does somebody go who came in?"""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cms.accounts.models import User
from network.people.models import Membership, Role

# Who reads what others wrote in confidence, or decides about them.
WITH_SECOND_STEP = (Role.EDITOR, Role.MODERATOR, Role.SAFEGUARDING, Role.OFFICIAL, Role.PARTNER)
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # codes on paper are only for the day one is lost


def must_have_second_step(user: User) -> bool:
    """Whether the login may do nothing without a second step: a superuser, or a role of ``WITH_SECOND_STEP`` today."""
    return user.is_superuser or _memberships().filter(person__user=user).exists()


def has_second_step(user: User | AnonymousUser) -> bool:
    """Whether an app or a passkey is set up."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=FACTORS).exists()


def second_step_of(user: User) -> tuple[bool, bool]:
    """Whether it is demanded of the login, and whether it is set up; one query."""
    row = User.objects.filter(pk=user.pk).values_list(
        Exists(_memberships().filter(person__user=OuterRef("pk"))),
        Exists(Authenticator.objects.filter(user_id=OuterRef("pk"), type__in=FACTORS)),
    )
    demanded, there = row.get()
    return user.is_superuser or demanded, there


def _memberships():  # type: ignore[no-untyped-def]  # a lazy query
    current = Q(until=None) | Q(until__gt=timezone.now())
    return Membership.objects.filter(current, role__in=WITH_SECOND_STEP)
