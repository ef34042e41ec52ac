"""Income tax against golden points, published values, exact arithmetic and what every tariff must obey."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.income_tax import (
    additional_tax,
    church_tax,
    church_tax_rate,
    income_tax,
    solidarity_surcharge,
    tariff,
    tariff_year,
    total_tax,
)
from calc.law import NotInForceError, statute, statutes
from calc.outcome import Column

GOLDEN = Path(__file__).parents[1] / "golden"
POINTS = json.loads((GOLDEN / "golden.json").read_text(encoding="utf-8"))["tax_points"]
CASES = json.loads((GOLDEN / "golden.json").read_text(encoding="utf-8"))["cases"]
REFERENCE = {
    case["id"]: case
    for case in map(json.loads, (GOLDEN / "reference_cases.jsonl").read_text(encoding="utf-8").splitlines())
}
YEARS = range(2022, 2027)
CENT = 0.005


def one(amount: float) -> Column:
    return np.array([amount], dtype=np.float64)


def reference(key: str) -> Any:
    """A reference case as a parameter named by its id and source."""
    case = REFERENCE[key]
    return pytest.param(case, id=f"{key}, {case['source']}")


# -- Golden points and published values -----------------------------------------------------------------


def _point_name(point: dict[str, Any]) -> str:
    return f"{point['year']}-{point['zve']}-{'splitting' if point['splitting'] else 'basic'}"


@pytest.mark.parametrize("point", POINTS, ids=_point_name)
def test_golden_tax_point(point: dict[str, Any]) -> None:
    year, splitting = point["year"], point["splitting"]
    tax = income_tax(one(point["zve"]), year, splitting=splitting)
    assert tax[0] == point["income_tax"]
    assert solidarity_surcharge(tax, year, splitting=splitting)[0] == point["solidarity_surcharge"]
    assert church_tax(tax, 0.09)[0] == point["church_tax_9"]


@pytest.mark.parametrize("name", CASES)
def test_difference_method_in_every_year_of_the_golden_cases(name: str) -> None:
    inputs, rows = CASES[name]["inputs_resolved"], CASES[name]["outputs"]["rows"]
    terms = inputs["tax"]
    override = terms["marginal_rate_override"]
    # The last row may hold the sale of the flat, whose tax is reported apart (outputs.exit).
    tax = additional_tax(
        np.array([row["other_taxable_income"] for row in rows]),
        np.array([row["taxable_rental_income"] for row in rows]),
        np.array([terms["tariff_year"] or inputs["meta"]["start_year"] + row["year"] - 1 for row in rows]),
        splitting=terms["splitting"],
        church_tax_rate=terms["church_tax_rate"],
        marginal_rate_override=np.nan if override is None else override,
    )
    assert tax == pytest.approx([row["tax"] for row in rows], abs=0.01)


def test_value_of_the_ministry_of_finance_for_2024() -> None:
    """bmf-steuerrechner.de: 100,000 EUR in 2024 are 31,363 EUR and 1,574.72 EUR Soli (SPEC section 11)."""
    tax = income_tax(one(100_000), 2024, splitting=False)
    assert tax[0] == 31_363
    assert solidarity_surcharge(tax, 2024, splitting=False)[0] == 1_574.72


@pytest.mark.parametrize("case", [reference("est-2024"), reference("est-2026")])
def test_published_tariff(case: dict[str, Any]) -> None:
    incomes = np.array(case["inputs"]["zve"], dtype=np.float64)
    assert tariff(incomes, case["inputs"]["jahr"]).tolist() == case["expected"]["est"]


@pytest.mark.parametrize("case", [reference("est-2024-superseded")])
def test_superseded_tariff_of_2024_is_not_ours(case: dict[str, Any]) -> None:
    """Documented disagreement: the law of 2024-12-02 replaced that tariff for the whole year."""
    ours = tariff(np.array(case["inputs"]["zve"], dtype=np.float64), 2024)
    assert (ours <= case["expected"]["est"]).all()
    assert case["expected"]["est"][-1] - ours[-1] == 35  # 18,971.06 instead of 18,936.88 EUR deducted at the top


@pytest.mark.parametrize("case", [reference("est-2026-splitting")])
def test_published_splitting(case: dict[str, Any]) -> None:
    tax = income_tax(one(case["inputs"]["zve"]), case["inputs"]["jahr"], splitting=True)
    assert tax[0] == case["expected"]["est"]


@pytest.mark.parametrize("case", [reference("tarif-parameter")])
def test_printed_coefficients(case: dict[str, Any]) -> None:
    for year, printed in case["inputs"]["parameter_je_jahr"].items():
        zones = statute("income_tax").in_force(date(int(year), 12, 31)).value
        assert [zone["up_to"] for zone in zones[:3]] == [printed["gfb"], printed["zone2"], printed["zone3"]]
        assert (zones[1]["square"], zones[1]["constant"]) == (printed["a2"], 0)
        assert (zones[2]["square"], zones[2]["constant"]) == (printed["a3"], printed["c3"])
        assert [zone["deduction"] for zone in zones[3:]] == [printed["k4"], printed["k5"]]


@pytest.mark.parametrize("case", [reference("soli-freigrenzen")])
def test_free_amounts_of_the_surcharge(case: dict[str, Any]) -> None:
    for year, free in zip(case["inputs"]["jahre"], case["expected"]["freigrenze_ledig"], strict=True):
        value = statute("solidarity_surcharge").in_force(date(year, 12, 31)).value
        assert (value["free_single"], value["free_joint"]) == (free, 2 * free)


@pytest.mark.parametrize("case", [reference("soli-2025-stale")])
def test_stale_free_amount_of_2025_is_not_ours(case: dict[str, Any]) -> None:
    """Documented disagreement: that source took the free amount of 2024; with 19,950 EUR nothing is due."""
    ours = solidarity_surcharge(one(case["inputs"]["est"]), case["inputs"]["jahr"], splitting=False)
    assert ours[0] == 0 != case["expected"]["soli"]


@pytest.mark.parametrize("case", [reference("kirchensteuer")])
def test_published_church_tax(case: dict[str, Any]) -> None:
    tax = church_tax(one(case["inputs"]["est"]), case["inputs"]["satz_pct"] / 100)
    assert tax[0] == case["expected"]["beide"]


def test_church_tax_rate_is_lower_in_the_south() -> None:
    assert church_tax_rate(["BY", "BW", "SN", "NW"], 2026).tolist() == [0.08, 0.08, 0.09, 0.09]
    with pytest.raises(NotInForceError):
        church_tax_rate(["BY"], 2021)


# -- The tariff in exact arithmetic ---------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_every_whole_euro_equals_integer_arithmetic(year: int) -> None:
    """Printed coefficients have two decimals, y has four: in units of 1e-10 EUR all are integers."""
    income = np.arange(0, 320_001, dtype=np.int64)
    exact = np.zeros_like(income)
    lower = 0
    for zone in statute("income_tax").in_force(date(year, 12, 31)).value:
        inside = (income > lower) & (income <= zone["up_to"])
        x = income[inside]
        if "rate" in zone:
            exact[inside] = (_cents(zone["rate"]) * x - _cents(zone["deduction"])) // 100
        else:
            w = x - lower
            scaled = _cents(zone["square"]) * w * w + _cents(zone["linear"]) * w * 10**4
            exact[inside] = (scaled + _cents(zone["constant"]) * 10**8) // 10**10
        lower = zone["up_to"]
    assert (tariff(income.astype(np.float64), year) == exact).all()


def _cents(amount: float) -> int:
    return round(amount * 100)


@pytest.mark.parametrize("year", YEARS)
def test_no_jump_at_the_borders_of_the_zones(year: int) -> None:
    for zone in statute("income_tax").in_force(date(year, 12, 31)).value[:-1]:
        at, after = tariff(np.array([zone["up_to"], zone["up_to"] + 1.0]), year)
        assert 0 <= after - at <= 1


# -- Limiting cases -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("income", "splitting", "expected"),
    [
        (0.0, False, 0.0),  # nothing earned
        (-50_000.0, False, 0.0),  # a loss is no negative tax
        (12_348.99, False, 0.0),  # basic allowance, cents dropped
        (24_696.0, True, 0.0),  # twice the basic allowance
        (24_699.0, True, 0.0),  # half is 12,349.50, on which the tax is 0.14 and rounds down to 0
        (1_000_000.0, False, 430_529.0),  # 0.45 x 1,000,000 - 19,470.38, rounded down
        (2_000_000.0, True, 861_058.0),  # twice the rounded tax on the half
        (69_878.9999999999, False, 18_213.0),  # floored to the border of zone 3, not beyond it
        (70_000 * 1.1 - 77_000 + 60_000, False, 14_233.0),  # 60,000.00000000001 in binary fractions
        (3 * 0.1 * 200_000 - 2e-11, False, 14_233.0),  # a hair below 60,000 is 60,000
    ],
)
def test_limits_of_the_tariff_2026(income: float, splitting: bool, expected: float) -> None:
    assert income_tax(one(income), 2026, splitting=splitting)[0] == expected


@pytest.mark.parametrize(
    ("tax", "splitting", "expected"),
    [
        (20_350.0, False, 0.0),  # at the free amount nothing is due
        (20_351.0, False, 0.11),  # 11.9 % of one EUR is 0.119, cents truncated
        (40_700.0, True, 0.0),  # the joint free amount
        (40_701.0, True, 0.11),
        (37_838.0, False, 2_081.07),  # 11.9 % x 17,488 = 2,081.072 is still less than 5.5 % = 2,081.09
        (37_839.0, False, 2_081.14),  # 5.5 % x 37,839 = 2,081.145 is now less than 11.9 % = 2,081.191
        (100_000.0, False, 5_500.0),  # plain 5.5 %
    ],
)
def test_limits_of_the_surcharge_2026(tax: float, splitting: bool, expected: float) -> None:
    assert solidarity_surcharge(one(tax), 2026, splitting=splitting)[0] == expected


def test_church_tax_drops_fractions_of_a_cent_only() -> None:
    assert church_tax(np.array([29.0, 7_833.0]), np.array([0.09, 0.0825])).tolist() == [2.61, 646.22]


# -- Years ----------------------------------------------------------------------------------------------


def test_years_after_the_last_tariff_are_frozen_and_say_so() -> None:
    year, frozen = tariff_year(np.array([2022, 2026, 2027, 2060]))
    assert year.tolist() == [2022, 2026, 2026, 2026]
    assert frozen.tolist() == [False, False, True, True]
    assert tariff(one(60_000), 2040)[0] == tariff(one(60_000), 2026)[0]


@pytest.mark.parametrize("year", [2021, np.array([2026, 2021])])
def test_years_before_the_first_tariff_are_refused(year: Any) -> None:
    with pytest.raises(NotInForceError) as refusal:
        total_tax(np.array([1.0, 2.0]), year, splitting=False, church_tax_rate=0.0)
    assert (refusal.value.asked.year, refusal.value.first.year) == (2021, 2022)


def test_every_provision_names_its_source() -> None:
    ours = [s for s in statutes() if s.key in {"income_tax", "solidarity_surcharge", "church_tax"}]
    assert len(ours) == 3
    for provision in (p for s in ours for series in s.series.values() for p in series):
        assert provision.reference
        assert provision.url.startswith("https://")


# -- Difference method ----------------------------------------------------------------------------------


def test_override_replaces_the_difference_row_by_row() -> None:
    other, rental = np.array([60_000.0, 60_000.0]), np.array([-10_000.0, -10_000.0])
    tax = additional_tax(
        other,
        rental,
        2026,
        splitting=False,
        church_tax_rate=0.0,
        marginal_rate_override=np.array([np.nan, 0.42]),
    )
    # 14,233 EUR on 60,000 and 10,548 EUR on 50,000 (reference case est-2026)
    assert tax.tolist() == [10_548.0 - 14_233.0, -4_200.0]


def test_a_loss_beyond_the_other_income_refunds_the_whole_tax_and_no_more() -> None:
    tax = additional_tax(one(20_000), one(-90_000), 2026, splitting=False, church_tax_rate=0.09)
    assert tax[0] == -total_tax(one(20_000), 2026, splitting=False, church_tax_rate=0.09)[0]


# -- Properties -----------------------------------------------------------------------------------------

incomes = st.floats(-1e5, 2e6)
years = st.integers(2022, 2040)
rates = st.sampled_from([0.0, 0.08, 0.09])


@given(incomes, st.floats(0, 1e5), years, st.booleans(), rates)
def test_tax_never_falls_and_never_rises_faster_than_the_top_rate(
    income: float, more: float, year: int, splitting: bool, rate: float
) -> None:
    less_tax, more_tax = total_tax(np.array([income, income + more]), year, splitting=splitting, church_tax_rate=rate)
    # In the Soli's rising zone income is taxed with 42 %, beyond it with up to 45 %.
    top = max(0.42 * (1 + 0.119 + rate), 0.45 * (1 + 0.055 + rate))
    # Whole EUR: income may count 1 EUR (joint 2) too much or too little, and so may the tax.
    steps = 2 * (1 + splitting) * (1 + top)
    assert 0 <= more_tax - less_tax <= top * more + steps


@given(incomes, years)
def test_splitting_is_never_dearer(income: float, year: int) -> None:
    assert income_tax(one(income), year, splitting=True)[0] <= tariff(one(income), year)[0]


@given(st.integers(0, 2_000_000), years)
def test_splitting_doubles_the_basic_tariff(income: int, year: int) -> None:
    joint = income_tax(one(2.0 * income), year, splitting=True)
    assert joint[0] == 2 * tariff(one(income), year)[0]


@given(st.lists(st.tuples(incomes, st.floats(-1e5, 1e5), years, st.booleans(), rates), min_size=1, max_size=20))
def test_column_equals_scalars(rows: list[tuple[float, float, int, bool, float]]) -> None:
    other, rental, year, splitting, rate = (np.array(values) for values in zip(*rows, strict=True))
    together = additional_tax(other, rental, year, splitting=splitting, church_tax_rate=rate)
    apart = [additional_tax(one(o), one(r), y, splitting=s, church_tax_rate=k)[0] for o, r, y, s, k in rows]
    assert together.tolist() == apart
