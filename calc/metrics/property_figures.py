"""Figures that describe the property itself."""

from __future__ import annotations

from calc.assessment import Assessment
from calc.metrics.registry import Better, Stage, metric
from calc.outcome import Column, Figures, ratio
from calc.record import Unit, Words


@metric(
    label=Words("Preis je m²", "Price per m²"),
    meaning=Words(
        "Was ein Quadratmeter Wohnfläche kostet; zum Vergleich mit der Nachbarschaft.",
        "What a square metre of living area costs; to compare with the neighbourhood.",
    ),
    formula="{price} / {living_area_sqm}",
    unit=Unit.EUR_SQM,
    stage=Stage.PROPERTY,
    better=Better.NEUTRAL,
    example=("B", 750.0),
)
def price_per_sqm(a: Assessment) -> Figures:
    return ratio(a.inputs.price, a.inputs.living_area_sqm, "no_area")


@metric(
    label=Words("Kaufpreisfaktor", "Price-to-rent ratio"),
    meaning=Words(
        "Wie viele Jahresmieten (Sollmiete) der Kaufpreis ausmacht; der Kehrwert der Bruttomietrendite.",
        "How many years of market rent the price makes; the inverse of the gross rental yield.",
    ),
    formula=(
        "({price}[ + {parking_price}])"
        " / (12 × ({market_rent_monthly} + {other_income_monthly}[ + {parking_rent_monthly}]))"
    ),
    unit=Unit.MULTIPLE,
    stage=Stage.PROPERTY,
    better=Better.LOWER,
    example=("C", 25.0),
)
def price_to_rent_ratio(a: Assessment) -> Figures:
    return ratio(a.inputs.purchase_price, a.market_rent_yearly, "no_rent")


@metric(
    label=Words("Kaufnebenkosten", "Closing costs"),
    meaning=Words(
        "Grunderwerbsteuer (auf ganze Euro abgerundet), Notar, Grundbuch, Makler und sonstige Erwerbskosten.",
        "Transfer tax (rounded down to whole euros), notary, land registry, broker and other acquisition costs.",
    ),
    formula=(
        "{transfer_tax} + ({price}[ + {parking_price}]) × ({notary_rate} + {land_registry_rate} + {broker_rate})"
        " + {other_acquisition_costs}"
    ),
    unit=Unit.EUR,
    stage=Stage.PROPERTY,
    better=Better.NEUTRAL,
    reference="§§ 8, 9, 11 GrEStG; GNotKG; §§ 656a bis 656d BGB",
    example=("B", 8302.50),
)
def acquisition_costs(a: Assessment) -> Column:
    return a.investment.acquisition_costs


@metric(
    label=Words("Gesamtinvestition", "Total investment"),
    meaning=Words("Was die Wohnung bis zum Schlüssel kostet.", "What the flat costs until you hold the key."),
    formula="{price}[ + {parking_price}] + {acquisition_costs}",
    unit=Unit.EUR,
    stage=Stage.PROPERTY,
    better=Better.NEUTRAL,
    example=("B", 83302.50),
    listed=False,
)
def total_investment(a: Assessment) -> Column:
    return a.investment.total_investment
