"""Which claims hold, and which templates are meant?"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Self

from django.apps import apps
from django.db import models
from django.db.models import Model
from django.utils import timezone

from network.subjects import registry
from network.words.languages import default_code

if TYPE_CHECKING:
    from network.moderation.models import AnswerTemplate, Claim

HOLDS = timedelta(hours=2)


class Ready(NamedTuple):
    """Words of a template in one language. ``language`` is another than was asked for where it has none there."""

    code: str
    name: str
    text: str
    language: str


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims by meaning."""

    def held(self, moment: datetime) -> Self:
        """Those that have not run out."""
        return self.filter(at__gt=moment - HOLDS)

    def about(self, kind: str, key: int) -> Self:
        """Those on one thing, by its kind in the subject registry and its key."""
        return self.filter(subject_kind=kind, subject_id=key)


class AnswerTemplateQuerySet(models.QuerySet["AnswerTemplate"]):
    """Templates by meaning."""

    def for_purpose(self, purpose: str) -> Self:
        """Those for one kind of answer, with their words."""
        return self.filter(purpose=purpose).prefetch_related("texts")


def claim_of(thing: Model, moment: datetime | None = None) -> "Claim | None":
    """Who looks at the thing at the moment (None: now); None when nobody does. One query."""
    model: type[Claim] = apps.get_model("network", "Claim")
    held = model.objects.held(moment or timezone.now()).about(registry.of(thing).kind, thing.pk)
    return held.select_related("person").first()


def claims(moment: datetime) -> dict[tuple[str, int], "Claim"]:
    """All claims that hold, by kind and key. One query."""
    model: type[Claim] = apps.get_model("network", "Claim")
    held = model.objects.held(moment).select_related("person")
    return {(claim.subject_kind, claim.subject_id): claim for claim in held}


def templates_for(purpose: str, language: str) -> list[Ready]:
    """What lies ready for this kind of answer, in the language of who gets it, else in the site's own. Two queries.

    A template without words in either is left out.
    """
    model: type[AnswerTemplate] = apps.get_model("network", "AnswerTemplate")
    found = []
    for template in model.objects.for_purpose(purpose):
        texts = {text.language: text for text in template.texts.all()}
        text = texts.get(language) or texts.get(default_code())
        if text:
            found.append(Ready(template.code, text.name, text.text, text.language))
    return found
