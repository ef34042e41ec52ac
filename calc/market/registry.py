"""The figures of the atlas: one record each, attached to the function that computes it.

Map, legend, table, ranking, downloads and embeds read :data:`calc.market.FIGURES` and name no figure themselves.
Limits of the classes are round and fixed, so that a colour means the same whatever is filtered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from calc.market.flat import TypicalFlat
from calc.metrics.registry import Better
from calc.outcome import Column
from calc.record import Unit, Words


class Basis(Protocol):
    """What figures are computed from: published measures, the target yield, the typical flat."""

    @property
    def target_yield(self) -> float: ...
    @property
    def flat(self) -> TypicalFlat: ...
    @property
    def flat_let_before(self) -> TypicalFlat: ...
    def published(self, measure: str) -> Column: ...


Compute = Callable[[Basis], Column]


@dataclass(frozen=True)
class MapFigure:
    """A figure of a place.

    ``parts`` are the published measures it is made of, the price first; ``limits`` separate its classes on the map
    (the lower limit belongs to the upper class). ``diverging`` figures lie on both sides of zero and are shown with
    their sign (``signed``). ``low`` is the figure that is the lower end of its range. ``missing`` is the reason
    where all parts exist and the figure does not. ``of_typical_flat`` ones depend on its area and the preset,
    ``with_target`` ones on the target yield; ``mapped`` ones have a figure for districts. ``classes`` says why the
    limits are as they are.
    """

    key: str
    compute: Compute
    label: Words
    short: Words
    meaning: Words
    formula: Words
    unit: Unit
    better: Better
    parts: tuple[str, ...]
    limits: tuple[float, ...]
    classes: str
    low: str
    missing: str
    diverging: bool
    signed: bool
    with_target: bool
    of_typical_flat: bool
    mapped: bool

    @property
    def has_price(self) -> bool:
        """Whether there is none of it without a price."""
        return self.parts[0].startswith("price_")


_CATALOGUE: dict[str, MapFigure] = {}


def registered() -> Mapping[str, MapFigure]:
    """What has been registered so far, by key."""
    return MappingProxyType(_CATALOGUE)


def figure(
    *,
    label: Words,
    meaning: Words,
    formula: Words,
    unit: Unit,
    better: Better,
    parts: tuple[str, ...],
    limits: tuple[float, ...],
    classes: str,
    short: Words | None = None,
    low: str = "",
    missing: str = "not_published",
    diverging: bool = False,
    with_target: bool = False,
    of_typical_flat: bool = False,
    mapped: bool = True,
) -> Callable[[Compute], Compute]:
    """Register the decorated function as a figure under its name. Raises ValueError for a name that exists."""

    def register(compute: Compute) -> Compute:
        key = compute.__name__
        if key in _CATALOGUE:
            raise ValueError(f"There are two figures named {key}.")
        _CATALOGUE[key] = MapFigure(
            key=key, compute=compute, label=label, short=short or label, meaning=meaning, formula=formula, unit=unit,
            better=better, parts=parts, limits=limits, classes=classes, low=low, missing=missing, diverging=diverging,
            signed=diverging, with_target=with_target, of_typical_flat=of_typical_flat, mapped=mapped,
        )  # fmt: skip
        return compute

    return register
