"""All twelve cases of the independent oracle, every output, alone and side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy_financial as npf
import pytest

from calc.acquisition import transfer_tax_rate
from calc.calculation import calculate
from calc.fees import purchase_fees, simple_fee
from calc.law import statute
from calc.offer import max_price
from calc.operating_costs import petersche_formula
from calc.reading import from_json
from calc.result import to_json
from calc.scenarios import capital_value_factor
from calc.stacking import stack

GOLDEN = json.loads(Path(__file__).with_name("golden.json").read_text(encoding="utf-8"))
CASES: dict[str, Any] = GOLDEN["cases"]
TABLES: dict[str, Any] = GOLDEN["tables"]
LAW_DAY = date(2026, 11, 21)
TOLERANCE = 1e-6
"""For everything: sharper than the cent that SPEC allows for amounts."""


def differences(path: str, ours: Any, golden: Any) -> Iterator[str]:
    if isinstance(golden, dict):
        for key, value in golden.items():
            yield from differences(f"{path}.{key}", ours[key], value)
    elif isinstance(golden, list):
        if len(ours) != len(golden):
            yield f"{path}: {len(ours)} entries, not {len(golden)}"
        for index, pair in enumerate(zip(ours, golden, strict=False)):
            yield from differences(f"{path}[{index}]", *pair)
    elif golden is None or isinstance(golden, bool):
        if ours is not golden:
            yield f"{path}: {ours}, not {golden}"
    elif ours is None or abs(ours - golden) > TOLERANCE:
        yield f"{path}: {ours}, not {golden}"


@pytest.mark.parametrize("name", CASES)
def test_each_case_alone(name: str) -> None:
    (result,) = to_json(calculate(stack([from_json(CASES[name]["inputs"])])))
    assert list(differences(name, result, CASES[name]["outputs"])) == []


def test_all_cases_in_one_block() -> None:
    results = to_json(calculate(stack([from_json(case["inputs"]) for case in CASES.values()])))
    found = [list(differences(name, r, CASES[name]["outputs"])) for name, r in zip(CASES, results, strict=True)]
    assert not any(found), found


@pytest.mark.parametrize("name", CASES)
def test_defaults_are_those_of_the_resolved_record(name: str) -> None:
    assert from_json(CASES[name]["inputs"]) == from_json(CASES[name]["inputs_resolved"])


@pytest.mark.parametrize("question", GOLDEN["max_price"])
def test_highest_price(question: str) -> None:
    name, kpi, target = question.split("|")
    price = max_price(from_json(CASES[name]["inputs"]), kpi, float(target))
    assert price == pytest.approx(GOLDEN["max_price"][question], abs=0.02)


def test_transfer_tax_of_all_states() -> None:
    rates = TABLES["transfer_tax_2026_11_21"]
    days = np.full(len(rates), np.datetime64(LAW_DAY))
    assert transfer_tax_rate(rates, days).tolist() == list(rates.values())


def test_fees_of_table_b() -> None:
    table = TABLES["gnotkg_table_b"]
    fees = simple_fee(np.array([float(value) for value in table]), LAW_DAY)
    assert fees.tolist() == list(table.values())


def test_fees_of_a_purchase() -> None:
    fees = purchase_fees(np.array([300_000.0]), np.array([300_000.0]), LAW_DAY)
    for name, amount in TABLES["gnotkg_purchase_300000"].items():
        assert getattr(fees, name)[0] == pytest.approx(amount, abs=1e-9)


def test_peters() -> None:
    for cost, maintenance in TABLES["petersche"].items():
        assert petersche_formula(np.array([float(cost)]))[0] == pytest.approx(maintenance)


def test_capital_value_factors() -> None:
    table = statute("capital_value_factors").series["all"][-1].value["factors"]
    assert table == TABLES["capital_value_factor"]
    assert {years: capital_value_factor(int(years)) for years in table} == table


@pytest.mark.parametrize("year", [2023, 2026])
def test_operating_cost_allowances(year: int) -> None:
    amounts = statute("operating_cost_allowances").in_force(date(year, 12, 31)).value
    golden = TABLES[f"ii_bv_{year}"]
    names = {"lt22": "under_22_years", "22_31": "22_to_31_years", "ge32": "from_32_years"}
    for key, amount in golden.items():
        stem, _, tail = key.partition("_")
        name = f"maintenance_{names[tail]}" if stem == "maintenance" else key
        assert amounts[name] == amount


@pytest.mark.parametrize("name", sorted(CASES))
def test_mirr_is_what_numpy_financial_makes_of_the_golden_payments(name: str) -> None:
    case = CASES[name]
    rates = case["inputs_resolved"]["exit"]
    expected = npf.mirr(case["outputs"]["flows_after_tax"], rates["discount_rate"], rates["reinvest_rate"])
    ours = calculate(stack([from_json(case["inputs"])])).key_figures["mirr_after_tax"][0]
    assert ours == pytest.approx(expected, abs=1e-6)
