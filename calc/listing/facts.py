"""What an offer says about a flat; ``None`` where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass

from calc.listing.choices import CONDITIONS, ENERGY_CLASSES, HEATINGS
from calc.record import Unit, Words, asked

NAME_LENGTH = 60
FLOOR_LENGTH = 30
TOWN_LENGTH = 60


@dataclass(frozen=True)
class Facts:
    """The flat and its rent. Only price, rents, area, state and year of construction enter the calculation."""

    name: str = asked(
        Words("Bezeichnung", "Name"), Unit.TEXT, "n",
        Words("So heißt das Inserat in Ihrer Liste.", "What the listing is called in your list."),
        within=(1, NAME_LENGTH), example="Essen-Rüttenscheid, 2. OG", required=True,
    )  # fmt: skip
    price: float = asked(
        Words("Kaufpreis", "Purchase price"), Unit.EUR, "p",
        Words("Preis der Wohnung ohne Kaufnebenkosten.", "Price of the flat without closing costs."),
        within=(1, 1e9), usual=(10_000, 5_000_000), example="189000", required=True,
    )  # fmt: skip
    living_area_sqm: float = asked(
        Words("Wohnfläche", "Living area"), Unit.SQM, "a",
        Words("Wohnfläche in Quadratmetern.", "Living area in square metres."),
        within=(1, 100_000), usual=(15, 400), example="58", required=True,
    )  # fmt: skip
    actual_rent_monthly: float = asked(
        Words("Kaltmiete im Monat", "Cold rent per month"), Unit.EUR_MONTH, "r",
        Words(
            "Istmiete: die Nettokaltmiete, die heute gezahlt wird oder im Inserat steht.",
            "Actual rent: the net cold rent paid today or named in the listing.",
        ),
        within=(0, 1e7), usual=(100, 20_000), example="790", required=True,
    )  # fmt: skip
    state: str = asked(
        Words("Bundesland", "Federal state"), Unit.STATE, "s",
        Words(
            "Entscheidet über Grunderwerbsteuer und üblichen Makleranteil.",
            "Decides the transfer tax and the usual share of the broker's fee.",
        ),
        required=True,
    )  # fmt: skip
    market_rent_monthly: float | None = asked(
        Words("Sollmiete im Monat", "Market rent per month"), Unit.EUR_MONTH, "m",
        Words(
            "Ortsübliche Miete nach Mietspiegel (§ 558 Abs. 2 BGB). Leer: wie die Kaltmiete.",
            "Customary local rent from the rent index (§ 558 (2) BGB). Empty: same as the cold rent.",
        ),
        within=(0, 1e7), usual=(100, 20_000), example="850",
    )  # fmt: skip
    completion_year: float | None = asked(
        Words("Baujahr", "Year of construction"), Unit.YEAR, "y",
        Words(
            "Jahr der Bezugsfertigkeit; daran hängen die Ansätze für Instandhaltung und AfA.",
            "Year of completion; the allowances for maintenance and depreciation depend on it.",
        ),
        within=(1500, 2035), usual=(1850, 2028), example="1994",
    )  # fmt: skip
    rooms: float | None = asked(
        Words("Zimmer", "Rooms"), Unit.COUNT, "rm",
        Words("Ohne Küche und Bad; halbe Zimmer als 2,5.", "Without kitchen and bathroom; half rooms as 2.5."),
        within=(0.5, 100), usual=(1, 8), example="2.5",
    )  # fmt: skip
    floor: str | None = asked(
        Words("Etage", "Floor"), Unit.TEXT, "fl",
        Words("So, wie sie im Inserat steht.", "As the listing puts it."),
        within=(1, FLOOR_LENGTH), example="2. OG",
    )  # fmt: skip
    town: str | None = asked(
        Words("Ort", "Town"), Unit.TEXT, "tn",
        Words(
            "Der deutsche Name der Gemeinde; er führt zum Vergleich mit dem Kreis.",
            "The German name of the town; it leads to the comparison with the district.",
        ),
        within=(1, TOWN_LENGTH), example="Essen",
    )  # fmt: skip
    postal_code: str | None = asked(
        Words("Postleitzahl", "Postcode"), Unit.DIGITS, "pc",
        Words(
            "Fünf Ziffern; sie hilft zwischen gleichnamigen Orten.",
            "Five digits; they tell towns of the same name apart.",
        ),
        within=(5, 5), example="45130",
    )  # fmt: skip
    ags: str | None = asked(
        Words("Kreisschlüssel", "District key"), Unit.DIGITS, "ag",
        Words(
            "Die ersten fünf Stellen des Amtlichen Gemeindeschlüssels.",
            "The first five digits of the official municipality key.",
        ),
        within=(5, 5), example="05113",
    )  # fmt: skip
    energy_class: str | None = asked(
        Words("Energieklasse", "Energy class"), Unit.CHOICE, "ec",
        Words("Aus dem Energieausweis (Anlage 10 GEG).", "From the energy certificate (annex 10 GEG)."),
        choices=ENERGY_CLASSES,
    )  # fmt: skip
    energy_demand: float | None = asked(
        Words("Energiekennwert", "Energy figure"), Unit.KWH_SQM_YEAR, "ed",
        Words(
            "Endenergie in kWh je m² und Jahr aus dem Energieausweis.",
            "Final energy in kWh per m² and year from the energy certificate.",
        ),
        within=(0, 2_000), usual=(10, 400), example="128",
    )  # fmt: skip
    heating: str | None = asked(
        Words("Heizung", "Heating"), Unit.CHOICE, "he",
        Words("Der hauptsächliche Energieträger.", "The main source of heat."),
        choices=HEATINGS,
    )  # fmt: skip
    condition: str | None = asked(
        Words("Zustand", "Condition"), Unit.CHOICE, "co",
        Words("Nach dem Inserat; er ändert keine Zahl.", "As the listing puts it; it changes no figure."),
        choices=CONDITIONS,
    )  # fmt: skip
    let: bool | None = asked(
        Words("Vermietet", "Let"), Unit.YES_NO, "le",
        Words(
            "Ein laufender Mietvertrag geht auf den Käufer über (§ 566 BGB).",
            "A running lease passes to the buyer (§ 566 BGB).",
        ),
    )  # fmt: skip
    residence_right: bool | None = asked(
        Words("Wohnrecht oder Nießbrauch", "Right of residence or usufruct"), Unit.YES_NO, "rr",
        Words(
            "Verkauf mit einem Recht, das im Grundbuch bleibt (§§ 1093, 1030 BGB).",
            "Sale with a right that stays in the land register (§§ 1093, 1030 BGB).",
        ),
    )  # fmt: skip
