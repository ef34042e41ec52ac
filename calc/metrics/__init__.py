"""All figures of the house, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from calc.metrics import complete, property_figures, quick  # noqa: F401  (importing registers, in this order)
from calc.metrics.registry import Better, Metric, Stage, registered

__all__ = ["Better", "Metric", "Stage", "catalogue", "get"]


def catalogue(stage: Stage | None = None) -> Mapping[str, Metric]:
    """All metrics by identifier, or those of one stage."""
    return {key: m for key, m in registered().items() if stage is None or m.stage is stage}


def get(key: str) -> Metric:
    """The metric of that identifier. Raises KeyError."""
    return registered()[key]
