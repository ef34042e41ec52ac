"""Price against rent, with lines of equal yield: where the rent of a place stands to its price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from calc.record import Language
from drawing.axes import Axis, apart, axis
from drawing.html import render
from words.catalogue import text
from words.numbers import NBSP, euro, number, percent

YIELDS = (0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.10)
_MOST_TICKS = 8
_LABEL = 3.2
"""Percent of the plot's height that a line of text needs."""


@dataclass(frozen=True)
class Dot:
    """A place or a listing: cold rent (EUR per m² and month), price (EUR per m²), and what is said about it.

    ``kind`` is contract, asking or own; ``named`` writes the name beside it.
    """

    key: str
    name: str
    rent: float
    price: float
    kind: str
    note: str
    named: bool = False


@dataclass(frozen=True)
class _Placed:
    key: str
    name: str
    x: float
    y: float
    kind: str
    said: str
    named: bool
    anchor: str
    label: float


@dataclass(frozen=True)
class _Line:
    label: str
    path: str
    x: float
    y: float
    anchor: str


def scatter(dots: Sequence[Dot], title: str, note: str, language: Language) -> str:
    """The plot with at least one dot, lines of equal gross yield behind the dots, and the same figures as a table.

    Its title is for those who do not see it; the page has it as its own.
    """
    rents = [dot.rent for dot in dots]
    low, high = float(max(0, floor(min(rents)) - 1)), float(ceil(max(rents)) + 1)
    step = next(step for step in (1, 2, 5, 10, 50, 1_000) if (high - low) / step <= _MOST_TICKS)
    across = Axis(low, high, tuple(float(t) for t in range(ceil(low / step) * step, int(high) + 1, step)))
    upward = axis([dot.price for dot in dots])
    ordered = sorted(dots, key=lambda dot: (dot.named, dot.name))
    named = sorted((dot for dot in dots if dot.named), key=lambda dot: upward.at(dot.price))
    labels = dict(zip(named, apart([upward.at(dot.price) for dot in named], _LABEL), strict=True))
    return render(
        "scatter",
        language,
        title=title,
        note=note,
        gutter=max(len(number(tick, 0, language)) for tick in upward.ticks),
        ticks=[(upward.at(tick), number(tick, 0, language), tick == 0) for tick in upward.ticks],
        across=[(_x(across, tick), number(tick, 0, language)) for tick in across.ticks],
        lines=[line for share in YIELDS if (line := _equal(share, across, upward, language))],
        dots=[_placed(dot, across, upward, labels.get(dot, 0.0), language) for dot in ordered],
        heads=[text(language, f"atlas.scatter_{head}") for head in ("place", "rent", "price", "yield", "kind")],
        rows=[_row(dot, language) for dot in sorted(dots, key=lambda dot: dot.name)],
    )


def _placed(dot: Dot, across: Axis, upward: Axis, label: float, language: Language) -> _Placed:
    x = _x(across, dot.rent)
    said = text(
        language,
        "atlas.scatter_said",
        name=dot.name,
        rent=euro(dot.rent, language, decimals=1),
        price=euro(dot.price, language),
        share=percent(12 * dot.rent / dot.price, language),
        note=dot.note,
    )
    return _Placed(
        dot.key, dot.name, x, upward.at(dot.price), dot.kind, said, dot.named, "end" if x > 70 else "start", label
    )


def _equal(share: float, across: Axis, upward: Axis, language: Language) -> _Line | None:
    """The line price = 12 × rent ÷ yield within the plot, named where it leaves it; None where it never enters."""
    end = min(across.high, upward.high * share / 12)
    if end <= across.low:
        return None
    start, stop = ((rent, 12 * rent / share) for rent in (across.low, end))
    x, y = _x(across, stop[0]), upward.at(stop[1])
    path = f"{_x(across, start[0])},{upward.at(start[1])} {x},{y}"
    label = percent(share, language, decimals=0).replace(" ", NBSP)
    at_top = y < 1
    return _Line(label, path, x, y, "middle" if at_top else "start")


def _x(across: Axis, value: float) -> float:
    return round(100 - across.at(value), 2)


def _row(dot: Dot, language: Language) -> tuple[str, ...]:
    return (
        dot.name,
        euro(dot.rent, language, decimals=1),
        euro(dot.price, language),
        percent(12 * dot.rent / dot.price, language),
        dot.note,
    )
