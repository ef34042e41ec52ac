"""The hinge: the smallest change of one number that turns the verdict.

Of a listing that fails: at which price, rent or interest, each alone, it would pass. Of one that passes: how far each
may move before it fails. Prices and rents are whole euros, interest hundredths of a percentage point, always rounded
to the side on which the listing passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from calc.assessment import Assessment, assess, assess_inputs
from calc.case import Tax
from calc.columns import Flags
from calc.inputs import resolve_varied
from calc.levers import Lever, Search, candidate_columns, searches
from calc.listing import Listing
from calc.metrics import Better, Stage
from calc.outcome import Column
from calc.screening import Gate, Gates


class Obstacle(StrEnum):
    """Why a lever alone turns nothing."""

    WITHOUT_EFFECT = "without_effect"
    NOT_EVEN_WITHOUT_INTEREST = "not_even_without_interest"
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True)
class Turn:
    """One lever: its ``current`` value and ``at`` which value the verdict turns, in EUR or as a share.

    ``at`` is the first value at which a failing listing passes, or the last at which a passing one still does; None
    with an ``obstacle`` where no value does.
    """

    lever: Lever
    current: float
    at: float | None
    obstacle: Obstacle | None = None

    @property
    def change(self) -> float:
        """How far it has to move, or may; 0 where there is no turn."""
        return 0.0 if self.at is None else self.at - self.current

    @property
    def relative_change(self) -> float:
        """The same as a share of today's value, for comparing levers."""
        return self.change / self.current if self.current else 0.0


@dataclass(frozen=True)
class Hinge:
    """Whether the listing passes all gates now, and what each lever alone would turn."""

    passes: bool
    turns: tuple[Turn, ...]

    @property
    def nearest(self) -> Turn | None:
        """The lever that has to move least, relative to where it stands; None if none turns the verdict."""
        possible = [turn for turn in self.turns if turn.at is not None]
        return min(possible, key=lambda turn: abs(turn.relative_change), default=None)


def hinge(listing: Listing, gates: Gates, tax: Tax | None = None, assessed: Assessment | None = None) -> Hinge:
    """What turns the verdict of this listing.

    ``tax`` is the buyer's situation (default: the record's), ``assessed`` the assessment of this one listing in that
    situation, where there is one already.
    """
    assessed = assess([listing], tax) if assessed is None else assessed
    active = gates.active()
    short = all(gate.metric.stage is not Stage.HORIZON for gate in active)
    passes = bool(_passing(active, assessed)[0])
    sought = searches(listing, assessed.inputs, passes)
    turns: dict[Lever, Turn] = {}
    pending = list(sought)
    while pending:
        parts = [(search, search.candidates()) for search in pending]
        assessment = _assessed(listing, candidate_columns(listing, parts), tax, short)
        distances = _distances(active, assessment)
        turned = _passing(active, assessment) != passes
        start = 0
        for search, values in parts:
            rows = slice(start, start + len(values))
            start += len(values)
            if not search.narrow(values, turned[rows], distances[:, rows]):
                turns[search.lever] = _without_turn(search, distances[:, rows], passes)
            elif not search.is_open:
                turns[search.lever] = _turn(search, passes)
        pending = [search for search in pending if search.lever not in turns]
    return Hinge(passes, tuple(turns[search.lever] for search in sought))


def _assessed(listing: Listing, columns: dict[str, Column], tax: Tax | None, short: bool) -> Assessment:
    inputs = resolve_varied(listing, columns)
    if short:
        # What is asked happens in the first year; the others would only cost time.
        inputs = replace(inputs, holding_years=np.ones(len(inputs)), fixed_years=np.ones(len(inputs)))
    return assess_inputs(inputs, tax)


def _passing(gates: Sequence[Gate], assessment: Assessment) -> Flags:
    met = np.ones(len(assessment.inputs), dtype=np.bool_)
    for gate in gates:
        met &= gate.missing(assessment) == 0
    return met


def _distances(gates: Sequence[Gate], assessment: Assessment) -> NDArray[np.float64]:
    """By how much each gate is missed (negative: cleared), shape (gates, n)."""
    signs = {True: 1.0, False: -1.0}
    values = [
        (gate.threshold - gate.metric.figures(assessment).values) * signs[gate.metric.better is Better.HIGHER]
        for gate in gates
    ]
    return np.array(values).reshape(len(gates), len(assessment.inputs))


def _turn(search: Search, passes: bool) -> Turn:
    """The value on the side where the listing passes."""
    steps = search.kept if passes else search.turned
    assert steps is not None
    return Turn(search.lever, search.current, steps / search.per_unit)


def _without_turn(search: Search, distances: NDArray[np.float64], passes: bool) -> Turn:
    start, end = distances[:, 0], distances[:, -1]
    decisive = start > 0 if not passes else np.ones(len(start), dtype=np.bool_)
    scale = 1e-12 * np.maximum(1.0, np.abs(start))
    moves = bool((np.abs(end - start) > scale)[decisive].any())
    if not moves and search.current:
        obstacle = Obstacle.WITHOUT_EFFECT
    elif search.lever is Lever.INTEREST and not passes:
        obstacle = Obstacle.NOT_EVEN_WITHOUT_INTEREST
    else:
        obstacle = Obstacle.OUT_OF_REACH
    return Turn(search.lever, search.current, None, obstacle)
