"""The registry: one record per figure, attached to the function that computes it.

Cards, tables, glossary, exports and tests read :func:`catalogue` and name no metric themselves. The function's
name is the metric's identifier (SPEC's name for it); a second function of that name is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from calc.assessment import Assessment
from calc.outcome import Column, Figures
from calc.record import Unit, Words


class Better(StrEnum):
    """Which direction a buyer prefers."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Stage(StrEnum):
    """Where in the funnel a figure belongs; also the groups of the comparison."""

    PROPERTY = "property"
    QUICK = "quick"
    COMPLETE = "complete"


Compute = Callable[[Assessment], Column | Figures]


@dataclass(frozen=True)
class Metric:
    """A figure: its words, unit, formula in words, source, stage, direction and a worked example.

    ``example`` names a property of :mod:`calc.examples` and its value (shares; EUR), computed by hand or
    published. ``signed`` figures are shown with their sign.
    """

    key: str
    compute: Compute
    label: Words
    short: Words
    meaning: Words
    formula: Words
    unit: Unit
    stage: Stage
    better: Better
    reference: str
    example: tuple[str, float]
    signed: bool

    def figures(self, assessment: Assessment) -> Figures:
        """The figure of every row, shape (n,), with the reason where there is none."""
        result = self.compute(assessment)
        return result if isinstance(result, Figures) else Figures(result)


_CATALOGUE: dict[str, Metric] = {}


def metric(
    *,
    label: Words,
    meaning: Words,
    formula: Words,
    unit: Unit,
    stage: Stage,
    better: Better,
    reference: str,
    example: tuple[str, float],
    short: Words | None = None,
    signed: bool = False,
) -> Callable[[Compute], Compute]:
    """Register the decorated function as a metric. Raises ValueError for a name that exists."""

    def register(compute: Compute) -> Compute:
        key = compute.__name__
        if key in _CATALOGUE:
            raise ValueError(f"There are two metrics named {key}.")
        _CATALOGUE[key] = Metric(
            key=key,
            compute=compute,
            label=label,
            short=short or label,
            meaning=meaning,
            formula=formula,
            unit=unit,
            stage=stage,
            better=better,
            reference=reference,
            example=example,
            signed=signed,
        )
        return compute

    return register


def registered() -> Mapping[str, Metric]:
    """What has been registered so far, in order of definition."""
    return MappingProxyType(_CATALOGUE)
