"""What has to be assumed about letting and buying, where the reader does not know better than a preset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.record import Unit, Words, asked


@dataclass(frozen=True)
class LettingAssumptions:
    """Income, running costs and their growth; ``None`` where the preset decides."""

    other_income_monthly: float | None = asked(
        Words("Sonstige Einnahmen im Monat", "Other income per month"), Unit.EUR_MONTH, "o",
        Words("Zum Beispiel ein vermieteter Stellplatz.", "A let parking space, for example."),
        within=(0, 1e6), usual=(0, 1_000), example="60", assumption=True,
    )  # fmt: skip
    vacancy_rate: float | None = asked(
        Words("Mietausfall", "Vacancy"), Unit.SHARE, "v",
        Words(
            "Mietausfallwagnis: Anteil der Miete, der durch Leerstand oder Zahlungsausfall fehlt.",
            "Share of the rent lost to vacancy or unpaid rent.",
        ),
        within=(0, 1), usual=(0, 0.3), example="0.04", assumption=True,
    )  # fmt: skip
    admin_yearly: float | None = asked(
        Words("Verwaltung im Jahr", "Administration per year"), Unit.EUR_YEAR, "ad",
        Words(
            "Nicht umlagefähige Verwaltungskosten der Wohnung.", "Administration costs that the tenant does not pay."
        ),
        within=(0, 1e6), usual=(0, 2_000), example="420", assumption=True,
    )  # fmt: skip
    maintenance_per_sqm_yearly: float | None = asked(
        Words("Instandhaltung je m² im Jahr", "Maintenance per m² and year"), Unit.EUR_SQM_YEAR, "mt",
        Words(
            "Ein voller Satz für Gemeinschafts- und Sondereigentum; keine Rücklage daneben ansetzen.",
            "One full rate for common and private parts; do not count a reserve beside it.",
        ),
        within=(0, 1_000), usual=(5, 60), example="18.62", assumption=True,
    )  # fmt: skip
    rent_growth_rate: float | None = asked(
        Words("Mietsteigerung im Jahr", "Rent growth per year"), Unit.SHARE, "rg",
        Words(
            "Gilt für die Istmiete, die Sollmiete und die sonstigen Einnahmen ab dem zweiten Jahr.",
            "Applies to actual rent, market rent and other income from the second year.",
        ),
        within=(-0.05, 0.2), usual=(-0.02, 0.05), example="0.015", assumption=True,
    )  # fmt: skip
    cost_growth_rate: float | None = asked(
        Words("Kostensteigerung im Jahr", "Cost growth per year"), Unit.SHARE, "cg",
        Words(
            "Gilt für Verwaltung, Instandhaltung und Erbbauzins ab dem zweiten Jahr.",
            "Applies to administration, maintenance and ground rent from the second year.",
        ),
        within=(-0.05, 0.2), usual=(0, 0.05), example="0.02", assumption=True,
    )  # fmt: skip
    tight_market: bool | None = asked(
        Words("Angespannter Wohnungsmarkt", "Tight housing market"), Unit.YES_NO, "tm",
        Words(
            "Kappungsgrenze 15 statt 20 % in drei Jahren, wo das Land es bestimmt (§ 558 Abs. 3 BGB).",
            "Rent increases capped at 15 instead of 20 % in three years where the state says so (§ 558 (3) BGB).",
        ),
        assumption=True,
    )  # fmt: skip


@dataclass(frozen=True)
class PurchaseAssumptions:
    """Closing costs, land and depreciation; ``None`` where the preset decides."""

    broker_rate: float | None = asked(
        Words("Makler", "Broker"), Unit.SHARE, "b",
        Words(
            "Ihr Anteil an der Provision mit Umsatzsteuer; „provisionsfrei“ ist 0.",
            "Your share of the fee including VAT; 0 if there is none.",
        ),
        within=(0, 0.2), usual=(0, 0.0714), example="0.0357", assumption=True,
    )  # fmt: skip
    notary_rate: float | None = asked(
        Words("Notar", "Notary"), Unit.SHARE, "no",
        Words("Anteil am Kaufpreis, mit Grundschuld.", "Share of the price, mortgage included."),
        within=(0, 0.2), usual=(0.008, 0.02), example="0.015", assumption=True,
    )  # fmt: skip
    land_registry_rate: float | None = asked(
        Words("Grundbuch", "Land registry"), Unit.SHARE, "lr",
        Words("Anteil am Kaufpreis, mit Grundschuld.", "Share of the price, mortgage included."),
        within=(0, 0.2), usual=(0.003, 0.007), example="0.005", assumption=True,
    )  # fmt: skip
    transfer_tax_rate: float | None = asked(
        Words("Grunderwerbsteuer", "Transfer tax"), Unit.SHARE, "gt",
        Words(
            "Leer: Satz des Bundeslands am Tag des Kaufvertrags.",
            "Empty: the state's rate on the day of the contract.",
        ),
        within=(0, 0.2), usual=(0.035, 0.065), example="0.035", assumption=True,
    )  # fmt: skip
    other_acquisition_costs: float | None = asked(
        Words("Sonstige Erwerbskosten", "Other acquisition costs"), Unit.EUR, "oc",
        Words("Zum Beispiel Gutachten und Fahrten.", "Survey and travel, for example."),
        within=(0, 1e8), usual=(0, 20_000), example="800", assumption=True,
    )  # fmt: skip
    land_share: float | None = asked(
        Words("Bodenanteil", "Land share"), Unit.SHARE, "ls",
        Words(
            "Anteil des Bodens am Kaufpreis; nur das Gebäude wird abgeschrieben.",
            "Share of the land in the price; only the building is depreciated.",
        ),
        within=(0, 1), usual=(0.05, 0.9), example="0.20", assumption=True,
    )  # fmt: skip
    depreciation_rate: float | None = asked(
        Words("AfA-Satz", "Depreciation rate"), Unit.SHARE, "af",
        Words(
            "Lineare Abschreibung des Gebäudes im Jahr (§ 7 Abs. 4 EStG).",
            "Straight-line depreciation of the building per year (§ 7 (4) EStG).",
        ),
        within=(0, 1), usual=(0.02, 0.05), example="0.02", assumption=True,
    )  # fmt: skip
    contract_date: date | None = asked(
        Words("Tag des Kaufvertrags", "Date of the contract"), Unit.DATE, "cd",
        Words("Entscheidet über den Satz der Grunderwerbsteuer.", "Decides the rate of the transfer tax."),
        assumption=True,
    )  # fmt: skip
