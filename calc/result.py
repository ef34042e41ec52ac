"""One row of a calculation as plain data, with the keys of the golden file: numbers, texts, lists, null."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from calc.calculation import Calculation
from calc.loan import balance_end_of_fixed, monthly_payment, months_to_payoff
from calc.loan_schedule import effective_rate
from calc.outcome import Unavailable
from calc.projection import YearTable

Json = dict[str, Any]


def to_json(calculation: Calculation, row: int = 0) -> Json:
    """All results of one row, unrounded; a figure that does not exist is null and has its reason in ``reasons``.

    Works on the loans of the row alone, so take it for rows that somebody looks at, not for a screening.
    """
    figures = {name: column[row] for name, column in calculation.key_figures.figures.items()}
    return {
        "purchase": _purchase(calculation, row),
        "tax_checks": _tax_checks(calculation, row),
        "depreciation_rows": _depreciation_rows(calculation, row),
        "loans": _loans(calculation, row),
        "rows": _rows(calculation, row),
        "exit": _exit(calculation, row),
        "flows_after_tax": calculation.flows.after_tax[: _years(calculation, row) + 1, row].tolist(),
        "flows_before_tax": calculation.flows.before_tax[: _years(calculation, row) + 1, row].tolist(),
        "kpis": {n: None if isinstance(f, Unavailable) else f for n, f in figures.items()},
        "irr_not_unique": bool(calculation.key_figures.irr_not_unique[row]),
        "reasons": {n: f.reason for n, f in figures.items() if isinstance(f, Unavailable)},
    }


def _years(calculation: Calculation, row: int) -> int:
    return int(calculation.columns.meta.holding_years[row])


def _number(value: Any) -> float | None:
    number = float(value)
    return None if np.isnan(number) else number


def _purchase(calculation: Calculation, row: int) -> Json:
    bought, costs = calculation.investment, calculation.investment.costs
    columns = {
        "transfer_tax_rate": calculation.columns.purchase.transfer_tax_rate,
        "transfer_tax": costs.transfer_tax,
        "notary": costs.notary,
        "land_registry": costs.land_registry,
        "broker": costs.broker,
        "other_acquisition_costs": costs.other,
        "acquisition_costs": bought.acquisition_costs,
        "acquisition_cost_rate": bought.acquisition_cost_rate,
        "initial_capex": bought.initial_capex,
        "total_investment": bought.total_investment,
        "loan_nominal": bought.loan_nominal,
        "loan_payout": bought.loan_payout,
        "equity": bought.equity,
        "building_basis": bought.building_basis,
        "market_value": bought.market_value,
    }
    return {name: float(values[row]) for name, values in columns.items()}


def _tax_checks(calculation: Calculation, row: int) -> Json:
    near, reduced = calculation.projection.near_acquisition, calculation.projection.reduced_rent
    return {
        "near_acquisition_net_costs": float(near.net_costs[row]),
        "near_acquisition_limit": float(near.limit[row]),
        "near_acquisition_headroom": float(near.headroom[row]),
        "near_acquisition_exceeded": bool(near.exceeded[row]),
        "rent_ratio": _number(reduced.ratio[row]),
        "deductible_share": float(reduced.deductible_share[row]),
        "tariff_frozen": bool(calculation.projection.tariff_frozen[row]),
    }


def _depreciation_rows(calculation: Calculation, row: int) -> list[Json]:
    table = calculation.projection.depreciation
    columns = {
        "regular": table.regular,
        "special_7b": table.special_7b,
        "monument": table.monument,
        "total": table.total,
        "book_value": table.book_value,
    }
    return [
        {name: float(values[year, row]) for name, values in columns.items()}
        for year in range(_years(calculation, row))
    ]


def _loans(calculation: Calculation, row: int) -> list[Json]:
    own = calculation.columns.part(slice(row, row + 1))
    shift = own.financing.followup_rate_shift
    years = _years(calculation, row)
    loans = []
    for loan, table in zip(own.financing.loans, calculation.projection.loans, strict=True):
        if not loan.amount[0] > 0:  # Padding, or a loan of nothing.
            continue
        loans.append(
            {
                "monthly_payment": float(monthly_payment(loan)[0]),
                "months_to_payoff_unchanged": _number(months_to_payoff(loan)[0]),
                "balance_end_of_fixed": float(balance_end_of_fixed(loan, shift)[0]),
                "effective_rate": _number(effective_rate(loan, shift)[0]),
                "yearly_balances": table.balance[:years, row].tolist(),
                "yearly_interest": table.interest[:years, row].tolist(),
                "balance_end": float(table.balance[years - 1, row]),
            }
        )
    return loans


def _rows(calculation: Calculation, row: int) -> list[Json]:
    table = calculation.projection.table
    return [
        {"year": year + 1} | {f.name: float(getattr(table, f.name)[year, row]) for f in fields(YearTable)}
        for year in range(_years(calculation, row))
    ]


def _exit(calculation: Calculation, row: int) -> Json:
    sold = calculation.sale
    return {
        "sale_price": float(sold.sale_price[row]),
        "selling_costs": float(sold.selling_costs[row]),
        "prepayment_penalty": float(sold.prepayment_penalty[row]),
        "loan_balance": float(sold.loan_balance[row]),
        "adjusted_cost": float(sold.adjusted_cost[row]),
        "capital_gain": float(sold.capital_gain[row]),
        "capital_gain_taxable": bool(sold.capital_gain_taxable[row]),
        "capital_gains_tax": float(sold.capital_gains_tax[row]),
        "net_proceeds": float(sold.net_proceeds[row]),
    }
