"""Verkauf: what is left at the end, the tax on the gain, and the return over all years."""

from __future__ import annotations

from calc.listing import QUESTIONS
from ui.property.panel import Sheet, rows_block
from ui.property.statement import Row, return_row
from ui.property.subject import Subject
from words.catalogue import text
from words.formulas import sum_in_figures
from words.horizon import time_after
from words.numbers import euro, typed

FIELDS = ("holding_years", "appreciation_rate", "selling_cost_rate")

_FIGURES = ("irr_after_tax", "irr_before_tax", "irr_unlevered", "mirr_after_tax", "npv_after_tax", "equity_multiple")


def results(subject: Subject) -> str:
    """From the sale price to the proceeds after debt and tax, and the returns."""
    language, sale = subject.language, subject.assessment.calculation.sale
    years = len(subject.years("tax"))
    proceeds = float(sale.net_proceeds[0])
    taken = (sale.selling_costs, sale.loan_balance, sale.prepayment_penalty, sale.capital_gains_tax)
    rows = [
        Row(
            "sale_price",
            text(language, "tabs.sale_price"),
            euro(float(sale.sale_price[0]), language),
            how=_price(subject),
        ),
        Row(
            "selling_costs",
            text(language, "tabs.selling_costs"),
            euro(-float(sale.selling_costs[0]), language),
            how=_costs(subject),
        ),
        Row(
            "debt",
            text(language, "tabs.debt"),
            euro(-float(sale.loan_balance[0]), language),
            how=text(language, "tabs.debt_how"),
        ),
        *_penalty(subject),
        Row(
            "gains_tax",
            text(language, "tabs.gains_tax"),
            euro(-float(sale.capital_gains_tax[0]), language),
            how=_gain(subject),
        ),
        Row(
            "net_proceeds",
            text(language, "tabs.net_proceeds"),
            euro(proceeds, language),
            how=sum_in_figures((float(sale.sale_price[0]), *(-float(part[0]) for part in taken)), language),
            total=True,
        ),
        *(return_row(key, subject) for key in _FIGURES),
    ]
    title = text(language, "tabs.sale_title", time=time_after(years, 0, language), proceeds=euro(proceeds, language))
    return rows_block(title, text(language, "tabs.sale_unit", year=subject.first_year + years - 1), rows, subject)


_TABLE = (
    "potential_gross_rent",
    "net_operating_income",
    "debt_service",
    "net_cash_flow_before_tax",
    "tax",
    "net_cash_flow_after_tax",
    "loan_balance",
)


def years_sheet(subject: Subject) -> Sheet:
    """The projection by calendar year."""
    language = subject.language
    columns = [subject.years(name) for name in _TABLE]
    heads = ("period", "gross_rent", "noi", "debt_service", "before_tax", "tax", "after_tax", "balance")
    return Sheet(
        text(language, "tabs.projection"),
        tuple(text(language, f"tabs.head_{key}") for key in heads),
        tuple((str(subject.first_year + n), amounts) for n, amounts in enumerate(zip(*columns, strict=True))),
    )


def _price(subject: Subject) -> str:
    inputs, language, years = subject.assessment.inputs, subject.language, len(subject.years("tax"))
    return text(
        language,
        "tabs.sale_price_how",
        value=euro(subject.amount("market_value"), language),
        rate=typed(float(inputs.appreciation_rate[0]), QUESTIONS["appreciation_rate"].unit, language),
        years=text(language, "property.year" if years == 1 else "property.years", count=years),
    )


def _costs(subject: Subject) -> str:
    inputs, language = subject.assessment.inputs, subject.language
    rate = typed(float(inputs.selling_cost_rate[0]), QUESTIONS["selling_cost_rate"].unit, language)
    base = euro(float(subject.assessment.calculation.sale.sale_price[0]), language)
    return text(language, "tabs.share_of", rate=rate, base=base)


def _penalty(subject: Subject) -> list[Row]:
    penalty, language = float(subject.assessment.calculation.sale.prepayment_penalty[0]), subject.language
    if not penalty:
        return []
    how = text(language, "tabs.penalty_how")
    return [Row("penalty", text(language, "tabs.penalty"), euro(-penalty, language), how=how)]


def _gain(subject: Subject) -> str:
    sale, language = subject.assessment.calculation.sale, subject.language
    gain = euro(float(sale.capital_gain[0]), language, signed=True)
    key = "tabs.gain_taxable" if sale.capital_gain_taxable[0] else "tabs.gain_free"
    return text(language, key, gain=gain, cost=euro(float(sale.adjusted_cost[0]), language))
