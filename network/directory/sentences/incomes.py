"""How high may the income be, and of when are the amounts?"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from network.directory.dates import DateSpan
from network.directory.income_limits import limits
from network.directory.models import Criterion, NationalAmount, Shop
from network.directory.sentences.dates import date_of, day
from network.directory.sentences.numbers import percent, zloty
from network.directory.sentences.ways import both, groups

OLD = timedelta(days=425)  # own amounts older than 14 months may have changed
ROUND = 5  # shops set their limits at percentages that are multiples of this


def income(shop: Shop, amount: NationalAmount | None, today: date) -> list[str]:
    """The income limits with the day of their amounts, whole sentences; [] where no way in asks for an income.

    ``amount``: today's (``NationalAmount.objects.on(today)``); by those before it the amounts of an old page are
    recognised.
    """
    history = [amount, *amount.earlier] if amount else []
    rows = [row for group in groups(shop) for row in group.criteria.all() if row.kind == Criterion.Kind.INCOME]
    once = {(row.percent, row.single, row.family, row.amounts_dated): row for row in rows}
    said = [sentence for row in once.values() for sentence in _of(row, amount, history, today)]
    return list(dict.fromkeys(said))


def _of(row: Criterion, amount: NationalAmount | None, history: list[NationalAmount], today: date) -> Iterator[str]:
    if row.percent is None:
        yield _own(row)
        if doubt := _doubt(row, amount, history, today):
            yield doubt
        return
    yield _share(row, row.percent, amount)
    if _own_amounts(row) and (amount is None or _differs(row, amount)):
        yield _beside(row, history)


def _share(row: Criterion, share: int, amount: NationalAmount | None) -> str:
    """The limit that is a percentage of the national amount, as it is today."""
    if amount is None:
        return _(
            "Income of at most %(percent)s of the income criterion of social assistance. We do not know today's amount."
        ) % {"percent": percent(share)}
    single, family = limits(row, amount)
    return _(
        "Income of at most %(percent)s of the income criterion of social assistance: today %(single)s when you live "
        "alone, or %(family)s for each person of a family (amounts since %(date)s)."
    ) % {
        "percent": percent(share),
        "single": zloty(single or 0),
        "family": zloty(family or 0),
        "date": day(amount.valid_from),
    }


def _own(row: Criterion) -> str:
    """The limit that the shop's source states in amounts alone."""
    said = {"amounts": _dated(row)}
    if row.single and row.family:
        said |= {"single": zloty(row.single), "family": zloty(row.family)}
        return (
            _(
                "Income of at most %(single)s when you live alone, or %(family)s for each person of a family "
                "(%(amounts)s)."
            )
            % said
        )
    if row.single:
        text = _("Income of at most %(single)s when you live alone (%(amounts)s). For families we do not know.")
        return text % (said | {"single": zloty(row.single)})
    text = _(
        "Income of at most %(family)s for each person of a family (%(amounts)s). For one person alone we do not know."
    )
    return text % (said | {"family": zloty(row.family or 0)})


def _dated(row: Criterion) -> str:
    when = date_of(row.amounts_dated)
    return _("amounts of %(date)s") % {"date": when} if when else _("amounts without a date")


def _doubt(row: Criterion, amount: NationalAmount | None, history: list[NationalAmount], today: date) -> str:
    """Why the amounts may no longer hold; '' while they are young."""
    for newer, older in pairwise(history):
        if share := _same_share(row, older):
            return _(
                "That was %(percent)s of the income criterion before %(date)s. The limit may be higher now, so ask."
            ) % {"percent": percent(share), "date": day(newer.valid_from)}
    if not row.amounts_dated:
        return _("The amounts may have changed, so ask.")
    last = DateSpan.parse(row.amounts_dated).last
    is_old = last + OLD < today or (amount is not None and last < amount.valid_from)
    return _("The amounts may have changed, so ask.") if is_old else ""


def _same_share(row: Criterion, amount: NationalAmount) -> int | None:
    """The round percentage of a national amount that both amounts of the source are; None where they are none."""
    if not row.single or not row.family:
        return None
    share = row.single * 100 / amount.single
    is_round = share % ROUND == 0 and row.family * 100 == share * amount.family
    return int(share) if is_round else None


def _differs(row: Criterion, amount: NationalAmount) -> bool:
    single, family = limits(row, amount)
    return (row.single or single, row.family or family) != (single, family)


def _beside(row: Criterion, history: list[NationalAmount]) -> str:
    """What the source says in amounts where they are not those of today."""
    amounts = both([zloty(value) for value in _own_amounts(row)])
    for newer, older in pairwise(history):
        if not _differs(row, older):
            return _("The source still says %(amounts)s, amounts from before %(date)s. Ask which ones count.") % {
                "amounts": amounts,
                "date": day(newer.valid_from),
            }
    said = {"amounts": amounts, "dated": _dated(row)}
    return _("The source says %(amounts)s (%(dated)s). Ask which ones count.") % said


def _own_amounts(row: Criterion) -> list[Decimal]:
    return [value for value in (row.single, row.family) if value]
