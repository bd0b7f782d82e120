"""How does somebody go for good, and what is done when the process dies in between?

Asking closes her login at once, and writes down which kinds of things still hold something of her. Each of them then
lets her go in a transaction of its own, which takes the kind off that list; whoever she was goes last. A process that
dies leaves the rest of the list to the sweep, and what was done is not done again.
"""

from contextlib import ExitStack
from datetime import datetime
from functools import partial

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.letters.models import Letter
from network.log import actions as log
from network.people.models import Erasure, Person, Role
from network.people.roles.rules import can_erase_person, is_superuser
from network.people.rules import has_role
from network.subjects import registry
from network.subjects.parting import Parting
from network.words.languages import default_code
from network.words.phones import shown as spoken

ASKED, ERASED = "person_erasure", "person_erased"  # verbs of the log
LAST = "person"  # the kind that goes last: the others need to know who she is
MOST_STEPS = 200  # in one request; the sweep does the rest


@transaction.atomic
def ask_erasure(
    person: Person,
    *,
    actor: Person,
    keeps_stories: bool,
    keeps_posts: bool,
    reason: str = "",
    moment: datetime | None = None,
) -> Erasure:
    """Somebody is to be erased, by her own wish or through staff, who says why; again: the erasure that was asked.

    From now on nobody comes in with her login, and no letter leaves for her. Raises PermissionDenied; ValidationError
    where nobody else could do her work (``why_not``), and for staff's reason that is missing or names her.
    """
    person = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    known = Erasure.objects.filter(person=person).first()
    if known:
        return known
    if actor.pk != person.pk and not can_erase_person(actor, person):
        raise PermissionDenied
    if refused := why_not(person):
        raise ValidationError(refused, code="last")
    traces = traces_of(person)
    _check_reason(reason, is_needed=actor.pk != person.pk, traces=traces)
    left = [subject.kind for subject in registry.everything() if subject.erase and subject.kind != LAST]
    erasure = Erasure.objects.create(
        person=person, asked_by=actor, keeps_stories=keeps_stories, keeps_posts=keeps_posts, traces=traces,
        left=[*left, LAST], asked_at=moment or timezone.now(),
    )  # fmt: skip
    _close(person)
    log.record(ASKED, person, actor=actor, reason=" ".join(reason.split()))
    return erasure


def go_on(erasure: Erasure, *, most: int = MOST_STEPS) -> bool:
    """Does what is left, at most so many steps, each in its own transaction; whether all is done."""
    return any(_step(erasure.pk) for _number in range(most))


def sweep(moment: datetime) -> int:
    """Goes on with what a process left; returns how many erasures there were. An error in one keeps none from its
    turn, and is raised at the end."""
    waiting = list(Erasure.objects.filter(done_at=None).order_by("-pk"))
    with ExitStack() as stack:
        for erasure in waiting:
            stack.callback(partial(go_on, erasure))
    return len(waiting)


def parting_of(erasure: Erasure) -> Parting:
    """What every feature is told of it."""
    return Parting(nameless(), tuple(erasure.traces), erasure.keeps_stories, erasure.keeps_posts)


def nameless() -> str:
    """What stands in place of a name that is gone, in the language of the site."""
    with translation.override(default_code()):
        return pgettext("in place of a name", "deleted person")


def why_not(person: Person) -> str:
    """Why she cannot go yet: nobody else could do what she alone may do; '' where nothing stands against it."""
    superusers = get_user_model()._default_manager.filter(is_superuser=True, is_active=True)
    if is_superuser(person) and not superusers.exclude(person=person).exists():
        return _("Nobody else has all rights here. Somebody has to get them first.")
    is_editor = has_role(person, Role.EDITOR)
    if is_editor and not Person.objects.editors().exclude(pk=person.pk).exists():
        return _("There is no other editor. Somebody has to become one first.")
    return ""


def traces_of(person: Person) -> list[str]:
    """How texts may name her: by address and number, and by a name nobody else here has."""
    user, names = person.user, [person.name]
    if user:
        names += [user.get_username(), getattr(user, "get_full_name", str)() or ""]
    same = Person.objects.exclude(pk=person.pk).filter(erased_at=None, name__iexact=person.name)
    shared = {person.name} if same.exists() else set()
    phone = person.phone
    numbers = [phone, spoken(phone), phone.removeprefix("+48")] if phone else []
    found = [one for one in (*names, person.email, *numbers) if len(one) > 1 and one not in shared]
    return list(dict.fromkeys(found))


def _step(key: int) -> bool:
    """One kind lets her go, or a part of it; whether that was the last of all."""
    with transaction.atomic():
        erasure = Erasure.objects.select_for_update(of=("self",)).select_related("person__user").get(pk=key)
        if erasure.done_at:
            return True
        known = {subject.kind: subject.erase for subject in registry.everything()}
        erase = known.get(erasure.left[0])
        if erase and erase(erasure.person, parting_of(erasure)):
            return False  # there is more of it
        erasure.left = erasure.left[1:]
        if not erasure.left:
            erasure.traces, erasure.done_at = [], timezone.now()
            log.record(ERASED, erasure.person, actor=None)
        erasure.save(update_fields=["left", "traces", "done_at"])
        return not erasure.left


def _check_reason(reason: str, *, is_needed: bool, traces: list[str]) -> None:
    if is_needed and not reason.strip():
        raise ValidationError(_("Please say why: whoever looks at it later should understand it."), code="reason")
    if Parting("", traces).found_in(reason):
        raise ValidationError(
            _("Please leave out the name, the address and the number: what you write here stays."), code="named"
        )


def _close(person: Person) -> None:
    """Nobody comes in as her any more, and nothing that waits to be sent reaches her."""
    Letter.objects.filter(to__in=[one for one in (person.email, person.phone) if one]).exclude(state="sent").delete()
    user = person.user
    if user is None:
        return
    user.is_active, user.email = False, ""
    user.set_unusable_password()
    user.save(update_fields=["is_active", "email", "password"])
    if person.phone:
        type(user)._default_manager.filter(pk=user.pk).update(phone=None)
