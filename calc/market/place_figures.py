"""What the atlas shows of a place without any price: rents, vacancy, land and owners."""

from __future__ import annotations

from calc.market.registry import Basis, figure
from calc.metrics.registry import Better
from calc.outcome import Column
from calc.record import Unit, Words


@figure(
    label=Words("Angebotsmiete je m² im Monat", "Asking rent per m² and month"),
    short=Words("Angebotsmiete", "Asking rent"),
    meaning=Words(
        "Nettokaltmiete, zu der Wohnungen zur Wiedervermietung angeboten werden.",
        "Net cold rent at which flats are offered for re-letting.",
    ),
    formula=Words("Veröffentlichter Wert", "Published figure"),
    unit=Unit.EUR_SQM_MONTH,
    better=Better.HIGHER,
    parts=("rent_asking",),
    limits=(7, 8, 9, 10, 12),
    classes="One euro each around the median of 9.5; a sixth of the districts lies above 12.",
)
def rent_asking(market: Basis) -> Column:
    return market.published("rent_asking")


@figure(
    label=Words("Bestandsmiete je m² im Monat", "Existing rent per m² and month"),
    short=Words("Bestandsmiete", "Existing rent"),
    meaning=Words(
        "Nettokaltmiete, die am Tag des Zensus im Mittel aller vermieteten Wohnungen gezahlt wurde.",
        "Net cold rent paid on the day of the census, average of all let dwellings.",
    ),
    formula=Words("Veröffentlichter Wert", "Published figure"),
    unit=Unit.EUR_SQM_MONTH,
    better=Better.HIGHER,
    parts=("rent_existing",),
    limits=(5.5, 6, 6.5, 7, 8),
    classes="Half a euro each around the median of 6.3.",
)
def rent_existing(market: Basis) -> Column:
    return market.published("rent_existing")


@figure(
    label=Words("Abstand der Angebots- zur Bestandsmiete", "Asking rent above existing rent"),
    short=Words("Abstand der Mieten", "Gap between rents"),
    meaning=Words(
        "Um wie viel die Angebotsmiete über der Bestandsmiete liegt, gemessen an der Bestandsmiete. "
        "Zwischen beiden liegen drei Jahre.",
        "By how much the asking rent exceeds the existing rent, relative to the latter. There are three years "
        "between the two.",
    ),
    formula=Words("Angebotsmiete / Bestandsmiete − 1", "Asking rent / existing rent − 1"),
    unit=Unit.SHARE,
    better=Better.NEUTRAL,
    parts=("rent_asking", "rent_existing"),
    limits=(0.3, 0.4, 0.45, 0.5, 0.6),
    classes="Sequential, for it is positive everywhere: 11 to 100 %, median 48 %.",
)
def rent_gap(market: Basis) -> Column:
    return market.published("rent_asking") / market.published("rent_existing") - 1


@figure(
    label=Words("Leerstand", "Vacancy"),
    meaning=Words(
        "Anteil leer stehender Wohnungen am Tag des Zensus. Hohe Renditen gehen oft mit hohem Leerstand einher.",
        "Share of vacant dwellings on the day of the census. High yields often go with high vacancy.",
    ),
    formula=Words("Veröffentlichter Wert", "Published figure"),
    unit=Unit.SHARE,
    better=Better.LOWER,
    parts=("vacancy_rate",),
    limits=(0.03, 0.04, 0.05, 0.06, 0.08),
    classes="One point each around the median of 4.4 %; the range ends at 14.6 %.",
)
def vacancy_rate(market: Basis) -> Column:
    return market.published("vacancy_rate")


@figure(
    label=Words("Baulandpreis je m²", "Price of building land per m²"),
    short=Words("Bauland", "Building land"),
    meaning=Words(
        "Mittlerer Kaufwert für baureifes Land; kein Wohnungspreis.",
        "Average price of land ready for building; not a price of flats.",
    ),
    formula=Words("Veröffentlichter Wert", "Published figure"),
    unit=Unit.EUR_SQM,
    better=Better.NEUTRAL,
    parts=("land_price",),
    limits=(50, 100, 200, 300, 500),
    classes="Steps grow, for the range does: 21 to 4,963, median 160.",
)
def land_price(market: Basis) -> Column:
    return market.published("land_price")


@figure(
    label=Words("Eigentümerquote", "Owner-occupier rate"),
    meaning=Words(
        "Anteil der Wohnungen, die ihre Eigentümer selbst bewohnen.", "Share of dwellings lived in by their owners."
    ),
    formula=Words("Veröffentlichter Wert", "Published figure"),
    unit=Unit.SHARE,
    better=Better.NEUTRAL,
    parts=("owner_occupier_rate",),
    limits=(0.3, 0.4, 0.5, 0.55, 0.6),
    classes="Finer from 50 % on, where six of ten districts lie.",
)
def owner_occupier_rate(market: Basis) -> Column:
    return market.published("owner_occupier_rate")
