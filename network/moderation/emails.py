"""Which letters does moderation write, each in its reader's language?

No subject and no letter says what was reported, where, or by whom. Nobody who wrote under an alias gets a letter: it
would join the two; she reads the decision beside her text.
"""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network.letters.actions import write
from network.letters.models import Letter
from network.letters.texts import absolute, text
from network.moderation import sentences
from network.moderation.models import Appeal, Case, Decision, Flag
from network.people.models import Person

FOLDER = "network/letters"


def receipt(flag: Flag, code: str) -> Letter | None:
    """To who reported without an account: her code."""
    return _write("moderation_receipt", flag.email, flag.language, f"flag:{flag.pk}:receipt", code=code)


def urgent(case: Case, person: Person) -> Letter | None:
    """To somebody on duty: that somebody may be in danger, and where to look."""
    return _write("moderation_urgent", person.email, person.language, f"case:{case.pk}:urgent:{person.pk}")


def late(case: Case, person: Person) -> Letter | None:
    """To somebody on duty: that a case waits longer than it may."""
    return _write("moderation_late", person.email, person.language, f"case:{case.pk}:late:{person.pk}")


def to_writer(decision: Decision, email: str, language: str, *, has_login: bool) -> Letter | None:
    """To who wrote it under her own name: that there is a decision, and where to read it."""
    about = f"decision:{decision.pk}:writer"
    url = absolute(decision.get_absolute_url()) if has_login else ""
    return _write("moderation_decision", email, language, about, url=url)


def to_flagger(decision: Decision, flag: Flag, email: str, language: str) -> Letter | None:
    """To who reported it: what became of it."""
    about = f"flag:{flag.pk}:decision:{decision.pk}"
    with translation.override(language):
        said, url = sentences.outcome(decision), "" if flag.receipt_hash else absolute(reverse("network:my_reports"))
    return _write("moderation_outcome", email, language, about, said=said, url=url)


def appeal_answered(appeal: Appeal, email: str, language: str, *, has_login: bool) -> Letter | None:
    """To who disagreed: that somebody else has looked."""
    with translation.override(language):
        said = sentences.of_appeal(appeal)
        path = reverse("network:my_reports") if appeal.flag_id else appeal.decision.get_absolute_url()
        url = absolute(path) if has_login else ""
    return _write("moderation_appeal", email, language, f"appeal:{appeal.pk}:answered", said=said, url=url)


def _write(kind: str, email: str, language: str, about: str, **context: object) -> Letter | None:
    """A letter of this kind; None without an address."""
    if not email:
        return None
    with translation.override(language):
        shown: dict[str, object] = {
            "queue_url": absolute(reverse("network:moderation")),
            "code_url": absolute(reverse("network:report_code")),
        }
        return write(kind, email, language, _subjects()[kind], text(f"{FOLDER}/{kind}.txt", shown | context), about)


def _subjects() -> dict[str, str]:
    """Neutral ones: others may see them on a shared phone."""
    return {
        "moderation_receipt": _("We have your message"),
        "moderation_urgent": _("Something urgent waits for you"),
        "moderation_late": _("Something has waited too long"),
        "moderation_decision": _("A message about something you wrote"),
        "moderation_outcome": _("An answer to your message"),
        "moderation_appeal": _("An answer to your message"),
    }
