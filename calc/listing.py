"""A listing: what an offer says about a property, and what its reader assumes about the rest.

Five facts are required (name, price, cold rent, living area, state). Everything else may stay ``None``; a preset
then fills it (:mod:`calc.presets`) and the interface says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from calc.record import Question, Unit, Words, asked, questions

NAME_LENGTH = 60

FIRST_CONTRACT, LAST_CONTRACT = date(2021, 1, 1), date(2099, 12, 31)
"""The tax law on file starts with 2022, the first year of ownership after the earliest contract."""


@dataclass(frozen=True)
class Listing:
    """One offer; shares from 0 to 1, money in EUR, ``None`` where the preset decides."""

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
    other_income_monthly: float | None = asked(
        Words("Sonstige Einnahmen im Monat", "Other income per month"), Unit.EUR_MONTH, "o",
        Words("Zum Beispiel ein vermieteter Stellplatz.", "A let parking space, for example."),
        within=(0, 1e6), usual=(0, 1_000), example="60", assumption=True,
    )  # fmt: skip
    completion_year: float | None = asked(
        Words("Baujahr", "Year of construction"), Unit.YEAR, "y",
        Words(
            "Jahr der Bezugsfertigkeit; daran hängt der Ansatz für die Instandhaltung.",
            "Year of completion; the maintenance allowance depends on it.",
        ),
        within=(1500, 2035), usual=(1850, 2028), example="1994",
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
    loan_to_price: float | None = asked(
        Words("Darlehen, Anteil am Preis", "Loan, share of the price"), Unit.SHARE, "l",
        Words(
            "100 % heißt: Der Preis ist ganz finanziert, Sie zahlen nur die Kaufnebenkosten.",
            "100 % means: the price is financed in full, you only pay the closing costs.",
        ),
        within=(0, 2), usual=(0, 1.1), example="0.80", assumption=True,
    )  # fmt: skip
    nominal_rate: float | None = asked(
        Words("Sollzins", "Nominal interest rate"), Unit.SHARE, "i",
        Words("Gebundener Sollzins im Jahr (§ 489 Abs. 5 BGB).", "Fixed nominal rate per year."),
        within=(0, 0.5), usual=(0.005, 0.08), example="0.039", assumption=True,
    )  # fmt: skip
    initial_repayment_rate: float | None = asked(
        Words("Anfängliche Tilgung", "Initial repayment"), Unit.SHARE, "t",
        Words(
            "Tilgung des ersten Jahres als Anteil am Darlehen.", "Repayment of the first year as a share of the loan."
        ),
        within=(0, 0.5), usual=(0.01, 0.1), example="0.02", assumption=True,
    )  # fmt: skip
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
    preset: str = "market_2026"

    def under(self, preset: str) -> Listing:
        """The same facts under another preset: every assumption of its own is dropped."""
        dropped: dict[str, Any] = dict.fromkeys(ASSUMPTIONS)
        return replace(self, preset=preset, **dropped)


QUESTIONS: dict[str, Question] = questions(Listing)
"""Every input of a listing by field name, in the order in which it is asked."""

ASSUMPTIONS: tuple[str, ...] = tuple(name for name, q in QUESTIONS.items() if q.assumption)
"""Inputs that a preset can fill."""

REQUIRED: tuple[str, ...] = ("name", "price", "actual_rent_monthly", "living_area_sqm", "state")
"""The five figures everyone has."""
