"""Which of many listings are shown, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calc.assessment import Assessment
from calc.metrics import term
from calc.screening import RANK, Screening, Verdict, ranking, rankings

Rows = NDArray[np.int64]

_INPUTS = ("price", "living_area_sqm", "actual_rent_monthly", "market_rent_monthly", "completion_year")


@dataclass(frozen=True)
class Range:
    """Bounds for one figure, both included, in its unit; a listing without the figure is outside."""

    key: str
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Filter:
    """What a listing must meet; what is empty asks for nothing. ``text`` is looked for in the listing's texts."""

    text: str = ""
    verdicts: tuple[Verdict, ...] = ()
    states: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()


def figures() -> tuple[str, ...]:
    """What can be filtered by bounds and shown as a column: inputs of a flat, then every metric."""
    return (*_INPUTS, *(key for key in rankings() if key not in ("name", *_INPUTS)))


def matching(assessment: Assessment, screening: Screening, texts: Sequence[str], wanted: Filter) -> Rows:
    """The rows that meet the filter, ascending; ``texts`` holds the searched text of each row, in small letters."""
    kept = np.ones(len(assessment.inputs), dtype=bool)
    if wanted.verdicts:
        kept &= np.isin(screening.ranks, [RANK[verdict] for verdict in wanted.verdicts])
    if wanted.states:
        kept &= np.isin(assessment.inputs.state.astype(str), wanted.states)
    for bounds in wanted.ranges:
        values = term(bounds.key).column(assessment)
        kept &= ~np.isnan(values)
        if bounds.least is not None:
            kept &= values >= bounds.least
        if bounds.most is not None:
            kept &= values <= bounds.most
    if words := wanted.text.casefold().split():
        kept &= np.fromiter((all(word in text for word in words) for text in texts), bool, len(texts))
    return np.flatnonzero(kept)


def ordered(assessment: Assessment, screening: Screening, key: str, *, by_verdict: bool) -> Rows:
    """All rows by one figure (see :func:`ranking`) or as the sieve has them; ``by_verdict``: verdict first."""
    rows = np.array(ranking(assessment, key) if key else screening.order(), dtype=np.int64)
    return rows[np.argsort(screening.ranks[rows], kind="stable")] if by_verdict else rows
