"""The quick stages of the funnel: estimates from price, rent and area."""

from __future__ import annotations

from calc.assessment import Assessment
from calc.metrics.registry import Better, Stage, metric
from calc.outcome import Column, Figures, ratio
from calc.record import Unit, Words


@metric(
    label=Words("Bruttomietrendite", "Gross rental yield"),
    short=Words("Brutto", "Gross"),
    meaning=Words(
        "Jahreskaltmiete (Sollmiete) im Verhältnis zum Kaufpreis, ohne jede Kosten.",
        "A year's cold rent (market rent) relative to the purchase price, before any costs.",
    ),
    formula=(
        "12 × ({market_rent_monthly} + {other_income_monthly}[ + {parking_rent_monthly}])"
        " / ({price}[ + {parking_price}])"
    ),
    unit=Unit.SHARE,
    stage=Stage.QUICK,
    better=Better.HIGHER,
    reference="Marktüblich; Sollmiete nach § 558 Abs. 2 BGB",
    example=("C", 0.04),
)
def gross_rental_yield(a: Assessment) -> Figures:
    return ratio(a.market_rent_yearly, a.inputs.purchase_price, "no_price")


@metric(
    label=Words("Bruttomietrendite mit Istmiete", "Gross rental yield, actual rent"),
    short=Words("Brutto (Ist)", "Gross (actual)"),
    meaning=Words(
        "Dasselbe mit der Miete, die heute gezahlt wird.",
        "The same with the rent that is paid today.",
    ),
    formula=(
        "12 × ({actual_rent_monthly} + {other_income_monthly}[ + {parking_rent_monthly}])"
        " / ({price}[ + {parking_price}])"
    ),
    unit=Unit.SHARE,
    stage=Stage.QUICK,
    better=Better.HIGHER,
    example=("B", 0.08),
)
def gross_rental_yield_actual(a: Assessment) -> Figures:
    return ratio(a.actual_rent_yearly, a.inputs.purchase_price, "no_price")


@metric(
    label=Words("Nettomietrendite, geschätzt", "Net rental yield, estimated"),
    short=Words("Netto", "Net"),
    meaning=Words(
        "Miete abzüglich Mietausfall, Verwaltung und Instandhaltung im Verhältnis zu Preis und Kaufnebenkosten, "
        "mit den Pauschalen der Schnellrechnung.",
        "Rent less vacancy, administration and maintenance relative to price and closing costs, with the flat "
        "rates of the quick estimate.",
    ),
    formula=(
        "(12 × ({actual_rent_monthly} + {other_income_monthly}[ + {parking_rent_monthly}])"
        " × (1 − {quick_vacancy_rate}) − {quick_admin_yearly}"
        " − {quick_maintenance_per_sqm_yearly} × {living_area_sqm})"
        " / (({price}[ + {parking_price}]) × (1 + {quick_acquisition_cost_rate}))"
    ),
    unit=Unit.SHARE,
    stage=Stage.QUICK,
    better=Better.HIGHER,
    reference="Definition: Immoprentice, 5-Sekunden-Netto-Mietrendite-Rechner; Ansätze je nach Voreinstellung",
    example=("C", 0.028725),
)
def quick_net_rental_yield(a: Assessment) -> Figures:
    return ratio(a.quick_net_operating_income, a.quick_total_investment, "no_price")


@metric(
    label=Words("Cashflow im Jahr, geschätzt", "Cash flow per year, estimated"),
    short=Words("Cashflow", "Cash flow"),
    meaning=Words(
        "Sollmiete abzüglich pauschaler Kosten und der Rate der Bank, vor Steuern.",
        "Market rent less a flat share for costs and the bank's instalment, before tax.",
    ),
    formula=(
        "12 × ({market_rent_monthly} + {other_income_monthly}[ + {parking_rent_monthly}])"
        " × (1 − {quick_cost_share_of_rent}) − ({price}[ + {parking_price}]) × {quick_annuity_rate_on_price}"
    ),
    unit=Unit.EUR_YEAR,
    stage=Stage.QUICK,
    better=Better.HIGHER,
    reference="Immoprentice, 5-Sekunden-Cashflow-Rechner: 80 % der Miete weniger 3,0 % des Preises",
    example=("B", 2550.0),
    signed=True,
)
def quick_cash_flow_yearly(a: Assessment) -> Column:
    return a.market_rent_yearly * (1 - a.inputs.quick_cost_share_of_rent) - a.quick_debt_service


@metric(
    label=Words("Cashflow im Jahr mit Istmiete, geschätzt", "Cash flow per year, actual rent, estimated"),
    short=Words("Cashflow (Ist)", "Cash flow (actual)"),
    meaning=Words("Dasselbe mit der Miete, die heute gezahlt wird.", "The same with the rent that is paid today."),
    formula=(
        "12 × ({actual_rent_monthly} + {other_income_monthly}[ + {parking_rent_monthly}])"
        " × (1 − {quick_cost_share_of_rent}) − ({price}[ + {parking_price}]) × {quick_annuity_rate_on_price}"
    ),
    unit=Unit.EUR_YEAR,
    stage=Stage.QUICK,
    better=Better.HIGHER,
    reference="Wie Cashflow im Jahr, geschätzt",
    example=("C", 600.0),
    signed=True,
)
def quick_cash_flow_yearly_actual(a: Assessment) -> Column:
    return a.actual_rent_yearly * (1 - a.inputs.quick_cost_share_of_rent) - a.quick_debt_service
