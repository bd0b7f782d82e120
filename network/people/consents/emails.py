"""Which letters and phone messages tell of a consent, each in its reader's language?

No subject line and no phone message says whose, or of what.
"""

from collections.abc import Mapping

from django.db.models import Model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network.letters.actions import write
from network.letters.models import Letter
from network.letters.texts import absolute, text
from network.people.consents import rules, sentences
from network.people.models import Consent, Person

FOLDER = "network/letters"


def receipt(consent: Consent) -> Letter | None:
    """To whoever withdrew: that it is done, and what was done. None without an address and a number."""
    person = consent.person
    if person is None:
        return None
    with translation.override(person.language):
        url = absolute(reverse("network:consent_withdraw"))
        if _by_phone(person):
            return _message("consent_receipt", person, _("A consent you gave here has ended:"), url, consent)
        words: dict[str, object] = {"state": sentences.state(consent), "url": url}
        return _write("consent_receipt", person, _("Your consent has ended"), words | _followed(consent), consent)


def withdrawn(consent: Consent, thing: Model, person: Person) -> Letter | None:
    """To who tells the thing: that somebody withdrew, and what followed; not who. None without an address and
    a number."""
    with translation.override(person.language):
        if _by_phone(person):
            said = _("Somebody withdrew a consent for a text that you look after:")
            return _message("consent_withdrawn", person, said, _desk(consent), consent)
        words = {"about": sentences.about(thing)} | _followed(consent)
        return _write("consent_withdrawn", person, _("News about your text"), words, consent)


def ends_soon(consent: Consent, thing: Model, person: Person) -> Letter | None:
    """To who tells the thing, and to editors: the last day of a consent, and what follows. None without an address and
    a number."""
    if consent.until is None:
        return None
    with translation.override(person.language):
        if _by_phone(person):
            said = _("A consent ends on %(day)s. Ask for a new one in good time:")
            said %= {"day": sentences.day(consent.until)}
            return _message("consent_ends", person, said, _desk(consent), consent)
        words = {"about": sentences.about(thing), "day": sentences.day(consent.until)} | _followed(consent)
        return _write("consent_ends", person, _("A consent ends soon"), words, consent)


def _followed(consent: Consent) -> dict[str, object]:
    allows = rules.allowed_by(consent)
    return {"text_goes": bool(allows & rules.ENDS_THE_TEXT), "face_goes": rules.FACE in allows}


def _by_phone(person: Person) -> bool:
    return bool(person.phone) and not person.email


def _desk(consent: Consent) -> str:
    """Where whoever answers for the thing sees its consents, after logging in."""
    return absolute(reverse("network:consents_about", args=[consent.subject_kind, consent.subject_id]))


def _write(kind: str, person: Person, subject: str, words: Mapping[str, object], consent: Consent) -> Letter | None:
    if not person.email:
        return None
    body = text(f"{FOLDER}/{kind}.txt", {"person": person.name, **words})
    return write(kind, person.email, person.language, subject, body, about=_about(kind, person, consent))


def _message(kind: str, person: Person, said: str, url: str, consent: Consent) -> Letter | None:
    body, about, channel = f"{said}\n{url}", _about(kind, person, consent), Letter.Channel.PHONE
    return write(kind, person.phone, person.language, "", body, about=about, channel=channel)


def _about(kind: str, person: Person, consent: Consent) -> str:
    return f"consent:{consent.pk}:{kind}:{person.pk}"
