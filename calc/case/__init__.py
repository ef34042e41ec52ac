"""The complete input record of one purchase; every missing key has the default of its field.

Amounts are EUR, shares and rates run from 0 to 1, years count from the transfer of benefits and burdens
(year 1). Read one from JSON with :func:`calc.reading.from_json`, which reports everything that is wrong
with it at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from calc.case.financing import Financing, Loan
from calc.case.letting import CostBasis, CostTax, OperatingCost, Rent, RentMode, YearAmounts
from calc.case.purchase import Meta, Purchase, Renovation, RenovationType
from calc.case.taxation import After7b, Depreciation, DepreciationMethod, Exit, Tax


@dataclass(frozen=True)
class Case:
    """One purchase with all assumptions."""

    purchase: Purchase
    rent: Rent
    meta: Meta = Meta()
    operating_costs: tuple[OperatingCost, ...] = ()
    reserve_withdrawals: YearAmounts = ()
    renovations: tuple[Renovation, ...] = ()
    financing: Financing = Financing()
    depreciation: Depreciation = Depreciation()
    tax: Tax = Tax()
    exit: Exit = Exit()


__all__ = [
    "After7b",
    "Case",
    "CostBasis",
    "CostTax",
    "Depreciation",
    "DepreciationMethod",
    "Exit",
    "Financing",
    "Loan",
    "Meta",
    "OperatingCost",
    "Purchase",
    "Renovation",
    "RenovationType",
    "Rent",
    "RentMode",
    "Tax",
    "YearAmounts",
]
