"""Assumptions about the years after the purchase that all presets share: nothing rises, nothing falls.

They equal the defaults of the complete record (:mod:`calc.case`), so that a listing without assumptions of its own
gives what the record gives.
"""

from __future__ import annotations

from calc.outcome import Column
from calc.presets.preset import Assumption, Facts
from calc.record import Words


def like_nominal_rate(facts: Facts) -> Column:
    """The follow-up rate of today's loan: its own, share per year."""
    rate: Column = facts["nominal_rate"]
    return rate


_NO_FORECAST = Words(
    "Keine Vorhersage: gerechnet wird ohne Änderung.",
    "No forecast: the calculation assumes no change.",
)
LEASEHOLD_OWNS_NO_LAND = (("leasehold", 0.0),)
"""What a leaseholder buys is the building (§ 9 ErbbauRG: the ground is paid by the ground rent)."""

HORIZON = {
    "holding_years": Assumption(
        10.0,
        Words(
            "Zehn Jahre: Von da an ist ein Gewinn steuerfrei.",
            "Ten years: from then on a gain is tax free.",
        ),
        "§ 23 Abs. 1 Satz 1 Nr. 1 EStG",
    ),
    "fixed_years": Assumption(
        10.0,
        Words(
            "Die meisten veröffentlichten Angebote nennen zehn Jahre; danach dürfen Sie immer kündigen.",
            "Most published offers quote ten years; after that you may always give notice.",
        ),
        "§ 489 Abs. 1 Nr. 2 BGB",
    ),
    "followup_rate": Assumption(
        like_nominal_rate,
        Words(
            "Wie der Sollzins heute; der Zins nach der Zinsbindung ist unbekannt.",
            "Today's nominal rate; the rate after the fixed period is unknown.",
        ),
        "",
    ),
    "special_repayment_yearly": Assumption(
        0.0, Words("Nichts vereinbart, nichts angesetzt.", "Nothing agreed, nothing assumed."), ""
    ),
    "rent_growth_rate": Assumption(0.0, _NO_FORECAST, ""),
    "cost_growth_rate": Assumption(0.0, _NO_FORECAST, ""),
    "appreciation_rate": Assumption(0.0, _NO_FORECAST, ""),
    "selling_cost_rate": Assumption(
        0.0,
        Words(
            "Kein Makler angesetzt; mit Makler meist 3,57 % des Verkaufspreises.",
            "No broker assumed; with one usually 3.57 % of the sale price.",
        ),
        "",
    ),
    "tight_market": Assumption(
        False,
        Words(
            "Nur wo das Land das Gebiet bestimmt hat; bitte für den Ort nachsehen.",
            "Only where the state has named the area; please look it up for the town.",
        ),
        "§ 558 Abs. 3 Satz 2 und 3 BGB",
    ),
}
