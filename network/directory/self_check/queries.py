"""What must be looked up to answer: shops around, the amounts of today, namesakes, the office, what shops ask about?"""

from datetime import date

from network.directory.finding import FARTHER, PAGE, REACH_KM
from network.directory.models import Criterion, NationalAmount, ReferralOffice, Shop
from network.directory.queries import NOT_THERE
from network.directory.self_check.answers import Answers, Ground, State
from network.directory.self_check.residence import residence
from network.places.distance import nearest
from network.places.models import Place
from network.places.resolver import Match

Status = Criterion.Status
RULES = ("criterion_groups__criteria__areas", "documents", "routes__office", "offices")
# They follow from other answers, or are hers to judge.
NOT_ASKED = (Status.ALONE, Status.SENIOR, Status.LOW_INCOME, Status.IN_NEED)


def shops_around(place: Match) -> list[Shop]:
    """At most ten of the nearest shops within 50 km, else the three nearest at all, each with ``distance_km`` and
    everything the evaluation reads; nearest first, at a fixed number of queries."""
    shops = Shop.objects.visible_to(None).where_one_can_go()
    fetch = Shop.objects.with_facts().select_related("operator").prefetch_related(*RULES)
    found = nearest(
        shops, place.lat, place.lon, PAGE, lat_field="location__lat", lon_field="location__lon", fetch=fetch
    )
    near = sum(shop.distance_km <= REACH_KM for shop in found)
    return found[: near or FARTHER]


def ground(place: Match | None, today: date) -> Ground:
    """What the rules are measured against today; two queries."""
    amount = NationalAmount.objects.on(today)
    namesake = bool(place and place.gmina and Place.objects.has_namesake(place.gmina, place.powiat, place.voivodeship))
    return Ground(amount, namesake)


def situations_asked() -> list[Criterion.Status]:
    """The groups of people that some shop one can go to asks about, in the order of the vocabulary; one query."""
    asked = set(
        Criterion.objects.filter(kind=Criterion.Kind.STATUS)
        .exclude(group__shop__status__in=NOT_THERE)
        .exclude(status__in=NOT_ASKED)
        .values_list("status", flat=True)
        .distinct()
    )
    return [status for status in Status if status in asked]


def office_of(answers: Answers, known: Ground) -> ReferralOffice | None:
    """The office that surely serves the people where she lives; None where we know none. At most three queries."""
    place = answers.place
    if place is None or not place.gmina:
        return None
    named = ReferralOffice.objects.filter(areas__name=place.gmina).distinct().prefetch_related("areas")
    own = next((office for office in named if _serves(office, answers, known)), None)
    if own or known.namesake or place.kind == Place.Kind.VILLAGE:
        return own
    return ReferralOffice.objects.for_town(place.city or place.name).first()


def _serves(office: ReferralOffice, answers: Answers, known: Ground) -> bool:
    return residence(office.areas.all(), answers, namesake=known.namesake)[0] == State.YES
