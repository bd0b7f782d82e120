"""Whose password is this? A user name, an e-mail address and a phone number all name a login."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from cms.accounts.contacts import contact_from, user_with
from cms.accounts.models import User


class AnyName(ModelBackend):
    """A password with whatever names the login. A name nobody has costs one hashing too, so that time tells nothing."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **others: Any
    ) -> User | None:
        if username is None or password is None:
            return None
        user = named(username)
        if user is None:
            get_user_model()().set_password(password)
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None


def named(typed: str) -> User | None:
    """The login with that user name, else with that address or number; None when nobody is called so."""
    user = get_user_model()._default_manager.filter(username=typed).first()
    if user is not None:
        return user
    try:
        return user_with(contact_from(typed))
    except ValidationError:
        return None
