"""The year table: rent, costs, loans, tax and cash from the purchase to the sale.

One loop over years, each step on all rows. Rows that are sold earlier are calculated on, but nobody reads
them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calc.columns import CaseColumns, Flags, Table, Whole, distinct, grown
from calc.depreciation import DepreciationTable, depreciation, inventory_depreciation
from calc.income_tax import additional_tax, tariff_year
from calc.investment import Investment
from calc.loan import Amortisation
from calc.operating_costs import operating_costs
from calc.outcome import Column
from calc.reduced_rent import ReducedRent, deductible_share, reduced_rent
from calc.renovation import NearAcquisitionCheck, near_acquisition_check, renovation_years
from calc.rent import income, rent_path
from calc.sale import prepayment_penalty

_TAXED_AT_ONCE = 4_096
"""Incomes taxed together: few listings all years at once, many listings year by year."""


@dataclass(frozen=True)
class YearTable:
    """EUR per year (``monthly_rent``: per month), each of shape (years, n), as printed."""

    monthly_rent: Table
    potential_gross_rent: Table
    effective_gross_rent: Table
    operating_expenses: Table
    reserve_contribution: Table
    net_operating_income: Table
    interest: Table
    principal: Table
    debt_service: Table
    special_repayment: Table
    capex: Table
    operating_cash_flow_before_tax: Table
    net_cash_flow_before_tax: Table
    depreciation: Table
    deductible_expenses: Table
    taxable_rental_income: Table
    tax: Table
    net_cash_flow_after_tax: Table
    loan_balance: Table
    other_taxable_income: Table


@dataclass(frozen=True)
class LoanTable:
    """One loan by year in EUR, each of shape (years, n).

    ``underpaid``, shape (n,), marks rows in which a payment of this loan does not cover the interest.
    """

    interest: Table
    balance: Table
    underpaid: Flags


@dataclass(frozen=True)
class Projection:
    """The year table: rent, costs, loans, tax and cash from the purchase to the sale.

    ``deducted_depreciation`` (EUR by year) and ``capitalised`` count for the sale; ``costs_share_of_rent``
    (share) is that of year 1; ``prepayment_penalty`` is due at the end of each row's holding period;
    ``underpaid`` marks rows whose loan payments do not cover the interest, ``tariff_frozen`` rows that
    reach beyond the last enacted tariff.
    """

    table: YearTable
    loans: tuple[LoanTable, ...]
    near_acquisition: NearAcquisitionCheck
    reduced_rent: ReducedRent
    depreciation: DepreciationTable
    deducted_depreciation: Table
    capitalised: Table
    costs_share_of_rent: Column
    prepayment_penalty: Column
    underpaid: Flags
    tariff_frozen: Flags


def project(columns: CaseColumns, investment: Investment) -> Projection:
    """All years up to the longest holding period."""
    holding, rent, area = columns.meta.holding_years, columns.rent, columns.purchase.living_area_sqm
    years = int(holding.max())
    check = near_acquisition_check(columns.renovations, investment.building_basis)
    works = renovation_years(columns.renovations, check, years, holding)
    building = depreciation(columns.depreciation, investment.building_basis, area, works.capitalised)
    reduced = reduced_rent(rent)
    shares = np.array([deductible_share(reduced, rent, year) for year in range(1, years + 1)])
    loans = _repay(columns, years)
    path = rent_path(rent, years)
    earned = income(rent, path)
    costs = operating_costs(
        columns.operating_costs,
        area=area,
        potential_gross_rent=earned.potential_gross_rent,
        recoverable_costs_monthly=rent.recoverable_costs_monthly,
        vacant_months=earned.vacant_months,
    )
    expenses = costs.expenses + loans.interest
    written_off = building.total
    expenses += written_off
    expenses += works.deducted
    _add_other_expenses(expenses, columns)
    expenses *= shares
    taxable = earned.effective_gross_rent - expenses
    other_income = grown(columns.tax.other_taxable_income, columns.tax.other_income_growth, years)
    tax = _tax(columns, other_income, taxable)
    noi = earned.effective_gross_rent - costs.expenses - costs.reserve
    debt_service = loans.interest + loans.principal
    operating = noi - debt_service
    before_tax = operating - loans.special_repayment - works.paid
    table = YearTable(
        monthly_rent=path,
        potential_gross_rent=earned.potential_gross_rent,
        effective_gross_rent=earned.effective_gross_rent,
        operating_expenses=costs.expenses,
        reserve_contribution=costs.reserve,
        net_operating_income=noi,
        interest=loans.interest,
        principal=loans.principal,
        debt_service=debt_service,
        special_repayment=loans.special_repayment,
        capex=works.paid,
        operating_cash_flow_before_tax=operating,
        net_cash_flow_before_tax=before_tax,
        depreciation=written_off,
        deductible_expenses=expenses,
        taxable_rental_income=taxable,
        tax=tax,
        net_cash_flow_after_tax=before_tax - tax,
        loan_balance=loans.balance,
        other_taxable_income=other_income,
    )
    return Projection(
        table=table,
        loans=loans.tables,
        near_acquisition=check,
        reduced_rent=reduced,
        depreciation=building,
        deducted_depreciation=(building.regular + building.special_7b) * shares,
        capitalised=works.capitalised,
        costs_share_of_rent=costs.share_of_rent,
        prepayment_penalty=loans.penalty,
        underpaid=loans.underpaid,
        tariff_frozen=tariff_year(tariff_year_of(columns.tax.tariff_year, columns.meta.start_year + holding - 1))[1],
    )


@dataclass(frozen=True)
class _Repayment:
    interest: Table
    principal: Table
    special_repayment: Table
    balance: Table
    tables: tuple[LoanTable, ...]
    penalty: Column
    underpaid: Flags


def _repay(columns: CaseColumns, years: int) -> _Repayment:
    """All loans together and each by itself.

    Penalties are taken from each loan as it stands at its row's exit.
    """
    holding = columns.meta.holding_years
    interest, principal, special, balance = (np.zeros((years, len(columns))) for _ in range(4))
    penalty, underpaid = np.zeros(len(columns)), np.zeros(len(columns), dtype=np.bool_)
    exits = {year: holding == year for year in distinct(holding)}
    tables = []
    for loan in columns.financing.loans:
        state = Amortisation.begin(loan, columns.financing.followup_rate_shift)
        single = LoanTable(np.empty_like(interest), np.empty_like(interest), np.zeros_like(underpaid))
        for at in range(years):
            paid = state.advance(at + 1)
            single.interest[at], single.balance[at] = paid.interest, paid.balance
            principal[at] += paid.principal
            special[at] += paid.special_repayment
            if at + 1 in exits:
                sold = exits[at + 1]
                single.underpaid[sold] = state.underpaid[sold]
                bound = sold & (loan.fixed_months > 12 * (at + 1))
                if bound.any():
                    rates = columns.exit.reinvest_rate[bound]
                    penalty[bound] += prepayment_penalty(state.only(bound), 12 * (at + 1), rates)
        interest += single.interest
        balance += single.balance
        underpaid |= single.underpaid
        tables.append(single)
    return _Repayment(interest, principal, special, balance, tuple(tables), penalty, underpaid)


def _add_other_expenses(expenses: Table, columns: CaseColumns) -> None:
    """Inventory, spent reserves and, in the first year, financing costs and disagio.

    Source: § 7 (1), § 9 (1) No. 1, § 11 (2) EStG.
    """
    purchase, financing = columns.purchase, columns.financing
    expenses[0] += financing.financing_costs
    for loan in financing.loans:
        expenses[0] += loan.amount * loan.disagio_rate
    spent = columns.reserve_withdrawals[: len(expenses)]
    expenses[: len(spent)] += spent
    if purchase.inventory_value.any():
        for at in range(len(expenses)):
            expenses[at] += inventory_depreciation(purchase.inventory_value, purchase.inventory_life_years, at + 1)


def _tax(columns: CaseColumns, other_income: Table, taxable_rental_income: Table) -> Table:
    """What the rental income adds to the tax of each year, EUR, shape (years, n)."""
    terms, years = columns.tax, len(other_income)
    step = max(_TAXED_AT_ONCE // len(columns), 1)
    parts = (slice(start, start + step) for start in range(0, years, step))
    calendar = columns.meta.start_year + np.arange(years)[:, None]
    return np.concatenate(
        [
            additional_tax(
                other_income[part],
                taxable_rental_income[part],
                tariff_year_of(terms.tariff_year, calendar[part]),
                splitting=terms.splitting,
                church_tax_rate=terms.church_tax_rate,
                marginal_rate_override=terms.marginal_rate_override,
            )
            for part in parts
        ]
    )


def tariff_year_of(stated: Column, year: Whole) -> Whole:
    """The year whose tariff is asked for, shape (n,): the stated one (NaN: none) or that of the calendar."""
    return np.where(np.isnan(stated), year, stated).astype(np.int64)
