"""What do we hold of a person herself, and what goes with her last?

Her notices, the letters to her and what the log says about her are gone through here too: they lie below people.
"""

import json
from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import uuid4

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.letters.models import Letter
from network.letters.parting import forget_addressee, forget_name
from network.log.actions import blank_texts
from network.log.models import Entry
from network.notices.models import Notice, NoticeChoice
from network.people.models import Membership, Person
from network.people.signals import role_changed
from network.subjects import registry
from network.subjects.parting import Fact, Held, Parting, fact, facts
from network.words.languages import default_code, names

ASKED = "person_erasure"  # the entry that says that, by whom and why, and names nobody
LETTER = ("to", "subject", "created_at", "sent_at")  # what others wrote may stand in the rest


def held_of(person: Person) -> Iterable[Held]:
    """Who she is here, what she was told and written, and what the log says that she did."""
    own = [*facts(person, "name"), fact("language", _("language"), person.language, names([person.language]))]
    yield Held("person", pgettext("title of a list", "You"), [[*own, *facts(person, "created_at")]])
    notices = Notice.objects.visible_to(person).order_by("id")
    yield Held("notices", _("What you were told"), [facts(one, "kind", "at", "seen_at") for one in notices])
    choices = NoticeChoice.objects.filter(person=person)
    chosen = [facts(one, "answers", "followed") for one in choices]
    yield Held("notice_choices", _("About what you want letters"), chosen)
    letters = _letters_to(_contacts(person)).order_by("id")
    yield Held("letters", _("Letters to you"), [facts(one, *LETTER) for one in letters])
    done = Entry.objects.filter(actor=person).order_by("id")
    yield Held("log", pgettext("title of a list", "What you did here"), [_entry(one) for one in done])


def memberships_of(person: Person) -> Iterable[Held]:
    """Her roles, now and before."""
    rows = [[*facts(one, "role"), *_where(one), *facts(one, "since", "until")] for one in person.memberships.all()]
    yield Held("memberships", _("Your roles"), rows)


def erase_memberships(person: Person, parting: Parting) -> bool:
    """Her roles are over and forgotten; the host hears of it, and takes its rights from her login."""
    keys = list(Membership.objects.filter(person=person).values_list("pk", flat=True))
    blank_texts(Entry.objects.filter(subject_kind="membership", subject_id__in=keys))
    Membership.objects.filter(person=person).delete()
    role_changed.send(sender=Membership, person=person)
    return False


def erase_person(person: Person, parting: Parting) -> bool:
    """Who she was: notices, letters, what the log says about her, her name and her login. Nothing asks for them any
    more when this is done; the row remains, without a name, because the log points at it."""
    Notice.objects.filter(person=person).delete()
    NoticeChoice.objects.filter(person=person).delete()
    forget_addressee(parting.traces)
    forget_name(Q(), parting)
    _blank_log(person, parting)
    user, person.user = person.user, None
    person.name, person.uuid, person.language, person.erased_at = parting.label, uuid4(), default_code(), timezone.now()
    person.save(update_fields=["user", "name", "uuid", "language", "erased_at"])
    if user:
        user.delete()
    return False


def _blank_log(person: Person, parting: Parting) -> None:
    """Every entry stays; of those about her, and of those that name her, the words go."""
    about = Entry.objects.filter(subject_kind="person", subject_id=person.pk)
    blank_texts(about.exclude(verb=ASKED))
    texts = Entry.objects.annotate(said=Cast("changes", TextField()))
    # JSON may hold a letter as it is or by its number; which one is the database's to say.
    spellings = {one for trace in parting.traces for one in (trace, json.dumps(trace)[1:-1])}
    naming = reduce(or_, (Q(reason__icontains=one) | Q(said__icontains=one) for one in spellings), Q(pk__in=[]))
    found = [
        entry.pk
        for entry in texts.filter(naming).iterator()
        if parting.found_in(entry.reason) or parting.found_in(json.dumps(entry.changes, ensure_ascii=False))
    ]
    for at in range(0, len(found), 500):
        blank_texts(Entry.objects.filter(pk__in=found[at : at + 500]))


def _contacts(person: Person) -> list[str]:
    return [one for one in (person.email, person.phone) if one]


def _letters_to(contacts: Iterable[str]):  # type: ignore[no-untyped-def]  # a lazy query
    return Letter.objects.filter(to__in=list(contacts))


def _entry(entry: Entry) -> list[Fact]:
    thing = fact("about", _("about"), f"{entry.subject_kind} {entry.subject_id}")
    return [*facts(entry, "at", "verb"), thing, *facts(entry, "to_state", "reason")]


def _where(membership: Membership) -> list[Fact]:
    if not membership.scope_kind:
        return [fact("where", _("where"), pgettext("a role holds", "everywhere"))]
    subject = registry.get(membership.scope_kind)
    thing = subject.model._default_manager.filter(pk=membership.scope_id).first()
    title = subject.title(thing, default_code()) if thing else membership.scope_kind
    return [fact("where", _("where"), title)]
