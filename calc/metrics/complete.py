"""The complete calculation of the first year: yield, cash flow before and after tax, equity."""

from __future__ import annotations

from calc.assessment import Assessment
from calc.key_figures import FigureColumn
from calc.metrics.registry import Better, Stage, metric
from calc.outcome import Column
from calc.record import Unit, Words


@metric(
    label=Words("Nettomietrendite", "Net rental yield"),
    short=Words("Netto genau", "Net, exact"),
    meaning=Words(
        "Was nach Mietausfall und Bewirtschaftung übrig bleibt, im Verhältnis zur Gesamtinvestition.",
        "What remains after vacancy and running costs, relative to the total investment.",
    ),
    formula="{net_operating_income} / {total_investment}",
    unit=Unit.SHARE,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    reference="§ 31 ImmoWertV für Roh- und Reinertrag; II. BV oder eigene Ansätze",
    example=("B", 2163 / 83302.5),
)
def net_rental_yield(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["net_rental_yield"]


@metric(
    label=Words("Nettobetriebsergebnis im Jahr", "Net operating income per year"),
    meaning=Words(
        "Miete nach Mietausfall, Verwaltung und Instandhaltung, vor der Bank.",
        "Rent after vacancy, administration and maintenance, before the bank.",
    ),
    formula=(
        "12 × ({actual_rent_monthly} + {other_income_monthly}[ + {parking_rent_monthly}]) × (1 − {vacancy_rate})"
        " − {admin_yearly} − {maintenance_per_sqm_yearly} × {living_area_sqm}[ − {ground_rent_yearly}]"
    ),
    unit=Unit.EUR_YEAR,
    stage=Stage.COMPLETE,
    better=Better.NEUTRAL,
    reference="§ 31 ImmoWertV",
    example=("B", 2163.0),
    listed=False,
)
def net_operating_income(a: Assessment) -> Column:
    return a.first_year("net_operating_income")


@metric(
    label=Words("Kapitaldienst im Jahr", "Debt service per year"),
    meaning=Words("Zins und Tilgung an die Bank.", "Interest and repayment to the bank."),
    formula="{loan_amount} × ({nominal_rate} + {initial_repayment_rate})",
    unit=Unit.EUR_YEAR,
    stage=Stage.COMPLETE,
    better=Better.NEUTRAL,
    reference="Annuitätendarlehen, § 489 Abs. 5 BGB",
    example=("C", 9000.0),
    listed=False,
)
def debt_service(a: Assessment) -> Column:
    return a.first_year("debt_service")


@metric(
    label=Words("Cashflow im Jahr vor Steuern", "Cash flow per year before tax"),
    short=Words("Genau", "Exact"),
    meaning=Words(
        "Nettobetriebsergebnis abzüglich Zins und Tilgung: was im ersten Jahr auf dem Konto bleibt oder fehlt.",
        "Net operating income less interest and repayment: what the first year leaves or takes.",
    ),
    formula="{net_operating_income} − {debt_service}",
    unit=Unit.EUR_YEAR,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    example=("C", 239.25),
    signed=True,
)
def cash_flow_before_tax_yearly(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["cash_flow_before_tax_yearly"]


@metric(
    label=Words("Cashflow im Monat vor Steuern", "Cash flow per month before tax"),
    meaning=Words(
        "Der Cashflow im Jahr vor Steuern, auf zwölf Monate verteilt.",
        "The cash flow per year before tax, spread over twelve months.",
    ),
    formula="{cash_flow_before_tax_yearly} / 12",
    unit=Unit.EUR_MONTH,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    example=("C", 239.25 / 12),
    signed=True,
    listed=False,
)
def cash_flow_before_tax_monthly(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["cash_flow_before_tax_monthly"]


@metric(
    label=Words("Cashflow im Jahr nach Steuern", "Cash flow per year after tax"),
    meaning=Words(
        "Dasselbe nach der Einkommensteuer, die die Vermietung im ersten Jahr auslöst oder erspart.",
        "The same after the income tax that the letting causes or saves in the first year.",
    ),
    formula="{cash_flow_before_tax_yearly} − {tax}",
    unit=Unit.EUR_YEAR,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    reference="§§ 9, 21, 32a EStG; Steuer mit Vermietung weniger Steuer ohne",
    example=("C", -695.75),
    signed=True,
)
def cash_flow_after_tax_yearly(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["cash_flow_after_tax_yearly"]


@metric(
    label=Words("Zuzahlung im Monat", "Monthly top-up"),
    short=Words("Zuzahlung", "Top-up"),
    meaning=Words(
        "Was Sie nach Steuern jeden Monat zulegen, wenn die Miete nicht reicht; null bei einem Überschuss.",
        "What you add every month after tax where the rent is not enough; zero with a surplus.",
    ),
    formula="max(0, −{cash_flow_after_tax_yearly} / 12)",
    unit=Unit.EUR_MONTH,
    stage=Stage.COMPLETE,
    better=Better.LOWER,
    example=("C", 695.75 / 12),
)
def monthly_top_up(a: Assessment) -> Column:
    after_tax: Column = a.calculation.key_figures["cash_flow_after_tax_yearly"].values
    # "+ 0.0" turns the negative zero of a balanced property into plain zero.
    return (-after_tax).clip(min=0) / 12 + 0.0


@metric(
    label=Words("Eigenkapital", "Equity needed"),
    short=Words("Eigenkapital", "Equity"),
    meaning=Words(
        "Was Sie selbst mitbringen: Gesamtinvestition abzüglich Darlehen.",
        "What you bring yourself: total investment less the loan.",
    ),
    formula="{total_investment} − {loan_amount}",
    unit=Unit.EUR,
    stage=Stage.COMPLETE,
    better=Better.LOWER,
    example=("C", 27210.0),
)
def equity(a: Assessment) -> Column:
    return a.investment.equity


@metric(
    label=Words("Eigenkapitalrendite mit Tilgung", "Return on equity with principal"),
    meaning=Words(
        "Cashflow nach Steuern und Tilgung des ersten Jahres im Verhältnis zum Eigenkapital.",
        "Cash flow after tax and principal of the first year relative to equity.",
    ),
    formula="({cash_flow_after_tax_yearly} + {principal}) / {equity}",
    unit=Unit.SHARE,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    example=("B", 0.17089962),
    signed=True,
)
def return_on_equity_with_principal(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["return_on_equity_with_principal"]


@metric(
    label=Words("Eigenkapitalrendite ohne Tilgung", "Cash-on-cash return"),
    meaning=Words(
        "Cashflow nach Steuern im Verhältnis zum Eigenkapital, ohne Tilgung und Wertzuwachs.",
        "Cash flow after tax relative to equity, without principal and appreciation.",
    ),
    formula="{cash_flow_after_tax_yearly} / {equity}",
    unit=Unit.SHARE,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    reference="Marktüblich („cash-on-cash“)",
    example=("C", -695.75 / 27210),
    signed=True,
    listed=False,
)
def cash_on_cash_after_tax(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["cash_on_cash_after_tax"]
