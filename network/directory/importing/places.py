"""In which gmina does a shop stand, and is its pin where its postcode or town is?"""

from functools import lru_cache

from django.utils.translation import gettext as _

from network.directory.families import Facts
from network.places.distance import kilometres
from network.places.resolver import Match, Resolution, resolve
from network.words.folding import fold

FAR_KM = 5.0
NAMESAKES = 40
REMEMBERED = 5000


class Places:
    """The gazetteer for the time of one import: each text is looked up once."""

    def __init__(self) -> None:
        self._resolve = lru_cache(REMEMBERED)(_look_up)

    def area_of(self, stated: Facts) -> Facts:
        """Gmina and powiat by the gazetteer, where none is named; {} where town and voivodeship are not in it."""
        match = None if stated.get("location.gmina") else self._town(stated)
        if match is None:
            return {}
        found = {"location.gmina": match.gmina, "location.powiat": stated.get("location.powiat") or match.powiat}
        return {name: value for name, value in found.items() if value}

    def distance_warning(self, stated: Facts) -> tuple[str, ...]:
        """One sentence when the pin lies more than 5 km from the postcode's, else the district's or town's point."""
        near = self._expected(stated) if stated.get("location.lat") is not None else None
        km = _distance(stated, near) if near else 0
        if near is None or km <= FAR_KM:
            return ()
        said = {"km": round(km), "place": near.label}
        return (_("the point lies %(km)d km from %(place)s; please check it") % said,)

    def _expected(self, stated: Facts) -> Match | None:
        if code := stated.get("location.postcode"):
            return next((match for match in self._resolve(code).matches if match.how == "postcode"), None)
        if district := stated.get("location.district"):
            wanted = fold(stated.get("location.town", ""))
            found = self._resolve(f"{district}, {stated.get('location.town', '')}").matches
            if part := next((match for match in found if fold(match.city) == wanted), None):
                return part
        return self._town(stated)

    def _town(self, stated: Facts) -> Match | None:
        """The settlement of exactly this name, in the voivodeship if that is stated; of several the nearest."""
        town, voivodeship = stated.get("location.town", ""), stated.get("location.voivodeship", "")
        same = [
            match
            for match in self._resolve(town).matches
            if fold(match.name) == fold(town) and voivodeship in ("", match.voivodeship) and not match.city
        ]
        if stated.get("location.lat") is None:
            return same[0] if same else None
        return min(same, key=lambda match: _distance(stated, match), default=None)


def _look_up(text: str) -> Resolution:
    return resolve(text, NAMESAKES)


def _distance(stated: Facts, match: Match) -> float:
    return kilometres(stated["location.lat"], stated["location.lon"], match.lat, match.lon)
