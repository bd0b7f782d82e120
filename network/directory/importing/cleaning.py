"""How does JSON become the fields of a model? What does not fit is a problem that names its field."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db.models import (
    BooleanField,
    DecimalField,
    Field,
    FloatField,
    IntegerField,
    Model,
    PositiveSmallIntegerField,
)
from django.utils.translation import gettext as _

from network.directory.dates import EdtfField
from network.directory.families import Facts, exact, plain
from network.directory.importing import values
from network.directory.importing.problems import BadRow, Problem
from network.directory.importing.values import Refused
from network.words.phones import NotAPhoneNumber, dialled

LONGEST = 40  # characters of a day or an hour, however somebody writes it
MOST = 100  # items of a list within a fact
SMALL = 32_767  # what a small integer holds in every database

Item = TypeVar("Item")


def problems(error: ValidationError) -> list[Problem]:
    """What Django refused, field by field."""
    if not hasattr(error, "error_dict"):
        return [Problem("", " ".join(error.messages))]
    return [Problem("" if name == "__all__" else name, " ".join(said)) for name, said in error.message_dict.items()]


@contextmanager
def within(path: str) -> Iterator[None]:
    """What is wrong inside is told as wrong in the field ``path``. Raises BadRow."""
    try:
        yield
    except Refused as error:
        raise BadRow(Problem(path, str(error))) from error
    except ValidationError as error:
        raise BadRow(*(_inside(path, problem) for problem in problems(error))) from error
    except BadRow as error:
        raise BadRow(*(_inside(path, problem) for problem in error.problems)) from error


def only(fields: Facts, allowed: Collection[str]) -> None:
    """Raises Refused where a field is there that is not among those allowed."""
    if unknown := sorted(set(fields) - set(allowed)):
        said = {"name": unknown[0], "allowed": ", ".join(sorted(allowed))}
        raise Refused(_("There is no field “%(name)s”; there are: %(allowed)s.") % said)


def needed(fields: Facts, *names: str) -> None:
    """Raises BadRow where one of the fields is not stated."""
    if missing := [name for name in names if fields.get(name) in (None, "")]:
        raise BadRow(*(Problem(name, _("This is missing.")) for name in missing))


def in_type(model: type[Model], fields: Facts) -> Facts:
    """The fields, each in a type that its column can be read from. Raises BadRow."""
    found = {}
    for name, value in fields.items():
        with within(name):
            found[name] = _read_as(cast("Field[Any, Any]", model._meta.get_field(name)), value)
    return found


def cleaned(model: type[Any], fields: Facts, prefix: str = "") -> Facts:
    """The fields as the model cleans them, and what they say together checked. Raises BadRow, ValidationError."""
    row = model(**in_type(model, fields))
    others = {field.name for field in model._meta.fields} - set(fields)
    row.clean_fields(exclude=others)
    row.validate_constraints(exclude=others)
    return {f"{prefix}{name}": plain(getattr(row, name)) for name in fields}


def objects(stated: Any, where: str, reader: Callable[[Facts], Item]) -> list[Item]:
    """What the reader makes of each object of a list; a field of an object that is null is not stated.

    Raises BadRow, with fields named as "criteria#0.years".
    """
    if stated is None:
        return []
    if not isinstance(stated, list) or not all(isinstance(item, dict) for item in stated) or len(stated) > MOST:
        raise BadRow(Problem(where, _("This must be a list of at most %(most)d objects.") % {"most": MOST}))
    found = []
    for place, item in enumerate(stated):
        with within(f"{where}#{place}"):
            found.append(reader({name: value for name, value in item.items() if value is not None}))
    return found


def number(typed: object) -> str:
    """A phone number as it is dialled; '' stays. Raises Refused."""
    try:
        return dialled(str(typed)) if typed != "" else ""
    except NotAPhoneNumber as error:
        raise Refused(_("“%(text)s” holds no phone number.") % {"text": str(typed)[:LONGEST]}) from error


def _read_as(field: "Field[Any, Any]", value: object) -> Any:
    if value is None and field.null:
        return None
    if isinstance(field, BooleanField):
        return values.flag(value)
    if isinstance(field, IntegerField):
        return values.whole(value, SMALL if isinstance(field, PositiveSmallIntegerField) else values.LARGEST)
    if isinstance(field, FloatField):
        return values.any_number(value)
    if isinstance(field, DecimalField):
        return exact(values.any_number(value))
    if isinstance(field, EdtfField):
        return values.edtf(value) if value != "" else ""
    return values.text(value, field.max_length or LONGEST)


def _inside(path: str, problem: Problem) -> Problem:
    return Problem(f"{path}.{problem.field}" if problem.field else path, problem.reason)
