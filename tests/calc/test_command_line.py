"""The command line, as another program uses it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calc.__main__ import main
from calc.evaluation import evaluate
from calc.reading import from_json
from calc.stacking import stack

ROOT = Path(__file__).parents[2]
GOLDEN = json.loads((ROOT / "tests" / "golden" / "golden.json").read_text(encoding="utf-8"))
CASES: dict[str, Any] = GOLDEN["cases"]


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASES["03_seed_C"]["inputs"]), encoding="utf-8")
    return file


def test_evaluate_prints_the_keys_of_the_golden_file(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(case_file)]) == 0
    result = json.loads(capsys.readouterr().out)
    golden = CASES["03_seed_C"]["outputs"]
    assert golden.keys() <= result.keys()
    assert golden["kpis"].keys() <= result["kpis"].keys()
    assert result["kpis"]["cash_flow_before_tax_yearly"] == pytest.approx(239.25)
    assert result["kpis"]["payback_year_operating"] is None
    assert result["reasons"]["payback_year_operating"] == "not_paid_back"


def test_lines_are_answered_in_order_and_a_bad_one_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [json.dumps(case["inputs"]) for case in CASES.values()]
    lines[3] = '{"purchase": {"prize": 1}}'
    lines.insert(5, "{no json")
    lines.insert(7, "")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert main(["evaluate", "--lines", "-"]) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(answers) == 14
    assert [index for index, answer in enumerate(answers) if "error" in answer] == [3, 5, 7]
    assert answers[3]["error"][0]["field"] == "purchase.prize"
    assert answers[5]["error"][0]["field"] == "line 6"
    figures = [answer["kpis"]["npv_after_tax"] for answer in answers if "kpis" in answer]
    golden = [case["outputs"]["kpis"]["npv_after_tax"] for case in CASES.values()]
    assert figures == pytest.approx([*golden[:3], *golden[4:]], abs=0.01)


def changed(name: str, **loan: Any) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json.dumps(CASES[name]["inputs"]))
    record["financing"]["loans"][0] |= loan
    return record


@pytest.mark.parametrize(
    "line",
    [
        '{"purchase": {"price": ' + "9" * 5_000 + "}}",
        r'{"\ud800": 1}',
        '{"rent": {"vacancy_months": {"' + "1" * 5_000 + '": 1}}}',
        "[" * 100_000,
        " ",
    ],
    ids=["long integer", "half a character", "long year", "deep", "blank"],
)
def test_no_line_costs_another_its_answer(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps(CASES["03_seed_C"]["inputs"])
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{good}\n{line}\n{good}\n"))
    assert main(["evaluate", "--lines", "-"]) == 1
    printed = capsys.readouterr().out
    printed.encode()
    answers = [json.loads(line) for line in printed.splitlines()]
    assert ["error" in answer for answer in answers] == [False, True, False]


def test_bytes_that_are_no_text_cost_only_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = json.dumps(CASES["03_seed_C"]["inputs"]).encode()
    file = tmp_path / "cases.jsonl"
    file.write_bytes(good + b'\n{"\xff": 1}\n' + good)
    assert main(["evaluate", "--lines", str(file)]) == 1
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["error" in answer for answer in answers] == [False, True, False]


def test_a_trailing_newline_is_no_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(CASES["03_seed_C"]["inputs"]) + "\n\n"))
    assert main(["evaluate", "--lines", "-"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_subsidy_of_nearly_the_whole_loan_has_its_effective_rate() -> None:
    record = changed("04_C_at_2026_rates", amount=300_000, repayment_subsidy=290_000, repayment_subsidy_month=6)
    plain = CASES["04_C_at_2026_rates"]["inputs"]
    first, answer, last = evaluate([plain, record, plain])
    assert isinstance(first, dict)
    assert isinstance(last, dict)
    assert isinstance(answer, dict)
    terms = record["financing"]["loans"][0]
    owed, payments = 300_000.0, []
    payment = owed * (terms["nominal_rate"] + terms["initial_repayment_rate"]) / 12
    for month in range(1, terms.get("fixed_months", 120) + 1):
        interest = owed * terms["nominal_rate"] / 12
        paid = min(payment, owed + interest)
        owed += interest - paid - (290_000 if month == 6 else 0)
        payments.append(paid)
    payments[-1] += owed
    low, high = -0.9, 0.0  # per month, by bisection
    for _ in range(200):
        rate = (low + high) / 2
        worth = sum(paid / (1 + rate) ** month for month, paid in enumerate(payments, start=1))
        low, high = (rate, high) if worth > 300_000 else (low, rate)
    assert answer["loans"][0]["effective_rate"] == pytest.approx((1 + rate) ** 12 - 1, abs=1e-9)


def test_an_unexpected_failure_costs_only_its_record(monkeypatch: pytest.MonkeyPatch) -> None:
    records = [case["inputs"] for case in CASES.values()]
    culprit = from_json(records[4])

    def failing(cases: Any) -> Any:
        if culprit in cases:
            raise ZeroDivisionError("by a test")
        return stack(cases)

    monkeypatch.setattr("calc.evaluation.stack", failing)
    answers = list(evaluate(records))
    assert [index for index, answer in enumerate(answers) if isinstance(answer, list)] == [4]
    assert isinstance(answers[4], list)
    assert "ZeroDivisionError: by a test" in answers[4][0].message


@pytest.mark.parametrize("target", ["nan", "inf", "-inf", "1e400", "much"])
def test_a_target_must_be_a_number(case_file: Path, target: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["max-price", str(case_file), "--kpi", "net_rental_yield", f"--target={target}"])
    assert caught.value.code == 2
    assert "is not a finite number" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["evaluate"], ["evaluate", "--lines"], ["max-price", "--kpi", "net_rental_yield", "--target", "1"]],
    ids=str,
)
def test_a_missing_file_is_a_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "nowhere.json"]) == 1
    assert capsys.readouterr().err == "nowhere.json: No such file or directory.\n"


@pytest.fixture
def answer_to(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def asked(record: Any, *options: str) -> Any:
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(record)))
        main(["evaluate", *options, "-"])
        return json.loads(capsys.readouterr().out)

    return asked


def test_exact_fees_replace_the_usual_rates(answer_to: Callable[..., Any]) -> None:
    record = changed("04_C_at_2026_rates", amount=300_000)
    bought = answer_to(record, "--exact-fees")["purchase"]
    # SPEC 3.2 at 300,000 with a mortgage of 300,000; what the mortgage takes joins the financing costs.
    assert (bought["notary"], bought["land_registry"]) == pytest.approx((2_266.95, 952.50))
    financing_costs = bought["equity"] - bought["total_investment"] + bought["loan_payout"]
    assert financing_costs == pytest.approx(record["financing"]["financing_costs"] + 755.65 + 635)


def test_exact_fees_before_their_law_are_an_error(answer_to: Callable[..., Any]) -> None:
    record = changed("04_C_at_2026_rates")
    record["meta"] |= {"contract_date": "2012-05-01"}
    assert answer_to(record, "--exact-fees")["error"][0]["code"] == "not_in_force"


@pytest.mark.parametrize(
    ("key", "part", "name", "value"),
    [
        ("rent", "rows", "monthly_rent", 900),
        ("flat", "exit", "sale_price", 300_000),
        ("decline", "exit", "sale_price", 300_000 * 0.99**10),
        ("vacancy", "rows", "effective_gross_rent", 12_000 * 0.75 * 0.98),
        ("stress", "rows", "effective_gross_rent", 12_000 * 0.75 * 0.98),
    ],
)
def test_a_scenario_is_calculated(
    answer_to: Callable[..., Any], key: str, part: str, name: str, value: float
) -> None:
    record = changed("04_C_at_2026_rates")
    record["rent"] |= {"vacancy_rate": 0.02, "market_rent_monthly": None}
    record["meta"]["holding_years"] = 10
    answer = answer_to(record, "--scenario", key)[part]
    assert (answer[0] if part == "rows" else answer)[name] == pytest.approx(value)


def test_the_help_names_the_scenarios(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["evaluate", "--help"])
    said = capsys.readouterr().out
    assert "stress: All at once" in " ".join(said.split())


@pytest.mark.parametrize("name", ["05_newbuild_kfw_7b_degressive", "10_refinancing_shock"])
def test_months_add_up_to_the_golden_years(answer_to: Callable[..., Any], name: str) -> None:
    golden = CASES[name]["outputs"]["loans"]
    months = answer_to(CASES[name]["inputs"], "--months")["months"]
    assert len(months) == len(golden)
    for paid, loan in zip(months, golden, strict=True):
        assert [row["month"] for row in paid] == list(range(1, 12 * len(loan["yearly_interest"]) + 1))
        interest = [sum(row["interest"] for row in paid[at : at + 12]) for at in range(0, len(paid), 12)]
        assert interest == pytest.approx(loan["yearly_interest"], abs=0.01)
        assert [row["balance"] for row in paid[11::12]] == pytest.approx(loan["yearly_balances"], abs=0.01)


def test_a_payment_below_the_interest_is_an_error_of_its_row(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = json.loads(json.dumps(CASES["10_refinancing_shock"]["inputs"]))
    record["financing"]["loans"][0] |= {"followup_rate": 0.2, "followup_repayment_rate": None}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(record)))
    assert main(["evaluate", "-"]) == 1
    (error,) = json.loads(capsys.readouterr().out)["error"]
    assert (error["field"], error["code"]) == ("financing.loans[0]", "payment_below_interest")


def test_a_loan_of_nothing_keeps_its_place_and_the_short_one_is_named() -> None:
    record = changed("10_refinancing_shock")
    loans = record["financing"]["loans"]
    loans.insert(0, loans[0] | {"amount": 0})
    kept, alone = evaluate([record, CASES["10_refinancing_shock"]["inputs"]])
    assert isinstance(kept, dict)
    assert isinstance(alone, dict)
    assert [loan["amount"] for loan in kept["loans"]] == [loan["amount"] for loan in loans]
    assert len(alone["loans"]) == len(loans) - 1
    loans[1] |= {"followup_rate": 0.2, "followup_repayment_rate": None}
    (errors,) = evaluate([record])
    assert isinstance(errors, list)
    assert [error.field for error in errors] == ["financing.loans[1]"]


@pytest.mark.parametrize("mode", ["loan_to_price", "constant_loan"])
def test_max_price(case_file: Path, mode: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["max-price", str(case_file), "--kpi", "net_rental_yield", "--target", "0.03", "--mode", mode]
    assert main(arguments) == 0
    # NOI 9,239.25 / 0.03 = 307,975 = 1.0907 P, with the tax of 3.5 % rounded down.
    assert json.loads(capsys.readouterr().out)["max_price"] == pytest.approx(307_975 / 1.0907, abs=1)


def test_an_unknown_key_figure_is_an_error(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["max-price", str(case_file), "--kpi", "beauty", "--target", "1"]) == 1
    assert "net_rental_yield" in json.loads(capsys.readouterr().out)["error"][0]["message"]


def test_thousands_of_lines_through_a_pipe() -> None:
    lines = "\n".join(json.dumps(case["inputs"]) for case in CASES.values())
    text = "\n".join([lines] * 50)
    command = [sys.executable, "-m", "calc", "evaluate", "--lines", "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr == ""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 600
    for first, last in zip(answers[:12], answers[-12:], strict=True):
        # Sums of a block may differ in the last bit by the place in it.
        assert first["reasons"] == last["reasons"]
        known = [name for name in first["kpis"] if name not in first["reasons"]]
        figures = [last["kpis"][name] for name in known]
        assert [first["kpis"][name] for name in known] == pytest.approx(figures, rel=1e-12)


def test_the_seller_may_stay_as_a_tenant(case_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(case_file), "--lease-back", "500", "1000", "10"]) == 0
    result = json.loads(capsys.readouterr().out)
    # 500 of 1,000 is exactly half: expenses count in proportion, as the forecast is not positive (§ 21 (2) EStG).
    assert result["tax_checks"]["rent_ratio"] == pytest.approx(0.5)
    assert result["tax_checks"]["deductible_share"] == pytest.approx(0.5)
    assert [row["monthly_rent"] for row in result["rows"]] == [500.0] * 10
    # The rent given up counts as price: 6,000 a year for ten years, Annex 9a to § 13 (1) BewG: 7.745.
    without = main(["evaluate", str(case_file)]), json.loads(capsys.readouterr().out)
    extra = result["purchase"]["transfer_tax"] - without[1]["purchase"]["transfer_tax"]
    assert extra == pytest.approx(6_000 * 7.745 * 0.035, abs=2)


@pytest.mark.parametrize(
    ("tight", "new_lease", "sitting"),
    [
        (True, 990.0, 805.0),  # 110 % of the comparable rent; 15 % in three years
        (False, None, 840.0),  # no ordinance: no cap; 20 % in three years
    ],
)
def test_rent_law_says_how_far_a_rent_may_rise(
    tight: bool, new_lease: float | None, sitting: float, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--comparable", "900", "--rent", "700", "--area", "60", "--modernisation", "30000"]
    assert main(["rent-law", *given, *(["--tight-market"] if tight else [])]) == 0
    limits = json.loads(capsys.readouterr().out)
    assert limits["new_lease_at_most_monthly"] == (None if new_lease is None else pytest.approx(new_lease))
    assert limits["sitting_tenant_within_three_years_at_most_monthly"] == pytest.approx(sitting)
    # 8 % of 30,000 a year would be 200; three euros per m² cap it at 180 (700 / 60 is above seven euros).
    assert limits["modernisation_surcharge_at_most_monthly"] == pytest.approx(180)


def test_rent_law_outside_its_time_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    given = [
        "rent-law",
        "--comparable",
        "900",
        "--rent",
        "700",
        "--area",
        "60",
        "--tight-market",
        "--day",
        "2031-01-01",
    ]
    assert main(given) == 1
    assert "2029-12-31" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("convention", "first", "second"),
    [
        # 100,000 at 4 %: 333.33… a month, so 166.66… repaid of 500; then interest on what is left.
        ("monthly_unrounded", 1_000 / 3, (100_000 - 500 / 3) * 0.04 / 12),
        ("interest_to_cents", 333.33, 332.78),
        ("yearly", 4_000.0, (100_000 - 2_000) * 0.04),
    ],
)
def test_a_schedule_follows_the_convention_asked_for(
    convention: str, first: float, second: float, capsys: pytest.CaptureFixture[str]
) -> None:
    payment = "6000" if convention == "yearly" else "500"
    loan = ["--amount", "100000", "--rate", "0.04", "--payment", payment, "--payments", "2"]
    assert main(["schedule", *loan, "--convention", convention]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["interest"] for row in rows] == pytest.approx([first, second], abs=1e-9)


def test_costs_by_the_usual_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["costs", "--construction-cost", "1800", "--emissions", "28"]) == 0
    costs = json.loads(capsys.readouterr().out)
    # 1,800 x 1.5 / 80 years; 27 to below 32 kg: 40 %; II. BV from 2026.
    assert costs["petersche_formula_per_sqm_yearly"] == pytest.approx(33.75)
    assert costs["co2_landlord_share"] == pytest.approx(0.40)
    assert costs["second_calculation_ordinance"]["admin_condominium"] == pytest.approx(445.33)
    assert main(["costs", "--construction-cost", "1800", "--day", "2020-01-01"]) == 1
    assert "2023-01-01" in capsys.readouterr().err
