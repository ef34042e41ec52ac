"""Assumptions about the purchase that all presets share."""

from __future__ import annotations

from calc.acquisition import transfer_tax_rate
from calc.outcome import Column
from calc.presets.preset import Assumption, Facts
from calc.record import Words


def rate_by_state(facts: Facts) -> Column:
    """The transfer tax rate of the state on the day of the contract."""
    return transfer_tax_rate(facts["state"], facts["contract_date"])


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
    ),
    "notary_rate": Assumption(0.015, _RULE_OF_THUMB, "GNotKG § 34 Tabelle B"),
    "land_registry_rate": Assumption(0.005, _RULE_OF_THUMB, "GNotKG § 34 Tabelle B"),
    "other_acquisition_costs": Assumption(0.0, _NOTHING_ELSE, ""),
    "other_income_monthly": Assumption(0.0, _NOTHING_ELSE, ""),
}
