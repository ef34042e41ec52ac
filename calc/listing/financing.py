"""What has to be assumed about the loan and the end of the investment."""

from __future__ import annotations

from dataclasses import dataclass

from calc.record import Unit, Words, asked


@dataclass(frozen=True)
class LoanAssumptions:
    """One annuity loan; ``None`` where the preset decides."""

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
    fixed_years: float | None = asked(
        Words("Zinsbindung", "Fixed-rate period"), Unit.YEARS, "fx",
        Words(
            "Jahre mit festem Zins; nach zehn Jahren dürfen Sie kündigen (§ 489 Abs. 1 Nr. 2 BGB).",
            "Years with a fixed rate; after ten years you may give notice (§ 489 (1) no. 2 BGB).",
        ),
        within=(1, 40), usual=(5, 30), example="15", assumption=True,
    )  # fmt: skip
    followup_rate: float | None = asked(
        Words("Anschlusszins", "Follow-up rate"), Unit.SHARE, "fr",
        Words(
            "Zins nach der Zinsbindung; die Rate bleibt, solange sie ihn deckt.",
            "Rate after the fixed period; the payment stays as long as it covers it.",
        ),
        within=(0, 0.5), usual=(0.005, 0.08), example="0.045", assumption=True,
    )  # fmt: skip
    special_repayment_yearly: float | None = asked(
        Words("Sondertilgung im Jahr", "Special repayment per year"), Unit.EUR_YEAR, "sr",
        Words(
            "Am Ende jedes Jahres; die Rate bleibt, die Laufzeit wird kürzer.",
            "At the end of each year; the payment stays, the term shortens.",
        ),
        within=(0, 1e7), usual=(0, 50_000), example="2000", assumption=True,
    )  # fmt: skip


@dataclass(frozen=True)
class ExitAssumptions:
    """How long the flat is held and what it then brings; ``None`` where the preset decides."""

    holding_years: float | None = asked(
        Words("Haltedauer", "Holding period"), Unit.YEARS, "hy",
        Words(
            "Jahre bis zum Verkauf; ab zehn ist der Gewinn steuerfrei (§ 23 EStG).",
            "Years until the sale; from ten the gain is tax free (§ 23 EStG).",
        ),
        within=(1, 60), usual=(5, 40), example="15", assumption=True,
    )  # fmt: skip
    appreciation_rate: float | None = asked(
        Words("Wertentwicklung im Jahr", "Appreciation per year"), Unit.SHARE, "ap",
        Words("Änderung des Marktwerts der Wohnung im Jahr.", "Change of the market value of the flat per year."),
        within=(-0.05, 0.2), usual=(-0.02, 0.04), example="0.01", assumption=True,
    )  # fmt: skip
    selling_cost_rate: float | None = asked(
        Words("Verkaufskosten", "Selling costs"), Unit.SHARE, "sc",
        Words(
            "Anteil am Verkaufspreis, vor allem der Makler des Verkäufers.",
            "Share of the sale price, mainly the seller's broker.",
        ),
        within=(0, 0.2), usual=(0, 0.05), example="0.0357", assumption=True,
    )  # fmt: skip
