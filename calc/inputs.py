"""The inputs of the calculation as columns: listings with every gap filled by their presets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from calc.listing import QUESTIONS, Listing
from calc.outcome import Column
from calc.presets import PRESETS, Assumption, Preset
from calc.record import Unit

_TEXTS = ("name", "state")


@dataclass(frozen=True)
class Inputs:
    """One column of shape (n,) per input of the calculation; units as in :class:`calc.listing.Listing`.

    Nothing is left open: only ``completion_year`` may be NaN (unknown), a yes is 1 and a no 0. Facts that change no
    figure (rooms, town, house money …) stay on the listing. The ``quick_…`` columns are what the quick stages of
    the funnel assume in place of the listing's own figures (see :class:`calc.presets.Quick`).
    """

    name: NDArray[np.object_]
    state: NDArray[np.object_]
    contract_date: NDArray[np.datetime64]
    price: Column
    living_area_sqm: Column
    actual_rent_monthly: Column
    market_rent_monthly: Column
    other_income_monthly: Column
    completion_year: Column
    vacancy_rate: Column
    admin_yearly: Column
    maintenance_per_sqm_yearly: Column
    loan_to_price: Column
    nominal_rate: Column
    initial_repayment_rate: Column
    broker_rate: Column
    notary_rate: Column
    land_registry_rate: Column
    transfer_tax_rate: Column
    other_acquisition_costs: Column
    land_share: Column
    depreciation_rate: Column
    parking_price: Column
    parking_rent_monthly: Column
    inventory_value: Column
    special_levy: Column
    special_levy_year: Column
    leasehold: Column
    ground_rent_yearly: Column
    rent_growth_rate: Column
    cost_growth_rate: Column
    tight_market: Column
    fixed_years: Column
    followup_rate: Column
    special_repayment_yearly: Column
    holding_years: Column
    appreciation_rate: Column
    selling_cost_rate: Column
    quick_vacancy_rate: Column
    quick_admin_yearly: Column
    quick_maintenance_per_sqm_yearly: Column
    quick_acquisition_cost_rate: Column
    quick_cost_share_of_rent: Column
    quick_annuity_rate_on_price: Column

    def __len__(self) -> int:
        return len(self.price)

    @property
    def purchase_price(self) -> Column:
        """What the contract names: the price of the flat and of its parking space, EUR."""
        return self.price + self.parking_price

    @property
    def further_income_monthly(self) -> Column:
        """Income besides the rent of the flat: other income and the parking space, EUR per month."""
        return self.other_income_monthly + self.parking_rent_monthly

    def value(self, name: str, row: int) -> Any:
        """One input of one row as a Python value; None where it is unknown."""
        value = getattr(self, name)[row]
        if name in QUESTIONS and QUESTIONS[name].unit is Unit.YES_NO:
            return bool(value)
        if isinstance(value, np.datetime64):
            return value.astype(object)
        return None if isinstance(value, float) and np.isnan(value) else value


_CALCULATED = tuple(f.name for f in fields(Inputs) if f.name in QUESTIONS)
_NEUTRAL = {name: QUESTIONS[name].neutral for name in _CALCULATED if QUESTIONS[name].neutral is not None}


def resolve(listings: Sequence[Listing]) -> Inputs:
    """The listings as columns of shape (n,), in their order, gaps filled by the preset of each.

    Raises KeyError for an unknown preset and :class:`calc.law.NotInForceError` for a contract before 1997.
    """
    rows = list(map(attrgetter(*_CALCULATED), listings))
    given = zip(*rows, strict=True) if rows else ((),) * len(_CALCULATED)
    columns = {name: _column(name, values) for name, values in zip(_CALCULATED, given, strict=True)}
    return resolve_columns(columns, np.array([listing.preset for listing in listings], dtype=object))


def resolve_varied(listing: Listing, changes: Mapping[str, Column]) -> Inputs:
    """One listing repeated, with some inputs varied: columns of shape (n,) by name, NaN where the preset decides."""
    rows = max(len(values) for values in changes.values())
    columns = {name: np.repeat(_column(name, (getattr(listing, name),)), rows) for name in _CALCULATED}
    return resolve_columns({**columns, **changes}, np.full(rows, listing.preset, dtype=object))


def resolve_columns(columns: dict[str, Any], keys: NDArray[np.object_]) -> Inputs:
    """The same from columns, shape (n,): one per input, NaN (or NaT) where the preset named in ``keys`` decides.

    Columns that do not enter the calculation may be there or not.
    """
    columns = {name: columns[name] for name in _CALCULATED}
    for name, neutral in _NEUTRAL.items():
        columns[name] = np.where(np.isnan(columns[name]), neutral, columns[name])
    quick: dict[str, Any] = {f.name: np.empty(len(keys)) for f in fields(Inputs) if f.name.startswith("quick_")}
    for key in dict.fromkeys(keys):
        rows = np.flatnonzero(keys == key)
        whole = len(rows) == len(keys)
        facts = columns if whole else {name: values[rows] for name, values in columns.items()}
        filled = _fill(facts, PRESETS[key])
        for name, values in filled.items():
            columns[name] = _placed(columns[name], rows, values)
        for name, values in _quick(filled, PRESETS[key]).items():
            quick[name][rows] = values
    rent = columns["market_rent_monthly"]
    columns["market_rent_monthly"] = np.where(np.isnan(rent), columns["actual_rent_monthly"], rent)
    return Inputs(**columns, **quick)


def assumed(listing: Listing) -> dict[str, Assumption]:
    """The assumptions at work in a listing: those inputs that its preset and not its reader has decided."""
    values = PRESETS[listing.preset].values
    return {name: values[name] for name in values if getattr(listing, name) is None}


def _placed(column: Any, rows: NDArray[np.intp], values: Any) -> Any:
    if len(rows) == len(column):
        return values
    placed = column.copy()
    placed[rows] = values
    return placed


def _column(name: str, values: tuple[Any, ...]) -> Any:
    if name in _TEXTS:
        return np.array(values, dtype=object)
    if QUESTIONS[name].unit is Unit.DATE:
        return np.array(values, dtype="datetime64[D]")
    if values.count(None) == len(values):  # most inputs of most lists, and much quicker than one by one
        return np.full(len(values), np.nan)
    return np.array(values, dtype=np.float64)


def _fill(facts: dict[str, Any], preset: Preset) -> dict[str, Any]:
    """The same columns with gaps filled; the date comes first because the transfer tax depends on it."""
    filled = dict(facts)
    for name in sorted(preset.values, key=lambda name: QUESTIONS[name].unit is not Unit.DATE):
        given = filled[name]
        missing = np.isnat(given) if QUESTIONS[name].unit is Unit.DATE else np.isnan(given)
        if missing.all():  # most inputs of most lists
            filled[name] = preset.values[name].column(filled)
        elif missing.any():
            filled[name] = np.where(missing, preset.values[name].column(filled), given)
    return filled


def _quick(filled: dict[str, Any], preset: Preset) -> dict[str, Column]:
    rows = len(filled["price"])
    if preset.quick is None:
        assumptions = {
            "vacancy_rate": filled["vacancy_rate"],
            "admin_yearly": filled["admin_yearly"],
            "maintenance_per_sqm_yearly": filled["maintenance_per_sqm_yearly"],
            "acquisition_cost_rate": filled["transfer_tax_rate"]
            + filled["notary_rate"]
            + filled["land_registry_rate"]
            + filled["broker_rate"],
            "annuity_rate_on_price": filled["loan_to_price"]
            * (filled["nominal_rate"] + filled["initial_repayment_rate"]),
        }
    else:
        assumptions = {f.name: np.full(rows, getattr(preset.quick, f.name)) for f in fields(preset.quick)}
    assumptions["cost_share_of_rent"] = np.full(rows, preset.quick_cost_share_of_rent)
    return {f"quick_{name}": cast("Column", values) for name, values in assumptions.items()}
