"""What the market is computed from: places, and published figures about them, as columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from calc.outcome import Column

Texts: TypeAlias = NDArray[np.object_]
Rows: TypeAlias = NDArray[np.intp]

OWN = "own"
"""The kind of a price that a reader has entered."""


@dataclass(frozen=True)
class Places:
    """Districts and towns, columns of shape (n,).

    ``key`` is a district's AGS (5 digits), a municipality's (8 digits) or, where that is not known, ``g`` and the
    town's number at GeoNames; ``district`` the AGS of the district it is or lies in. ``town`` is the number at
    GeoNames ("" where there is none), ``population`` NaN where unknown.
    """

    key: Texts
    district: Texts
    town: Texts
    name: Texts
    kind: Texts
    state: Texts
    population: Column
    lat: Column
    lon: Column

    def __len__(self) -> int:
        return len(self.key)

    @cached_property
    def row(self) -> Mapping[str, int]:
        """The row of each key."""
        return {key: number for number, key in enumerate(self.key)}

    @cached_property
    def is_district(self) -> NDArray[np.bool_]:
        """Whether the place is a district and not a town inside one."""
        return np.asarray(self.key == self.district, dtype=np.bool_)

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The keys of those rural districts that are called like a town: Offenbach, beside Offenbach am Main."""
        rural = self.kind == "district"
        towns = set(map(_bare, self.name[~rural]))
        named = zip(self.key[rural], self.name[rural], strict=True)
        return frozenset(key for key, name in named if _bare(name) in towns)

    def part(self, rows: Sequence[int] | Rows | slice | NDArray[np.bool_]) -> Places:
        """Some of the places."""
        return Places(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})


def _bare(name: str) -> str:
    """The name without what tells it from others: Oldenburg (Oldb), Frankfurt am Main."""
    return re.split(r" \(| am | an | im ", name)[0]


@dataclass(frozen=True)
class Observations:
    """Published figures, columns of shape (m,): shares from 0 to 1, EUR per m² (rents: and month).

    ``place`` is the key of the place that a figure is about, "" where it is about a town that could not be told; it
    is never that of the district around the town. ``n`` is the number of sales behind it, NaN where not said.
    ``period`` is a year, month, quarter or day (2024, 2025-09, 2021-Q1, 2022-05-15).
    """

    place: Texts
    district: Texts
    measure: Texts
    value: Column
    period: Texts
    n: Column
    kind: Texts
    segment: Texts
    source_id: Texts
    confidence: Texts
    url: Texts

    def __len__(self) -> int:
        return len(self.value)

    def with_own_prices(self, prices: Mapping[str, float], districts: Mapping[str, str]) -> Observations:
        """The same and the reader's own prices in EUR per m² by place; ``districts`` names the district of each."""
        if not prices:
            return self
        added: dict[str, NDArray[np.object_] | Column] = {
            "place": np.array(list(prices), dtype=object),
            "district": np.array([districts[key] for key in prices], dtype=object),
            "measure": np.full(len(prices), "price_flat", dtype=object),
            "value": np.array(list(prices.values()), dtype=np.float64),
            "n": np.full(len(prices), np.nan),
            "kind": np.full(len(prices), OWN, dtype=object),
        }
        nothing = np.full(len(prices), "", dtype=object)
        return Observations(
            **{f.name: np.concatenate([getattr(self, f.name), added.get(f.name, nothing)]) for f in fields(self)}
        )
