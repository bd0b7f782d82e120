"""Which shops does the overview read, and what of them?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import (
    Avg,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    Expression,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Replace, StrIndex, Substr
from django.db.models.lookups import Exact, LessThan

from network.directory.ages import Standing
from network.directory.models import FactAge, FactGroup, ImpactFigure, Shop
from network.directory.queries import STALE_AFTER, ShopQuerySet
from network.partners.models import ShopRequest
from network.partners.queries import ShopRequestQuerySet

OverviewRow = dict[str, Any]
INVENTED = Cast("is_example", IntegerField())
MOST_NAMED = 20  # shops that an address may name; more are not looked at
SHOWN_GROUPS = (FactGroup.STATUS, FactGroup.REFERRAL, FactGroup.PRICE)  # whose age a row tells
NEWEST = (ImpactFigure.Measure.PEOPLE, ImpactFigure.Measure.KG)


def standing(today: date) -> Expression:
    """``ages.effective_status`` for the database: the status as it may be read today. A test holds the two equal."""
    confirmed = Exists(
        FactAge.objects.filter(
            shop=OuterRef("pk"), group=FactGroup.STATUS, confirmed_on__gte=today - STALE_AFTER
        ).order_by()
    )
    closing = Q(status=Shop.Status.CLOSING)
    return Case(
        When(Q(confirmed, status=Shop.Status.OPEN), then=Value(Standing.OPEN.value)),
        When(status=Shop.Status.OPEN, then=Value(Standing.LAST_SEEN_OPEN.value)),
        When(closing & ~Q(closes="") & _closed_before(today), then=Value(Standing.WAS_TO_CLOSE.value)),
        When(closing & (~Q(closes="") | Q(confirmed)), then=Value(Standing.CLOSING.value)),
        When(closing, then=Value(Standing.LAST_SEEN_OPEN.value)),
        When(
            Q(status=Shop.Status.SUSPENDED) & (Q(suspended_until=None) | Q(suspended_until__lt=today)),
            then=Value(Standing.WAS_SUSPENDED.value),
        ),
        default=F("status"),
        output_field=CharField(),
    )


def capacity(today: date) -> Expression:
    """``ages.effective_capacity`` for the database. A test holds the two equal."""
    return Case(
        When(capacity_until__gte=today, then=F("capacity")),
        default=Value(Shop.Capacity.UNKNOWN.value),
        output_field=CharField(),
    )


DERIVED = {"standing": standing, "capacity_now": capacity}


def as_of(today: date, derived: Iterable[str] = tuple(DERIVED)) -> ShopQuerySet:
    """All shops with a place, in no order, with ``standing`` and ``capacity_now`` of the day, or those of the two that
    are named: to build what is not asked for takes longer than many a page.

    ``invented`` is ``is_example`` as 1 or 0: without a Boolean Django need not walk over every column of every row.
    """
    known = {name: DERIVED[name](today) for name in derived}
    shops = Shop.objects.visible_to(None).filter(location__isnull=False)
    return shops.annotate(invented=INVENTED, **known).order_by()


def facets(today: date) -> list[OverviewRow]:
    """Each combination of what can be chosen, once."""
    names = (
        "location__voivodeship", "location__powiat", "location__gmina", "operator", "operator__name", "chain",
        "kind", "payment", "standing", "capacity_now",
    )  # fmt: skip
    return list(as_of(today).values(*names).distinct())


def narrowed(
    today: date, asked: dict[str, Any], needing: Iterable[int] | None = None, also: Iterable[str] = ()
) -> ShopQuerySet:
    """The shops with these values (field → value), with what is ``also`` derived; ``needing``: of these keys only."""
    shops = as_of(today, DERIVED.keys() & {*asked, *also}).filter(**asked)
    return shops if needing is None else shops.filter(pk__in=list(needing))


def with_newest(shops: ShopQuerySet, measure: str) -> ShopQuerySet:
    """With ``newest``: the shop's newest figure of the measure that is no rate; None without one."""
    figures = ImpactFigure.objects.filter(shop=OuterRef("pk"), measure=measure, rate="").order_by("-period", "pk")
    return shops.annotate(newest=Subquery(figures.values("value")[:1]))


def with_oldest(shops: ShopQuerySet) -> ShopQuerySet:
    """With ``oldest``: the oldest day from which what a row says is known; None where none is dated."""
    known = FactAge.objects.filter(shop=OuterRef("pk"), group__in=SHOWN_GROUPS).order_by()
    return shops.annotate(
        oldest=Subquery(known.values("shop").annotate(day=Min("known_on")).values("day"), output_field=DateField())
    )


FACTS = (
    "pk", "slug", "name", "chain", "kind", "payment", "referral", "is_example", "status", "status_as_of", "closes",
    "suspended_until", "capacity_until", "operator__name", "location__town", "location__gmina", "location__powiat",
    "location__voivodeship", "standing", "capacity_now",
)  # fmt: skip
FEW = 500  # keys that are named to the database; of more shops it is asked for all


