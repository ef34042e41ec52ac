"""The key figures of each record; where a denominator is not positive there is none, and a reason instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

import numpy as np

from calc.columns import CaseColumns, Flags, Table
from calc.investment import Investment
from calc.outcome import Figures, ratio
from calc.projection import Projection
from calc.rent import market_rent
from calc.returns import InternalRates, irr, mirr, npv, payback_year

FigureColumn: TypeAlias = Figures | InternalRates
"""A figure or a reason for each row; internal rates know two reasons."""


class KeyFigures(Mapping[str, FigureColumn]):
    """Figures by identifier (EUR, shares or multiples).

    ``until_exit`` holds those of all years, each worked out when it is first asked for: the internal rates alone
    take as long as all the others, and a search asks for none of them.
    """

    def __init__(
        self, first_year: Mapping[str, FigureColumn], until_exit: Mapping[str, Callable[[], FigureColumn]]
    ) -> None:
        self._known, self._until_exit = dict(first_year), until_exit
        self._names = (*first_year, *until_exit)

    def __getitem__(self, name: str) -> FigureColumn:
        if name not in self._known:
            self._known[name] = self._until_exit[name]()
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    @property
    def irr_not_unique(self) -> Flags:
        """Whether the rate after tax is one of several, shape (n,)."""
        after = self["irr_after_tax"]
        assert isinstance(after, InternalRates)
        return after.not_unique


def key_figures(
    columns: CaseColumns,
    bought: Investment,
    projection: Projection,
    after_tax: Table,
    before_tax: Table,
    unlevered: Table,
) -> KeyFigures:
    """All figures of SPEC section 7: year 1 unless the name says otherwise."""
    figures = _yields(columns, bought, projection)
    figures |= _cash(columns, bought, projection)
    figures |= _bank(columns, bought, projection)
    figures |= _break_even(columns, bought, projection)
    terms, years = columns.exit, columns.meta.holding_years
    return KeyFigures(
        figures,
        {
            "irr_before_tax": lambda: irr(before_tax),
            "irr_after_tax": lambda: irr(after_tax),
            "irr_unlevered": lambda: irr(unlevered),
            "mirr_after_tax": lambda: mirr(after_tax, terms.discount_rate, terms.reinvest_rate, years),
            "npv_after_tax": lambda: Figures(npv(after_tax, terms.discount_rate)),
            "equity_multiple": lambda: _equity_multiple(bought, after_tax),
            "payback_year_operating": lambda: _payback(columns, bought, projection),
        },
    )


def _yields(columns: CaseColumns, bought: Investment, projection: Projection) -> dict[str, FigureColumn]:
    rent, price = columns.rent, columns.purchase.price
    noi = projection.table.net_operating_income[0]
    gross = 12.0 * (market_rent(rent) + rent.other_income_monthly)
    actual = 12.0 * (rent.actual_rent_monthly + rent.other_income_monthly)
    net = ratio(noi, bought.total_investment, "no_investment")
    return {
        "gross_rental_yield": ratio(gross, price, "no_price"),
        "gross_rental_yield_actual": ratio(actual, price, "no_price"),
        "price_to_rent_ratio": ratio(price, gross, "no_rent"),
        "rent_upside": Figures(ratio(market_rent(rent), rent.actual_rent_monthly, "").values - 1.0, "no_rent"),
        "net_rental_yield": net,
        # The same quotient by another name: static, before tax, without appreciation.
        "return_on_total_capital": net,
    }


def _cash(columns: CaseColumns, bought: Investment, projection: Projection) -> dict[str, FigureColumn]:
    table, equity = projection.table, bought.equity
    before = table.operating_cash_flow_before_tax[0]
    after = before - table.tax[0]
    with_principal = after + table.principal[0]
    growth = bought.market_value * columns.exit.appreciation_rate
    total_return = table.net_operating_income[0] / bought.total_investment
    borrowing = ratio(table.interest[0], bought.loan_nominal, "").values
    leverage = ratio(bought.loan_nominal, equity, "no_equity")
    levered = total_return + np.nan_to_num(total_return - borrowing) * leverage.values
    return {
        "cash_flow_before_tax_yearly": Figures(before),
        "cash_flow_before_tax_monthly": Figures(before / 12.0),
        "cash_flow_after_tax_yearly": Figures(after),
        "cash_flow_after_tax_monthly": Figures(after / 12.0),
        "cash_on_cash_before_tax": ratio(before, equity, "no_equity"),
        "cash_on_cash_after_tax": ratio(after, equity, "no_equity"),
        "return_on_equity_with_principal": ratio(with_principal, equity, "no_equity"),
        "return_on_equity_total": ratio(with_principal + growth, equity, "no_equity"),
        "levered_return": Figures(levered, "no_equity"),
    }


def _bank(columns: CaseColumns, bought: Investment, projection: Projection) -> dict[str, FigureColumn]:
    table = projection.table
    noi = table.net_operating_income[0]
    lending_value = bought.market_value * (1.0 - columns.financing.lending_value_discount)
    return {
        "dscr": ratio(noi, table.debt_service[0], "no_debt_service"),
        "icr": ratio(noi, table.interest[0], "no_interest"),
        "ltv": ratio(bought.loan_nominal, bought.market_value, "no_market_value"),
        "loan_to_lending_value": ratio(bought.loan_nominal, lending_value, "no_market_value"),
    }


def _break_even(columns: CaseColumns, bought: Investment, projection: Projection) -> dict[str, FigureColumn]:
    table, rent = projection.table, columns.rent
    share = projection.costs_share_of_rent
    costs = table.operating_expenses[0] + table.reserve_contribution[0]
    fixed = costs - share * table.potential_gross_rent[0]
    vacant = rent.vacancy_months[0] if len(rent.vacancy_months) else 0.0
    kept = (1.0 - rent.vacancy_rate) * (1.0 - vacant / 12.0) - share
    needed = ratio(fixed + table.debt_service[0], kept, "costs_exceed_rent")
    return {
        "break_even_rent_yearly": needed,
        "break_even_rent_monthly": Figures(needed.values / 12.0, needed.reason),
        "break_even_interest_shift": ratio(table.operating_cash_flow_before_tax[0], bought.loan_nominal, "no_loan"),
    }


def _equity_multiple(bought: Investment, after_tax: Table) -> FigureColumn:
    """What comes back per euro put in.

    SPEC asks only that equity and later payments together are positive: an owner who put nothing in at the start
    but pays every month has a multiple.
    """
    received = np.maximum(after_tax[1:], 0.0).sum(axis=0)
    added = np.maximum(-after_tax[1:], 0.0).sum(axis=0)
    return ratio(received, bought.equity + added, "no_equity")


def _payback(columns: CaseColumns, bought: Investment, projection: Projection) -> FigureColumn:
    """The year in which the equity is back; leaves out the sale and needs equity at the start."""
    yearly = projection.table.net_cash_flow_after_tax
    held = np.arange(1, len(yearly) + 1)[:, None] <= columns.meta.holding_years
    return payback_year(np.vstack((-bought.equity, np.where(held, yearly, 0.0))))
