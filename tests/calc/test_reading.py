"""What a record may say, and what is answered when it says something else."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from calc.case import Case, Rent
from calc.reading import from_json
from calc.record import questions
from calc.validation import InvalidCaseError, Problem, warnings

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "golden.json").read_text(encoding="utf-8"))["cases"]
RECORD: dict[str, Any] = GOLDEN["04_C_at_2026_rates"]["inputs"]


def changed(path: str, value: Any) -> dict[str, Any]:
    record = copy.deepcopy(RECORD)
    target: Any = record
    *parents, last = path.split(".")
    for key in parents:
        target = target[int(key)] if isinstance(target, list) else target.setdefault(key, {})
    target[last] = value
    return record


def problems_of(record: object) -> list[Problem]:
    with pytest.raises(InvalidCaseError) as caught:
        from_json(record)
    return caught.value.problems


@pytest.mark.parametrize(
    ("path", "value", "field", "code"),
    [
        ("purchase.prize", 1, "purchase.prize", "unknown_key"),
        ("rent.vacancy_rates", 0.02, "rent.vacancy_rates", "unknown_key"),
        ("financing.loans.0.rate", 0.02, "financing.loans[0].rate", "unknown_key"),
        ("mortgage", {}, "mortgage", "unknown_key"),
        ("purchase.price", "300000", "purchase.price", "wrong_type"),
        ("purchase.price", True, "purchase.price", "wrong_type"),
        ("purchase.price", None, "purchase.price", "wrong_type"),
        ("purchase.price", float("nan"), "purchase.price", "not_finite"),
        ("purchase.price", float("inf"), "purchase.price", "not_finite"),
        ("purchase.price", 10**400, "purchase.price", "not_finite"),
        ("purchase.price", 1e13, "purchase.price", "too_large"),
        ("purchase.price", 0, "purchase.price", "out_of_range"),
        ("purchase.price", -1, "purchase.price", "out_of_range"),
        ("purchase.living_area_sqm", 0, "purchase.living_area_sqm", "out_of_range"),
        ("purchase.land_share", 1.01, "purchase.land_share", "out_of_range"),
        ("purchase.state", "XX", "purchase.state", "unknown_choice"),
        ("purchase.inventory_value", 300_001, "purchase.inventory_value", "above_price"),
        ("rent.actual_rent_monthly", -1, "rent.actual_rent_monthly", "out_of_range"),
        ("rent.growth_rate", 1.5, "rent.growth_rate", "out_of_range"),
        ("rent.mode", "steped", "rent.mode", "unknown_choice"),
        ("rent.mode", "stepped", "rent.steps", "missing"),
        ("rent.mode", "index", "rent.cpi", "missing"),
        ("rent.mode", "frozen", "rent.frozen_years", "missing"),
        ("rent.vacancy_months", {"two": 3}, "rent.vacancy_months.two", "not_a_year"),
        ("rent.vacancy_months", {"2": 13}, "rent.vacancy_months.2", "out_of_range"),
        ("rent.vacancy_months", [3], "rent.vacancy_months", "wrong_type"),
        ("rent.steps", [900, "1000"], "rent.steps[1]", "wrong_type"),
        ("operating_costs.1.basis", "per_qm", "operating_costs[1].basis", "unknown_choice"),
        ("operating_costs.0.growth", 2, "operating_costs[0].growth", "out_of_range"),
        (
            "operating_costs",
            [{"basis": "share_of_rent", "value": 12}],
            "operating_costs[0].value",
            "out_of_range",
        ),
        (
            "operating_costs",
            [{"basis": "share_of_rent", "value": -0.06}],
            "operating_costs[0].value",
            "out_of_range",
        ),
        ("financing.loans.0.amount", -5, "financing.loans[0].amount", "out_of_range"),
        ("financing.loans.0.nominal_rate", 12, "financing.loans[0].nominal_rate", "out_of_range"),
        (
            "financing.loans.0.repayment_subsidy",
            5_000,
            "financing.loans[0].repayment_subsidy_month",
            "missing",
        ),
        ("financing.loans", {"amount": 5}, "financing.loans", "wrong_type"),
        ("depreciation.method", "remaining_life", "depreciation.remaining_life_years", "missing"),
        ("depreciation.first_year_months", 6.5, "depreciation.first_year_months", "wrong_type"),
        ("depreciation.special_7b", 1, "depreciation.special_7b", "wrong_type"),
        ("meta.holding_years", 0, "meta.holding_years", "out_of_range"),
        ("meta.holding_years", 61, "meta.holding_years", "out_of_range"),
        ("meta.contract_date", "21.11.2026", "meta.contract_date", "wrong_type"),
        ("meta.contract_date", "1990-01-01", "meta.contract_date", "not_in_force"),
        ("meta.contract_date", "2040-01-01", "meta.start_year", "sale_before_purchase"),
        ("meta.start_year", 2021, "meta.start_year", "not_in_force"),
        ("tax.tariff_year", 2020, "tax.tariff_year", "not_in_force"),
    ],
)
def test_an_error_names_its_field(path: str, value: Any, field: str, code: str) -> None:
    assert [(p.field, p.code) for p in problems_of(changed(path, value))] == [(field, code)]


def test_a_subsidy_above_the_loan_is_an_error() -> None:
    record = changed("financing.loans.0.repayment_subsidy_month", 6)
    record["financing"]["loans"][0] |= {"amount": 300_000, "repayment_subsidy": 300_001}
    assert [(p.field, p.code) for p in problems_of(record)] == [
        ("financing.loans[0].repayment_subsidy", "above_loan")
    ]


def test_the_nearest_known_key_is_named() -> None:
    (problem,) = problems_of(changed("purchase.land_shares", 0.4))
    assert "'land_share'" in problem.message


def test_all_errors_come_at_once() -> None:
    record = changed("purchase.price", -1)
    record["rent"] = {"actual_rent_montly": 1000}
    record["tax"] = {"splitting": "yes"}
    fields = [p.field for p in problems_of(record)]
    assert fields == [
        "purchase.price",
        "rent.actual_rent_montly",
        "rent.actual_rent_monthly",
        "tax.splitting",
    ]


@pytest.mark.parametrize("record", [None, 5, "text", [], {}])
def test_something_else_than_a_record(record: object) -> None:
    assert {p.code for p in problems_of(record)} <= {"wrong_type", "missing"}


def test_a_missing_key_has_its_default() -> None:
    record = {
        "purchase": {"price": 1, "living_area_sqm": 1, "transfer_tax_rate": 0.05},
        "rent": {"actual_rent_monthly": 0},
    }
    case = from_json(record)
    assert case == from_json(record | {"meta": {}, "financing": {"loans": []}, "renovations": [], "exit": {}})
    assert (case.meta.start_year, case.purchase.broker_rate, case.exit.discount_rate) == (2027, 0.0357, 0.05)


def test_whole_numbers_may_have_a_decimal_point() -> None:
    assert from_json(changed("meta.holding_years", 12.0)).meta.holding_years == 12


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("purchase.land_share", 0.95, "purchase.land_share"),
        ("financing.loans.0.nominal_rate", 0.09, "financing.loans[0].nominal_rate"),
        ("financing.loans.0.amount", 330_000, "financing.loans"),
        ("financing.loans.0.disagio_rate", 0.06, "financing.loans[0].disagio_rate"),
        ("renovations", [{"year": 1, "amount": 1.0, "spread_years": 6}], "renovations[0].spread_years"),
        ("renovations", [{"year": 1, "amount": 1.0, "type": "monument"}], "depreciation.monument_costs"),
        ("meta.start_year", 2025, "meta.start_year"),
        ("operating_costs.0.value", -100, "operating_costs[0].value"),
        ("renovations", [{"year": 11, "amount": 1.0, "at_purchase": True}], "renovations[0].year"),
        ("exit.appreciation_rate", 0.08, "exit.appreciation_rate"),
    ],
)
def test_the_unusual_is_pointed_out_and_calculated(path: str, value: Any, field: str) -> None:
    found = list(warnings(from_json(changed(path, value))))
    assert [(p.field, p.severity) for p in found] == [(field, "warning")]


def test_work_before_the_sale_or_never_done_needs_no_warning() -> None:
    works = [{"year": 10, "amount": 1.0, "at_purchase": True}, {"year": 11, "amount": 1.0}]
    assert list(warnings(from_json(changed("renovations", works)))) == []


@pytest.mark.parametrize("share", [-0.05, 0.5])
def test_a_share_of_the_rent_may_reach_its_bounds(share: float) -> None:
    from_json(changed("operating_costs", [{"basis": "share_of_rent", "value": share}]))


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_records_raise_no_errors(name: str) -> None:
    assert isinstance(from_json(GOLDEN[name]["inputs"]), Case)


def test_every_field_a_user_edits_is_asked_for_in_two_languages() -> None:
    for question in questions(Rent).values():
        assert question.label.de
        assert question.label.en
        assert question.help.de
