"""For whom is a shop open in what is left of a day?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise

from network.directory.admission import ASKING, Door, doors, widest
from network.directory.dates import WARSAW
from network.directory.hours import VISITORS, Opening, Span, Timetable, local_day
from network.directory.hours.evaluation import at_clock, utc
from network.directory.models import Shop


@dataclass(frozen=True)
class Part:
    """Hours in which the same people may come. ``closes`` None: the end is not stated, or it is open around the
    clock. ``is_now``: they have begun."""

    opens: datetime
    closes: datetime | None
    modes: frozenset[str]
    doors: frozenset[Door]
    is_now: bool = False
    by_appointment: bool = False
    around_the_clock: bool = False

    @property
    def door(self) -> Door | None:
        return widest(self.doors)

    @property
    def is_sure(self) -> bool:
        """Whether one can come without asking; a start that is to come is sure even where the end is not stated."""
        return not self.by_appointment and (self.closes is not None or self.around_the_clock or not self.is_now)

    @property
    def for_whom(self) -> tuple[Door | None, bool, bool, bool]:
        """Equal for parts of which the same is said."""
        return self.door, bool(self.doors & ASKING), self.by_appointment, self.closes is None

    def touches(self, following: "Part") -> bool:
        """Whether there is no gap between them."""
        return self.closes is not None and utc(self.closes) == utc(following.opens)


def parts(shop: Shop, hours: Timetable, start: datetime, *, begun: bool) -> list[Part]:
    """The hours for visitors from a moment to the end of its day in Warsaw, or of an opening that runs over midnight.

    ``begun``: what is open at the start has begun before; else it begins there.
    """
    state = hours.status(start)
    spans = [*hours.spans_at(start), *(span for span in hours.day(local_day(start)) if utc(span.opens) > utc(start))]
    if state.closes:
        spans += [span for span in state.upcoming if span not in spans]
    found = _merged(_pieces([span for span in spans if span.mode in VISITORS], shop, start, begun=begun))
    if len(found) == 1 and state.opening == Opening.OPEN and state.closes is None:
        return [replace(found[0], closes=None, around_the_clock=True)]
    return found


def end_of_opening(parts: Sequence[Part]) -> datetime | None:
    """When the opening that the parts begin with ends, for whomever; None if nobody states it."""
    end = parts[0].closes
    for part, following in pairwise(parts):
        if not part.touches(following) or not following.is_sure:
            break
        end = following.closes
    return end


def _pieces(spans: list[Span], shop: Shop, start: datetime, *, begun: bool) -> Iterator[Part]:
    """The time between any two ends of spans, where somebody may come in it."""
    edges = {max(utc(edge), utc(start)) for span in spans for edge in (span.opens, _end(span))}
    for opens, closes in pairwise(sorted(edges)):
        covering = [span for span in spans if utc(span.opens) <= opens and utc(_end(span)) >= closes]
        if not covering:
            continue
        best = _best(covering)
        is_open_end = all(span.closes is None for span in best)
        modes = frozenset(span.mode for span in best)
        yield Part(
            opens=best[0].opens if is_open_end else opens.astimezone(WARSAW),
            closes=None if is_open_end else closes.astimezone(WARSAW),
            modes=modes,
            doors=doors(modes, shop),
            is_now=begun and opens == utc(start),
            by_appointment=best[0].by_appointment,
        )


def _best(covering: list[Span]) -> list[Span]:
    """The spans that tell most: the certain ones, else those without an appointment."""
    certain = [span for span in covering if span.is_certain]
    return certain or [span for span in covering if not span.by_appointment] or covering


def _end(span: Span) -> datetime:
    """A span without an end lasts at most until midnight."""
    return span.closes or at_clock(span.opens.date() + timedelta(days=1), time(0))


def _merged(pieces: Iterable[Part]) -> list[Part]:
    """Pieces for the same people that touch as one; of hours without an end only where they begin."""
    found: list[Part] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last.for_whom == piece.for_whom and last.touches(piece):
            found[-1] = replace(last, closes=piece.closes, modes=last.modes | piece.modes)
        elif not any(earlier.closes is None and piece.closes is None for earlier in found):
            found.append(piece)
    return found
