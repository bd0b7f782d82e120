"""How does a leader introduce herself to the rest of the network, and what waits because of her?"""

from collections.abc import Iterable

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network.people.consents.rules import ENDS_THE_TEXT, blocked
from network.people.editorial import State, can
from network.people.leaders import rules, sentences
from network.people.leaders.actions import withdraw_leader
from network.people.leaders.parting import erase, held_of
from network.people.models import Consent, Leader, Person
from network.people.rules import has_role
from network.subjects import registry
from network.subjects.registry import Section, Subject, Telling, Waiting, register
from network.subjects.remembering import remembered
from network.words.languages import default_code

SHOP = "shop"  # in the registry
_step = lazy(sentences.step_for_leader, str)
STEPS = ("review", "send_back", "decline", "publish", "withdraw", "translate", "end")
TELLS = {f"leader_{verb}": Telling(_step(verb)) for verb in STEPS} | {
    "leader_submit": Telling(gettext_lazy("A page waits to be read")),
    "publishing_refused": Telling(gettext_lazy("A text was not published at its time")),
}


def _summary(leader: Leader, language: str) -> str:
    """The lines under her name, in the language or in the one she wrote in."""
    found = {text.language: text.lead for text in leader.texts.all()}
    return found.get(language) or found.get(leader.person.language) or next(iter(found.values()), "")


def _sections(thing: Model, person: object, language: str) -> Iterable[Section]:
    """On a shop's page: who speaks for the people there; one query, one line."""
    if registry.of(thing).kind != SHOP:
        return
    leaders = Leader.objects.public().speaking_for(SHOP, thing.pk).select_related("person").order_by("person__name")
    if found := remembered(f"network.leaders.shop-{thing.pk}", lambda: list(leaders)):
        yield Section("network/people/leader_section.html", {"leaders": found})


def _waiting(person: object, language: str) -> Iterable[Waiting]:
    """Texts that editors have to read, and her own that came back to a leader; three queries at most."""
    if not isinstance(person, Person):
        return
    is_editor = has_role(person, rules.EDITOR)
    for leader in Leader.objects.unfinished().select_related("person"):
        is_hers = rules.is_hers(person, leader)
        if leader.state == State.SENT_BACK and is_hers:
            yield _row(leader, language, turn="author")
        elif leader.state != State.SENT_BACK and is_editor and not is_hers:
            yield _row(leader, language, turn="editor")


def _row(leader: Leader, language: str, *, turn: str) -> Waiting:
    with translation.override(language):
        task = _("Read and decide: the page of a leader") if turn == "editor" else _("Change what an editor asks for")
    own = reverse("network:leader_own", args=[leader.slug])
    return Waiting(
        kind="leader",
        key=leader.pk,
        title=leader.person.name,
        language=leader.person.language or default_code(),
        since=(leader.submitted_at if turn == "editor" else leader.changed_at) or timezone.now(),
        turn=turn,
        task=task,
        url=own if turn == "author" else leader.get_absolute_url(),
    )


def _consent_withdrawn(leader: Leader, consent: Consent) -> None:
    """Without words, name or voice the whole text goes; without a face the host takes the photo away."""
    if blocked("leader", leader.pk) & ENDS_THE_TEXT and can("withdraw", leader.state):
        withdraw_leader(leader, actor=None, reason="")


LEADER = register(
    Subject(
        kind="leader",
        model=Leader,
        title=lambda leader, language: leader.person.name,
        address=Leader.get_absolute_url,
        summary=_summary,
        visible_to=lambda person: Leader.objects.visible_to(person),  # type: ignore[arg-type]
        sections=_sections,
        waiting=_waiting,
        consent_withdrawn=_consent_withdrawn,
        tells=TELLS,
        titled=lambda rows, language: [(leader, leader.person.name) for leader in rows.select_related("person")],
        export=held_of,
        erase=erase,
    )
)
