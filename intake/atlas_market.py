"""The market that a view of the atlas asks for, and which of its places the filters leave."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from calc.market import FIGURES, OWN, Market, market
from intake.atlas_view import AtlasView
from store.atlas.columns import observations, places

_OTHER_PRICES = ("asking", "broker")


def market_of(view: AtlasView) -> Market:
    """All places under the view's target yield, area and own prices; the same object for the same view."""
    return _market(view.target, view.area, view.own_prices)


@lru_cache(maxsize=32)
def _market(target: float, area: float, own_prices: tuple[tuple[str, float], ...]) -> Market:
    return replace(_priced(own_prices), target_yield=target, area=area)


@lru_cache(maxsize=32)
def _priced(own_prices: tuple[tuple[str, float], ...]) -> Market:
    return market(places(), observations(), own_prices=dict(own_prices))


def left_by_filters(view: AtlasView) -> NDArray[np.bool_]:
    """Which places the filters leave, shape (n,); the kind of price counts only where a figure has a price in it."""
    found = market_of(view)
    known = found.places
    left = np.ones(len(known), dtype=np.bool_)
    if view.states:
        left &= np.isin(known.state, view.states)
    if view.population:
        left &= known.population >= view.population
    if view.vacancy is not None:
        left &= found.published("vacancy_rate") <= view.vacancy
    if view.price_kind and FIGURES[view.figure].has_price:
        kinds = found.column(view.figure).kinds
        wanted = _OTHER_PRICES if view.price_kind == "asking" else ("contract",)
        # A place without a price stays and says why; the reader's own prices always count.
        left &= np.isin(kinds, (*wanted, OWN, ""))
    return left
