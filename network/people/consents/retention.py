"""When is it forgotten who had consented?

While a consent is needed, whoever answers for the text must be able to show who gave it and where that can be checked
(RODO, art. 7(1)). Once it is over and nothing of it is shown, only a complaint about the time before could still ask
for it; who has said nothing for ``KEPT`` will hardly begin, and no law names a longer time. After it the name, where it
can be checked and the login of whoever gave it are no longer needed (art. 5(1)(e)); what was allowed, when it was given
and when it ended remains, and goes on blocking what it blocks.
"""

from datetime import datetime, timedelta

from django.db import transaction

from network.log import actions as log
from network.people.consents import rules
from network.people.consents.actions import things_of
from network.people.editorial import Editorial
from network.people.models import Consent

KEPT = timedelta(days=365)
FORGOTTEN = "consent_forgotten"  # verb of the log


def forget_consents(moment: datetime) -> int:
    """Blanks who gave the consents that ended ``KEPT`` before, where nothing of them was shown since then; returns how
    many it did. Row by row, each in its own transaction, so a sweep that dies repeats none."""
    limit = moment - KEPT
    ended = list(Consent.objects.ended_by(limit).exclude(name=rules.NAMELESS))
    things = things_of(ended)
    away = [one for one in ended if _is_away(one, things.get((one.subject_kind, one.subject_id)), limit)]
    for consent in away:
        _forget(consent)
    return len(away)


def _is_away(consent: Consent, thing: Editorial | None, limit: datetime) -> bool:
    """Whether nothing of it was shown since then. A face went for good when the consent ended; words, name and voice go
    and come back with the thing, whose last step is the last day they can have been shown."""
    if thing is None or not rules.allowed_by(consent) & rules.ENDS_THE_TEXT:
        return True
    return not thing.shown and thing.changed_at <= limit


@transaction.atomic
def _forget(consent: Consent) -> None:
    consent.name, consent.evidence, consent.person = rules.NAMELESS, "", None
    consent.save(update_fields=["name", "evidence", "person"])
    log.record(FORGOTTEN, consent, actor=None)
