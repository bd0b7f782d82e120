"""Which letters and phone messages does a leader's page write, each in its reader's language?

No subject and no line says what was written; the reason stands on her own screen, behind her login.
"""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network.letters.actions import write
from network.letters.models import Letter
from network.letters.texts import absolute, text
from network.people.leaders import sentences
from network.people.models import Leader, Person

FOLDER = "network/letters"


def step(leader: Leader, verb: str, round_: int) -> Letter | None:
    """What became of her text, and the way to her own screen. None without an address and a number."""
    person, about = leader.person, f"leader:{leader.pk}:{verb}:{round_}"
    with translation.override(person.language):
        said, url = sentences.step_for_leader(verb), _own(leader)
        if _by_phone(person):
            return _message("leader_step", person, said, url, about)
        body = text(f"{FOLDER}/leader_step.txt", {"name": person.name, "step": said, "url": url})
        return _letter("leader_step", person, _("A word about your page"), body, about)


def to_editor(leader: Leader, person: Person, round_: int) -> Letter | None:
    """That a page waits to be read; without its words. None without an address and a number."""
    about = f"leader:{leader.pk}:submit:{round_}:{person.pk}"
    with translation.override(person.language):
        url = absolute(leader.get_absolute_url())
        if _by_phone(person):
            return _message("leader_to_editor", person, _("A page waits to be read"), url, about)
        body = text(f"{FOLDER}/leader_to_editor.txt", {"name": person.name, "url": url})
        return _letter("leader_to_editor", person, _("A page waits to be read"), body, about)


def _by_phone(person: Person) -> bool:
    return bool(person.phone) and not person.email


def _message(kind: str, person: Person, said: str, url: str, about: str) -> Letter | None:
    channel = Letter.Channel.PHONE
    return write(kind, person.phone, person.language, "", f"{said}\n{url}", about=about, channel=channel)


def _letter(kind: str, person: Person, subject: str, body: str, about: str) -> Letter | None:
    return write(kind, person.email, person.language, subject, body, about=about) if person.email else None


def _own(leader: Leader) -> str:
    return absolute(reverse("network:leader_own", args=[leader.slug]))
