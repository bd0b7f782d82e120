"""Which consents stand beside a text, for those who look after it, and which gave somebody herself?"""

from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from network.people.consents import rules, sentences
from network.people.consents.actions import things_of
from network.people.models import Consent, Person
from network.subjects import registry


@dataclass(frozen=True)
class Row:
    """One consent as a list shows it. ``withdraw_url``, ``renew_url``: "" where this reader cannot, or need not."""

    name: str
    about: str
    allowed: list[str]
    where: str
    given: str
    evidence: str
    state: str
    is_over: bool
    withdraw_url: str
    renew_url: str


def consents_of(thing: Model, person: Person | None) -> list[Row]:
    """The consents of a story or a leader's page, the first recorded first, for ``consent_rows.html``.

    Names stand in them: the list is empty for everybody who does not answer for the thing. One query for the rows, at
    most three for the rule.
    """
    if not rules.can_read_consents(person, thing):
        return []
    found = list(Consent.objects.about(registry.of(thing).kind, rules.thing_key(thing)))
    renewed = {one.renews_id for one in found}
    is_editor = rules.is_editor(person)
    about = sentences.about(thing)
    may_renew = {one.pk for one in found if one.pk not in renewed and (is_editor or rules.is_hers(person, one))}
    return [_desk_row(one, about, may_renew=one.pk in may_renew) for one in found]


def own_consents(person: Person | None) -> list[Row]:
    """Those somebody with a login gave herself, the newest first, each with the way to withdraw it.

    Three queries for each kind of thing, however many there are.
    """
    found = list(Consent.objects.of_person(person).order_by("-id"))
    things = things_of(found)
    rows = ((one, things.get((one.subject_kind, one.subject_id))) for one in found)
    return [
        _row(one, sentences.about(thing), withdraw=reverse("network:consent", args=[one.uuid])) for one, thing in rows
    ]


def about_url(thing: Model) -> str:
    """Where the consents of the thing are listed and new ones recorded."""
    return reverse("network:consents_about", args=[registry.of(thing).kind, rules.thing_key(thing)])


def _desk_row(consent: Consent, about: str, *, may_renew: bool) -> Row:
    new = reverse("network:consent_new", args=[consent.subject_kind, consent.subject_id])
    return _row(
        consent,
        about,
        withdraw=reverse("network:consent_desk", args=[consent.uuid]),
        renew=f"{new}?renews={consent.uuid}" if may_renew else "",
    )


def _row(consent: Consent, about: str, *, withdraw: str, renew: str = "") -> Row:
    is_over = rules.is_over(consent, timezone.localdate())
    return Row(
        name=sentences.who(consent),
        about=about,
        allowed=sentences.allowed(consent),
        where=sentences.where(consent),
        given=sentences.given(consent),
        evidence=consent.evidence,
        state=sentences.state(consent),
        is_over=is_over,
        withdraw_url="" if is_over else withdraw,
        renew_url=renew if rules.is_renewable(consent) else "",
    )
