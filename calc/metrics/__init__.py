"""All figures of the house, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from calc.metrics import bank, complete, horizon, property_figures, quick  # importing registers
from calc.metrics.registry import Better, Metric, Stage, registered
from calc.metrics.terms import Term, term

__all__ = [
    "Better",
    "Metric",
    "Stage",
    "Term",
    "bank",
    "catalogue",
    "complete",
    "get",
    "horizon",
    "property_figures",
    "quick",
    "term",
]


@cache
def catalogue(stage: Stage | None = None) -> Mapping[str, Metric]:
    """All metrics by identifier in the order of the stages, or those of one stage."""
    stages = Stage if stage is None else (stage,)
    return MappingProxyType({key: m for s in stages for key, m in registered().items() if m.stage is s})


def get(key: str) -> Metric:
    """The metric of that identifier. Raises KeyError."""
    return registered()[key]
