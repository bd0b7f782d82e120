"""How do the gazetteer's rows get into the tables, without a place losing its id?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import Model

from network.places import gazetteer
from network.places.gazetteer import PlaceRow
from network.places.index import forget
from network.places.models import GazetteerLoad, Place, PlaceName, Postcode
from network.words.folding import fold
from network.words.sounds import sound_key

BATCH = 2000
FIELDS = ("kind", "name", "folded", "sound", "voivodeship", "powiat", "gmina", "city", "lat", "lon", "population")
Progress = Callable[[int], object]
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Loaded:
    """How many rows there are now, and how many of the places are new, changed, gone."""

    places: int = 0
    names: int = 0
    postcodes: int = 0
    created: int = 0
    changed: int = 0
    deleted: int = 0
    untouched: bool = False


def is_loaded() -> bool:
    """Whether the tables hold the gazetteer of this version."""
    return GazetteerLoad.objects.filter(checksum=gazetteer.checksum()).exists() and Place.objects.exists()


def load(progress: Progress = lambda rows: None, *, again: bool = False) -> Loaded:
    """Bring the tables to what the files say, in one transaction; `progress` is told how many rows were written.

    Does nothing when this version is loaded already, unless `again`. Places keep their ids, so references to them stay.
    """
    if is_loaded() and not again:
        return Loaded(untouched=True)
    rows, codes = gazetteer.places(), gazetteer.postcodes()
    with transaction.atomic():
        created, changed, deleted = _save_places(rows, progress)
        names = _save_names(rows, progress)
        Postcode.objects.all().delete()
        _create(Postcode, (Postcode(code=c, town=t, lat=a, lon=o) for c, (t, a, o) in codes.items()), progress)
        GazetteerLoad.objects.all().delete()
        GazetteerLoad.objects.create(checksum=gazetteer.checksum())
    forget()
    return Loaded(len(rows), names, len(codes), created, changed, deleted)


def _save_places(rows: list[PlaceRow], progress: Progress) -> tuple[int, int, int]:
    """Create, update, delete places by key; returns how many of each."""
    wanted = {row.key: _place(row) for row in rows}
    present = {place.key: place for place in Place.objects.iterator(BATCH)}
    gone = [place.pk for key, place in present.items() if key not in wanted]
    changed = []
    for key, place in wanted.items():
        if key in present and any(getattr(place, name) != getattr(present[key], name) for name in FIELDS):
            place.pk = present[key].pk
            changed.append(place)
    Place.objects.filter(pk__in=gone).delete()
    Place.objects.bulk_update(changed, FIELDS, batch_size=80)
    new = [place for key, place in wanted.items() if key not in present]
    _create(Place, new, progress)
    return len(new), len(changed), len(gone)


def _place(row: PlaceRow) -> Place:
    values = {name: getattr(row, name) for name in FIELDS if name not in ("folded", "sound")}
    return Place(key=row.key, folded=fold(row.name), sound=sound_key(row.name), **values)


def _save_names(rows: list[PlaceRow], progress: Progress) -> int:
    """Write all other names anew (nothing points at them); returns how many."""
    ids = dict(Place.objects.values_list("key", "pk"))
    PlaceName.objects.all().delete()
    return _create(PlaceName, (name for row in rows if row.others for name in _names(row, ids[row.key])), progress)


def _names(row: PlaceRow, place_id: int) -> Iterator[PlaceName]:
    """The other names of a place, each folded form once and not the place's own."""
    seen = {fold(row.name), ""}
    for name in row.others:
        folded = fold(name)
        if folded not in seen:
            seen.add(folded)
            yield PlaceName(place_id=place_id, name=name, folded=folded, sound=sound_key(name))


def _create(model: type[M], rows: Iterable[M], progress: Progress) -> int:
    """Insert the rows batch by batch; returns how many."""
    count = 0
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        model._default_manager.bulk_create(batch)
        count += len(batch)
        progress(len(batch))
    return count
