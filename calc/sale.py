"""The end of the investment: what the sale brings, and the tax on it (§ 23 EStG)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from calc.columns import ExitColumns, Flags, Whole, distinct
from calc.income_tax import additional_tax
from calc.law import statute
from calc.loan import Amortisation
from calc.outcome import Column


@dataclass(frozen=True)
class Sale:
    """The sale in EUR, each of shape (n,)."""

    sale_price: Column
    selling_costs: Column
    prepayment_penalty: Column
    loan_balance: Column
    adjusted_cost: Column
    capital_gain: Column
    capital_gain_taxable: Flags
    capital_gains_tax: Column

    @property
    def proceeds_before_tax(self) -> Column:
        return self.sale_price - self.selling_costs - self.prepayment_penalty - self.loan_balance

    @property
    def net_proceeds(self) -> Column:
        return self.proceeds_before_tax - self.capital_gains_tax


def sale(
    terms: ExitColumns,
    *,
    market_value: Column,
    holding_years: Whole,
    prepayment_penalty: Column,
    loan_balance: Column,
    adjusted_cost: Column,
    income: Column,
    tax_year: Whole,
    threshold_year: Whole,
    splitting: Flags,
    church_tax_rate: Column,
    marginal_rate_override: Column,
) -> Sale:
    """Sale after ``holding_years`` at the market value grown by ``appreciation_rate``.

    The gain is price less selling costs, penalty and ``adjusted_cost`` (price without inventory,
    acquisition costs and capitalised work less the depreciation deducted, § 23 (3) EStG). It is taxed on
    top of ``income`` (other taxable income with the rental income of the year) if the property was held for
    less than ``taxable_if_years_below`` years and the gain reaches the threshold of ``threshold_year``. A
    loss saves no tax.
    """
    price = market_value * (1.0 + terms.appreciation_rate) ** holding_years
    costs = price * terms.selling_cost_rate
    gain = price - costs - prepayment_penalty - adjusted_cost
    taxable = holding_years < terms.taxable_if_years_below
    counted = np.where(taxable & (gain >= _threshold(threshold_year)), gain, 0.0)
    tax = np.zeros_like(gain)
    due = counted > 0
    if due.any():
        tax[due] = additional_tax(
            income[due],
            counted[due],
            tax_year[due],
            splitting=splitting[due],
            church_tax_rate=church_tax_rate[due],
            marginal_rate_override=marginal_rate_override[due],
        )
    return Sale(price, costs, prepayment_penalty, loan_balance, adjusted_cost, gain, taxable, tax)


def _threshold(years: Whole) -> Column:
    """The gain in EUR from which on all of it is taxed, by year of the sale (§ 23 (3) s. 5 EStG)."""
    threshold = np.empty(len(years))
    for year in distinct(years):
        threshold[years == year] = statute("private_sale").in_force(date(year, 12, 31)).value["threshold"]
    return threshold


def prepayment_penalty(loans: Amortisation, exit_month: int, reinvest_rate: Column) -> Column:
    """What the bank may claim for a loan repaid early, EUR, shape (n,), never negative.

    ``exit_month`` counts from the payout.

    The interest margin over ``reinvest_rate`` on the balances still planned, special repayments included,
    discounted monthly, until the end of the fixed period, but not beyond month 126 (§§ 489 (1) No. 2, 490
    (2) BGB). Simplified active-passive method. ``loans`` in the state of the exit is used up.
    """
    limit = statute("early_termination").series["all"][-1].value
    until = np.minimum(loans.loan.fixed_months, limit)
    reinvest = reinvest_rate / 12.0
    margin = loans.loan.nominal_rate / 12.0 - reinvest
    penalty, discount = np.zeros_like(margin), np.ones_like(margin)
    for month in range(exit_month + 1, int(until.max(initial=0)) + 1):
        discount = discount / (1.0 + reinvest)
        penalty += np.where(month <= until, loans.balance * margin * discount, 0.0)
        loans.step(month)
    return np.maximum(penalty, 0.0)
