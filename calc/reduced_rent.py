"""Letting below the comparable rent: how much of the expenses counts (§ 21 (2) EStG)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calc.case import RentMode
from calc.columns import RentColumns, ordinal
from calc.law import statute
from calc.outcome import Column


@dataclass(frozen=True)
class ReducedRent:
    """``ratio`` of the agreed to the comparable warm rent, NaN if not stated, shape (n,).

    ``deductible_share`` of the expenses that follows from it.
    """

    ratio: Column
    deductible_share: Column


def reduced_rent(rent: RentColumns) -> ReducedRent:
    """The check at the start; it holds for all years, or in mode frozen for the frozen ones.

    From 66 % on everything is deductible; from 50 % only with a positive 30-year forecast, else in
    proportion; below that always in proportion. Applies to any tenant.
    """
    law = statute("reduced_rent").series["all"][-1].value
    ratio = (rent.actual_rent_monthly + rent.recoverable_costs_monthly) / rent.comparable_warm_rent_monthly
    forecast = (ratio >= law["forecast_from"]) & rent.positive_surplus_forecast
    full = np.isnan(ratio) | (ratio >= law["full_deduction_from"]) | forecast
    return ReducedRent(ratio, np.where(full, 1.0, ratio))


def deductible_share(check: ReducedRent, rent: RentColumns, year: int) -> Column:
    """The share of the expenses that counts in ``year`` (from 1), shape (n,)."""
    thawed = (rent.mode == ordinal(RentMode.FROZEN)) & (year > rent.frozen_years)
    return np.where(thawed, 1.0, check.deductible_share)
