"""What does a leader's page hold of her, and what is left of it when she goes?"""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from network.log.actions import blank_texts
from network.log.models import Entry
from network.people.editorial import can
from network.people.leaders.actions import end_mandate, withdraw_leader
from network.people.leaders.rules import speaks_today
from network.people.models import Leader, Person
from network.subjects.parting import Held, Parting, facts

OWN = ("slug", "called", "languages", "takes_messages", "state", "shown", "published_at", "ended_on", "keeps_page")


def held_of(person: Person) -> Iterable[Held]:
    """Her page and what it is called in each language; its words are the host's to say."""
    leader = Leader.objects.of(person)
    yield Held("leader", _("Your page as a leader"), [facts(leader, *OWN)] if leader else [])
    texts = leader.texts.all() if leader else []
    yield Held("leader_texts", _("Lines on your page"), [facts(text, "language", "title", "lead") for text in texts])


def erase(person: Person, parting: Parting) -> bool:
    """Her mandate ends and her page goes. The row stays, because messages others wrote hang on it, and says nothing."""
    leader = Leader.objects.of(person)
    if leader is None:
        return False
    if speaks_today(leader):
        end_mandate(leader, actor=None, reason=parting.label, keeps_page=False, on=timezone.localdate())
        leader.refresh_from_db()
    if can("withdraw", leader.state):
        withdraw_leader(leader, actor=None)
    leader.texts.all().delete()
    Leader.objects.filter(pk=leader.pk).update(
        slug=f"erased-{leader.pk}", called="", languages=[], takes_messages=False, keeps_page=False
    )
    blank_texts(Entry.objects.filter(subject_kind="leader", subject_id=leader.pk))
    return False