def facts(keys: list[int], today: date) -> "QuerySet[Shop, OverviewRow]":
    """What the table and its files say of these shops, of many perhaps those of others; in no order."""
    shops = as_of(today)
    return (shops.filter(pk__in=keys) if len(keys) <= FEW else shops).values(*FACTS)


def ages(keys: list[int]) -> "QuerySet[FactAge, tuple[int, str, date | None, str, date | None]]":
    """(shop, group, confirmed, source's date, known since) of what a row says."""
    rows = FactAge.objects.filter(group__in=SHOWN_GROUPS).order_by()
    named = rows.filter(shop__in=keys) if len(keys) <= FEW else rows
    return named.values_list("shop", "group", "confirmed_on", "dated", "known_on")


def figures_of(keys: list[int]) -> "QuerySet[ImpactFigure]":
    """The figures for a file of these shops, the newest first, and perhaps those of others."""
    figures = ImpactFigure.objects.filter(measure__in=NEWEST, rate="").order_by("-period", "pk")
    return figures.filter(shop__in=keys) if len(keys) <= FEW else figures


def wanted(today: date) -> list[tuple[int, str]]:
    """(shop, kind) of what is asked for today."""
    return list(_wanted(today).order_by("shop", "kind").values_list("shop", "kind").distinct())


def _wanted(today: date) -> ShopRequestQuerySet:
    """What is asked for today; an invented request counts beside an invented shop only."""
    requests = ShopRequest.objects.visible_to(None).wanted(today)
    return requests.filter(Q(is_example=False) | Q(shop__is_example=True))


def named(keys: Iterable[int]) -> ShopQuerySet:
    """The shops with these keys."""
    return Shop.objects.visible_to(None).filter(pk__in=list(keys))


AREA_FIELDS = ("location__voivodeship", "location__powiat", "location__gmina")


def placed(shops: ShopQuerySet) -> "QuerySet[Shop, tuple[Any, ...]]":
    """The columns of ``whereabouts.Placed``."""
    names = ("pk", "slug", "name", "location__town", *AREA_FIELDS, "location__lat", "location__lon")
    return shops.filter(location__isnull=False).order_by("pk").values_list(*names)


def counted(shops: ShopQuerySet, fields: int, today: date) -> "QuerySet[Shop, tuple[Any, ...]]":
    """For each area, named by so many of its fields: they, its real shops, those that ask, mean latitude, longitude."""
    asking = Count("pk", filter=Q(pk__in=_wanted(today).order_by().values("shop")))
    areas = shops.filter(is_example=False).order_by().values(*AREA_FIELDS[:fields])
    sums = areas.annotate(n=Count("pk"), asking=asking, lat=Avg("location__lat"), lon=Avg("location__lon"))
    return sums.values_list(*AREA_FIELDS[:fields], "n", "asking", "lat", "lon")


def all_figures() -> "QuerySet[ImpactFigure]":
    """Every figure with its shop and the place, shops by name, the newest period first."""
    of_shop = ("shop__name", "shop__slug", "shop__is_example", "shop__location__voivodeship")
    own = [field.attname for field in ImpactFigure._meta.concrete_fields]
    placed = ImpactFigure.objects.filter(shop__location__isnull=False)
    figures = placed.select_related("shop__location").only(*own, *of_shop)
    return figures.order_by("shop__name", "shop", "-period", "measure", "rate")


def to_compare(slugs: list[str]) -> "QuerySet[Shop]":
    """The shops with these slugs and everything their own pages say."""
    return Shop.objects.visible_to(None).filter(location__isnull=False, slug__in=slugs).with_sources()


def requests_of(keys: list[int], today: date) -> "QuerySet[ShopRequest]":
    """What these shops ask for today, the most urgent first."""
    return _wanted(today).filter(shop__in=keys).most_urgent_first()


def points(shops: ShopQuerySet) -> "QuerySet[Shop, tuple[float, float, str, str]]":
    """Latitude, longitude, slug and name of each."""
    return shops.order_by("pk").values_list("location__lat", "location__lon", "slug", "name")


def shops_to_go_to(today: date, *, confirmed: bool) -> ShopQuerySet:
    """Real shops where one can go; ``confirmed``: only those that surely are in business today."""
    there = as_of(today, ["standing"] if confirmed else []).where_one_can_go().filter(is_example=False)
    return there.filter(**{"standing__in": (Standing.OPEN.value, Standing.CLOSING.value)}) if confirmed else there


def _closed_before(today: date) -> Q:
    """Whether the last day that ``closes`` (EDTF) may mean is over.

    What stands after the slash, without the mark of what is inferred, is a year, a month or a day: all its days are
    over when it sorts before today's date and is not the beginning of it.
    """
    plain = Replace(F("closes"), Value("?"), Value(""))
    end = Substr(plain, StrIndex(plain, Value("/")) + 1)
    year, month, day = (Value(today.isoformat()[:length]) for length in (4, 7, 10))
    return Q(LessThan(end, day)) & ~Q(Exact(end, year)) & ~Q(Exact(end, month))
