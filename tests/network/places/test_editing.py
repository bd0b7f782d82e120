"""Can editors keep the names people use?"""

import pytest
from django.forms import BaseForm

from network.places.editing import PlaceAliasViewSet
from network.places.models import Place, PlaceAlias
from network.words.folding import fold
from network.words.sounds import sound_key


def filled(**values: str) -> BaseForm:
    form_class = PlaceAliasViewSet.edit_handler.bind_to_model(PlaceAlias).get_form_class()
    return form_class(data={"text": "Na Górce", "name": "Górka", **values})


@pytest.fixture
def orlowo(db: None) -> Place:
    name = "Orłowo"
    area = {"voivodeship": "pomorskie", "powiat": "Gdynia", "gmina": "Gdynia", "city": "Gdynia"}
    point = {"lat": 54.482, "lon": 18.556}
    return Place.objects.create(
        key="t", kind="district", name=name, folded=fold(name), sound=sound_key(name), **area, **point
    )


def test_alias_form_takes_the_point_of_a_place(orlowo: Place) -> None:
    alias = filled(where="Orłowo").save()
    alias.refresh_from_db()
    assert (alias.folded, alias.place, alias.lat, alias.lon) == ("na gorce", orlowo, 54.482, 18.556)


def test_alias_form_takes_a_typed_point(db: None) -> None:
    alias = filled(lat="54.5", lon="18.5").save()
    assert (alias.place, alias.lat, alias.lon) == (None, 54.5, 18.5)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "where"),
        ({"where": "asdfgh"}, "where"),
        ({"text": "???", "lat": "54.5", "lon": "18.5"}, "text"),
        ({"text": "NA GÓRCE", "lat": "54.5", "lon": "18.5"}, "text"),
    ],
)
def test_alias_form_says_what_is_wrong(db: None, values: dict[str, str], field: str) -> None:
    if values.get("text") == "NA GÓRCE":
        PlaceAlias.objects.create(text="Na Górce", folded="na gorce", name="Górka", lat=54.5, lon=18.5)
    assert list(filled(**values).errors) == [field]


def test_alias_form_refuses_a_point_outside_poland(db: None) -> None:
    assert not filled(lat="50.45", lon="30.5").is_valid()
