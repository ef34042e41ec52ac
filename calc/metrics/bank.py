"""The bank's view: does the rent carry the loan, and how far is it from not doing so?"""

from __future__ import annotations

from calc.assessment import Assessment
from calc.key_figures import FigureColumn
from calc.metrics.registry import Better, Stage, metric
from calc.record import Unit, Words


@metric(
    label=Words("Schuldendienstdeckung", "Debt service coverage ratio"),
    meaning=Words(
        "Wie oft das Nettobetriebsergebnis die Rate der Bank deckt; ab 1 trägt sich die Wohnung vor Steuern.",
        "How often net operating income covers the bank's instalment; from 1 the flat carries itself before tax.",
    ),
    formula="{net_operating_income} / {debt_service}",
    unit=Unit.MULTIPLE,
    stage=Stage.BANK,
    better=Better.HIGHER,
    reference="Bankübliche Kennzahl (DSCR)",
    example=("B", 2163 / 2250),
)
def dscr(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["dscr"]


@metric(
    label=Words("Zinsdeckung", "Interest coverage ratio"),
    meaning=Words(
        "Wie oft das Nettobetriebsergebnis die Zinsen des ersten Jahres deckt.",
        "How often net operating income covers the interest of the first year.",
    ),
    formula="{net_operating_income} / {interest}",
    unit=Unit.MULTIPLE,
    stage=Stage.BANK,
    better=Better.HIGHER,
    reference="Bankübliche Kennzahl (ICR)",
    example=("B", 2.91075619),
    listed=False,
)
def icr(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["icr"]


@metric(
    label=Words("Beleihung", "Loan-to-value"),
    meaning=Words("Darlehen im Verhältnis zum Marktwert.", "Loan relative to the market value."),
    formula="{loan_amount} / {market_value}",
    unit=Unit.SHARE,
    stage=Stage.BANK,
    better=Better.LOWER,
    reference="Bankübliche Kennzahl (LTV); § 14 PfandBrG: 60 % des Beleihungswerts",
    example=("B", 1.0),
    listed=False,
)
def ltv(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["ltv"]


@metric(
    label=Words("Nötige Kaltmiete im Monat", "Break-even rent per month"),
    meaning=Words(
        "Ab dieser Miete (mit sonstigen Einnahmen) bleibt vor Steuern nichts mehr zu zahlen.",
        "From this rent (other income included) nothing is left to pay before tax.",
    ),
    formula="({operating_expenses} + {debt_service}) / (1 − {vacancy_rate}) / 12",
    unit=Unit.EUR_MONTH,
    stage=Stage.BANK,
    better=Better.NEUTRAL,
    example=("C", 979.23177083),
)
def break_even_rent_monthly(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["break_even_rent_monthly"]


@metric(
    label=Words("Zinspuffer", "Interest buffer"),
    meaning=Words(
        "So viel darf der Zins steigen, bis der Cashflow vor Steuern null ist; negativ: so viel müsste er fallen.",
        "How far interest may rise until cash flow before tax is zero; negative: how far it would have to fall.",
    ),
    formula="{cash_flow_before_tax_yearly} / {loan_amount}",
    unit=Unit.SHARE,
    stage=Stage.BANK,
    better=Better.HIGHER,
    example=("C", 0.0007975),
    signed=True,
    listed=False,
)
def break_even_interest_shift(a: Assessment) -> FigureColumn:
    return a.calculation.key_figures["break_even_interest_shift"]
