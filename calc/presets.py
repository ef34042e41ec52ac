"""Named sets of assumptions, each value with its reason and source.

Market assumptions are no law. They fill what a listing leaves open, and the interface marks them as preset. The
seed presets reproduce the article of 2023-09-21 (interest and repayment of 3.0 % of the price are the level of
2020/21) and serve that purpose only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from calc.acquisition import transfer_tax_rate
from calc.edition import LAW_DAY
from calc.law import statute
from calc.outcome import Column
from calc.record import Words

Facts = Mapping[str, Any]
"""The columns of some listings by field name, each of shape (n,)."""


@dataclass(frozen=True)
class Assumption:
    """One assumed value: a constant, or a function of what is known of the listings.

    ``source`` names law or publication; it is empty where the assumption is our own.
    """

    value: float | date | Callable[[Facts], Column]
    reason: Words
    source: str

    def column(self, facts: Facts) -> Any:
        """The assumed value for each row, shape (n,)."""
        if callable(self.value):
            return self.value(facts)
        if isinstance(self.value, date):
            return np.full(len(facts["price"]), self.value, dtype="datetime64[D]")
        return np.full(len(facts["price"]), self.value)


@dataclass(frozen=True)
class Quick:
    """What the five-second calculators assume in place of a listing's own figures (shares; EUR per year)."""

    vacancy_rate: float
    admin_yearly: float
    maintenance_per_sqm_yearly: float
    acquisition_cost_rate: float
    annuity_rate_on_price: float


@dataclass(frozen=True)
class Preset:
    """A named set of assumptions.

    ``quick`` is None where the quick stages take the listing's own figures; ``quick_cost_share_of_rent`` is the
    flat share of the rent that the quick cash flow sets aside for costs.
    """

    key: str
    name: Words
    reason: Words
    quick_cost_share_of_rent: float
    quick: Quick | None
    values: Mapping[str, Assumption]


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


def rate_by_state(facts: Facts) -> Column:
    """The transfer tax rate of the state on the day of the contract."""
    return transfer_tax_rate(facts["state"], facts["contract_date"])


_RULE_OF_THUMB = Words(
    "Faustregel, enthält die Kosten der Grundschuld; genaue Gebühren nach GNotKG weichen wenig ab.",
    "Rule of thumb including the mortgage; the exact fees of the GNotKG differ little.",
)
_NOTHING_ELSE = Words("Nichts bekannt, nichts angesetzt.", "Nothing known, nothing assumed.")

_PURCHASE = {
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

_ARTICLE = "Immoprentice, „Wie führe ich eine Immobilienkalkulation durch?“, 21.09.2023"

SEED_QUICK = Quick(
    vacancy_rate=0.02,
    admin_yearly=357.0,
    maintenance_per_sqm_yearly=33.75,
    acquisition_cost_rate=0.10,
    annuity_rate_on_price=0.03,
)
"""Our reading of the article's online calculators: the only round values that give all published results."""


def _seed_full(example: str, vacancy_rate: float, maintenance: float) -> Preset:
    return Preset(
        key=f"seed_full_{example.lower()}",
        name=Words(f"Artikel 2023, Objekt {example}", f"Article of 2023, property {example}"),
        reason=Words(
            "Stellt die Ergebnisse des Artikels nach. Zins und Tilgung von zusammen 3,0 % des Preises sind das "
            "Niveau von 2020/21 und für heutige Käufe überholt.",
            "Reproduces the article's results. Interest and repayment of 3.0 % of the price together are the "
            "level of 2020/21 and obsolete for purchases today.",
        ),
        quick_cost_share_of_rent=0.20,
        quick=SEED_QUICK,
        values=_PURCHASE
        | {
            "contract_date": Assumption(
                date(2023, 9, 21), Words("Tag des Artikels.", "Day of the article."), _ARTICLE
            ),
            "broker_rate": Assumption(0.0357, Words("3 % und 19 % Umsatzsteuer.", "3 % plus 19 % VAT."), _ARTICLE),
            "vacancy_rate": Assumption(
                vacancy_rate,
                Words(
                    "Für dieses Objekt angenommen; der Artikel nennt keinen Wert.",
                    "Assumed for this property; the article names no value.",
                ),
                "",
            ),
            "admin_yearly": Assumption(
                357.0,
                Words("Eigentumswohnung, Stand 2021.", "Condominium, as of 2021."),
                "ImmoWertV Anlage 3",
            ),
            "maintenance_per_sqm_yearly": Assumption(
                maintenance,
                Words(
                    "Peterssche Formel: 1,5 x Herstellungskosten / 80 Jahre.",
                    "Peters formula: 1.5 x construction cost / 80 years.",
                ),
                "Peterssche Formel, 1.800 €/m² (B: 1.600 €/m²)",
            ),
            "loan_to_price": Assumption(
                1.0,
                Words("Der Artikel finanziert zu 100 %.", "The article finances 100 %."),
                _ARTICLE,
            ),
            "nominal_rate": Assumption(
                0.01,
                Words(
                    "Zins und Tilgung ergeben 3,0 % des Preises; die Aufteilung ist angenommen.",
                    "Interest and repayment make 3.0 % of the price; the split is assumed.",
                ),
                "",
            ),
            "initial_repayment_rate": Assumption(
                0.02,
                Words(
                    "Zins und Tilgung ergeben 3,0 % des Preises; die Aufteilung ist angenommen.",
                    "Interest and repayment make 3.0 % of the price; the split is assumed.",
                ),
                "",
            ),
        },
    )


def _market_2026() -> Preset:
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
        values=_PURCHASE
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
            ),
            "admin_yearly": Assumption(
                allowances.value["admin_condominium"],
                Words("Eigentumswohnung, ab 2026.", "Condominium, from 2026."),
                "§ 26 Abs. 2 und 4, § 41 Abs. 2 II. BV",
            ),
            "maintenance_per_sqm_yearly": Assumption(
                maintenance_by_age,
                Words(
                    "Nach Alter des Gebäudes; ohne Baujahr der höchste Satz.",
                    "By age of the building; without a year the highest rate.",
                ),
                "§ 28 Abs. 2 und 5a II. BV",
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
        },
    )


PRESETS: dict[str, Preset] = {
    preset.key: preset
    for preset in (
        _market_2026(),
        _seed_full("A", vacancy_rate=0.04, maintenance=33.75),
        _seed_full("B", vacancy_rate=0.08, maintenance=30.00),
        _seed_full("C", vacancy_rate=0.04, maintenance=33.75),
    )
}
