"""The typical flat of a place, sent through the complete calculation.

It costs the place's price per m², is let at the place's rent per m², and everything else is the preset's, transfer
tax and broker's share by state included. Nobody sells an average flat: the figures compare places.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from calc import metrics
from calc.assessment import Assessment, assess_inputs
from calc.inputs import resolve_columns
from calc.listing import QUESTIONS
from calc.market.places import Texts
from calc.outcome import Column
from calc.record import Unit

_TEXTS = (Unit.TEXT, Unit.STATE, Unit.CHOICE, Unit.DIGITS)


@dataclass(frozen=True)
class TypicalFlat:
    """The typical flat of n places. Where no price is known, ``price_per_sqm`` is NaN and so are its figures."""

    state: Texts
    price_per_sqm: Column
    rent_per_sqm: Column
    area: float
    preset: str
    target_yield: float

    @cached_property
    def net_yield(self) -> Column:
        """Net rental yield, share per year."""
        return self._known(metrics.get("net_rental_yield").figures(self._assessment).values)

    @cached_property
    def cash_flow_monthly(self) -> Column:
        """Cash flow before tax of the first year, EUR per month."""
        return self._known(metrics.get("cash_flow_before_tax_yearly").figures(self._assessment).values / 12)

    @cached_property
    def highest_price_without_top_up(self) -> Column:
        """Whole EUR per m² up to which the cash flow before tax of the first year is not negative."""
        inputs = self._assessment.inputs
        instalment = inputs.loan_to_price * (inputs.nominal_rate + inputs.initial_repayment_rate)
        return self._whole_per_sqm(self._net_operating_income / np.where(instalment > 0, instalment, np.nan))

    @cached_property
    def highest_price_for_net_yield(self) -> Column:
        """Whole EUR per m² up to which the net rental yield reaches the target."""
        inputs = self._assessment.inputs
        costs = inputs.transfer_tax_rate + inputs.notary_rate + inputs.land_registry_rate + inputs.broker_rate
        most = self._net_operating_income / self.target_yield - inputs.other_acquisition_costs
        return self._whole_per_sqm(most / (1 + costs))

    @property
    def _net_operating_income(self) -> Column:
        return self._assessment.first_year("net_operating_income")

    @cached_property
    def _assessment(self) -> Assessment:
        # The operating income does not depend on the price; without one, any will do.
        price = np.where(np.isnan(self.price_per_sqm), 1_000.0, self.price_per_sqm) * self.area
        rent = np.where(np.isnan(self.rent_per_sqm), 0.0, self.rent_per_sqm) * self.area
        rows = len(price)
        columns: dict[str, Any] = {name: _open(question.unit, rows) for name, question in QUESTIONS.items()}
        columns |= {
            "state": self.state,
            "price": price,
            "living_area_sqm": np.full(rows, self.area),
            "actual_rent_monthly": rent,
        }
        return assess_inputs(resolve_columns(columns, np.full(rows, self.preset, dtype=object)))

    def _known(self, values: Column) -> Column:
        return np.where(np.isnan(self.price_per_sqm) | np.isnan(self.rent_per_sqm), np.nan, values)

    def _whole_per_sqm(self, price: Column) -> Column:
        # The half cent saves a price that is whole but for the last binary digit.
        most = np.floor(price / self.area + 5e-3 / self.area)
        return np.where(np.isnan(self.rent_per_sqm) | (most < 1), np.nan, most)


def _open(unit: Unit, rows: int) -> Any:
    """A column that leaves its input to the preset."""
    if unit is Unit.DATE:
        return np.full(rows, np.datetime64("NaT", "D"))
    return np.full(rows, "" if unit in _TEXTS else np.nan, dtype=object if unit in _TEXTS else np.float64)
