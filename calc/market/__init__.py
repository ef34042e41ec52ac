"""Where does which price pay? Yields, break-even prices and a typical flat for many places at once.

``market(places, observations, …)`` gives a :class:`Market`; its ``column(key)`` is a figure of every place, its
``cell(row, key)`` one figure with kind, period and source of all its parts. :data:`FIGURES` has the record of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from calc.market import flat_figures, place_figures, price_figures  # importing registers
from calc.market.market import (
    DEFAULT_AREA,
    DEFAULT_PRESET,
    DEFAULT_TARGET,
    Cell,
    FigureColumn,
    Market,
    Origin,
    market,
)
from calc.market.places import OWN, Observations, Places
from calc.market.registry import MapFigure, registered
from calc.market.selection import FEWEST_SALES, FIRST_PRICE_YEAR

__all__ = [
    "DEFAULT_AREA",
    "DEFAULT_PRESET",
    "DEFAULT_TARGET",
    "FEWEST_SALES",
    "FIGURES",
    "FIRST_PRICE_YEAR",
    "OWN",
    "Cell",
    "FigureColumn",
    "MapFigure",
    "Market",
    "Observations",
    "Origin",
    "Places",
    "flat_figures",
    "market",
    "place_figures",
    "price_figures",
]

FIGURES: Mapping[str, MapFigure] = MappingProxyType(
    {
        key: record
        for module in (price_figures, place_figures, flat_figures)
        for key, record in registered().items()
        if record.compute.__module__ == module.__name__
    }
)
"""All figures by key, in the order in which they are offered."""
