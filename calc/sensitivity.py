"""Which assumption moves a figure most, and what it is at other prices and rents. All cells in one calculation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calc import metrics
from calc.assessment import assess_inputs
from calc.case import Tax
from calc.hinge import hinge
from calc.inputs import resolve, resolve_varied
from calc.key_figures import FigureColumn
from calc.levers import Lever
from calc.listing import QUESTIONS, Listing
from calc.outcome import Column, Figure, Unavailable
from calc.record import Unit
from calc.screening import Gates

SHARE = 0.10
"""By how much each assumption is moved, up and down."""

MOVED = (
    "actual_rent_monthly",
    "price",
    "nominal_rate",
    "initial_repayment_rate",
    "loan_to_price",
    "maintenance_per_sqm_yearly",
    "admin_yearly",
    "vacancy_rate",
    "ground_rent_yearly",
    "other_income_monthly",
    "parking_price",
    "parking_rent_monthly",
    "transfer_tax_rate",
    "broker_rate",
    "land_share",
    "depreciation_rate",
    "followup_rate",
    "special_repayment_yearly",
    "rent_growth_rate",
    "cost_growth_rate",
    "appreciation_rate",
    "selling_cost_rate",
)
"""The inputs moved one at a time; the market rent moves with the actual rent, in proportion."""

STEPS = (-0.10, -0.05, 0.0, 0.05, 0.10)
"""The columns and rows of the grid, relative to today's price and rent."""


@dataclass(frozen=True)
class Effect:
    """One input: by how much the metric changes, in its unit, when the input is a tenth ``lower`` and ``higher``.

    None where the figure does not exist any more.
    """

    name: str
    lower: float | None
    higher: float | None

    @property
    def span(self) -> float:
        """The larger of the two changes, without its sign."""
        return max(abs(change) for change in (self.lower or 0.0, self.higher or 0.0))


@dataclass(frozen=True)
class Grid:
    """A metric at five prices (columns, EUR) and five rents (rows, EUR per month); the middle one is today's."""

    prices: tuple[float, ...]
    rents: tuple[float, ...]
    cells: tuple[tuple[Figure, ...], ...]


@dataclass(frozen=True)
class Balance:
    """Where the cash flow before tax turns: at which price and at which rent, each alone.

    Whole EUR (the rent per month), on the side where it is not negative; None where no price or rent does it.
    """

    price: float | None
    rent_monthly: float | None


def tornado(listing: Listing, metric: str, tax: Tax | None = None, *, share: float = SHARE) -> tuple[Effect, ...]:
    """The effect of each input of :data:`MOVED`, the strongest first; inputs without effect are left out.

    ``metric`` is an identifier of :mod:`calc.metrics` (KeyError for another). Empty where the figure itself does
    not exist.
    """
    inputs = resolve([listing])
    now = {name: float(getattr(inputs, name)[0]) for name in MOVED}
    market = inputs.value("market_rent_monthly", 0)
    rows = 1 + 2 * len(MOVED)
    columns = {name: np.full(rows, _stated(listing, name)) for name in (*MOVED, "market_rent_monthly")}
    for at, name in enumerate(MOVED):
        moved = slice(1 + 2 * at, 3 + 2 * at)
        factors = np.array([1 - share, 1 + share])
        columns[name][moved] = _within(name, now[name] * factors)
        if name == "actual_rent_monthly":
            columns["market_rent_monthly"][moved] = market * factors
    figures = _figures(listing, columns, metric, tax)
    base = figures[0]
    if isinstance(base, Unavailable):
        return ()
    effects = (
        Effect(name, _change(figures[1 + 2 * at], base), _change(figures[2 + 2 * at], base))
        for at, name in enumerate(MOVED)
    )
    noise = 1e-9 * max(1.0, abs(base))
    return tuple(sorted((e for e in effects if e.span > noise), key=lambda e: -e.span))


def _change(figure: Figure, base: float) -> float | None:
    return None if isinstance(figure, Unavailable) else figure - base


def price_rent_grid(listing: Listing, metric: str, tax: Tax | None = None, steps: Sequence[float] = STEPS) -> Grid:
    """A metric at other prices and rents, the lowest price and the highest rent first.

    The loan moves with the price, the market rent with the actual rent. Raises KeyError for an unknown metric.
    """
    market = resolve([listing]).value("market_rent_monthly", 0)
    prices = [listing.price * (1 + step) for step in sorted(steps)]
    factors = [1 + step for step in sorted(steps, reverse=True)]
    price, factor = (axis.ravel() for axis in np.meshgrid(prices, factors))
    columns = {
        "price": price,
        "actual_rent_monthly": listing.actual_rent_monthly * factor,
        "market_rent_monthly": market * factor,
    }
    figures = _figures(listing, columns, metric, tax)
    width = len(prices)
    cells = tuple(tuple(figures[at + column] for column in range(width)) for at in range(0, len(price), width))
    return Grid(tuple(prices), tuple(listing.actual_rent_monthly * factor for factor in factors), cells)


def balance(listing: Listing, tax: Tax | None = None) -> Balance:
    """Where the exact cash flow before tax turns from minus to plus."""
    only_cash_flow = Gates(None, None, None, 0.0)
    at = {turn.lever: turn.at for turn in hinge(listing, only_cash_flow, tax).turns}
    return Balance(at[Lever.PRICE], at[Lever.RENT])


def _figures(listing: Listing, columns: dict[str, Column], metric: str, tax: Tax | None) -> FigureColumn:
    return metrics.get(metric).figures(assess_inputs(resolve_varied(listing, columns), tax))


def _stated(listing: Listing, name: str) -> float:
    """NaN where the preset decides, also as other inputs move."""
    value = getattr(listing, name)
    return np.nan if value is None else float(value)


def _within(name: str, values: Column) -> Column:
    """A share stays one, and no value leaves what can be calculated."""
    question = QUESTIONS[name]
    least, most = question.within or (-np.inf, np.inf)
    clipped: Column = np.clip(values, least, most if question.unit is Unit.SHARE else np.inf)
    return clipped
