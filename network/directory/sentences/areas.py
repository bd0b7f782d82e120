"""How do we say of which people an area is: "z gminy Wejherowo", "z Gdańska"?

Names of places stay as they are on signs and maps, in Latin letters and in the nominative: beside "gmina" and "miasto"
they need no case. Polish is different for cities that everybody calls by their bare name; their genitives are a list,
because no rule gives them surely.
"""

from collections.abc import Iterable

from babel.lists import format_list
from django.utils.translation import get_language, ngettext, pgettext

from network.directory.models import Area
from network.words.languages import locale

MOST_NAMED = 3
# Cities whose bare name means the whole city: no rural gmina bears the same name.
CITIES_IN_POLISH = {
    "Białystok": "z Białegostoku",
    "Bielawa": "z Bielawy",
    "Bielsko-Biała": "z Bielska-Białej",
    "Bydgoszcz": "z Bydgoszczy",
    "Bytom": "z Bytomia",
    "Chorzów": "z Chorzowa",
    "Częstochowa": "z Częstochowy",
    "Dąbrowa Górnicza": "z Dąbrowy Górniczej",
    "Gdańsk": "z Gdańska",
    "Gdynia": "z Gdyni",
    "Gliwice": "z Gliwic",
    "Gorzów Wielkopolski": "z Gorzowa Wielkopolskiego",
    "Jaworzno": "z Jaworzna",
    "Jelenia Góra": "z Jeleniej Góry",
    "Kalisz": "z Kalisza",
    "Katowice": "z Katowic",
    "Kielce": "z Kielc",
    "Konin": "z Konina",
    "Koszalin": "z Koszalina",
    "Kraków": "z Krakowa",
    "Legnica": "z Legnicy",
    "Lublin": "z Lublina",
    "Łódź": "z Łodzi",
    "Mysłowice": "z Mysłowic",
    "Nowy Sącz": "z Nowego Sącza",
    "Opole": "z Opola",
    "Piotrków Trybunalski": "z Piotrkowa Trybunalskiego",
    "Płock": "z Płocka",
    "Poznań": "z Poznania",
    "Radom": "z Radomia",
    "Ruda Śląska": "z Rudy Śląskiej",
    "Rybnik": "z Rybnika",
    "Rzeszów": "z Rzeszowa",
    "Sopot": "z Sopotu",
    "Sosnowiec": "z Sosnowca",
    "Szczecin": "ze Szczecina",
    "Świętochłowice": "ze Świętochłowic",
    "Toruń": "z Torunia",
    "Tychy": "z Tychów",
    "Wałbrzych": "z Wałbrzycha",
    "Warszawa": "z Warszawy",
    "Wrocław": "z Wrocławia",
    "Zabrze": "z Zabrza",
    "Zielona Góra": "z Zielonej Góry",
}


def area(area: Area) -> str:
    """Whence the people of an area are: "z gminy Wejherowo", "ze wsi w gminie Wejherowo", "z Gdańska"; goes after
    "people"."""
    return _whence(area, [area.district] if area.district else [])


def of_few_areas(areas: Iterable[Area]) -> str:
    """The same as ``of_areas`` where they can be heard in one breath, else "z wybranych miejsc"."""
    areas = list(areas)
    if len({area(one) for one in areas}) > MOST_NAMED:
        return pgettext("people of an area", "from certain places")
    return of_areas(areas)


def of_areas(areas: Iterable[Area]) -> str:
    """The same for areas that stand for each other: "z gminy Luzino lub z Gdańska"; '' for none."""
    districts: dict[tuple[str, str, str, str], tuple[Area, list[str]]] = {}
    for one in areas:
        _first, named = districts.setdefault((one.name, one.kind, one.powiat, one.district and "in"), (one, []))
        named += [one.district] if one.district and one.district not in named else []
    said = dict.fromkeys(_whence(one, named) for one, named in districts.values())
    return format_list(list(said), style="or", locale=locale())


def _whence(area: Area, districts: list[str]) -> str:
    gmina = _whole(area)
    if not districts:
        return gmina
    named = {"area": gmina, "districts": format_list(districts, style="or", locale=locale())}
    return ngettext("%(area)s, district %(districts)s", "%(area)s, districts %(districts)s", len(districts)) % named


def _whole(area: Area) -> str:
    name = {"name": area.name}
    if area.kind in (Area.Kind.TOWN, Area.Kind.UNKNOWN) and area.name in CITIES_IN_POLISH:
        return _of_city(area.name)
    return {
        Area.Kind.TOWN: lambda: pgettext("people of an area", "from the town of %(name)s") % name,
        Area.Kind.RURAL: lambda: pgettext("people of an area", "from the villages of gmina %(name)s") % name,
        Area.Kind.MIXED: lambda: pgettext("people of an area", "from all of gmina %(name)s") % name,
        Area.Kind.UNKNOWN: lambda: pgettext("people of an area", "from gmina %(name)s") % name,
    }[Area.Kind(area.kind)]()


def _of_city(name: str) -> str:
    if get_language() == "pl":
        return CITIES_IN_POLISH[name]
    return pgettext("people of an area", "from %(name)s") % {"name": name}
