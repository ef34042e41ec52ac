"""Today's market for a listing of one's own."""

from __future__ import annotations

import numpy as np

from calc.edition import LAW_DAY
from calc.law import statute
from calc.outcome import Column
from calc.presets.horizon import HORIZON, LEASEHOLD_OWNS_NO_LAND
from calc.presets.preset import Assumption, Facts, Preset
from calc.presets.purchase import PURCHASE
from calc.record import Words

MAINTENANCE_REFERENCE_YEAR = 2026


def maintenance_by_age(facts: Facts) -> Column:
    """Maintenance in EUR per m² and year by age of the building (§ 28 (2) II. BV); unknown age counts as old.

    Age is counted in full calendar years after the year of completion.
    """
    allowance = statute("operating_cost_allowances").in_force(LAW_DAY).value
    age = MAINTENANCE_REFERENCE_YEAR - facts["completion_year"]
    return np.select(
        [age < 22, age < 32],
        [allowance["maintenance_under_22_years"], allowance["maintenance_22_to_31_years"]],
        default=allowance["maintenance_from_32_years"],
    )


_BROKER_SHARE = {"HB": 0.02975, "HE": 0.02975, "MV": 0.02975, "NI": 0.02975, "HH": 0.03125, "SH": 0.03095}


def broker_by_state(facts: Facts) -> Column:
    """The buyer's customary share of the broker's fee, VAT included, by state."""
    return np.array([_BROKER_SHARE.get(state, 0.0357) for state in facts["state"]])


def market_2026() -> Preset:
    """The default for listings, with statutory allowances as of the day of the law."""
    allowances = statute("operating_cost_allowances").in_force(LAW_DAY)
    loss = statute("rental_loss_allowance").in_force(LAW_DAY, "residential")
    return Preset(
        key="market_2026",
        name=Words("Marktwerte 2026", "Market values 2026"),
        reason=Words(
            "Voreinstellung für eigene Inserate: heutige Zinsen, gesetzliche Ansätze für die Bewirtschaftung, "
            "Kaufnebenkosten des Bundeslands.",
            "Default for your own listings: today's interest, statutory allowances for running costs, closing "
            "costs of the state.",
        ),
        quick_cost_share_of_rent=0.20,
        quick=None,
        values=PURCHASE
        | {
            "contract_date": Assumption(
                LAW_DAY, Words("Stand der Rechtslage.", "Day to which the law was read."), ""
            ),
            "broker_rate": Assumption(
                broker_by_state,
                Words(
                    "Üblicher Anteil des Käufers im Bundesland; ein Brauch, kein Gesetz.",
                    "The buyer's usual share in the state; a custom, not a law.",
                ),
                "§§ 656a bis 656d BGB",
            ),
            "vacancy_rate": Assumption(
                loss.value,
                Words(
                    "Wohnen; in schwachen Regionen 4 bis 10 %.",
                    "Residential; 4 to 10 % in weak regions.",
                ),
                loss.reference,
                law="rental_loss_allowance",
            ),
            "admin_yearly": Assumption(
                allowances.value["admin_condominium"],
                Words("Eigentumswohnung, ab 2026.", "Condominium, from 2026."),
                "§ 26 Abs. 2 und 4, § 41 Abs. 2 II. BV",
                law="operating_cost_allowances",
            ),
            "maintenance_per_sqm_yearly": Assumption(
                maintenance_by_age,
                Words(
                    "Nach Alter des Gebäudes; ohne Baujahr der höchste Satz.",
                    "By age of the building; without a year the highest rate.",
                ),
                "§ 28 Abs. 2 und 5a II. BV",
                law="operating_cost_allowances",
            ),
            "land_share": Assumption(
                0.20,
                Words(
                    "Vorsichtig für Wohnungen; die Arbeitshilfe des BMF oder der Bodenrichtwert sind genauer. "
                    "Bei Erbbaurecht 0 %: Boden wird nicht gekauft.",
                    "Cautious for flats; the finance ministry's tool or the standard land value is more exact. "
                    "0 % for a leasehold: no land is bought.",
                ),
                "",
                instead=LEASEHOLD_OWNS_NO_LAND,
            ),
            "loan_to_price": Assumption(0.80, Words("Üblicher Beleihungsauslauf.", "A usual loan-to-value."), ""),
            "nominal_rate": Assumption(
                0.039,
                Words(
                    "Marktberichte 3,62 bis 3,85 % (November 2025 bis Januar 2026), Prognosen 3,9 bis 4,5 %; "
                    "den heutigen Zins bitte eintragen.",
                    "Market reports 3.62 to 3.85 % (November 2025 to January 2026), forecasts 3.9 to 4.5 %; "
                    "please enter today's rate.",
                ),
                "Marktberichte, gelesen bis März 2026",
            ),
            "initial_repayment_rate": Assumption(
                0.02,
                Words(
                    "Üblich; bei 3,9 % Zins ist das Darlehen so nach 334 Monaten getilgt.",
                    "Usual; at 3.9 % interest the loan is then paid off after 334 months.",
                ),
                "",
            ),
        }
        | HORIZON,
    )
