"""Which shops are asked for?"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from network.directory.dates import WARSAW
from network.directory.gathering import gather
from network.places.distance import bounding_box, kilometres, nearest

if TYPE_CHECKING:
    from network.directory.models import LanguageSpoken, NationalAmount, ReferralOffice, Shop
    from network.people.models import Person

STALE_AFTER = timedelta(days=365)
# Hours in which nobody can come in for food.
NOT_FOR_VISITS = ("donors", "phone")
NOT_THERE = ("closed", "planned")


class ShopQuerySet(models.QuerySet["Shop"]):
    """Shops by meaning."""

    def _prefetch_related_objects(self) -> None:
        """All kinds of facts in one question; Django finds them fetched."""
        gather(self._result_cache or (), self._prefetch_related_lookups)  # type: ignore[attr-defined]
        super()._prefetch_related_objects()  # type: ignore[misc]

    def visible_to(self, person: "Person | None") -> Self:
        """All of them: facts about shops are public (``rules.can_view_shop``)."""
        return self.all()

    def called(self, text: str) -> Self:
        """Those whose name or town holds the typed words; none for no words. Ordered by name, with their location."""
        words = text.split()[:6]
        found = self if words else self.none()
        for word in words:
            found = found.filter(Q(name__icontains=word) | Q(location__town__icontains=word))
        return found.select_related("location").order_by("name", "pk")

    def where_one_can_go(self) -> Self:
        """Without those that closed for good or never opened, which help nobody who looks for food."""
        return self.exclude(status__in=NOT_THERE)

    def to_go_to_instead_of(self, shop: "Shop") -> Self:
        """Shops to offer where one is gone: none on a break, and invented ones only beside an invented one."""
        found = self.where_one_can_go().exclude(status="suspended").exclude(pk=shop.pk)
        return found if shop.is_example else found.filter(is_example=False)

    def with_facts(self) -> Self:
        """Everything a row of a list says, at a fixed number of queries."""
        return self.select_related("location").prefetch_related(
            "opening_rules",
            "derived_windows",
            "opening_exceptions",
            "phones",
            "languages",
            "fact_ages",
            "criterion_groups__criteria__areas",
        )

    def with_sources(self) -> Self:
        """In addition what only a shop's own page says."""
        return (
            self.with_facts()
            .select_related("operator")
            .prefetch_related(
                "offices",
                "routes__office__areas",
                "criterion_groups__documents",
                "documents",
                "limits",
                "stock_hints",
                "access_facts",
                "services",
                "figures",
                "quotations",
                "sources",
                "confirmations",
            )
        )

    def with_origins(self) -> Self:
        """With what a page about the origin of its facts says."""
        return self.select_related("location").prefetch_related("quotations", "sources", "figures")

    def without_referral(self) -> Self:
        """Shops where some people, or all, come without a referral."""
        return self.filter(referral__in=("no", "partly"))

    def speaking(self, codes: Iterable[str]) -> Self:
        """Shops where somebody speaks one of the languages (BCP 47 codes)."""
        return self.filter(self._has("languages", code__in=list(codes), spoken=True))

    def step_free(self) -> Self:
        """Shops known to have an entrance without steps."""
        return self.filter(step_free="yes")

    def free_of_charge(self) -> Self:
        """Shops that take no money: free, or for points."""
        return self.filter(payment__in=("free", "points"))

    def paid(self) -> Self:
        """Shops that sell below the market price."""
        return self.filter(payment="discounted_price")

    def with_service(self, kinds: Iterable[str]) -> Self:
        """Shops that offer other help of one of the kinds (``ServiceOffer.Kind``)."""
        return self.filter(self._has("services", kind__in=list(kinds)))

    def with_goods(self, categories: Iterable[str]) -> Self:
        """Shops on whose shelves one of these things lies, usually or sometimes (``StockHint.Category``)."""
        return self.filter(self._has("stock_hints", ~Q(level="never"), category__in=list(categories)))

    def any_within(self, lat: float, lon: float, km: float) -> bool:
        """Whether one of them is at most so far away. One query."""
        south, north, west, east = bounding_box(lat, lon, km)
        box = self.filter(location__lat__range=(south, north), location__lon__range=(west, east)).order_by()
        points = box.values_list("location__lat", "location__lon")
        return any(kilometres(lat, lon, *point) <= km for point in points)

    def with_hours_known_since(self, day: date) -> Self:
        """Shops whose hours were confirmed or dated on that day or later."""
        return self.filter(self._has("fact_ages", group="hours", known_on__gte=day))

    def with_current_hours(self, day: date) -> Self:
        """Shops in business whose hours are not stale on the day, so that a filter on hours can find them."""
        return self.filter(self._has("opening_rules", ~Q(mode__in=NOT_FOR_VISITS)))._in_business(day)

    def perhaps_open_on(self, day: date) -> Self:
        """A cheap superset of the shops open on the day: in business, hours not stale, a rule of that weekday or of
        the night before, or an exception of that day. Weeks, validity and holidays are left to the evaluation."""
        visits = ~Q(mode__in=NOT_FOR_VISITS)
        before = day - timedelta(days=1)
        begun = Q(weekday=day.weekday()) | Q(weekday=before.weekday(), past_midnight=True)
        rule = self._has("opening_rules", visits & begun, weekday__in=[day.weekday(), before.weekday()])
        extra = self._has("opening_exceptions", visits, first_day__lte=day, last_day__gte=day, opens__isnull=False)
        return self.filter(Q(rule) | Q(extra))._in_business(day)

    def perhaps_open_at(self, moment: datetime) -> Self:
        """A cheap superset of the shops open at the moment; as above, and the hour of the rule fits."""
        local = moment.astimezone(WARSAW)
        day, hour, before = local.date(), local.time(), local.date() - timedelta(days=1)
        visits = ~Q(mode__in=NOT_FOR_VISITS)
        running = Q(weekday=day.weekday(), opens__lte=hour) & (
            Q(closes=None) | Q(closes__gt=hour) | Q(past_midnight=True)
        )
        spilled = Q(weekday=before.weekday(), past_midnight=True, closes__gt=hour)
        days = [day.weekday(), before.weekday()]  # said twice for the index
        rule = self._has("opening_rules", visits & (running | spilled), weekday__in=days)
        extra = self._has("opening_exceptions", visits, first_day__lte=day, last_day__gte=day, opens__isnull=False)
        return self.filter(Q(rule) | Q(extra))._in_business(day)

    def nearest_to(self, lat: float, lon: float, limit: int, offset: int = 0) -> list["Shop"]:
        """The nearest shops after the first ``offset``, each with ``distance_km``, with all facts of a row."""
        facts = self.model._default_manager.with_facts()
        return nearest(
            self, lat, lon, limit, offset=offset, lat_field="location__lat", lon_field="location__lon", fetch=facts
        )

    def nearest_page(
        self, lat: float, lon: float, size: int, offset: int = 0, passes: Callable[["Shop"], bool] | None = None
    ) -> tuple[list["Shop"], int | None]:
        """At most ``size`` of the nearest shops that pass, and the offset of the next page (None: there is none).
        Each has its ``rank``: the offset at which a page would begin with it.

        The SQL filters let through few shops that do not pass, so with ``passes`` two pages are read at a time.
        """
        found: list[Shop] = []
        step = 2 * size if passes else size + 1
        while True:
            batch = self.nearest_to(lat, lon, step, offset)
            for shop in batch:
                shop.rank = offset
                if passes is None or passes(shop):
                    if len(found) == size:
                        return found, offset
                    found.append(shop)
                offset += 1
            if len(batch) < step:
                return found, None

    def perhaps_open_in_an_evening(self, day: date, evening: time) -> Self:
        """A cheap superset of the shops open after ``evening`` o'clock on some day of the week."""
        late = Q(closes__gt=evening) | Q(opens__gte=evening) | Q(past_midnight=True)
        visits = ~Q(mode__in=NOT_FOR_VISITS)
        rule = self._has("opening_rules", visits & late)
        extra = self._has("opening_exceptions", visits, last_day__gte=day, closes__gt=evening)
        return self.filter(Q(rule) | Q(extra))._in_business(day)

    def _in_business(self, day: date) -> Self:
        return self.filter(status__in=("open", "closing", "suspended")).with_hours_known_since(day - STALE_AFTER)

    def _has(self, relation: str, *conditions: Q, **lookups: object) -> Exists:
        """Whether a shop has a row of the relation for which all conditions hold."""
        related = self.model._meta.get_field(relation).related_model
        return Exists(related.objects.filter(*conditions, shop=OuterRef("pk"), **lookups))  # type: ignore[union-attr]


