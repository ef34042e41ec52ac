"""The three properties of the article, with what it published about them.

Source: Immoprentice, „Wie führe ich eine Immobilienkalkulation durch?“, 21.09.2023. Price and yearly rent are the
article's, the area of B too; the areas of A and C are chosen (C: middle of the band that meets both published
yields), see :mod:`calc.presets` for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from calc.listing import Listing
from calc.record import Words

Sign = Literal["negative", "slightly positive"]


@dataclass(frozen=True)
class Example:
    """A listing of the article.

    ``published`` holds the article's figures by metric (shares; EUR per year) as printed, or the sign where it
    printed no number; ``slips`` explains misprints beside the figure they concern.
    """

    listing: Listing
    published: Mapping[str, float | Sign]
    slips: Mapping[str, Words]


def agrees(published: float | Sign, value: float) -> bool:
    """Whether a computed figure is the published one at the precision in which that was printed.

    Shares were printed with one decimal of a percent, amounts in whole euros; a "slightly positive" cash flow is
    one of at most 100 EUR a month.
    """
    if published == "negative":
        return value < 0
    if published == "slightly positive":
        return 0 < value <= 1_200
    return abs(value - float(published)) <= (0.0005 if float(published) < 1 else 0.5)


EXAMPLES: dict[str, Example] = {
    "A": Example(
        Listing(
            name="A, München",
            price=500_000,
            living_area_sqm=60,
            actual_rent_monthly=10_000 / 12,
            state="BY",
            preset="seed_full_a",
        ),
        published={"gross_rental_yield": 0.02},
        slips={},
    ),
    "B": Example(
        Listing(
            name="B, Ostdeutschland",
            price=75_000,
            living_area_sqm=100,
            actual_rent_monthly=500,
            state="SN",
            preset="seed_full_b",
        ),
        published={
            "gross_rental_yield": 0.08,
            "quick_net_rental_yield": 0.026,
            "quick_cash_flow_yearly": 2_550,
            "net_rental_yield": 0.026,
            "cash_flow_before_tax_yearly": "negative",
        },
        slips={
            "gross_rental_yield": Words(
                "Der Artikel schreibt bei B „6.000 € Mieteinnahmen pro Monat“; Tabelle und Formel zeigen: im Jahr.",
                "For B the article writes “€6,000 rent per month”; its table and formula show: per year.",
            ),
        },
    ),
    "C": Example(
        Listing(
            name="C, Rand von München",
            price=300_000,
            living_area_sqm=57,
            actual_rent_monthly=1_000,
            state="BY",
            preset="seed_full_c",
        ),
        published={
            "gross_rental_yield": 0.04,
            "quick_net_rental_yield": 0.029,
            "quick_cash_flow_yearly": 600,
            "net_rental_yield": 0.028,
            "cash_flow_before_tax_yearly": "slightly positive",
        },
        slips={
            "quick_cash_flow_yearly": Words(
                "Der Artikel schreibt bei C „600 € pro Monat“; die Bildunterschrift nennt richtig 600 € im Jahr.",
                "For C the article writes “€600 per month”; the caption says, correctly, €600 per year.",
            ),
        },
    ),
}
