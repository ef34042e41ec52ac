"""The complete calculation of the first year before tax."""

from __future__ import annotations

from calc.assessment import Assessment
from calc.metrics.registry import Better, Stage, metric
from calc.outcome import Column, Figures, ratio
from calc.record import Unit, Words


@metric(
    label=Words("Nettomietrendite", "Net rental yield"),
    short=Words("Netto genau", "Net, exact"),
    meaning=Words(
        "Was nach Mietausfall und Bewirtschaftung übrig bleibt, im Verhältnis zur Gesamtinvestition.",
        "What remains after vacancy and running costs, relative to the total investment.",
    ),
    formula=Words(
        "Nettobetriebsergebnis / (Kaufpreis + Kaufnebenkosten)",
        "net operating income / (purchase price + closing costs)",
    ),
    unit=Unit.SHARE,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    reference="§ 31 ImmoWertV für Roh- und Reinertrag; II. BV oder eigene Ansätze",
    example=("B", 2163 / 83302.5),
)
def net_rental_yield(a: Assessment) -> Figures:
    return ratio(a.net_operating_income, a.total_investment, "price_missing")


@metric(
    label=Words("Cashflow im Jahr vor Steuern", "Cash flow per year before tax"),
    short=Words("Genau", "Exact"),
    meaning=Words(
        "Nettobetriebsergebnis abzüglich Zins und Tilgung: was im ersten Jahr auf dem Konto bleibt oder fehlt.",
        "Net operating income less interest and repayment: what the first year leaves or takes.",
    ),
    formula=Words(
        "Nettobetriebsergebnis − Darlehen × (Sollzins + Tilgung)",
        "net operating income − loan × (interest + repayment)",
    ),
    unit=Unit.EUR_YEAR,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    reference="Marktüblich",
    example=("C", 239.25),
    signed=True,
)
def cash_flow_before_tax_yearly(a: Assessment) -> Column:
    return a.net_operating_income - a.debt_service


@metric(
    label=Words("Nettobetriebsergebnis im Jahr", "Net operating income per year"),
    meaning=Words(
        "Miete nach Mietausfall, Verwaltung und Instandhaltung, vor der Bank.",
        "Rent after vacancy, administration and maintenance, before the bank.",
    ),
    formula=Words(
        "12 × (Kaltmiete + sonstige Einnahmen) × (1 − Mietausfall) − Verwaltung − Instandhaltung je m² × Fläche",
        "12 × (cold rent + other income) × (1 − vacancy) − administration − maintenance per m² × area",
    ),
    unit=Unit.EUR_YEAR,
    stage=Stage.COMPLETE,
    better=Better.NEUTRAL,
    reference="§ 31 ImmoWertV",
    example=("B", 2163.0),
)
def net_operating_income(a: Assessment) -> Column:
    return a.net_operating_income


@metric(
    label=Words("Kapitaldienst im Jahr", "Debt service per year"),
    meaning=Words("Zins und Tilgung an die Bank.", "Interest and repayment to the bank."),
    formula=Words("Darlehen × (Sollzins + anfängliche Tilgung)", "loan × (interest + initial repayment)"),
    unit=Unit.EUR_YEAR,
    stage=Stage.COMPLETE,
    better=Better.NEUTRAL,
    reference="Annuitätendarlehen, § 489 Abs. 5 BGB",
    example=("C", 9000.0),
)
def debt_service(a: Assessment) -> Column:
    return a.debt_service


@metric(
    label=Words("Eigenkapital", "Equity needed"),
    short=Words("Eigenkapital", "Equity"),
    meaning=Words(
        "Was Sie selbst mitbringen: Gesamtinvestition abzüglich Darlehen.",
        "What you bring yourself: total investment less the loan.",
    ),
    formula=Words("Kaufpreis + Kaufnebenkosten − Darlehen", "purchase price + closing costs − loan"),
    unit=Unit.EUR,
    stage=Stage.COMPLETE,
    better=Better.LOWER,
    reference="Marktüblich",
    example=("C", 27210.0),
)
def equity(a: Assessment) -> Column:
    return a.equity


@metric(
    label=Words("Zuzahlung im Monat vor Steuern", "Monthly top-up before tax"),
    short=Words("Zuzahlung", "Top-up"),
    meaning=Words(
        "Was Sie jeden Monat zulegen, wenn die Miete nicht reicht; null bei einem Überschuss.",
        "What you add every month where the rent is not enough; zero with a surplus.",
    ),
    formula=Words("max(0, −Cashflow im Jahr vor Steuern / 12)", "max(0, −cash flow per year before tax / 12)"),
    unit=Unit.EUR_MONTH,
    stage=Stage.COMPLETE,
    better=Better.LOWER,
    reference="Marktüblich",
    example=("B", 7.25),
)
def monthly_top_up_before_tax(a: Assessment) -> Column:
    # "+ 0.0" turns the negative zero of a balanced property into plain zero.
    return (a.debt_service - a.net_operating_income).clip(min=0) / 12 + 0.0


@metric(
    label=Words("Eigenkapitalrendite vor Steuern, ohne Tilgung", "Cash-on-cash return before tax"),
    meaning=Words(
        "Cashflow vor Steuern im Verhältnis zum Eigenkapital, ohne Tilgung und Wertzuwachs.",
        "Cash flow before tax relative to equity, without repayment and appreciation.",
    ),
    formula=Words("Cashflow im Jahr vor Steuern / Eigenkapital", "cash flow per year before tax / equity"),
    unit=Unit.SHARE,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    reference="Marktüblich („cash-on-cash“)",
    example=("B", -87 / 8302.5),
    signed=True,
)
def cash_on_cash_before_tax(a: Assessment) -> Figures:
    return ratio(a.net_operating_income - a.debt_service, a.equity, "equity_not_positive")


@metric(
    label=Words("Schuldendienstdeckung", "Debt service coverage ratio"),
    meaning=Words(
        "Wie oft das Nettobetriebsergebnis die Rate der Bank deckt; ab 1 trägt sich die Wohnung vor Steuern.",
        "How often net operating income covers the bank's instalment; from 1 the flat carries itself before tax.",
    ),
    formula=Words("Nettobetriebsergebnis / Kapitaldienst", "net operating income / debt service"),
    unit=Unit.MULTIPLE,
    stage=Stage.COMPLETE,
    better=Better.HIGHER,
    reference="Bankübliche Kennzahl (DSCR)",
    example=("B", 2163 / 2250),
)
def dscr(a: Assessment) -> Figures:
    return ratio(a.net_operating_income, a.debt_service, "no_loan")
