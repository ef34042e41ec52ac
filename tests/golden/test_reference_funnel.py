"""Published examples of the funnel: the article's quick cash flows, and a highest price for a target yield."""

import json
from pathlib import Path

import pytest

from calc import metrics
from calc.assessment import assess
from calc.listing import Listing
from calc.offer import max_price
from calc.reading import from_json

CASES = {
    case["id"]: case
    for case in map(
        json.loads, Path(__file__).with_name("reference_cases.jsonl").read_text(encoding="utf-8").splitlines()
    )
}


@pytest.mark.parametrize("name", ["seed-quickcashflow-B", "seed-quickcashflow-C"])
def test_the_articles_quick_cash_flow(name: str) -> None:
    case = CASES[name]
    given, preset = case["inputs"], f"seed_full_{name[-1].lower()}"
    listing = Listing("x", given["kaufpreis"], 80, given["jahreskaltmiete"] / 12, "BY", preset=preset)
    figure = metrics.get("quick_cash_flow_yearly").figures(assess([listing]))[0]
    assert figure == pytest.approx(case["expected"]["cashflow_jahr"], abs=case["tolerance"])


def test_the_highest_price_for_a_yield_on_the_total_investment() -> None:
    # Without costs our net yield is what the source divides: rent by price and closing costs.
    case = CASES["mkn-maxpreis"]
    given = case["inputs"]
    record = {
        "purchase": {
            "price": 300_000,
            "living_area_sqm": 60,
            "transfer_tax_rate": given["grest_pct"] / 100,
            "notary_rate": given["notar_pct"] / 100,
            "land_registry_rate": 0,
            "broker_rate": given["makler_pct"] / 100,
        },
        "rent": {"actual_rent_monthly": given["monatsmiete"], "vacancy_rate": 0},
    }
    price = max_price(from_json(record), "net_rental_yield", given["zielrendite_pct"] / 100)
    assert price == pytest.approx(case["expected"]["max_kaufpreis"], abs=case["tolerance"])
