"""A calculation as plain data, with the keys of the golden file: numbers, texts, lists, null."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from math import isfinite
from typing import Any

from numpy.typing import NDArray

from calc.calculation import Calculation
from calc.columns import Table
from calc.loan import balance_end_of_fixed, monthly_payment, months_to_payoff
from calc.loan_schedule import effective_rate, monthly_schedule
from calc.outcome import Figure, Unavailable
from calc.projection import YearTable

Json = dict[str, Any]

_WHOLE = frozenset({"payback_year_operating"})
"""Figures that count something."""


def to_json(calculation: Calculation, loan_counts: Sequence[int] | None = None) -> Iterator[Json]:
    """All results of each row in turn, unrounded.

    A figure that does not exist is null and has its reason in ``reasons``; keys beyond those of the golden
    file are additions. Columns do not know how many loans a record has: ``loan_counts`` says it for each row;
    without it, loans of nothing are left out.
    """
    years = calculation.columns.meta.holding_years.tolist()
    purchase, checks, sold = (
        list(_records(part)) for part in (_purchase(calculation), _checks(calculation), _exit(calculation))
    )
    table, depreciation = _year_table(calculation), _depreciation(calculation)
    loans = _loans(calculation)
    for row, horizon in enumerate(years):
        figures = {name: column[row] for name, column in calculation.key_figures.items()}
        yield {
            "purchase": purchase[row],
            "tax_checks": checks[row],
            "depreciation_rows": _year_rows(depreciation, row, horizon),
            "loans": [_loan(loan, row, horizon) for loan in _taken(loans, row, loan_counts)],
            "rows": [{"year": year} | values for year, values in enumerate(_year_rows(table, row, horizon), start=1)],
            "exit": sold[row],
            "flows_after_tax": calculation.flows.after_tax[: horizon + 1, row].tolist(),
            "flows_before_tax": calculation.flows.before_tax[: horizon + 1, row].tolist(),
            "kpis": {name: _figure(name, figure) for name, figure in figures.items()},
            "irr_not_unique": bool(calculation.key_figures.irr_not_unique[row]),
            "reasons": {name: f.reason for name, f in figures.items() if isinstance(f, Unavailable)},
        }


def _figure(name: str, figure: Figure) -> float | int | None:
    if isinstance(figure, Unavailable):
        return None
    if not isfinite(figure):
        return None
    return int(figure) if name in _WHOLE else figure


def _records(columns: Mapping[str, NDArray[Any]]) -> Iterator[Json]:
    """Row by row, with null for what is not finite."""
    names = list(columns)
    for values in zip(*(column.tolist() for column in columns.values()), strict=True):
        yield {name: value if isfinite(value) else None for name, value in zip(names, values, strict=True)}


def _year_rows(tables: Mapping[str, Table], row: int, years: int) -> list[Json]:
    columns = [table[:years, row].tolist() for table in tables.values()]
    return [dict(zip(tables, values, strict=True)) for values in zip(*columns, strict=True)]


def _purchase(calculation: Calculation) -> dict[str, NDArray[Any]]:
    bought, costs = calculation.investment, calculation.investment.costs
    return {
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


def _checks(calculation: Calculation) -> dict[str, NDArray[Any]]:
    near, reduced = calculation.projection.near_acquisition, calculation.projection.reduced_rent
    return {
        "near_acquisition_net_costs": near.net_costs,
        "near_acquisition_limit": near.limit,
        "near_acquisition_headroom": near.headroom,
        "near_acquisition_exceeded": near.exceeded,
        "rent_ratio": reduced.ratio,
        "deductible_share": reduced.deductible_share,
        "tariff_frozen": calculation.projection.tariff_frozen,
    }


def _depreciation(calculation: Calculation) -> dict[str, Table]:
    table = calculation.projection.depreciation
    return {
        "regular": table.regular,
        "special_7b": table.special_7b,
        "monument": table.monument,
        "total": table.total,
        "book_value": table.book_value,
    }


def _year_table(calculation: Calculation) -> dict[str, Table]:
    return {f.name: getattr(calculation.projection.table, f.name) for f in fields(YearTable)}


def _exit(calculation: Calculation) -> dict[str, NDArray[Any]]:
    sold = calculation.sale
    return {
        "sale_price": sold.sale_price,
        "selling_costs": sold.selling_costs,
        "prepayment_penalty": sold.prepayment_penalty,
        "loan_balance": sold.loan_balance,
        "adjusted_cost": sold.adjusted_cost,
        "capital_gain": sold.capital_gain,
        "capital_gain_taxable": sold.capital_gain_taxable,
        "capital_gains_tax": sold.capital_gains_tax,
        "net_proceeds": sold.net_proceeds,
    }


def _loans(calculation: Calculation) -> list[dict[str, NDArray[Any]]]:
    financing = calculation.columns.financing
    shift = financing.followup_rate_shift
    return [
        {
            "amount": loan.amount,
            "monthly_payment": monthly_payment(loan),
            "months_to_payoff_unchanged": months_to_payoff(loan),
            "balance_end_of_fixed": balance_end_of_fixed(loan, shift),
            "effective_rate": effective_rate(loan, shift),
            "yearly_balances": table.balance,
            "yearly_interest": table.interest,
        }
        for loan, table in zip(financing.loans, calculation.projection.loans, strict=True)
    ]


def monthly_loans(calculation: Calculation, loan_counts: Sequence[int]) -> Iterator[list[list[Json]]]:
    """For each row and each of its loans every month until the sale, in EUR, unrounded."""
    columns = calculation.columns
    held = columns.meta.holding_years.tolist()
    plans = [
        monthly_schedule(loan, columns.financing.followup_rate_shift, 12 * max(held))
        for loan in columns.financing.loans
    ]
    tables = [{f.name: getattr(plan, f.name) for f in fields(plan)} for plan in plans]
    for row, (years, count) in enumerate(zip(held, loan_counts, strict=True)):
        yield [
            [{"month": month} | paid for month, paid in enumerate(_year_rows(table, row, 12 * years), start=1)]
            for table in tables[:count]
        ]


def _taken(
    loans: list[dict[str, NDArray[Any]]], row: int, counts: Sequence[int] | None
) -> list[dict[str, NDArray[Any]]]:
    return [loan for loan in loans if loan["amount"][row] > 0] if counts is None else loans[: counts[row]]


def _loan(loan: Mapping[str, NDArray[Any]], row: int, years: int) -> Json:
    values: Json = {
        name: column[:years, row].tolist() if column.ndim == 2 else float(column[row])
        for name, column in loan.items()
    }
    months = values["months_to_payoff_unchanged"]
    values["months_to_payoff_unchanged"] = int(months) if isfinite(months) else None
    values["effective_rate"] = values["effective_rate"] if isfinite(values["effective_rate"]) else None
    return values | {"balance_end": values["yearly_balances"][-1]}
