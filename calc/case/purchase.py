"""What is bought, when, and what is done to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import inf

from calc.edition import LAW_DAY
from calc.record import Unit, Words, asked


class RenovationType(StrEnum):
    """How the tax office looks at building work."""

    REPAIR = "repair"
    IMPROVEMENT = "improvement"
    EXPANSION = "expansion"
    ANNUAL = "annual"
    MONUMENT = "monument"


@dataclass(frozen=True)
class Meta:
    """The calendar of the investment."""

    start_year: int = asked(
        Words("Erstes Jahr", "First year"), Unit.YEAR, "sy",
        Words("Jahr des Übergangs von Nutzen und Lasten.", "Year in which benefits and burdens pass."),
        within=(1990, 2100),
        default=2027,
    )  # fmt: skip
    contract_date: date = asked(
        Words("Kaufvertrag vom", "Contract of"), Unit.DATE, "cd",
        Words(
            "Tag der notariellen Beurkundung; er entscheidet über Grunderwerbsteuersatz und § 23 EStG.",
            "Day of the notarial deed; it decides the transfer tax rate and § 23 EStG.",
        ),
        default=LAW_DAY,
    )  # fmt: skip
    holding_years: int = asked(
        Words("Haltedauer", "Holding period"), Unit.YEARS, "hy",
        Words("Jahre bis zum Verkauf.", "Years until the sale."), within=(1, 60), usual=(5, 30),
        default=10,
    )  # fmt: skip


@dataclass(frozen=True)
class Purchase:
    """The price and everything that is paid on the day of the purchase."""

    price: float = asked(
        Words("Kaufpreis", "Purchase price"), Unit.EUR, "kp",
        Words("Laut Vertrag, mit Inventar.", "As in the contract, inventory included."),
        within=(0.01, inf), usual=(20_000, 5_000_000), example="300000",
        required=True,
    )  # fmt: skip
    living_area_sqm: float = asked(
        Words("Wohnfläche", "Living area"), Unit.SQM, "wf",
        Words("Nach der Wohnflächenverordnung.", "By the German floor area ordinance."),
        within=(0.01, inf), usual=(15, 1_000), example="57",
        required=True,
    )  # fmt: skip
    state: str | None = asked(
        Words("Bundesland", "Federal state"), Unit.STATE, "bl",
        Words(
            "Zweibuchstabiges Kürzel; bestimmt die Grunderwerbsteuer.",
            "Two letters; sets the transfer tax.",
        ),
    )  # fmt: skip
    land_share: float = asked(
        Words("Bodenanteil", "Land share"), Unit.SHARE, "ba",
        Words(
            "Anteil des Bodens am Kaufpreis ohne Inventar; Boden wird nicht abgeschrieben.",
            "Share of land in the price without inventory; land is not depreciated.",
        ),
        within=(0, 1), usual=(0.05, 0.90), assumption=True,
        default=0.20,
    )  # fmt: skip
    inventory_value: float = asked(
        Words("Inventar", "Inventory"), Unit.EUR, "inv",
        Words(
            "Mitgekaufte bewegliche Sachen und Küche; keine Grunderwerbsteuer.",
            "Movables and kitchen bought along; free of transfer tax.",
        ),
        within=(0, inf),
        default=0.0,
    )  # fmt: skip
    inventory_life_years: int = asked(
        Words("Nutzungsdauer des Inventars", "Life of the inventory"), Unit.YEARS, "il",
        Words("Linear, volle Jahre; Küche zehn Jahre.", "Straight line, full years; kitchen ten years."),
        within=(1, 60), usual=(3, 15),
        default=10,
    )  # fmt: skip
    transfer_tax_rate: float | None = asked(
        Words("Grunderwerbsteuersatz", "Transfer tax rate"), Unit.SHARE, "gs",
        Words("Leer: Satz des Landes am Vertragstag.", "Empty: rate of the state on the contract day."),
        within=(0, 0.5), usual=(0.035, 0.065),
    )  # fmt: skip
    transfer_tax_extra_base: float = asked(
        Words("Weitere Gegenleistung", "Further consideration"), Unit.EUR, "gx",
        Words(
            "Vorbehaltene Nutzungen des Verkäufers (§ 9 Abs. 1 Nr. 1 GrEStG).",
            "Uses reserved by the seller (§ 9 (1) no. 1 GrEStG).",
        ),
        within=(0, inf),
        default=0.0,
    )  # fmt: skip
    notary_rate: float = asked(
        Words("Notar", "Notary"), Unit.SHARE, "no",
        Words("Anteil am Kaufpreis, mit Grundschuld.", "Share of the price, mortgage included."),
        within=(0, 0.5), usual=(0.008, 0.02), assumption=True,
        default=0.015,
    )  # fmt: skip
    land_registry_rate: float = asked(
        Words("Grundbuch", "Land registry"), Unit.SHARE, "gb",
        Words("Anteil am Kaufpreis, mit Grundschuld.", "Share of the price, mortgage included."),
        within=(0, 0.5), usual=(0.003, 0.007), assumption=True,
        default=0.005,
    )  # fmt: skip
    broker_rate: float = asked(
        Words("Makler", "Broker"), Unit.SHARE, "mk",
        Words("Anteil des Käufers mit Umsatzsteuer.", "Buyer's share including VAT."),
        within=(0, 0.5), usual=(0, 0.0714), assumption=True,
        default=0.0357,
    )  # fmt: skip
    other_acquisition_costs: float = asked(
        Words("Sonstige Erwerbskosten", "Other closing costs"), Unit.EUR, "so",
        Words("Gutachten, Fahrten.", "Survey, travel."), within=(0, inf),
        default=0.0,
    )  # fmt: skip
    market_value: float | None = asked(
        Words("Marktwert", "Market value"), Unit.EUR, "mw",
        Words("Leer: Kaufpreis ohne Inventar.", "Empty: price without inventory."), within=(0.01, inf),
    )  # fmt: skip


@dataclass(frozen=True)
class Renovation:
    """One piece of building work, paid in ``year`` or, ``at_purchase``, with the price."""

    year: int = asked(
        Words("Jahr", "Year"), Unit.YEARS, "ry",
        Words("Jahr nach dem Kauf, ab 1.", "Year after the purchase, from 1."), within=(1, 100),
        required=True,
    )  # fmt: skip
    amount: float = asked(
        Words("Betrag", "Amount"), Unit.EUR, "ra",
        Words("Mit Umsatzsteuer.", "Including VAT."), within=(0, inf),
        required=True,
    )  # fmt: skip
    type: RenovationType = asked(
        Words("Art", "Kind"), Unit.CHOICE, "rt",
        Words(
            "Erhaltung, Verbesserung, Erweiterung, jährlich übliche Arbeiten oder Baudenkmal.",
            "Repair, improvement, extension, customary yearly work or listed building.",
        ),
        default=RenovationType.REPAIR,
    )  # fmt: skip
    vat_rate: float = asked(
        Words("Umsatzsteuersatz", "VAT rate"), Unit.SHARE, "rv",
        Words("Die 15-%-Grenze gilt ohne Umsatzsteuer.", "The 15 % limit counts net of VAT."),
        within=(0, 0.5), usual=(0, 0.19),
        default=0.19,
    )  # fmt: skip
    at_purchase: bool = asked(
        Words("Mit dem Kauf bezahlt", "Paid with the purchase"), Unit.YES_NO, "rp",
        Words("Gehört zur Anfangsinvestition.", "Part of the initial investment."),
        default=False,
    )  # fmt: skip
    spread_years: int = asked(
        Words("Verteilt auf", "Spread over"), Unit.YEARS, "rs",
        Words(
            "Erhaltungsaufwand auf 2 bis 5 Jahre (§ 82b EStDV).",
            "Repairs over 2 to 5 years (§ 82b EStDV).",
        ),
        within=(1, inf), usual=(1, 5),
        default=1,
    )  # fmt: skip
