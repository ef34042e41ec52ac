"""The year table: rent, costs, loans, tax and cash from the purchase to the sale.

One loop over years, each step on all rows. Rows that are sold earlier are calculated on, but nobody reads
them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from calc.columns import CaseColumns, Flags, Table, Whole, grown, in_year
from calc.depreciation import DepreciationTable, depreciation, inventory_depreciation
from calc.income_tax import additional_tax, tariff_year
from calc.investment import Investment
from calc.loan import Amortisation
from calc.operating_costs import operating_costs
from calc.outcome import Column
from calc.reduced_rent import ReducedRent, deductible_share, reduced_rent
from calc.renovation import NearAcquisitionCheck, near_acquisition_check, renovation_year
from calc.rent import income, rent_path
from calc.sale import prepayment_penalty


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
    """One loan by year in EUR, each of shape (years, n)."""

    interest: Table
    balance: Table


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
    holding, rent = columns.meta.holding_years, columns.rent
    years, rows = int(holding.max()), len(columns)
    table = YearTable(**{f.name: np.empty((years, rows)) for f in fields(YearTable)})
    check = near_acquisition_check(columns.renovations, investment.building_basis)
    works = [renovation_year(columns.renovations, check, y, holding) for y in range(1, years + 1)]
    capitalised = np.array([work.capitalised for work in works])
    building = depreciation(
        columns.depreciation, investment.building_basis, columns.purchase.living_area_sqm, capitalised
    )
    loans = _repay(columns, table)
    table.monthly_rent[:] = rent_path(rent, years)
    earned = income(rent, table.monthly_rent)
    costs = operating_costs(
        columns.operating_costs,
        area=columns.purchase.living_area_sqm,
        potential_gross_rent=earned.potential_gross_rent,
        recoverable_costs_monthly=rent.recoverable_costs_monthly,
        vacant_months=earned.vacant_months,
    )
    table.potential_gross_rent[:] = earned.potential_gross_rent
    table.effective_gross_rent[:] = earned.effective_gross_rent
    table.operating_expenses[:] = costs.expenses
    table.reserve_contribution[:] = costs.reserve
    table.depreciation[:] = building.total
    reduced = reduced_rent(rent)
    shares = np.empty((years, rows))
    for at, work in enumerate(works):
        shares[at] = deductible_share(reduced, rent, at + 1)
        table.capex[at] = work.paid
        expenses = table.operating_expenses[at] + table.interest[at] + table.depreciation[at] + work.deducted
        expenses += _other_expenses(columns, at + 1)
        table.deductible_expenses[at] = shares[at] * expenses
    _settle(columns, table)
    return Projection(
        table=table,
        loans=loans.tables,
        near_acquisition=check,
        reduced_rent=reduced,
        depreciation=building,
        deducted_depreciation=(building.regular + building.special_7b) * shares,
        capitalised=capitalised,
        costs_share_of_rent=costs.share_of_rent,
        prepayment_penalty=loans.penalty,
        underpaid=loans.underpaid,
        tariff_frozen=tariff_year(tariff_year_of(columns.tax.tariff_year, columns.meta.start_year + holding - 1))[1],
    )


@dataclass(frozen=True)
class _Repayment:
    tables: tuple[LoanTable, ...]
    penalty: Column
    underpaid: Flags


def _repay(columns: CaseColumns, table: YearTable) -> _Repayment:
    """Fill in the loans' part of the table.

    Penalties are taken from each loan as it stands at its row's exit.
    """
    for total in (table.interest, table.principal, table.special_repayment, table.loan_balance):
        total[:] = 0.0
    holding = columns.meta.holding_years
    penalty, underpaid = np.zeros(len(columns)), np.zeros(len(columns), dtype=np.bool_)
    exits = {int(year): holding == year for year in np.unique(holding)}
    tables = []
    for loan in columns.financing.loans:
        state = Amortisation.begin(loan, columns.financing.followup_rate_shift)
        single = LoanTable(np.empty_like(table.interest), np.empty_like(table.interest))
        for at in range(len(table.interest)):
            paid = state.advance(at + 1)
            single.interest[at], single.balance[at] = paid.interest, paid.balance
            table.interest[at] += paid.interest
            table.principal[at] += paid.principal
            table.special_repayment[at] += paid.special_repayment
            table.loan_balance[at] += paid.balance
            if at + 1 in exits:
                sold = exits[at + 1]
                underpaid |= sold & state.underpaid
                bound = sold & (loan.fixed_months > 12 * (at + 1))
                if bound.any():
                    rates = columns.exit.reinvest_rate[bound]
                    penalty[bound] += prepayment_penalty(state.only(bound), 12 * (at + 1), rates)
        tables.append(single)
    return _Repayment(tuple(tables), penalty, underpaid)


def _other_expenses(columns: CaseColumns, year: int) -> Column:
    """Inventory, spent reserves and, in the first year, financing costs and disagio.

    Source: § 7 (1), § 9 (1) No. 1, § 11 (2) EStG.
    """
    purchase, financing = columns.purchase, columns.financing
    expenses = inventory_depreciation(purchase.inventory_value, purchase.inventory_life_years, year)
    expenses = expenses + in_year(columns.reserve_withdrawals, year)
    if year == 1:
        disagio = (loan.amount * loan.disagio_rate for loan in financing.loans)
        expenses = sum(disagio, expenses + financing.financing_costs)
    return expenses


def _settle(columns: CaseColumns, table: YearTable) -> None:
    """Sums, tax and cash flows from the parts already in the table."""
    tax, start_year = columns.tax, columns.meta.start_year
    table.net_operating_income[:] = table.effective_gross_rent - table.operating_expenses - table.reserve_contribution
    table.debt_service[:] = table.interest + table.principal
    table.operating_cash_flow_before_tax[:] = table.net_operating_income - table.debt_service
    spent = table.special_repayment + table.capex
    table.net_cash_flow_before_tax[:] = table.operating_cash_flow_before_tax - spent
    table.taxable_rental_income[:] = table.effective_gross_rent - table.deductible_expenses
    table.other_taxable_income[:] = grown(tax.other_taxable_income, tax.other_income_growth, len(table.tax))
    for at in range(len(table.tax)):
        table.tax[at] = additional_tax(
            table.other_taxable_income[at],
            table.taxable_rental_income[at],
            tariff_year_of(tax.tariff_year, start_year + at),
            splitting=tax.splitting,
            church_tax_rate=tax.church_tax_rate,
            marginal_rate_override=tax.marginal_rate_override,
        )
    table.net_cash_flow_after_tax[:] = table.net_cash_flow_before_tax - table.tax


def tariff_year_of(stated: Column, year: Whole) -> Whole:
    """The year whose tariff is asked for, shape (n,): the stated one (NaN: none) or that of the calendar."""
    return np.where(np.isnan(stated), year, stated).astype(np.int64)
