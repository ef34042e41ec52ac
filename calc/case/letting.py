"""What the tenant pays and what stays with the landlord."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import TypeAlias

from calc.record import Unit, Words, asked

YearAmounts: TypeAlias = tuple[tuple[int, float], ...]
"""Values of single years as pairs (year, value); a JSON object with years as keys."""


class RentMode(StrEnum):
    """How the rent moves from year to year."""

    CONSTANT = "constant"
    GROWTH = "growth"
    STEPPED = "stepped"
    INDEX = "index"
    COMPARATIVE = "comparative"
    FROZEN = "frozen"


class CostBasis(StrEnum):
    """What a cost is a multiple of."""

    FIXED = "fixed"
    PER_SQM = "per_sqm"
    SHARE_OF_RENT = "share_of_rent"


class CostTax(StrEnum):
    """Whether a cost is an expense at once or money put aside (BFH IX R 19/24)."""

    DEDUCTIBLE = "deductible"
    RESERVE = "reserve"


@dataclass(frozen=True)
class Rent:
    """The rent, its path, and the months without one."""

    actual_rent_monthly: float = asked(
        Words("Istmiete", "Actual rent"), Unit.EUR_MONTH, "im",
        Words("Nettokaltmiete laut Mietvertrag.", "Net cold rent of the lease."), within=(0, inf), example="1000",
        required=True,
    )  # fmt: skip
    market_rent_monthly: float | None = asked(
        Words("Sollmiete", "Market rent"), Unit.EUR_MONTH, "sm",
        Words("Ortsübliche Miete; leer: Istmiete.", "Comparable rent; empty: actual rent."), within=(0, inf),
    )  # fmt: skip
    other_income_monthly: float = asked(
        Words("Sonstige Einnahmen", "Other income"), Unit.EUR_MONTH, "se",
        Words("Stellplatz, Reklame.", "Parking, advertising."), within=(0, inf),
        default=0.0,
    )  # fmt: skip
    mode: RentMode = asked(
        Words("Mietentwicklung", "Rent path"), Unit.CHOICE, "rm",
        Words(
            "Gleichbleibend, stetig, Staffel, Index, Vergleichsmiete oder eingefroren.",
            "Constant, growing, stepped, indexed, comparative or frozen.",
        ),
        default=RentMode.GROWTH,
    )  # fmt: skip
    growth_rate: float = asked(
        Words("Mietsteigerung", "Rent growth"), Unit.SHARE, "mg",
        Words("Pro Jahr.", "Per year."), within=(-0.05, 0.5), usual=(-0.02, 0.05), assumption=True,
        default=0.0,
    )  # fmt: skip
    steps: tuple[float, ...] = asked(
        Words("Staffeln", "Steps"), Unit.EUR_MONTH, "st",
        Words("Miete des 1., 2., … Jahres (§ 557a BGB).", "Rent of year 1, 2, … (§ 557a BGB)."), within=(0, inf),
        default=(),
    )  # fmt: skip
    cpi: tuple[float, ...] = asked(
        Words("Preisindex", "Price index"), Unit.SHARE, "vp",
        Words("Anstieg von Jahr zu Jahr (§ 557b BGB).", "Rise from year to year (§ 557b BGB)."),
        within=(-0.05, 0.5), usual=(0, 0.08), assumption=True,
        default=(),
    )  # fmt: skip
    index_cap: float | None = asked(
        Words("Indexdeckel", "Index cap"), Unit.SHARE, "ic",
        Words(
            "Höchster Anstieg pro Jahr; bisher nur Entwurf (Mietrecht II).",
            "Highest rise per year; only a draft so far (Mietrecht II).",
        ),
        within=(0, 0.5),
    )  # fmt: skip
    cap_rate: float = asked(
        Words("Kappungsgrenze", "Cap on increases"), Unit.SHARE, "kg",
        Words("In drei Jahren: 20 %, in Gebieten mit Verordnung 15 % (§ 558 Abs. 3 BGB).",
              "Within three years: 20 %, 15 % where an ordinance says so (§ 558 (3) BGB)."),
        within=(0, 0.5), usual=(0.15, 0.20),
        default=0.20,
    )  # fmt: skip
    frozen_years: int | None = asked(
        Words("Eingefroren für", "Frozen for"), Unit.YEARS, "fy",
        Words("Jahre mit unveränderter Miete.", "Years with an unchanged rent."), within=(0, 100),
    )  # fmt: skip
    relet_limit_share: float = asked(
        Words("Neuvermietung", "Reletting"), Unit.SHARE, "rl",
        Words("Anteil der Marktmiete nach der Bindung.", "Share of the market rent after the freeze."),
        within=(0, 5), usual=(0.5, 1.1),
        default=1.0,
    )  # fmt: skip
    vacancy_rate: float = asked(
        Words("Mietausfallwagnis", "Vacancy and loss"), Unit.SHARE, "le",
        Words("Anteil der Miete, der ausbleibt.", "Share of the rent that does not come in."),
        within=(0, 0.5), usual=(0, 0.3), assumption=True,
        default=0.02,
    )  # fmt: skip
    vacancy_months: YearAmounts = asked(
        Words("Leerstand", "Vacant months"), Unit.MONTHS, "lm",
        Words("Leere Monate einzelner Jahre.", "Vacant months of single years."), within=(0, 12),
        default=(),
    )  # fmt: skip
    recoverable_costs_monthly: float = asked(
        Words("Umlagefähige Kosten", "Recoverable costs"), Unit.EUR_MONTH, "uk",
        Words(
            "Zahlt der Mieter; bei Leerstand der Vermieter.",
            "Paid by the tenant; if vacant by the landlord.",
        ),
        within=(0, inf),
        default=0.0,
    )  # fmt: skip
    comparable_warm_rent_monthly: float | None = asked(
        Words("Ortsübliche Warmmiete", "Comparable warm rent"), Unit.EUR_MONTH, "wm",
        Words("Für die verbilligte Vermietung (§ 21 Abs. 2 EStG).", "For reduced rents (§ 21 (2) EStG)."),
        within=(0.01, inf),
    )  # fmt: skip
    positive_surplus_forecast: bool = asked(
        Words("Überschussprognose positiv", "Surplus forecast positive"), Unit.YES_NO, "up",
        Words("Über 30 Jahre; zählt zwischen 50 und 66 %.", "Over 30 years; counts between 50 and 66 %."),
        default=True,
    )  # fmt: skip


@dataclass(frozen=True)
class OperatingCost:
    """One cost that the landlord bears."""

    value: float = asked(
        Words("Wert", "Value"), Unit.EUR_YEAR, "ov",
        Words(
            "EUR im Jahr, EUR je m² und Jahr oder Anteil.",
            "EUR per year, EUR per m² and year, or share.",
        ),
        assumption=True,
        required=True,
    )  # fmt: skip
    name: str = asked(
        Words("Bezeichnung", "Name"),
        Unit.TEXT,
        "on",
        Words("Freier Text.", "Free text."),
        default="",
    )
    basis: CostBasis = asked(
        Words("Bezug", "Basis"), Unit.CHOICE, "ob",
        Words("Fester Betrag, je m² oder Anteil der Miete.", "Fixed, per m² or share of the rent."),
        default=CostBasis.FIXED,
    )  # fmt: skip
    growth: float = asked(
        Words("Kostensteigerung", "Cost growth"), Unit.SHARE, "og",
        Words("Pro Jahr; nicht bei Mietanteilen.", "Per year; not for shares of the rent."),
        within=(-0.05, 0.5), usual=(0, 0.05), assumption=True,
        default=0.0,
    )  # fmt: skip
    tax: CostTax = asked(
        Words("Steuerlich", "For tax"), Unit.CHOICE, "ot",
        Words("Sofort abziehbar oder Rücklage.", "Deductible at once or a reserve."),
        default=CostTax.DEDUCTIBLE,
    )  # fmt: skip
