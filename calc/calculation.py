"""The complete calculation of many records at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from calc.columns import CaseColumns, Table
from calc.investment import Investment, investment
from calc.key_figures import KeyFigures, key_figures
from calc.outcome import Column
from calc.projection import Projection, project, tariff_year_of
from calc.sale import Sale, sale

BLOCK_ROWS = 8_192
"""Rows calculated together: few enough for the cache, enough to forget the cost of a call."""


@dataclass(frozen=True)
class Flows:
    """Cash flows of the owner in EUR, each of shape (years + 1, n), zero after the sale.

    Row 0 is the purchase, the year of the sale contains its proceeds. ``unlevered`` is that of the whole
    investment, before tax and without loans.
    """

    after_tax: Table
    before_tax: Table
    unlevered: Table


@dataclass(frozen=True)
class Calculation:
    """Everything about n records."""

    columns: CaseColumns
    investment: Investment
    projection: Projection
    sale: Sale
    flows: Flows
    key_figures: KeyFigures


def calculate(columns: CaseColumns) -> Calculation:
    """All results of one block of records.

    Raises :class:`calc.law.NotInForceError` for tax years before the first tariff.
    """
    bought = investment(columns)
    projection = project(columns, bought)
    sold = _sell(columns, bought, projection)
    flows = _flows(columns, bought, projection, sold)
    figures = key_figures(columns, bought, projection, flows.after_tax, flows.before_tax, flows.unlevered)
    return Calculation(columns, bought, projection, sold, flows, figures)


def calculate_in_blocks(columns: CaseColumns, rows: int = BLOCK_ROWS) -> Iterator[Calculation]:
    """The same, block by block, so that memory stays bounded however many records there are."""
    for block in columns.blocks(rows):
        yield calculate(block)


def _sell(columns: CaseColumns, bought: Investment, projection: Projection) -> Sale:
    holding, purchase, table = columns.meta.holding_years, columns.purchase, projection.table
    held = np.arange(1, len(table.tax) + 1)[:, None] <= holding
    deducted = np.where(held, projection.deducted_depreciation, 0.0).sum(axis=0)
    capitalised = np.where(held, projection.capitalised, 0.0).sum(axis=0)
    # Doubtful: monument work (§ 7i EStG) is building cost too, and § 23 (3) sentence 4 would add what of it has not
    # been deducted yet; here neither the cost nor its depreciation counts, so a taxable gain may be too high. Golden
    # 08 does the same, and SPEC 8.4 names only "capitalised" work.
    cost = purchase.price - purchase.inventory_value + bought.acquisition_costs
    last_year = columns.meta.start_year + holding - 1
    return sale(
        columns.exit,
        market_value=bought.market_value,
        holding_years=holding,
        prepayment_penalty=projection.prepayment_penalty,
        loan_balance=_at_exit(table.loan_balance, columns),
        adjusted_cost=cost + capitalised - deducted,
        income=_at_exit(table.other_taxable_income + table.taxable_rental_income, columns),
        tax_year=tariff_year_of(columns.tax.tariff_year, last_year),
        threshold_year=last_year,
        splitting=columns.tax.splitting,
        church_tax_rate=columns.tax.church_tax_rate,
        marginal_rate_override=columns.tax.marginal_rate_override,
    )


def _flows(columns: CaseColumns, bought: Investment, projection: Projection, sold: Sale) -> Flows:
    table = projection.table
    unlevered = table.net_operating_income - table.capex
    return Flows(
        after_tax=_stream(columns, -bought.equity, table.net_cash_flow_after_tax, sold.net_proceeds),
        before_tax=_stream(columns, -bought.equity, table.net_cash_flow_before_tax, sold.proceeds_before_tax),
        unlevered=_stream(columns, -bought.total_investment, unlevered, sold.sale_price - sold.selling_costs),
    )


def _stream(columns: CaseColumns, purchase: Column, yearly: Table, proceeds: Column) -> Table:
    holding = columns.meta.holding_years
    years = np.arange(1, len(yearly) + 1)[:, None]
    flows = np.empty((len(yearly) + 1, len(columns)))
    flows[0] = purchase
    flows[1:] = yearly
    if (holding == len(yearly)).all():
        flows[-1] += proceeds
        return flows
    flows[1:][years > holding] = 0.0
    flows[holding, np.arange(len(columns))] += proceeds
    return flows


def _at_exit(table: Table, columns: CaseColumns) -> Column:
    holding = columns.meta.holding_years
    return table[-1] if (holding == len(table)).all() else table[holding - 1, np.arange(len(columns))]
