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
    formula=Words("Kaufpreis / Wohnfläche", "purchase price / living area"),
    unit=Unit.EUR_SQM,
    stage=Stage.PROPERTY,
    better=Better.NEUTRAL,
    reference="Marktüblich",
    example=("B", 750.0),
)
def price_per_sqm(a: Assessment) -> Figures:
    return ratio(a.inputs.price, a.inputs.living_area_sqm, "area_missing")


@metric(
    label=Words("Kaufpreisfaktor", "Price-to-rent ratio"),
    meaning=Words(
        "Wie viele Jahresmieten (Sollmiete) der Kaufpreis ausmacht; der Kehrwert der Bruttomietrendite.",
        "How many years of market rent the price makes; the inverse of the gross rental yield.",
    ),
    formula=Words(
        "Kaufpreis / (12 × (Sollmiete + sonstige Einnahmen))",
        "purchase price / (12 × (market rent + other income))",
    ),
    unit=Unit.MULTIPLE,
    stage=Stage.PROPERTY,
    better=Better.LOWER,
    reference="Marktüblich",
    example=("C", 25.0),
)
def price_to_rent_ratio(a: Assessment) -> Figures:
    return ratio(a.inputs.price, a.market_rent_yearly, "rent_missing")


@metric(
    label=Words("Kaufnebenkosten", "Closing costs"),
    meaning=Words(
        "Grunderwerbsteuer, Notar, Grundbuch, Makler und sonstige Erwerbskosten.",
        "Transfer tax, notary, land registry, broker and other acquisition costs.",
    ),
    formula=Words(
        "Grunderwerbsteuer + Notar + Grundbuch + Makler + sonstige",
        "transfer tax + notary + land registry + broker + other",
    ),
    unit=Unit.EUR,
    stage=Stage.PROPERTY,
    better=Better.NEUTRAL,
    reference="§§ 8, 9, 11 GrEStG; GNotKG; §§ 656a bis 656d BGB",
    example=("B", 8302.50),
)
def acquisition_costs(a: Assessment) -> Column:
    return a.acquisition.total
