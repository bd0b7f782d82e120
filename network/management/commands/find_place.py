"""Says how a typed place is understood: `manage.py find_place "w Gdańsku" 80-264 --json`."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from network.places.resolver import Match, resolve


class Command(BaseCommand):
    """Print, per query, the places it can mean, best first."""

    help = "Says how each query is understood as a place: names, areas, points, and by which reading."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("queries", nargs="+", metavar="QUERY", help="what somebody may type, e.g. 'pod Kartuzami'")
        parser.add_argument("--json", action="store_true", help="print one JSON list")

    def handle(self, *args: Any, **options: Any) -> None:
        queries = options["queries"]
        answers = [{"query": query, "places": list(map(_fields, resolve(query).matches))} for query in queries]
        if options["json"]:
            self.stdout.write(json.dumps(answers, ensure_ascii=False, indent=1))
            return
        for answer in answers:
            self.stdout.write(f"{answer['query']}:" + ("" if answer["places"] else " nothing"))
            for place in answer["places"]:
                self.stdout.write(
                    "  {name} ({kind}; gmina {gmina}, powiat {powiat}) {lat:.4f}, {lon:.4f} by {how}".format(**place)
                )


def _fields(match: Match) -> dict[str, object]:
    """What scripts get of a match."""
    return {
        "name": match.name,
        "kind": match.kind,
        "gmina": match.gmina,
        "powiat": match.powiat,
        "lat": round(match.lat, 5),
        "lon": round(match.lon, 5),
        "how": match.how,
    }
