"""Exact fees of notary and land registry instead of the usual 1.5 % and 0.5 % (GNotKG)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from calc.case import Case
from calc.law import statute
from calc.outcome import Column

_GUARD = 1e-9
"""Steps of tolerance, so that a value on the border of a step has not yet started the next one."""


@dataclass(frozen=True)
class PurchaseFees:
    """Fees in EUR, VAT of the notary included, disbursements not, each of shape (n,)."""

    notary: Column
    land_registry: Column
    mortgage_notary: Column
    mortgage_registry: Column


def simple_fee(value: Column, day: date) -> Column:
    """The 1.0 fee in EUR, shape (n,), for a transaction worth ``value`` EUR (§ 34 (2) GNotKG, table B)."""
    table = _table(day)
    fee = np.full(np.shape(value), float(table["first_fee"]))
    lower = float(table["first_up_to"])
    for step in table["steps"]:
        within = np.minimum(value, step["up_to"]) - lower
        fee += step["fee"] * np.ceil(np.maximum(within, 0.0) / step["each"] - _GUARD)
        lower = step["up_to"]
    return fee


def purchase_fees(price: Column, mortgage: Column, day: date) -> PurchaseFees:
    """What a purchase usually takes: deed, execution, supervision, entries, mortgage.

    ``price`` and ``mortgage`` in EUR, shape (n,); no mortgage, no fee for it. Raises
    :class:`calc.law.NotInForceError` before 2013-08-01.
    """
    table = _table(day)
    of_price, of_mortgage = simple_fee(price, day), np.where(mortgage > 0, simple_fee(mortgage, day), 0.0)
    gross = 1.0 + table["vat_rate"]
    multiples = {name: sum(parts.values()) for name, parts in table["items"].items()}
    return PurchaseFees(
        notary=of_price * multiples["purchase_notary"] * gross,
        land_registry=of_price * multiples["purchase_registry"],
        mortgage_notary=of_mortgage * multiples["mortgage_notary"] * gross,
        mortgage_registry=of_mortgage * multiples["mortgage_registry"],
    )


def with_exact_fees(case: Case) -> Case:
    """The record with exact fees; those of the mortgage join the financing costs.

    The usual rates include the mortgage, the exact ones do not: never count both.
    """
    purchase, financing = case.purchase, case.financing
    mortgage = sum(loan.amount for loan in financing.loans)
    fees = purchase_fees(np.array([purchase.price]), np.array([mortgage]), case.meta.contract_date)
    of_mortgage = float(fees.mortgage_notary[0] + fees.mortgage_registry[0])
    return replace(
        case,
        purchase=replace(
            purchase,
            notary_rate=float(fees.notary[0]) / purchase.price,
            land_registry_rate=float(fees.land_registry[0]) / purchase.price,
        ),
        financing=replace(financing, financing_costs=financing.financing_costs + of_mortgage),
    )


def _table(day: date) -> dict[str, Any]:
    table: dict[str, Any] = statute("gnotkg_table_b").in_force(day).value
    return table
