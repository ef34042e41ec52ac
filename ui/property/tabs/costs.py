"""Kosten: what the tenant does not pay, beside what the owners' community asks for."""

from __future__ import annotations

from calc.listing import QUESTIONS
from ui.property.panel import rows_block
from ui.property.statement import Row, metric_row
from ui.property.subject import Subject
from words.catalogue import text
from words.formulas import sum_in_figures
from words.numbers import euro, percent, typed

FIELDS = (
    "admin_yearly",
    "maintenance_per_sqm_yearly",
    "house_money_monthly",
    "nonrecoverable_house_money_monthly",
    "reserve_balance",
    "special_levy",
    "special_levy_year",
    "leasehold",
    "ground_rent_yearly",
    "cost_growth_rate",
)


def results(subject: Subject) -> str:
    """The costs of the first year one by one, their sum, and what is left before the bank."""
    language, inputs = subject.language, subject.assessment.inputs
    expenses, rent = (
        subject.amount("operating_expenses"),
        float(subject.assessment.first_year("potential_gross_rent")[0]),
    )
    if rent > 0:
        title = text(language, "tabs.costs_title", share=percent(expenses / rent, language, decimals=0))
    else:
        title = text(language, "tabs.costs_title_no_rent", costs=euro(expenses, language))
    rate, area = float(inputs.maintenance_per_sqm_yearly[0]), float(inputs.living_area_sqm[0])
    rows = [
        Row("admin_yearly", text(language, "tabs.administration"), euro(float(inputs.admin_yearly[0]), language)),
        Row(
            "maintenance",
            text(language, "tabs.maintenance"),
            euro(rate * area, language),
            how=text(
                language,
                "tabs.maintenance_how",
                rate=euro(rate, language, decimals=2),
                area=typed(area, QUESTIONS["living_area_sqm"].unit, language),
            ),
        ),
    ]
    if ground := float(inputs.ground_rent_yearly[0]):
        rows.append(
            Row("ground_rent", QUESTIONS["ground_rent_yearly"].label.in_language(language), euro(ground, language))
        )
    rows += [
        Row(
            "operating_expenses",
            text(language, "tabs.expenses"),
            euro(expenses, language),
            how=sum_in_figures((float(inputs.admin_yearly[0]), rate * area, ground), language),
            total=True,
        ),
        metric_row("net_operating_income", subject, total=True),
    ]
    if levy := float(inputs.special_levy[0]):
        year = int(inputs.special_levy_year[0]) + subject.first_year - 1
        label = text(language, "tabs.special_levy", year=year)
        rows.append(Row("special_levy", label, euro(-levy, language), how=text(language, "tabs.special_levy_how")))
    return rows_block(title, text(language, "tabs.costs_unit"), rows, subject)
