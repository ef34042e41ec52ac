"""What the atlas shows of a place: prices, and what they make of the rents.

Class limits were chosen on the 400 districts of the compilation of 21.11.2026 so that six classes are all in use,
round, and finer where most districts lie.
"""

from __future__ import annotations

from calc.market.registry import Basis, figure
from calc.metrics.registry import Better
from calc.outcome import Column
from calc.record import Unit, Words


@figure(
    label=Words("Bruttomietrendite", "Gross rental yield"),
    short=Words("Brutto", "Gross"),
    meaning=Words(
        "Jahresmiete nach Angeboten im Verhältnis zum Kaufpreis, ohne jede Kosten. Mit der Bestandsmiete ist sie "
        "niedriger.",
        "A year's asking rent relative to the price, before any costs. With the existing rent it is lower.",
    ),
    formula=Words("12 × Angebotsmiete je m² / Kaufpreis je m²", "12 × asking rent per m² / price per m²"),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    parts=("price_flat", "rent_asking"),
    low="gross_yield_existing",
    limits=(0.035, 0.04, 0.045, 0.05, 0.06),
    classes="Half a point each around the median of 4.7 %, a whole one above 5 %; 11 to 31 of 119 districts in each.",
)
def gross_yield(market: Basis) -> Column:
    return 12 * market.published("rent_asking") / market.published("price_flat")


@figure(
    label=Words("Bruttomietrendite mit Bestandsmiete", "Gross rental yield, existing rent"),
    short=Words("Brutto (Bestand)", "Gross (existing)"),
    meaning=Words(
        "Jahresmiete bestehender Verträge im Verhältnis zum Kaufpreis: das untere Ende der Spanne.",
        "A year's rent of existing contracts relative to the price: the lower end of the range.",
    ),
    formula=Words("12 × Bestandsmiete je m² / Kaufpreis je m²", "12 × existing rent per m² / price per m²"),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    parts=("price_flat", "rent_existing"),
    limits=(0.02, 0.025, 0.03, 0.035, 0.04),
    classes="Half a point each around the median of 3.2 %.",
)
def gross_yield_existing(market: Basis) -> Column:
    return 12 * market.published("rent_existing") / market.published("price_flat")


@figure(
    label=Words("Lohnender Preis je m²", "Break-even price per m²"),
    short=Words("Lohnender Preis", "Break-even price"),
    meaning=Words(
        "Bis zu diesem Quadratmeterpreis erreicht die Angebotsmiete die Zielrendite.",
        "Up to this price per m² the asking rent reaches the target yield.",
    ),
    formula=Words("12 × Angebotsmiete je m² / Zielrendite", "12 × asking rent per m² / target yield"),
    unit=Unit.EUR_SQM,
    better=Better.HIGHER,
    parts=("rent_asking",),
    low="break_even_price_existing",
    limits=(1_500, 2_000, 2_500, 3_000, 4_000),
    classes="Those of the price, so that both maps can be laid side by side at any target.",
    with_target=True,
)
def break_even_price(market: Basis) -> Column:
    return 12 * market.published("rent_asking") / market.target_yield


@figure(
    label=Words("Lohnender Preis je m² mit Bestandsmiete", "Break-even price per m², existing rent"),
    short=Words("Lohnend (Bestand)", "Break-even (existing)"),
    meaning=Words(
        "Bis zu diesem Quadratmeterpreis erreicht die Miete bestehender Verträge die Zielrendite.",
        "Up to this price per m² the rent of existing contracts reaches the target yield.",
    ),
    formula=Words("12 × Bestandsmiete je m² / Zielrendite", "12 × existing rent per m² / target yield"),
    unit=Unit.EUR_SQM,
    better=Better.HIGHER,
    parts=("rent_existing",),
    limits=(1_500, 2_000, 2_500, 3_000, 4_000),
    classes="Those of the price, so that both maps can be laid side by side at any target.",
    with_target=True,
)
def break_even_price_existing(market: Basis) -> Column:
    return 12 * market.published("rent_existing") / market.target_yield


@figure(
    label=Words("Kaufpreis je m²", "Price per m²"),
    short=Words("Kaufpreis", "Price"),
    meaning=Words(
        "Preis bestehender Eigentumswohnungen: Kaufverträge, sonst Angebote; die Art steht dabei.",
        "Price of existing flats: contracts, otherwise offers; the kind is named.",
    ),
    formula=Words("Veröffentlichter Wert", "Published figure"),
    unit=Unit.EUR_SQM,
    better=Better.NEUTRAL,
    parts=("price_flat",),
    limits=(1_500, 2_000, 2_500, 3_000, 4_000),
    classes="The middle half lies between 1,900 and 3,400; the range ends at 8,200.",
)
def price_flat(market: Basis) -> Column:
    return market.published("price_flat")


@figure(
    label=Words("Kaufpreis je m², Neubau", "Price per m², new flats"),
    short=Words("Neubau", "New flats"),
    meaning=Words(
        "Preis neuer Eigentumswohnungen nach Kaufverträgen; nur für Gemeinden in Nordrhein-Westfalen.",
        "Price of new flats by contracts; only for municipalities in North Rhine-Westphalia.",
    ),
    formula=Words("Veröffentlichter Wert", "Published figure"),
    unit=Unit.EUR_SQM,
    better=Better.NEUTRAL,
    parts=("price_flat_new",),
    limits=(3_500, 4_000, 4_500, 5_000, 6_000),
    classes="Half a thousand each around the median of 4,200.",
    mapped=False,
)
def price_flat_new(market: Basis) -> Column:
    return market.published("price_flat_new")


@figure(
    label=Words("Kaufpreisfaktor", "Price-to-rent ratio"),
    short=Words("Faktor", "Ratio"),
    meaning=Words(
        "So viele Jahresmieten nach Angeboten kostet eine Wohnung.", "A flat costs that many years of asking rent."
    ),
    formula=Words("Kaufpreis je m² / (12 × Angebotsmiete je m²)", "Price per m² / (12 × asking rent per m²)"),
    unit=Unit.MULTIPLE,
    better=Better.LOWER,
    parts=("price_flat", "rent_asking"),
    low="price_to_rent_ratio_existing",
    limits=(18, 20, 22, 25, 28),
    classes="Even sixths, rounded; about the inverse of the yield's limits.",
)
def price_to_rent_ratio(market: Basis) -> Column:
    return market.published("price_flat") / (12 * market.published("rent_asking"))


@figure(
    label=Words("Kaufpreisfaktor mit Bestandsmiete", "Price-to-rent ratio, existing rent"),
    short=Words("Faktor (Bestand)", "Ratio (existing)"),
    meaning=Words(
        "So viele Jahresmieten bestehender Verträge kostet eine Wohnung.",
        "A flat costs that many years of the rent of existing contracts.",
    ),
    formula=Words("Kaufpreis je m² / (12 × Bestandsmiete je m²)", "Price per m² / (12 × existing rent per m²)"),
    unit=Unit.MULTIPLE,
    better=Better.LOWER,
    parts=("price_flat", "rent_existing"),
    limits=(25, 28, 30, 35, 40),
    classes="Even sixths, rounded.",
)
def price_to_rent_ratio_existing(market: Basis) -> Column:
    return market.published("price_flat") / (12 * market.published("rent_existing"))
