"""Listings from JSON on the command line: a listing's own record, several, or a complete input record.

A listing's record has the identifiers of its inputs as keys (``{"name": …, "price": …, "preset": …}``). A complete
record (keys of SPEC section 2) becomes the listing that calculates to the same figures; one that holds more than a
listing can say, such as a second loan, is refused rather than simplified.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from calc.assessment import assess
from calc.calculation import calculate
from calc.case import Case, CostBasis, Tax
from calc.listing import QUESTIONS, REQUIRED, Listing
from calc.presets import PRESETS
from calc.reading import from_json
from calc.record import Question, Unit
from calc.stacking import stack
from calc.states import STATES
from calc.validation import InvalidCaseError, Problem
from intake.address import MOST_LISTINGS
from intake.address_listing import UnreadablePartError, plain, value_of

_CLOSE = 1e-9
_PROBE = Tax(marginal_rate_override=0.42)


class RecordError(ValueError):
    """The record cannot be published, in a sentence."""


def listings_of(record: Any) -> tuple[Listing, ...]:
    """The listings of a record that ``json.loads`` returned. Raises :class:`RecordError`."""
    rows = record if isinstance(record, list) else [record]
    if not rows or len(rows) > MOST_LISTINGS:
        raise RecordError(f"One to {MOST_LISTINGS} listings can be published together.")
    return tuple(_listing(row) for row in rows)


def _listing(row: Any) -> Listing:
    if isinstance(row, Problem):
        raise RecordError(row.message)
    if not isinstance(row, Mapping):
        raise RecordError("A record is a JSON object.")
    return _from_case(row) if "purchase" in row else _from_inputs(row)


def _from_inputs(row: Mapping[str, Any]) -> Listing:
    values: dict[str, Any] = {}
    for name, value in row.items():
        if name == "preset":
            if value not in PRESETS:
                raise RecordError(f"preset: {value!r} is none of {', '.join(PRESETS)}.")
            values[name] = value
        elif name not in QUESTIONS:
            raise RecordError(f"{name}: this key is unknown. Known are preset, {', '.join(QUESTIONS)}.")
        elif value is not None:
            try:
                values[name] = value_of(name, plain(value))
            except UnreadablePartError:
                raise RecordError(f"{name}: {value!r} cannot be meant; {_expected(QUESTIONS[name])}.") from None
    if missing := [name for name in REQUIRED if name not in values]:
        raise RecordError(f"{', '.join(missing)}: needed.")
    return Listing(**values)


def _expected(question: Question) -> str:
    """What would be an answer to the question."""
    if question.unit is Unit.STATE or question.choices:
        return f"known are {', '.join(question.choices or STATES)}"
    if question.unit is Unit.DATE:
        return "a day is written 2026-11-21"
    if question.unit is Unit.YES_NO:
        return "true or false is needed"
    if question.unit is Unit.DIGITS:
        return f"digits are needed, such as {question.example}"
    if question.within and question.unit is not Unit.TEXT:
        return f"a number from {question.within[0]:,.10g} to {question.within[1]:,.10g} is needed"
    return "a short text without control signs is needed"


def _from_case(row: Mapping[str, Any]) -> Listing:
    name = str(row.get("name", "")) or "Objekt"
    try:
        case = from_json({key: value for key, value in row.items() if key != "name"})
    except InvalidCaseError as error:
        raise RecordError(" ".join(f"{p.field}: {p.message}" for p in error.problems)) from None
    if case.purchase.state is None:
        raise RecordError("purchase.state: needed.")
    listing = _nearest(case, name)
    if not _same_figures(case, listing):
        raise RecordError(
            "This record holds more than a listing can say (one loan, costs that are fixed or per m², no "
            "renovations, depreciation in equal parts): its figures would change."
        )
    return listing


def _nearest(case: Case, name: str) -> Listing:
    purchase, rent, sale = case.purchase, case.rent, case.exit
    loan = case.financing.loans[0] if case.financing.loans else None
    costs = {
        basis: sum(cost.value for cost in case.operating_costs if cost.basis is basis)
        for basis in (CostBasis.FIXED, CostBasis.PER_SQM)
    }
    growth = {cost.growth for cost in case.operating_costs}
    filled = calculate(stack([case])).columns
    return Listing(
        name=name,
        price=purchase.price,
        living_area_sqm=purchase.living_area_sqm,
        state=str(purchase.state),
        actual_rent_monthly=rent.actual_rent_monthly,
        market_rent_monthly=rent.market_rent_monthly,
        other_income_monthly=rent.other_income_monthly,
        vacancy_rate=rent.vacancy_rate,
        rent_growth_rate=rent.growth_rate,
        admin_yearly=costs[CostBasis.FIXED],
        maintenance_per_sqm_yearly=costs[CostBasis.PER_SQM],
        cost_growth_rate=growth.pop() if growth else 0.0,
        loan_to_price=loan.amount / purchase.price if loan else 0.0,
        nominal_rate=loan.nominal_rate if loan else 0.0,
        initial_repayment_rate=loan.initial_repayment_rate if loan else 0.0,
        fixed_years=float(loan.fixed_months // 12) if loan else None,
        followup_rate=loan.followup_rate if loan else None,
        special_repayment_yearly=loan.special_repayment_yearly if loan else None,
        broker_rate=float(filled.purchase.broker_rate[0]),
        notary_rate=float(filled.purchase.notary_rate[0]),
        land_registry_rate=float(filled.purchase.land_registry_rate[0]),
        transfer_tax_rate=float(filled.purchase.transfer_tax_rate[0]),
        other_acquisition_costs=purchase.other_acquisition_costs,
        land_share=purchase.land_share,
        depreciation_rate=float(filled.depreciation.rate[0]),
        contract_date=case.meta.contract_date,
        holding_years=float(case.meta.holding_years),
        appreciation_rate=sale.appreciation_rate,
        selling_cost_rate=sale.selling_cost_rate,
    )


def _same_figures(case: Case, listing: Listing) -> bool:
    """Whether both calculate to the same, for a buyer of some marginal rate."""
    wanted = calculate(stack([replace(case, tax=_PROBE)])).key_figures
    found = assess([listing], _PROBE).calculation.key_figures
    return all(
        np.allclose(wanted[key].values, found[key].values, rtol=_CLOSE, atol=_CLOSE, equal_nan=True) for key in wanted
    )
