"""The article's assumptions: what reproduces its results, and nothing else."""

from __future__ import annotations

from datetime import date

from calc.presets.horizon import HORIZON, LEASEHOLD_OWNS_NO_LAND
from calc.presets.preset import Assumption, Preset, Quick
from calc.presets.purchase import PURCHASE
from calc.record import Words

_ARTICLE = "Immoprentice, „Wie führe ich eine Immobilienkalkulation durch?“, 21.09.2023"

SEED_QUICK = Quick(
    vacancy_rate=0.02,
    admin_yearly=357.0,
    maintenance_per_sqm_yearly=33.75,
    acquisition_cost_rate=0.10,
    annuity_rate_on_price=0.03,
)
"""Our reading of the article's online calculators: the only round values that give all published results."""


def seed_full(example: str, vacancy_rate: float, maintenance: float, land_share: float) -> Preset:
    """The complete calculation of one of the article's properties (shares; maintenance in EUR per m² and year)."""
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
        values=PURCHASE
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
            "land_share": Assumption(
                land_share,
                Words("Für dieses Objekt angenommen.", "Assumed for this property."),
                "",
                instead=LEASEHOLD_OWNS_NO_LAND,
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
        }
        | HORIZON,
    )
