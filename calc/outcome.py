"""A figure or a reason, never NaN.

Columns carry NaN only inside ``calc``; whoever takes a single figure out of a column gets a ``float`` or an
:class:`Unavailable` that says why there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Column: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Unavailable:
    """There is no figure, and ``reason`` is the key of the sentence that says why."""

    reason: str


Figure: TypeAlias = float | Unavailable


@dataclass(frozen=True)
class Figures:
    """One figure per listing; where there is none, the same ``reason`` holds for the whole column.

    ``values`` has shape (n,) and is NaN exactly where no figure exists.
    """

    values: Column
    reason: str = ""

    def __getitem__(self, row: int) -> Figure:
        value = float(self.values[row])
        return Unavailable(self.reason) if np.isnan(value) else value


def column(values: ArrayLike) -> Column:
    """Scalars and sequences alike as a float column of shape (n,)."""
    return np.atleast_1d(np.asarray(values, dtype=np.float64))


def ratio(numerator: Column, denominator: Column, reason: str) -> Figures:
    """``numerator / denominator`` where the denominator is positive, otherwise ``reason``.

    A share of nothing or of a negative sum has no meaning for an investor, hence "positive", not "non-zero".
    """
    positive = denominator > 0
    quotient = np.full(np.broadcast(numerator, denominator).shape, np.nan)
    with np.errstate(over="ignore"):
        np.divide(numerator, denominator, out=quotient, where=positive)
    # By next to nothing is by nothing: the quotient has no meaning either.
    return Figures(np.where(np.isfinite(quotient), quotient, np.nan), reason)
