"""How does staff make somebody known here, with a login of her own?"""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from network.log import actions as log
from network.log.models import Entry
from network.log.receipts import code_from, new_code
from network.people.models import Person
from network.people.roles.rules import ACCOUNT, can_make_account, can_print_slip
from network.words.slugs import slug

SALT = "network.people.account"
SLIP, NEW_SLIP = "person_slip", "person_slip_new"  # verbs of the log


@transaction.atomic
def make_person(
    name: str, *, username: str, language: str, email: str = "", phone: str = "", password: str = ""
) -> tuple[Person, str]:
    """A person with a login; returns her and the password (a new one unless given), of which only the hash is kept.

    Raises IntegrityError when the user name, the address or the number is taken.
    """
    code = password or new_code()
    return Person.objects.create(
        user=_login(username, code, language, email, phone), name=name, language=language
    ), code


@transaction.atomic
def make_account(
    name: str, *, actor: Person, token: str, language: str, email: str = "", phone: str = ""
) -> tuple[Person, str]:
    """An account made at the desk for somebody who is there; returns her and the code for her slip.

    The token is the secret of the form: sent again it is the same account and the same code, '' once she has chosen a
    password of her own. Raises PermissionDenied, and ValidationError when the address or the number is taken.
    """
    if not can_make_account(actor):
        raise PermissionDenied
    code, key = code_from(token), UUID(bytes=salted_hmac(SALT, token, algorithm="sha256").digest()[:16])
    made = Person.objects.filter(uuid=key).select_related("user").first()
    if made is None:
        try:
            with transaction.atomic():
                made = _new_account(name, key, code, language, email, phone)
        except IntegrityError as error:
            made = _lost_to_ourselves(key, error)
        else:
            log.record(ACCOUNT, made, actor=actor, reason=_("An account made at the desk"))
    log.record(SLIP, made, actor=actor)
    return made, code if made.user and made.user.check_password(code) else ""


@transaction.atomic
def print_slip(person: Person, *, actor: Person, reason: str, token: str) -> str:
    """A new code for the slip of somebody who lost hers; what opened her account before opens it no more, and she is
    logged out everywhere. Returns the code.

    The token is the secret of the form: sent again it is the same code, '' once she has chosen a password of her own
    or a newer slip was printed. Raises PermissionDenied, and ValidationError without a reason.
    """
    if not can_print_slip(actor, person):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Please say why: whoever looks at it later should understand it."), code="reason")
    code, form = code_from(token), salted_hmac(f"{SALT}.slip", token, algorithm="sha256").hexdigest()
    # Two desks at once print one after another.
    user = get_user_model()._default_manager.select_for_update().get(person=person)
    if form in _slips(person):
        return code if user.check_password(code) else ""
    user.set_password(code)
    user.save(update_fields=["password"])
    changes: list[log.Change] = [{"field": "form", "before": None, "after": form}]
    log.record(NEW_SLIP, person, actor=actor, reason=" ".join(reason.split()), changes=changes)
    return code


def _slips(person: Person) -> set[object]:
    """The forms by which new slips were printed for her, as hashes."""
    printed = Entry.objects.filter(subject_kind="person", subject_id=person.pk, verb=NEW_SLIP)
    return {change["after"] for changes in printed.values_list("changes", flat=True) for change in changes}


def _new_account(name: str, key: UUID, code: str, language: str, email: str, phone: str) -> Person:
    username = f"{slug(name)[:40] or 'u'}-{code_from(key.hex)[:4]}"
    return Person.objects.create(
        user=_login(username, code, language, email, phone), uuid=key, name=name, language=language
    )


def _lost_to_ourselves(key: UUID, error: IntegrityError) -> Person:
    """The same form, sent twice at once; else somebody else has the address or the number."""
    made = Person.objects.filter(uuid=key).select_related("user").first()
    if made is None:
        raise ValidationError(_("This address or this number belongs to an account already."), code="taken") from error
    return made


def _login(username: str, password: str, language: str, email: str, phone: str) -> Any:
    """A login of the host; phone and language only where its logins have them."""
    users = get_user_model()
    more = {
        field: value for field, value in (("phone", phone or None), ("language", language)) if _has_field(users, field)
    }
    return users._default_manager.create_user(  # of the host, whatever it is
        username=username, password=password, email=email or None, **more
    )


def _has_field(model: type[AbstractBaseUser], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
