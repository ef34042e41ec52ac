"""Steuer: what can be deducted, and what the letting does to the buyer's income tax."""

from __future__ import annotations

from calc.income_tax import tariff_year
from calc.listing import QUESTIONS
from ui.property.panel import Sheet, rows_block
from ui.property.statement import Row, monthly_row
from ui.property.subject import Subject
from ui.property.tabs.financing import interest_row
from words.catalogue import text
from words.formulas import sum_in_figures
from words.numbers import euro, typed

FIELDS = ("completion_year", "depreciation_rate", "land_share", "inventory_value")


def results(subject: Subject) -> str:
    """From the rent to the taxable result, and the tax on it, in the first year."""
    language = subject.language
    year = {name: float(subject.assessment.first_year(name)[0]) for name in _TABLE}
    tax = year["tax"]
    key = "tabs.tax_title" if tax > 0 else "tabs.tax_title_saved" if tax < 0 else "tabs.tax_title_none"
    potential = float(subject.assessment.first_year("potential_gross_rent")[0])
    other = year["deductible_expenses"] - subject.amount("interest") - year["depreciation"]
    rows = [
        Row(
            "rent",
            text(language, "tabs.effective_rent"),
            euro(year["effective_gross_rent"], language),
            how=sum_in_figures((potential, year["effective_gross_rent"] - potential), language),
        ),
        Row(
            "other_expenses",
            text(language, "tabs.deductible_costs"),
            euro(-other, language),
            how=_costs(other, subject),
        ),
        interest_row(subject, -1),
        Row(
            "depreciation",
            text(language, "tabs.depreciation"),
            euro(-year["depreciation"], language),
            how=_how(subject),
        ),
        Row(
            "taxable",
            text(language, "tabs.taxable"),
            euro(year["taxable_rental_income"], language, signed=True),
            how=text(language, "tabs.taxable_how"),
            total=True,
        ),
        Row("tax", text(language, "tabs.tax"), euro(-tax, language, signed=True), how=_tariff(subject), total=True),
        monthly_row("month_after", "cash_flow_after_tax_yearly", subject),
    ]
    return rows_block(
        text(language, key, tax=euro(abs(tax), language)), text(language, "tabs.tax_unit"), rows, subject
    )


_TABLE = ("effective_gross_rent", "deductible_expenses", "depreciation", "taxable_rental_income", "tax")


def years_sheet(subject: Subject) -> Sheet:
    """Rent, deductions, taxable result and tax by calendar year."""
    language = subject.language
    columns = [subject.years(name) for name in _TABLE]
    return Sheet(
        text(language, "tabs.tax_years"),
        tuple(
            text(language, f"tabs.head_{key}")
            for key in ("period", "rent", "deducted", "depreciation", "taxable", "tax")
        ),
        tuple((str(subject.first_year + n), amounts) for n, amounts in enumerate(zip(*columns, strict=True))),
    )


def _costs(deducted: float, subject: Subject) -> str:
    """The running costs, and what else the first year takes off."""
    running, language = subject.amount("operating_expenses"), subject.language
    further = deducted - running
    if further < 0.005:
        return text(language, "tabs.expenses")
    return text(language, "tabs.deductible_how", running=euro(running, language), further=euro(further, language))


def _how(subject: Subject) -> str:
    inputs, language, bought = subject.assessment.inputs, subject.language, subject.assessment.investment
    return text(
        language,
        "tabs.depreciation_how",
        rate=typed(float(inputs.depreciation_rate[0]), QUESTIONS["depreciation_rate"].unit, language),
        basis=euro(float(bought.building_basis[0]), language),
        land=typed(float(inputs.land_share[0]), QUESTIONS["land_share"].unit, language),
    )


def _tariff(subject: Subject) -> str:
    language, year = subject.language, subject.first_year
    (used,), (frozen,) = tariff_year(year)
    income = euro(float(subject.assessment.calculation.columns.tax.other_taxable_income[0]), language)
    key = "tabs.tariff_frozen" if frozen else "tabs.tariff"
    return text(language, key, year=year, used=used, income=income)
