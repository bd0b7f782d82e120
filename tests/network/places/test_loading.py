"""Does loading bring the tables to what the files say, and nothing more?"""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from network.places.credits import CREDITS
from network.places.gazetteer import DATA, FILES
from network.places.loading import load
from network.places.models import Place, PlaceAlias, PlaceName, Postcode

pytestmark = [pytest.mark.usefixtures("gazetteer"), pytest.mark.gazetteer]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_second_load_touches_nothing() -> None:
    assert load().untouched
    assert run("load_places") == "The gazetteer is loaded already.\n"


def test_load_again_repairs_rows_and_keeps_ids() -> None:
    gdynia = Place.objects.get(name="Gdynia", kind="city")
    Place.objects.filter(pk=gdynia.pk).update(name="Gdingen", lat=50.0)
    Place.objects.create(key="x", kind="village", name="Nigdzie", folded="nigdzie", sound="nigdze", lat=52, lon=20)
    Place.objects.get(name="Sopot", kind="city").delete()
    done = load(again=True)
    assert (done.created, done.changed, done.deleted) == (1, 1, 1)
    assert Place.objects.get(name="Gdynia", kind="city") == gdynia
    assert Place.objects.filter(name="Sopot", kind="city").count() == 1


def test_gazetteer_is_whole() -> None:
    counts = {kind: Place.objects.filter(kind=kind).count() for kind in ("city", "powiat", "voivodeship")}
    assert counts == {"city": 66, "powiat": 314, "voivodeship": 16}
    assert Place.objects.count() > 50_000
    assert PlaceName.objects.count() > 8_000
    assert Postcode.objects.count() > 22_000


def test_every_place_knows_its_areas() -> None:
    lost = Place.objects.settlements().filter(gmina="") | Place.objects.settlements().filter(powiat="")
    assert list(lost.values_list("name", flat=True)) == []


def test_files_stay_small_and_credited() -> None:
    assert sum((DATA / name).stat().st_size for name in FILES) < 900 * 1024
    assert sorted(name for credit in CREDITS for name in credit.files) == sorted(FILES)


def test_find_place_prints_json() -> None:
    answers = json.loads(run("find_place", "do Wejherowa", "asdfgh", "--json"))
    assert answers == [
        {
            "query": "do Wejherowa",
            "places": [
                {
                    "name": "Wejherowo",
                    "kind": "town",
                    "gmina": "Wejherowo",
                    "powiat": "wejherowski",
                    "lat": 54.6057,
                    "lon": 18.2356,
                    "how": "case",
                }
            ],
        },
        {"query": "asdfgh", "places": []},
    ]


def test_find_place_prints_lines() -> None:
    assert run("find_place", "Sopot", "asdfgh") == (
        "Sopot:\n  Sopot (city; gmina Sopot, powiat Sopot) 54.4418, 18.5600 by exact\nasdfgh: nothing\n"
    )


def test_alias_needs_a_point_in_poland_and_a_name_of_its_own() -> None:
    PlaceAlias.objects.create(text="Pekin", folded="pekin", name="Pekin", lat=54.5, lon=18.5)
    for text, lat in (("pekin", 54.5), ("kijow", 50.45)):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlaceAlias.objects.create(text=text, folded=text, name="x", lat=lat, lon=18.5 if lat > 54 else 30.5)
