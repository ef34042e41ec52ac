"""Miete: what the flat brings, today and when the law lets the rent rise."""

from __future__ import annotations

from calc.listing import QUESTIONS
from ui.property.district import district_rows
from ui.property.panel import rows_block
from ui.property.rent_law import below_market, gross_yield_row, path_block
from ui.property.statement import Row, metric_row
from ui.property.subject import Subject
from words.catalogue import text
from words.formulas import sum_in_figures
from words.numbers import euro, typed

FIELDS = (
    "actual_rent_monthly",
    "market_rent_monthly",
    "parking_rent_monthly",
    "other_income_monthly",
    "vacancy_rate",
    "rent_growth_rate",
    "tight_market",
)


def results(subject: Subject) -> str:
    """Yields on the rent paid and on the market rent, rent after vacancy, and the rent it takes."""
    language, inputs = subject.language, subject.assessment.inputs
    potential = float(subject.assessment.first_year("potential_gross_rent")[0])
    per_sqm = float(inputs.actual_rent_monthly[0] / inputs.living_area_sqm[0])
    title = text(
        language,
        "tabs.letting_title",
        rent=euro(potential, language),
        sqm=euro(per_sqm, language, decimals=2),
    )
    loss = potential - subject.amount("effective_gross_rent")
    rows = [
        gross_yield_row(subject),
        metric_row("gross_rental_yield_actual", subject),
        Row(
            "potential_gross_rent",
            text(language, "tabs.potential_rent"),
            euro(potential, language),
            how=_rents(subject),
        ),
        Row(
            "vacancy",
            text(language, "tabs.vacancy"),
            euro(-loss, language),
            how=text(
                language,
                "tabs.share_of",
                rate=typed(float(inputs.vacancy_rate[0]), QUESTIONS["vacancy_rate"].unit, language),
                base=euro(potential, language),
            ),
        ),
        Row(
            "effective_gross_rent",
            text(language, "tabs.effective_rent"),
            euro(subject.amount("effective_gross_rent"), language),
            how=sum_in_figures((potential, -loss), language),
            total=True,
        ),
        metric_row("break_even_rent_monthly", subject),
        *district_rows(subject),
    ]
    blocks = rows_block(title, text(language, "tabs.letting_unit"), rows, subject)
    return blocks + path_block(subject) if below_market(subject) else blocks


def _rents(subject: Subject) -> str:
    inputs, language = subject.assessment.inputs, subject.language
    rent, further = float(inputs.actual_rent_monthly[0]), float(inputs.further_income_monthly[0])
    return text(
        language,
        "tabs.twelve_rents",
        rent=euro(rent, language, decimals=2),
        further=euro(further, language, decimals=2),
    )