class LanguageQuerySet(models.QuerySet["LanguageSpoken"]):
    """Languages by meaning."""

    def spoken_somewhere(self) -> "models.QuerySet[LanguageSpoken, str]":
        """The codes of all languages that are spoken in a shop one can go to, each once."""
        shops = self.filter(spoken=True).exclude(shop__status__in=NOT_THERE)
        return shops.order_by("code").values_list("code", flat=True).distinct()


class OfficeQuerySet(models.QuerySet["ReferralOffice"]):
    """Referral offices by meaning."""

    def for_town(self, town: str) -> "models.QuerySet[ReferralOffice]":
        """The offices for the people of a town, by its name as offices write it.

        Without a GOPS: it serves the rural gmina around the town, which has an office of its own.
        """
        return self.filter(town=town).exclude(name__startswith="GOPS").order_by("id")


class NationalAmountQuerySet(models.QuerySet["NationalAmount"]):
    """Amounts of law by day."""

    def on(self, day: date, code: str = "social_assistance") -> "NationalAmount | None":
        """The amount in force on the day, with all before it as its ``earlier``; None before the first we know."""
        found = list(self.filter(code=code, valid_from__lte=day).order_by("-valid_from"))
        if not found:
            return None
        found[0].earlier = found[1:]
        return found[0]
