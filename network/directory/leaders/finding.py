"""Which leaders are near a place, and speak a language?"""

from dataclasses import dataclass

from network.directory.finding import Ask, understood
from network.directory.leaders.scopes import Scope, distance, scopes_of
from network.people.models import Leader
from network.places.resolver import Match
from network.words.languages import is_known

PAGE = 20
FAR = 20_100.0  # km; no two points of the earth are farther


@dataclass(frozen=True)
class Found:
    """One leader with where she speaks for people. ``km`` to the nearest of those places; None: nobody asked."""

    leader: Leader
    scopes: list[Scope]
    km: float | None = None


@dataclass(frozen=True)
class Answer:
    """What was asked and taken for which place (None: for none), who was found, and the languages to choose from."""

    ask: Ask
    place: Match | None
    found: list[Found]
    languages: list[str]

    @property
    def skip(self) -> int:
        """How many stand before this part."""
        return self.ask.skip

    @property
    def language(self) -> str:
        """The one that is asked for; '' for all."""
        return next((code for code in self.ask.languages if is_known(code)), "")

    @property
    def shown(self) -> list[Found]:
        """This part of them."""
        return self.found[self.skip : self.skip + PAGE]

    @property
    def next_skip(self) -> int | None:
        """Where the next part begins; None: there is none."""
        return self.skip + PAGE if len(self.found) > self.skip + PAGE else None


def find(ask: Ask) -> Answer:
    """All leaders whose mandate lasts, the nearest first; by name where no place is asked for.

    Five queries and those of the resolver, however many there are: who speaks for others in one network are hundreds
    at most, so they are measured and told apart here.
    """
    place = understood(ask).best
    leaders = list(Leader.objects.public().speaking().with_texts().order_by("person__name", "pk"))
    spoken = sorted({code for leader in leaders for code in leader.languages})
    scopes = scopes_of(leaders)
    found = [
        Found(leader, scopes[leader.pk], distance(scopes[leader.pk], place.lat, place.lon) if place else None)
        for leader in leaders
    ]
    if place:
        found.sort(key=lambda one: FAR if one.km is None else one.km)
    answer = Answer(ask, place, found, spoken)
    if answer.language:
        found[:] = [one for one in found if answer.language in one.leader.languages]
    return answer
