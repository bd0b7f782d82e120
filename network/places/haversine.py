"""How does a database measure km between two points? The haversine of ``distance`` as an expression."""

from typing import Any

from django.db.models import ExpressionWrapper, F, FloatField, Value
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt

from network.places.distance import EARTH

Point = tuple[Any, Any]  # latitude and longitude: numbers, names of fields or expressions


def kilometres(one: Point, other: Point) -> Any:
    """An expression for the km between two points in a straight line, for ``annotate`` and ``filter``."""
    lat1, lon1, lat2, lon2 = (_degrees(value) for value in (*one, *other))
    half = Power(Sin(Radians(lat2 - lat1) / 2), 2) + Cos(Radians(lat1)) * Cos(Radians(lat2)) * Power(
        Sin(Radians(lon2 - lon1) / 2), 2
    )
    return Value(2 * EARTH, output_field=FloatField()) * ASin(Sqrt(Least(Value(1.0, output_field=FloatField()), half)))


def _degrees(value: Any) -> Any:
    if isinstance(value, float | int):
        return Value(value, output_field=FloatField())
    return ExpressionWrapper(F(value) if isinstance(value, str) else value, output_field=FloatField())
