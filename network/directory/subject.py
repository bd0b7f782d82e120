"""How does a shop introduce itself to the rest of the network?"""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from network.directory.completeness import gaps
from network.directory.hours import local_day
from network.directory.models import Shop
from network.people.models import Person, Role
from network.people.rules import has_role
from network.subjects.registry import Subject, Waiting, register
from network.words.languages import default_code


def _summary(shop: Shop, language: str) -> str:
    return str(shop.location)


def _waiting(person: object, language: str) -> Iterable[Waiting]:
    """For editors: records that lack something residents ask for; a fixed number of queries."""
    if not isinstance(person, Person) or not has_role(person, Role.EDITOR):
        return
    today = local_day(timezone.now())
    with translation.override(language):
        for shop in Shop.objects.visible_to(None).where_one_can_go().with_sources():
            missing = "; ".join(str(gap) for gap in gaps(shop, today))
            if missing:
                yield Waiting(
                    kind="shop",
                    key=shop.pk,
                    title=shop.name,
                    language=default_code(),
                    since=_oldest(shop, today),
                    turn="editor",
                    task=_("Complete: %(missing)s") % {"missing": missing},
                    url=shop.get_absolute_url(),
                )


def _oldest(shop: Shop, today: date) -> datetime:
    """Since when its oldest group of facts has not been looked at; today's beginning where no date is known."""
    known = min((age.known_on for age in shop.fact_ages.all() if age.known_on), default=today)
    return timezone.make_aware(datetime.combine(known, time.min))


SHOP = register(
    Subject(
        kind="shop",
        model=Shop,
        title=lambda shop, language: shop.name,
        address=Shop.get_absolute_url,
        summary=_summary,
        visible_to=lambda person: Shop.objects.visible_to(person),  # type: ignore[arg-type]
        waiting=_waiting,
        typed=lambda text, person: Shop.objects.visible_to(person).called(text)[:10],  # type: ignore[arg-type]
    )
)
