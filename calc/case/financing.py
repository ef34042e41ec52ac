"""Whose money it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf

from calc.record import Unit, Words, asked


@dataclass(frozen=True)
class Loan:
    """One annuity loan with everything a German contract may say."""

    amount: float = asked(
        Words("Darlehen", "Loan"), Unit.EUR, "la",
        Words("Nennbetrag.", "Nominal amount."), within=(0, inf),
        required=True,
    )  # fmt: skip
    nominal_rate: float = asked(
        Words("Sollzins", "Nominal rate"), Unit.SHARE, "lz",
        Words("Pro Jahr, gebunden.", "Per year, fixed."),
        within=(-0.05, 0.5), usual=(0.005, 0.07), assumption=True,
        required=True,
    )  # fmt: skip
    initial_repayment_rate: float = asked(
        Words("Anfängliche Tilgung", "Initial repayment"), Unit.SHARE, "lt",
        Words("Des ersten Jahres, Anteil am Darlehen.", "Of the first year, share of the loan."),
        within=(0, 0.5), usual=(0.01, 0.10), assumption=True,
        required=True,
    )  # fmt: skip
    # SPEC names no default; ten years is what nearly all published offers quote.
    fixed_months: int = asked(
        Words("Zinsbindung", "Fixed-rate period"), Unit.MONTHS, "lb",
        Words("Monate mit festem Zins.", "Months with a fixed rate."), within=(0, 720), usual=(60, 360),
        default=120,
    )  # fmt: skip
    interest_only_months: int = asked(
        Words("Tilgungsfreie Zeit", "Interest-only period"), Unit.MONTHS, "lf",
        Words("Danach die ursprüngliche Rate.", "Afterwards the original payment."),
        within=(0, 720), usual=(0, 60),
        default=0,
    )  # fmt: skip
    disagio_rate: float = asked(
        Words("Disagio", "Disagio"), Unit.SHARE, "ld",
        Words(
            "Abzug von der Auszahlung; bis 5 % sofort abziehbar (§ 11 Abs. 2 EStG).",
            "Withheld from the payout; up to 5 % deductible at once (§ 11 (2) EStG).",
        ),
        within=(0, 0.5), usual=(0, 0.05),
        default=0.0,
    )  # fmt: skip
    followup_rate: float | None = asked(
        Words("Anschlusszins", "Follow-up rate"), Unit.SHARE, "az",
        Words(
            "Nach der Zinsbindung; leer: das Darlehen läuft unverändert weiter.",
            "After the fixed period; empty: the loan runs on unchanged.",
        ),
        within=(-0.05, 0.5), usual=(0.005, 0.08), assumption=True,
    )  # fmt: skip
    followup_repayment_rate: float | None = asked(
        Words("Anschlusstilgung", "Follow-up repayment"), Unit.SHARE, "at",
        Words(
            "Anteil an der Restschuld; leer: Rate bleibt.",
            "Share of the balance; empty: payment stays.",
        ),
        within=(0, 0.5), usual=(0.01, 0.10), assumption=True,
    )  # fmt: skip
    special_repayment_yearly: float = asked(
        Words("Sondertilgung", "Special repayment"), Unit.EUR_YEAR, "ls",
        Words(
            "Am Ende jedes Jahres; die Rate bleibt.",
            "At the end of each year; the payment stays.",
        ),
        within=(0, inf),
        default=0.0,
    )  # fmt: skip
    special_repayment_years: int | None = asked(
        Words("Sondertilgung bis Jahr", "Special repayment until year"), Unit.YEARS, "ly",
        Words("Leer: immer.", "Empty: always."), within=(0, 100),
    )  # fmt: skip
    repayment_subsidy: float = asked(
        Words("Tilgungszuschuss", "Repayment subsidy"), Unit.EUR, "lg",
        Words("Der KfW; mindert die Restschuld.", "By KfW; lowers the balance."), within=(0, inf),
        default=0.0,
    )  # fmt: skip
    repayment_subsidy_month: int | None = asked(
        Words("Zuschuss im Monat", "Subsidy in month"), Unit.MONTHS, "lj",
        Words("Nach der Rate dieses Monats.", "After the payment of that month."), within=(1, 720),
    )  # fmt: skip


@dataclass(frozen=True)
class Financing:
    """All loans and what it costs to get them."""

    loans: tuple[Loan, ...] = field(default=())
    financing_costs: float = asked(
        Words("Finanzierungsnebenkosten", "Cost of financing"), Unit.EUR, "fk",
        Words("Grundschuld, Schätzung, Vermittlung.", "Mortgage deed, appraisal, brokerage."), within=(0, inf),
        default=0.0,
    )  # fmt: skip
    followup_rate_shift: float = asked(
        Words("Aufschlag auf den Anschlusszins", "Shift of the follow-up rate"), Unit.SHARE, "fs",
        Words("Wirkt nur auf genannte Anschlusszinsen.", "Acts on stated follow-up rates only."),
        within=(-0.05, 0.5), usual=(-0.02, 0.05),
        default=0.0,
    )  # fmt: skip
    lending_value_discount: float = asked(
        Words("Beleihungswertabschlag", "Lending value discount"), Unit.SHARE, "bw",
        Words("Abschlag der Bank vom Marktwert.", "What the bank takes off the market value."),
        within=(0, 0.5), usual=(0.1, 0.2), assumption=True,
        default=0.10,
    )  # fmt: skip
