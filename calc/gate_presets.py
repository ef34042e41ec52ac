"""Named settings of the sieve, each with the argument for its thresholds."""

from __future__ import annotations

from dataclasses import dataclass

from calc.record import Words
from calc.screening import Gates


@dataclass(frozen=True)
class GatePreset:
    """Thresholds under a name, and why these."""

    name: Words
    reason: Words
    gates: Gates


LONGEST_NAME = 40
"""Signs of the name under which a reader keeps a setting."""


@dataclass(frozen=True)
class OwnGates:
    """Thresholds that a reader keeps under a name of theirs (at most :data:`LONGEST_NAME` signs)."""

    name: str
    gates: Gates


GATE_PRESETS: dict[str, GatePreset] = {
    "standard": GatePreset(
        Words("Standard", "Standard"),
        Words(
            "Trägt sich die Wohnung? Die Renditen sortieren grob vor, am Ende darf vor Steuern nichts fehlen.",
            "Does the flat carry itself? The yields sort roughly; in the end nothing may be missing before tax.",
        ),
        Gates(),
    ),
    "cautious": GatePreset(
        Words("Konservativ", "Cautious"),
        Words(
            "Brutto ab 5 % heißt: Der Preis ist höchstens das Zwanzigfache der Jahresmiete. Netto ab 4 % liegt über "
            "dem Zins der Voreinstellung (3,9 %): Das geliehene Geld kostet dann nicht mehr, als die Wohnung bringt.",
            "Gross from 5 % means: the price is at most twenty yearly rents. Net from 4 % lies above the preset's "
            "interest (3.9 %): the borrowed money then costs no more than the flat earns.",
        ),
        Gates(gross_rental_yield=0.05, quick_net_rental_yield=0.04),
    ),
    "cash_flow": GatePreset(
        Words("Cashflow", "Cash flow"),
        Words(
            "Nur das Geld auf dem Konto zählt: 600 € im Jahr Puffer vor Steuern (50 € im Monat, etwa eine kleine "
            "Reparatur), und nach Steuern keine Zuzahlung.",
            "Only the money in the account counts: a buffer of €600 a year before tax (€50 a month, about one small "
            "repair), and no top-up after tax.",
        ),
        Gates(
            gross_rental_yield=None,
            quick_net_rental_yield=None,
            cash_flow_before_tax_yearly=600.0,
            monthly_top_up=0.0,
        ),
    ),
}
"""By key, in the order in which they are offered; the first is what a new sieve is set to."""


def preset_of(gates: Gates) -> str:
    """The key of the preset with exactly these thresholds; empty if there is none."""
    return next((key for key, preset in GATE_PRESETS.items() if preset.gates == gates), "")
