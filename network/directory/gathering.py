"""How does a shop come with all that is known of it in one question to the database?

Django's ``prefetch_related`` asks once for every kind of fact, two dozen times for a shop's page. Here all kinds are
one ``UNION ALL`` of rows written as JSON lists; Django then finds everything fetched and asks no more.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import connection, models
from django.db.models import F, OrderBy, QuerySet, Value, Window
from django.db.models.functions import JSONArray, RowNumber

Path = tuple[str, ...]
Rows = dict[Any, list[list[Any]]]  # values of all columns, by the owner's key
MOST = 50
KINDS = (models.ForeignKey, models.ManyToManyField, models.ManyToOneRel)  # none of their children
# Tables with such a field are left to Django: databases write their values into JSON each in its own way.
UNTOLD = (models.DateTimeField, models.JSONField, models.BinaryField)
# Fields whose values JSON does not carry as they are; text and whole numbers it does.
WRITTEN_AS_TEXT = (models.DateField, models.TimeField, models.UUIDField, models.BooleanField)


@dataclass(frozen=True)
class Step:
    """One relation: how its rows are found, and whose they are."""

    relation: Any  # ForeignKey, ManyToManyField or the other side of a ForeignKey
    target: type[models.Model]
    base: QuerySet[Any]  # rows of the table that holds the key, of all owners
    owner: str  # the owner's key in that table
    prefix: str  # the way from that table to the target, "" where they are the same

    def keys(self) -> QuerySet[Any]:
        """Keys of the targets, for the next step."""
        return self.base.values(f"{self.prefix}pk")

    def rows(self, number: int) -> QuerySet[Any]:
        """(number of the step, owner's key, place in the target's order, values of all columns)."""
        columns = [f"{self.prefix}{field.attname}" for field in self.target._meta.concrete_fields]
        ordering = [_order(str(name), self.prefix) for name in self.target._meta.ordering or ()]
        place = Window(RowNumber(), order_by=ordering or None)
        rows = self.base.order_by().annotate(row_step=Value(number), row_owner=F(self.owner), row_place=place)
        return rows.annotate(row_values=JSONArray(*columns)).values_list(
            "row_step", "row_owner", "row_place", "row_values"
        )


def gather(things: Sequence[models.Model], lookups: Iterable[Any]) -> None:
    """Fetches what the lookups name (as ``prefetch_related`` takes them, names only) for all things; one query.

    Does nothing for more than ``MOST`` things, where one question for each kind is as quick, nor for rows of values.
    """
    paths = _paths(lookups)
    if not 0 < len(things) <= MOST or not paths or not isinstance(things[0], models.Model):
        return
    steps = _steps(type(things[0]), paths, tuple(range(-len(things), 0)))
    rows = _fetch(type(things[0]), paths, [thing.pk for thing in things]) if steps else []
    there: dict[Path, list[models.Model]] = {(): list(things)}
    for (path, step), mine in zip(steps.items(), rows, strict=False):
        there[path] = _hand_over(step, path[-1], there[path[:-1]], mine)


def _paths(lookups: Iterable[Any]) -> tuple[Path, ...]:
    """Every relation on the way, each after the one it begins at."""
    paths: dict[Path, None] = {}
    for lookup in lookups:
        names = tuple(lookup.split("__")) if isinstance(lookup, str) else ()
        paths |= dict.fromkeys(names[: length + 1] for length in range(len(names)))
    return tuple(paths)


@lru_cache(64)
def _steps(model: type[models.Model], paths: tuple[Path, ...], keys: tuple[int, ...]) -> dict[Path, Step]:
    """One for each path that can be gathered, for the things with these keys."""
    steps: dict[Path, Step] = {}
    for path in paths:
        above = steps.get(path[:-1])
        if len(path) > 1 and above is None:
            continue
        relation: Any = (above.target if above else model)._meta.get_field(path[-1])
        is_told = type(relation) in KINDS and not any(
            isinstance(f, UNTOLD) for f in relation.related_model._meta.fields
        )
        if is_told:
            steps[path] = _step(relation, above.keys() if above else keys)
    return steps


def _step(relation: Any, owners: Any) -> Step:
    if relation.one_to_many:
        key = relation.field
        base = relation.related_model._base_manager.filter(**{f"{key.name}__in": owners})
        return Step(relation, relation.related_model, base, key.attname, "")
    if relation.many_to_many:
        through = relation.remote_field.through
        mine, theirs = relation.m2m_field_name(), relation.m2m_reverse_field_name()
        base = through._base_manager.filter(**{f"{mine}__in": owners, f"{theirs}__isnull": False})
        return Step(relation, relation.related_model, base, f"{mine}_id", f"{theirs}__")
    base = relation.model._base_manager.filter(**{"pk__in": owners, f"{relation.name}__isnull": False})
    return Step(relation, relation.related_model, base, "pk", f"{relation.name}__")


def _order(name: str, prefix: str) -> OrderBy:
    return OrderBy(F(prefix + name.removeprefix("-")), descending=name.startswith("-"))


def _fetch(model: type[models.Model], paths: tuple[Path, ...], keys: Sequence[int]) -> list[Rows]:
    """For each path the rows by owner, in order; one query."""
    statement, parameters = _statement(model, paths, len(keys))
    with connection.cursor() as cursor:
        cursor.execute(statement, [keys[value] if value < 0 else value for value in parameters])
        answers = sorted(cursor.fetchall(), key=lambda row: (row[0], row[2]))
    found: list[Rows] = [defaultdict(list) for _path in paths]  # the last ones stay empty where some are left to Django
    for number, owner, _at, row in answers:
        found[number][owner].append(json.loads(row) if isinstance(row, str) else row)
    return found


@lru_cache(64)
def _statement(model: type[models.Model], paths: tuple[Path, ...], count: int) -> tuple[str, tuple[int, ...]]:
    """The question for so many things, written once: Django takes longer to write it than the database to answer.

    Parameters below 0 stand for the keys of the things: -1 for the last, as in a list.
    """
    steps = _steps(model, paths, tuple(range(-count, 0)))
    first, *others = [step.rows(number) for number, step in enumerate(steps.values())]
    return first.union(*others, all=True).query.sql_with_params()


def _hand_over(step: Step, name: str, owners: Iterable[models.Model], rows: Rows) -> list[models.Model]:
    """Makes the rows things and gives them to their owners, as ``prefetch_related`` would; returns them."""
    made = []
    for owner in owners:
        mine = [_made(step.target, row) for row in rows.get(owner.pk, ())]
        made += mine
        if step.relation.many_to_one:
            step.relation.set_cached_value(owner, mine[0] if mine else None)
            continue
        if step.relation.one_to_many:
            for thing in mine:
                step.relation.field.set_cached_value(thing, owner)
        fetched = getattr(owner, name).get_queryset()
        fetched._result_cache, fetched._prefetch_done = mine, True
        owner._prefetched_objects_cache = getattr(owner, "_prefetched_objects_cache", {}) | {name: fetched}  # type: ignore[attr-defined]
    return made


def _made(model: type[models.Model], row: Sequence[Any]) -> models.Model:
    fields = model._meta.concrete_fields
    values = [_value(field, value) for field, value in zip(fields, row, strict=True)]
    return model.from_db("default", [field.attname for field in fields], values)


def _value(field: Any, value: Any) -> Any:
    """What the field would hold; JSON has no decimals, days, hours, and on SQLite no true and false."""
    if value is None:
        return None
    if isinstance(field, models.DecimalField):
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
    return field.to_python(value) if isinstance(field, WRITTEN_AS_TEXT) else value
