"""What formulas are made of besides inputs and metrics: intermediate amounts with their words and units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from calc.assessment import Assessment
from calc.listing import QUESTIONS
from calc.metrics.registry import registered
from calc.outcome import Column
from calc.record import Unit, Words


@dataclass(frozen=True)
class Term:
    """One operand of a formula; ``column`` gives its value for every row, shape (n,), in its unit."""

    key: str
    label: Words
    unit: Unit
    column: Callable[[Assessment], Column]


def term(key: str) -> Term:
    """The operand of that identifier: an intermediate amount, an input or a metric. Raises KeyError."""
    if key in _AMOUNTS:
        return _AMOUNTS[key]
    if key in QUESTIONS:
        question = QUESTIONS[key]
        return Term(key, question.label, question.unit, lambda a: getattr(a.inputs, key))
    metric = registered()[key]
    return Term(key, metric.label, metric.unit, lambda a: metric.figures(a).values)


def _first_year(key: str, de: str, en: str) -> Term:
    return Term(key, Words(de, en), Unit.EUR_YEAR, lambda a: a.first_year(key))


def _quick(key: str, de: str, en: str, unit: Unit) -> Term:
    return Term(key, Words(de, en), unit, lambda a: getattr(a.inputs, key))


_AMOUNTS = {
    t.key: t
    for t in (
        _first_year("effective_gross_rent", "Miete nach Mietausfall", "Rent after vacancy"),
        _first_year("operating_expenses", "Bewirtschaftungskosten", "Operating expenses"),
        _first_year("interest", "Zinsen des ersten Jahres", "Interest of the first year"),
        _first_year("principal", "Tilgung des ersten Jahres", "Principal of the first year"),
        _first_year("tax", "Einkommensteuer auf die Vermietung", "Income tax on the letting"),
        Term(
            "loan_amount",
            Words("Darlehen", "Loan"),
            Unit.EUR,
            lambda a: a.investment.loan_nominal,
        ),
        Term(
            "net_proceeds",
            Words("Verkaufserlös nach Restschuld und Steuer", "Sale proceeds after debt and tax"),
            Unit.EUR,
            lambda a: a.calculation.sale.net_proceeds,
        ),
        Term("market_value", Words("Marktwert", "Market value"), Unit.EUR, lambda a: a.investment.market_value),
        Term(
            "transfer_tax",
            Words("Grunderwerbsteuer", "Transfer tax"),
            Unit.EUR,
            lambda a: a.investment.costs.transfer_tax,
        ),
        _quick("quick_vacancy_rate", "Mietausfall (Pauschale)", "Vacancy (flat rate)", Unit.SHARE),
        _quick("quick_admin_yearly", "Verwaltung (Pauschale)", "Administration (flat rate)", Unit.EUR_YEAR),
        _quick(
            "quick_maintenance_per_sqm_yearly",
            "Instandhaltung je m² (Pauschale)",
            "Maintenance per m² (flat rate)",
            Unit.EUR_SQM_YEAR,
        ),
        _quick("quick_acquisition_cost_rate", "Kaufnebenkosten (Pauschale)", "Closing costs (flat rate)", Unit.SHARE),
        _quick("quick_cost_share_of_rent", "Kostenanteil der Miete", "Cost share of the rent", Unit.SHARE),
        _quick(
            "quick_annuity_rate_on_price", "Rate der Bank, Anteil am Preis", "Bank's rate on the price", Unit.SHARE
        ),
    )
}
