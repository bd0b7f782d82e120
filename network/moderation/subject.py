"""How do cases, reports and decisions introduce themselves to the network, and what is done when their time comes?"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from network.moderation import sanctions, sentences, telling
from network.moderation.models import Case, Decision, Flag
from network.moderation.retention import forget_words
from network.people.models import Person
from network.subjects.registry import Subject, Telling, Waiting, register

MOST_WAITING = 200


def sweep(moment: datetime) -> int:
    """Reminds people on duty of what waits longer than it may, once per case, and forgets old words; how many things
    that were."""
    told = forget_words(moment)
    for pk in list(Case.objects.late_untold(moment).values_list("pk", flat=True)[:MOST_WAITING]):
        with transaction.atomic():
            if case := Case.objects.select_for_update().late_untold(moment).filter(pk=pk).first():
                telling.late(case, moment)
                told += 1
    return told


def waiting(person: object, language: str) -> Iterable[Waiting]:
    """What waits for this moderator, the most urgent first; without a word of what was written. One query."""
    if not isinstance(person, Person):
        return
    with translation.override(language):
        for case in Case.objects.open().visible_to(person).in_order()[:MOST_WAITING]:
            said = case.snapshots[-1]["language"] if case.snapshots else language
            task = ", ".join(sentences.cause(code) for code in case.causes)
            yield Waiting(
                "case", case.pk, sentences.kind(case), said, case.opened_at, "editor", task, case.get_absolute_url()
            )


CASE = register(
    Subject(
        kind="case",
        model=Case,
        title=lambda case, language: sentences.kind(case),
        address=Case.get_absolute_url,
        summary=lambda case, language: "",
        visible_to=lambda person: Case.objects.visible_to(person),  # type: ignore[arg-type]
        sweep=sweep,
        waiting=waiting,
    )
)
FLAG = register(
    Subject(
        kind="flag",
        model=Flag,
        title=lambda flag, language: sentences.reported(flag),
        address=lambda flag: reverse("network:my_reports"),
        summary=lambda flag, language: "",
        visible_to=lambda person: Flag.objects.of_person(person),  # type: ignore[arg-type]
        tells={
            "report": Telling(_("We have looked at something that you reported.")),
            "appeal": Telling(_("We have answered your disagreement.")),
        },
    )
)
DECISION = register(
    Subject(
        kind="decision",
        model=Decision,
        title=lambda decision, language: sentences.of_the_writer(decision),
        address=Decision.get_absolute_url,
        summary=lambda decision, language: "",
        visible_to=lambda person: Decision.objects.about_things_of(person).shown_to_writers(),  # type: ignore[arg-type]
        tells={
            "decision": Telling(_("We have decided about something that you wrote."), stands_alone=True),
            "appeal": Telling(_("We have answered your disagreement."), stands_alone=True),
        },
        keeps_from_letters=lambda person, moment: not sanctions.may_write_to_others(person, moment),
    )
)
