"""Are sessions forgotten when their time is over?"""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from cms.accounts.subject import forget_sessions
from tests import cast
from tests.cms.accounts.coming_in import WHERE, by_password

pytestmark = pytest.mark.django_db


def test_sweep_forgets_what_was_typed_in_sessions_that_are_over(client):
    client.post(WHERE, {"contact": "ktos@example.org"})
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    call_command("run_due", verbosity=0)
    assert Session.objects.count() == 0


def test_sweep_leaves_sessions_that_hold(client):
    cast.celina()
    by_password(client, "celina")
    forget_sessions(timezone.now())
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)


def test_list_of_logins_forgets_those_that_are_over(client):
    cast.celina()
    by_password(client, "celina")
    assert forget_sessions(timezone.now() + timedelta(days=61)) == 1
    assert UserSession.objects.count() == 0
