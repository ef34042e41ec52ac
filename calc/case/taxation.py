"""What the tax office takes and gives, and how the investment ends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from calc.record import Unit, Words, asked


class DepreciationMethod(StrEnum):
    """§ 7 (4) No. 2, § 7 (5a) and § 7 (4) sentence 2 EStG."""

    LINEAR = "linear"
    DEGRESSIVE = "degressive"
    REMAINING_LIFE = "remaining_life"


class After7b(StrEnum):
    """How the building is depreciated once § 7b has run out; the reading of § 7a (9) EStG is disputed."""

    DEGRESSIVE = "degressive"
    RESIDUAL_LINEAR = "residual_linear"


@dataclass(frozen=True)
class Depreciation:
    """The depreciation of the building (AfA)."""

    method: DepreciationMethod = asked(
        Words("AfA-Methode", "Depreciation method"), Unit.CHOICE, "am",
        Words(
            "Linear, degressiv oder nach Restnutzungsdauer.",
            "Linear, degressive or by remaining life.",
        ),
        default=DepreciationMethod.LINEAR,
    )  # fmt: skip
    rate: float = asked(
        Words("AfA-Satz", "Depreciation rate"), Unit.SHARE, "ar",
        Words(
            "2,5 % vor 1925, 2 % bis 2022, 3 % ab 2023.",
            "2.5 % before 1925, 2 % until 2022, 3 % from 2023.",
        ),
        within=(0, 0.5), usual=(0.02, 0.10),
        default=0.02,
    )  # fmt: skip
    remaining_life_years: float | None = asked(
        Words("Restnutzungsdauer", "Remaining useful life"), Unit.YEARS, "al",
        Words("Laut Gutachten (§ 7 Abs. 4 Satz 2 EStG).", "By expert opinion (§ 7 (4) sentence 2 EStG)."),
        within=(1, 100), usual=(10, 50),
    )  # fmt: skip
    first_year_months: int = asked(
        Words("Monate im ersten Jahr", "Months in the first year"), Unit.MONTHS, "af",
        Words(
            "Zeitanteilige AfA (§ 7 Abs. 1 Satz 4 EStG).",
            "Pro rata depreciation (§ 7 (1) s. 4 EStG).",
        ),
        within=(1, 12),
        default=12,
    )  # fmt: skip
    special_7b: bool = asked(
        Words("Sonderabschreibung § 7b", "Special depreciation § 7b"), Unit.YES_NO, "as",
        Words(
            "Vier Jahre je 5 % für geförderte Neubauten.",
            "Four years of 5 % for promoted new buildings.",
        ),
        default=False,
    )  # fmt: skip
    after_7b: After7b = asked(
        Words("AfA nach § 7b", "Depreciation after § 7b"), Unit.CHOICE, "aa",
        Words(
            "Degressiv weiter oder Restwert linear; strittig (§ 7a Abs. 9 EStG).",
            "On with the degressive rate or residual value in equal parts; disputed (§ 7a (9) EStG).",
        ),
        default=After7b.DEGRESSIVE,
    )  # fmt: skip
    monument_costs: float = asked(
        Words("Denkmalkosten", "Certified monument costs"), Unit.EUR, "ad",
        Words("Bescheinigte Kosten (§§ 7h, 7i EStG).", "Certified costs (§§ 7h, 7i EStG)."), within=(0, inf),
        default=0.0,
    )  # fmt: skip
    monument_first_year: int = asked(
        Words("Denkmal-AfA ab Jahr", "Monument depreciation from year"), Unit.YEARS, "ay",
        Words(
            "Jahr des Abschlusses der Maßnahme.",
            "Year in which the work is finished.",
        ),
        within=(1, 100),
        default=1,
    )  # fmt: skip


@dataclass(frozen=True)
class Tax:
    """The buyer's own tax situation; never part of an address or a shared link."""

    other_taxable_income: float = asked(
        Words("Übriges zu versteuerndes Einkommen", "Other taxable income"), Unit.EUR_YEAR, "te",
        Words("Ohne diese Immobilie.", "Without this property."), within=(0, inf), usual=(0, 1_000_000),
        default=60_000.0,
    )  # fmt: skip
    other_income_growth: float = asked(
        Words("Einkommenswachstum", "Income growth"), Unit.SHARE, "tg",
        Words("Pro Jahr.", "Per year."), within=(-0.05, 0.5), usual=(0, 0.04), assumption=True,
        default=0.0,
    )  # fmt: skip
    splitting: bool = asked(
        Words("Splittingtarif", "Joint assessment"), Unit.YES_NO, "ts",
        Words("Zusammen veranlagte Ehegatten.", "Spouses assessed jointly."),
        default=False,
    )  # fmt: skip
    church_tax_rate: float = asked(
        Words("Kirchensteuer", "Church tax"), Unit.SHARE, "tk",
        Words("8 % in Bayern und Baden-Württemberg, sonst 9 %.", "8 % in Bavaria and BW, otherwise 9 %."),
        within=(0, 0.5), usual=(0, 0.09),
        default=0.0,
    )  # fmt: skip
    # The top rate with surcharge and church tax is 51.5 %; the general bound of 0.5 would forbid it.
    marginal_rate_override: float | None = asked(
        Words("Fester Grenzsteuersatz", "Fixed marginal rate"), Unit.SHARE, "tm",
        Words("Ersetzt den Tarif.", "Replaces the tariff."), within=(0, 0.6),
    )  # fmt: skip
    tariff_year: int | None = asked(
        Words("Tarif des Jahres", "Tariff of the year"), Unit.YEAR, "tt",
        Words("Leer: des jeweiligen Steuerjahres.", "Empty: of each tax year."), within=(1990, 2100),
    )  # fmt: skip


@dataclass(frozen=True)
class Exit:
    """The sale at the end of the holding period, and what money is worth meanwhile."""

    appreciation_rate: float = asked(
        Words("Wertentwicklung", "Appreciation"), Unit.SHARE, "wg",
        Words("Pro Jahr.", "Per year."), within=(-0.05, 0.5), usual=(-0.02, 0.04), assumption=True,
        default=0.0,
    )  # fmt: skip
    selling_cost_rate: float = asked(
        Words("Verkaufskosten", "Selling costs"), Unit.SHARE, "vk",
        Words("Anteil am Verkaufspreis.", "Share of the sale price."),
        within=(0, 0.5), usual=(0, 0.05), assumption=True,
        default=0.0,
    )  # fmt: skip
    reinvest_rate: float = asked(
        Words("Wiederanlagezins", "Reinvestment rate"), Unit.SHARE, "wz",
        Words(
            "Der Bank, für die Vorfälligkeitsentschädigung.",
            "The bank's, for the prepayment penalty.",
        ),
        within=(-0.05, 0.5), usual=(0, 0.05), assumption=True,
        default=0.025,
    )  # fmt: skip
    discount_rate: float = asked(
        Words("Kalkulationszins", "Discount rate"), Unit.SHARE, "kz",
        Words("Für den Kapitalwert.", "For the net present value."),
        within=(-0.05, 0.5), usual=(0.04, 0.07), assumption=True,
        default=0.05,
    )  # fmt: skip
    taxable_if_years_below: int = asked(
        Words("Spekulationsfrist", "Speculation period"), Unit.YEARS, "sf",
        Words(
            "Jahre, unter denen der Gewinn zählt (§ 23 EStG).",
            "Years below which a gain counts (§ 23 EStG).",
        ),
        within=(0, 100), usual=(10, 10),
        default=10,
    )  # fmt: skip
