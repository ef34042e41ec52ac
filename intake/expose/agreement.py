"""Which of several readings the other figures of the text confirm: price per m², factor, yield, rent per m²."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from intake.expose.draft import Candidate, Span

MOST_CANDIDATES = 6
_NOTHING = (Candidate(float("nan"), ()),)


@dataclass(frozen=True)
class Stated:
    """A figure that ties others together: "price_per_sqm", "factor", "yield" (share), "rent_per_sqm", "broker"."""

    kind: str
    value: float
    place: Span

    def holds(self, price: float, area: float, rent: float) -> bool:
        """Whether it fits a price, an area and a cold rent per month; never where one of those is not known."""
        if self.kind == "price_per_sqm":
            return _close(price / area, self.value, 0.01)
        if self.kind == "factor":
            return _close(price / (12 * rent), self.value, 0.015) if rent else False
        if self.kind == "yield":
            return abs(12 * rent / price - self.value) <= 0.0006
        if self.kind == "rent_per_sqm":
            return _close(rent / area, self.value, 0.01)
        return _close(price, self.value, 0.005)


@dataclass(frozen=True)
class Choice:
    """The reading that was confirmed, None if none was; the places of the figures that confirm it."""

    candidate: Candidate | None
    confirmed_by: tuple[Span, ...] = ()


def choose(
    price: Sequence[Candidate], area: Sequence[Candidate], rent: Sequence[Candidate], stated: Sequence[Stated]
) -> Mapping[str, Choice]:
    """For each of "price", "area", "rent": the one candidate, or the one with which the stated figures agree best.

    No candidate is chosen where two agree equally well.
    """
    sets = [list(c)[:MOST_CANDIDATES] or list(_NOTHING) for c in (price, area, rent)]
    scored = []
    for combination in product(*sets):
        figures = [candidate.value for candidate in combination]
        holding = [s for s in stated if s.holds(*figures)]
        scored.append((len(holding), combination, holding))
    best = max(score for score, _, _ in scored)
    top = [(combination, holding) for score, combination, holding in scored if score == best]
    chosen: dict[str, Choice] = {}
    for index, (name, candidates) in enumerate((("price", price), ("area", area), ("rent", rent))):
        if len(candidates) < 2:
            chosen[name] = Choice(candidates[0] if candidates else None)
            continue
        winners = list(dict.fromkeys(combination[index] for combination, _ in top))
        if best and len(winners) == 1:
            chosen[name] = Choice(winners[0], tuple(s.place for s in top[0][1]))
        else:
            chosen[name] = Choice(None)
    return chosen


def _close(value: float, stated: float, tolerance: float) -> bool:
    return abs(value - stated) <= tolerance * abs(stated)
