"""Over the whole holding period: what the equity earns until the sale, after tax."""

from __future__ import annotations

from calc.assessment import Assessment
from calc.key_figures import FigureColumn
from calc.metrics.registry import Better, Stage, metric
from calc.record import Unit, Words


@metric(
    label=Words("Rendite nach Steuern, 10 Jahre", "Return after tax, 10 years"),
    meaning=Words(
        "Interner Zinsfuß des Eigenkapitals: Kauf, jährlicher Cashflow nach Steuern und Verkauf nach zehn Jahren "
        "zum dann angenommenen Wert.",
        "Internal rate of return on equity: purchase, yearly cash flow after tax and sale after ten years at the "
        "value assumed for then.",
    ),
    formula=Words(
        "Zinssatz, bei dem der Kapitalwert aller Zahlungen nach Steuern null ist; von mehreren der, der null am "
        "nächsten liegt",
        "rate at which the net present value of all payments after tax is zero; of several, the one nearest to zero",
    ),
    terms=("equity", "cash_flow_after_tax_yearly", "net_proceeds"),
    unit=Unit.SHARE,
    stage=Stage.HORIZON,
    better=Better.HIGHER,
    reference="Interner Zinsfuß (IRR) der Jahreszahlungen",
    example=("C", 0.06790156),
    signed=True,
)
def irr_after_tax(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["irr_after_tax"]


@metric(
    label=Words("Rendite vor Steuern, 10 Jahre", "Return before tax, 10 years"),
    meaning=Words("Dasselbe mit den Zahlungen vor Einkommensteuer.", "The same with the payments before income tax."),
    formula=Words(
        "Zinssatz, bei dem der Kapitalwert aller Zahlungen vor Steuern null ist",
        "rate at which the net present value of all payments before tax is zero",
    ),
    terms=("equity", "cash_flow_before_tax_yearly", "net_proceeds"),
    unit=Unit.SHARE,
    stage=Stage.HORIZON,
    better=Better.HIGHER,
    reference="Interner Zinsfuß (IRR) der Jahreszahlungen",
    example=("C", 0.09393371),
    signed=True,
    listed=False,
)
def irr_before_tax(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["irr_before_tax"]


@metric(
    label=Words("Rendite ohne Darlehen, 10 Jahre", "Return without a loan, 10 years"),
    meaning=Words(
        "Interner Zinsfuß der ganzen Investition vor Steuern, als wäre sie bar bezahlt.",
        "Internal rate of return of the whole investment before tax, as if paid in cash.",
    ),
    formula=Words(
        "Zinssatz, bei dem der Kapitalwert aus Gesamtinvestition, Nettobetriebsergebnis und Verkauf null ist",
        "rate at which the net present value of total investment, net operating income and sale is zero",
    ),
    terms=("total_investment", "net_operating_income"),
    unit=Unit.SHARE,
    stage=Stage.HORIZON,
    better=Better.HIGHER,
    reference="Interner Zinsfuß (IRR) der Jahreszahlungen",
    example=("B", 0.01672629),
    signed=True,
    listed=False,
)
def irr_unlevered(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["irr_unlevered"]


@metric(
    label=Words("Modifizierte Rendite nach Steuern, 10 Jahre", "Modified return after tax, 10 years"),
    meaning=Words(
        "Rendite des Eigenkapitals, wenn Überschüsse zu 2,5 % angelegt und Zuzahlungen zu 5 % abgezinst werden; "
        "anders als der interne Zinsfuß immer eindeutig.",
        "Return on equity if surpluses earn 2.5 % and top-ups are discounted at 5 %; unlike the internal rate it is "
        "always unique.",
    ),
    formula=Words(
        "(Endwert der positiven / Barwert der negativen Zahlungen nach Steuern) hoch (1 / 10) − 1",
        "(end value of the positive / present value of the negative payments after tax) to the power (1 / 10) − 1",
    ),
    terms=("equity", "cash_flow_after_tax_yearly", "net_proceeds"),
    unit=Unit.SHARE,
    stage=Stage.HORIZON,
    better=Better.HIGHER,
    reference="Modifizierter interner Zinsfuß (MIRR)",
    # numpy_financial's from the payments of golden case 03.
    example=("C", 0.06650068),
    signed=True,
    listed=False,
)
def mirr_after_tax(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["mirr_after_tax"]


@metric(
    label=Words("Kapitalwert nach Steuern", "Net present value after tax"),
    meaning=Words(
        "Was alle Zahlungen nach Steuern heute wert sind, mit 5 % im Jahr abgezinst.",
        "What all payments after tax are worth today, discounted at 5 % a year.",
    ),
    formula=Words(
        "Summe der Zahlungen nach Steuern, jede durch 1,05 hoch Jahr geteilt; am Anfang steht das Eigenkapital",
        "sum of the payments after tax, each divided by 1.05 to the power of its year; equity comes first",
    ),
    terms=("equity", "cash_flow_after_tax_yearly", "net_proceeds"),
    unit=Unit.EUR,
    stage=Stage.HORIZON,
    better=Better.HIGHER,
    reference="Kapitalwertmethode",
    example=("C", 5511.22439254),
    signed=True,
    listed=False,
)
def npv_after_tax(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["npv_after_tax"]


@metric(
    label=Words("Eigenkapitalmultiplikator", "Equity multiple"),
    meaning=Words(
        "Wie oft das eingesetzte Geld bis zum Verkauf zurückkommt.",
        "How many times the money put in comes back until the sale.",
    ),
    formula=Words(
        "positive Zahlungen nach Steuern / (Eigenkapital + negative Zahlungen)",
        "positive payments after tax / (equity + negative payments)",
    ),
    terms=("equity", "cash_flow_after_tax_yearly", "net_proceeds"),
    unit=Unit.MULTIPLE,
    stage=Stage.HORIZON,
    better=Better.HIGHER,
    example=("B", 1.67811141),
)
def equity_multiple(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["equity_multiple"]
