"""Assumptions about the purchase that all presets share."""

from __future__ import annotations

from datetime import date

import numpy as np

from calc.acquisition import transfer_tax_rate
from calc.law import statute
from calc.outcome import Column
from calc.presets.preset import Assumption, Facts
from calc.record import Words


def rate_by_state(facts: Facts) -> Column:
    """The transfer tax rate of the state on the day of the contract."""
    return transfer_tax_rate(facts["state"], facts["contract_date"])


def depreciation_by_age(facts: Facts) -> Column:
    """The straight-line rate by year of completion, share per year (§ 7 (4) EStG); an unknown year counts as 1925."""
    law = statute("building_depreciation")
    known = np.where(np.isnan(facts["completion_year"]), 1925, facts["completion_year"]).astype(int)
    return np.array([law.in_force(date(year, 1, 1), "residential").value for year in known])


_RULE_OF_THUMB = Words(
    "Faustregel, enthält die Kosten der Grundschuld; genaue Gebühren nach GNotKG weichen wenig ab.",
    "Rule of thumb including the mortgage; the exact fees of the GNotKG differ little.",
)
_NOTHING_ELSE = Words("Nichts bekannt, nichts angesetzt.", "Nothing known, nothing assumed.")

PURCHASE = {
    "transfer_tax_rate": Assumption(
        rate_by_state,
        Words("Satz des Bundeslands am Tag des Kaufvertrags.", "The state's rate on the day of the contract."),
        "§ 11 Abs. 1 GrEStG",
        law="transfer_tax",
    ),
    "notary_rate": Assumption(0.015, _RULE_OF_THUMB, "GNotKG § 34 Tabelle B"),
    "land_registry_rate": Assumption(0.005, _RULE_OF_THUMB, "GNotKG § 34 Tabelle B"),
    "other_acquisition_costs": Assumption(0.0, _NOTHING_ELSE, ""),
    "depreciation_rate": Assumption(
        depreciation_by_age,
        Words(
            "Nach dem Baujahr; ohne Baujahr 2 %.",
            "By the year of completion; without a year 2 %.",
        ),
        "§ 7 Abs. 4 Satz 1 Nr. 2 EStG",
        law="building_depreciation",
    ),
    "other_income_monthly": Assumption(0.0, _NOTHING_ELSE, ""),
}
