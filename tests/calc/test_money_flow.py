"""Purchase, rent, costs, work, depreciation, sale: limiting cases beyond the golden ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest

from calc.calculation import Calculation
from calc.case import Case
from calc.operating_costs import co2_landlord_share
from calc.outcome import Unavailable

Build = Callable[..., Case]
Calculated = Callable[[Case], Calculation]


def test_transfer_tax_is_whole_euros_without_inventory_and_with_reserved_uses(
    build: Build, calculated: Calculated
) -> None:
    purchase = {"transfer_tax_rate": 0.065, "inventory_value": 10_000, "transfer_tax_extra_base": 20_000}
    assert calculated(build(purchase=purchase)).investment.costs.transfer_tax[0] == 13_650
    assert calculated(build(purchase={"transfer_tax_rate": 0.065})).investment.costs.transfer_tax[0] == 13_000


@pytest.mark.parametrize(("price", "tax"), [(2_500, 0), (2_501, 162)])
def test_small_purchases_are_free_of_transfer_tax(build: Build, calculated: Calculated, price: int, tax: int) -> None:
    case = build(purchase={"price": price, "transfer_tax_rate": 0.065})
    assert calculated(case).investment.costs.transfer_tax[0] == tax


def rents(calculated: Calculated, case: Case) -> list[float]:
    return [float(rent) for rent in calculated(case).projection.table.monthly_rent[:, 0]]


@pytest.mark.parametrize(
    ("rent", "path"),
    [
        ({"mode": "constant", "growth_rate": 0.1}, [800, 800, 800, 800]),
        ({"mode": "growth", "growth_rate": 0.1}, [800, 880, 968, 1064.8]),
        ({"mode": "stepped", "steps": [700, 750]}, [700, 750, 750, 750]),
        ({"mode": "index", "cpi": [0.1, 0.05]}, [800, 880, 924, 970.2]),
        ({"mode": "index", "cpi": [0.1, -0.05], "index_cap": 0.02}, [800, 816, 775.2, 736.44]),
        ({"mode": "comparative", "market_rent_monthly": 2_000, "cap_rate": 0.15}, [800, 920, 920, 920]),
        ({"mode": "comparative", "market_rent_monthly": 700}, [800, 800, 800, 800]),
        ({"mode": "frozen", "frozen_years": 2, "market_rent_monthly": 1_000}, [800, 800, 1_000, 1_000]),
        (
            {
                "mode": "frozen",
                "frozen_years": 1,
                "market_rent_monthly": 1_000,
                "relet_limit_share": 0.5,
                "growth_rate": 0.1,
            },
            [800, 550, 605, 665.5],
        ),
    ],
)
def test_rent_paths(build: Build, calculated: Calculated, rent: dict[str, Any], path: list[float]) -> None:
    case = build(rent=rent, meta={"holding_years": 4})
    assert rents(calculated, case) == pytest.approx(path)


def test_a_year_without_a_tenant_leaves_the_owner_with_the_recoverable_costs(
    build: Build, calculated: Calculated
) -> None:
    rent = {"vacancy_months": {"2": 12}, "recoverable_costs_monthly": 150}
    table = calculated(build(rent=rent)).projection.table
    assert table.net_operating_income[:3, 0].tolist() == [9_600, -1_800, 9_600]


def test_loss_rate_causes_no_unrecovered_costs(build: Build, calculated: Calculated) -> None:
    table = calculated(build(rent={"vacancy_rate": 0.1, "recoverable_costs_monthly": 150})).projection.table
    assert table.net_operating_income[0, 0] == pytest.approx(8_640)


def test_a_reserve_is_paid_but_deducted_only_when_spent(build: Build, calculated: Calculated) -> None:
    costs = [{"basis": "fixed", "value": 500, "tax": "reserve"}]
    table = calculated(build(operating_costs=costs, reserve_withdrawals={"3": 900})).projection.table
    assert table.net_operating_income[:, 0] == pytest.approx(9_100)
    deducted = (table.deductible_expenses - table.depreciation)[:, 0]
    assert deducted[:4].tolist() == [0, 0, 900, 0]


def test_co2_steps() -> None:
    emissions = np.array([0.0, 11.9, 12, 17, 31.9, 51.9, 52, 200])
    shares = co2_landlord_share(emissions, date(2026, 1, 1)).tolist()
    assert shares == [0.0, 0.0, 0.1, 0.2, 0.4, 0.8, 0.95, 0.95]


def work(**changes: Any) -> dict[str, Any]:
    return {"year": 1, "amount": 11_900, "type": "repair"} | changes


def test_the_limit_itself_is_allowed(build: Build, calculated: Calculated) -> None:
    # 15 % of the building, 200,000 x 0.8 x 0.15 = 24,000 net of VAT.
    at_limit, above = work(amount=24_000, vat_rate=0.0), work(amount=24_000.01, vat_rate=0.0)
    assert not calculated(build(renovations=[at_limit])).projection.near_acquisition.exceeded[0]
    assert calculated(build(renovations=[above])).projection.near_acquisition.exceeded[0]


@pytest.mark.parametrize(
    ("changes", "counts"),
    [({}, True), ({"type": "improvement"}, True), ({"type": "expansion"}, False), ({"type": "annual"}, False),
     ({"year": 3}, True), ({"year": 4}, False), ({"type": "monument"}, False)],
)  # fmt: skip
def test_what_counts_towards_the_limit(
    build: Build, calculated: Calculated, changes: dict[str, Any], counts: bool
) -> None:
    check = calculated(build(renovations=[work(**changes)])).projection.near_acquisition
    assert check.net_costs[0] == pytest.approx(10_000 if counts else 0)


def test_above_the_limit_early_repairs_join_the_building_and_later_ones_do_not(
    build: Build, calculated: Calculated
) -> None:
    works = [work(amount=40_000), work(year=2, amount=5_000), work(year=4, amount=3_000), work(type="annual")]
    projection = calculated(build(renovations=works)).projection
    assert projection.capitalised[:4, 0].tolist() == [40_000, 5_000, 0, 0]
    deducted = (projection.table.deductible_expenses - projection.table.depreciation)[:4, 0]
    assert deducted.tolist() == pytest.approx([11_900, 0, 0, 3_000])


def test_spread_repairs_are_deducted_to_the_last_in_the_year_of_the_sale(
    build: Build, calculated: Calculated
) -> None:
    case = build(renovations=[work(year=2, amount=10_000, spread_years=5)], meta={"holding_years": 4})
    table = calculated(case).projection.table
    deducted = (table.deductible_expenses - table.depreciation)[:, 0]
    assert deducted.tolist() == pytest.approx([0, 2_000, 2_000, 6_000])


def written_off(calculated: Calculated, case: Case) -> list[float]:
    return [float(amount) for amount in calculated(case).projection.depreciation.regular[:, 0]]


def test_depreciation_ends_with_the_book_value(build: Build, calculated: Calculated) -> None:
    terms = {"method": "remaining_life", "remaining_life_years": 3, "first_year_months": 6}
    amounts = written_off(calculated, build(depreciation=terms, meta={"holding_years": 6}))
    whole = 160_000 / 3
    assert amounts == pytest.approx([whole / 2, whole, whole, whole / 2, 0, 0])


def test_degressive_depreciation_turns_into_equal_parts_and_ends(build: Build, calculated: Calculated) -> None:
    case = build(depreciation={"method": "degressive"}, meta={"holding_years": 40})
    amounts = written_off(calculated, case)
    assert amounts[:3] == pytest.approx([8_000, 7_600, 7_220])
    assert amounts[13] == pytest.approx(0.05 * 160_000 * 0.95**13)
    assert amounts[14] == pytest.approx(160_000 * 0.95**14 / (100 / 3 - 14))
    assert amounts[14:33] == pytest.approx([amounts[14]] * 19)
    assert sum(amounts) == pytest.approx(160_000)
    assert amounts[34:] == pytest.approx([0] * 6)


def test_after_7b_the_residual_value_may_be_depreciated_in_equal_parts(build: Build, calculated: Calculated) -> None:
    terms = {
        "method": "degressive",
        "special_7b": True,
        "first_year_months": 6,
        "after_7b": "residual_linear",
    }
    purchase = {"price": 366_100, "land_share": 0.15, "living_area_sqm": 70}
    case = build(purchase=purchase, depreciation=terms)
    projection = calculated(case).projection
    amounts = projection.depreciation.regular[:, 0]
    # About 7,000 instead of 10,409.70: the book value of golden 05 over the rest of 33 1/3 years.
    assert amounts[4] == pytest.approx(208_193.93239 / (100 / 3 - 3.5), abs=0.01)
    assert amounts[4:] == pytest.approx([amounts[4]] * 6)


def test_monument_costs_are_gone_after_twelve_years(build: Build, calculated: Calculated) -> None:
    terms = {"monument_costs": 100_000, "monument_first_year": 2}
    case = build(depreciation=terms, meta={"holding_years": 15})
    shares = calculated(case).projection.depreciation.monument[:, 0]
    assert shares == pytest.approx([0] + [9_000] * 8 + [7_000] * 4 + [0, 0])


@pytest.mark.parametrize(
    ("ratio", "forecast", "share"),
    [(0.66, False, 1), (0.65, True, 1), (0.65, False, 0.65), (0.5, True, 1), (0.49, True, 0.49)],
)
def test_reduced_rent(build: Build, calculated: Calculated, ratio: float, forecast: bool, share: float) -> None:
    rent = {"comparable_warm_rent_monthly": 800 / ratio, "positive_surplus_forecast": forecast}
    case = build(rent=rent, tax={"other_taxable_income": 50_000})
    reduced = calculated(case).projection.reduced_rent
    assert reduced.deductible_share[0] == pytest.approx(share)


def sold(build: Build, calculated: Calculated, price: float, years: int = 9, **purchase: Any) -> Calculation:
    growth = (price / 200_000) ** (1 / years) - 1
    return calculated(
        build(
            purchase={"land_share": 1.0} | purchase,
            meta={"holding_years": years},
            tax={"marginal_rate_override": 0.4},
            exit={"appreciation_rate": growth},
        )
    )


def test_a_gain_is_taxed_before_ten_years_and_from_the_threshold_on(build: Build, calculated: Calculated) -> None:
    assert sold(build, calculated, 200_999).sale.capital_gains_tax[0] == 0
    assert sold(build, calculated, 201_000.001).sale.capital_gains_tax[0] == pytest.approx(400, abs=0.01)
    late = sold(build, calculated, 300_000, years=10).sale
    assert not late.capital_gain_taxable[0]
    assert late.capital_gains_tax[0] == 0


def test_a_loss_on_the_sale_saves_no_tax(build: Build, calculated: Calculated) -> None:
    loss = sold(build, calculated, 150_000).sale
    assert loss.capital_gain[0] == pytest.approx(-50_000)
    assert loss.capital_gains_tax[0] == 0


def test_without_equity_there_are_reasons_instead_of_ratios(build: Build, calculated: Calculated) -> None:
    loans = [{"amount": 220_000, "nominal_rate": 0.03, "initial_repayment_rate": 0.02}]
    figures = calculated(build(financing={"loans": loans})).key_figures
    for name in ("cash_on_cash_before_tax", "return_on_equity_with_principal", "payback_year_operating"):
        assert isinstance(figures[name][0], Unavailable)
    assert isinstance(figures["ltv"][0], float)


def test_without_loan_and_rent_there_are_reasons_too(build: Build, calculated: Calculated) -> None:
    figures = calculated(build(rent={"actual_rent_monthly": 0})).key_figures
    reasons = {name: figures[name][0] for name in ("dscr", "icr", "break_even_interest_shift", "price_to_rent_ratio")}
    assert reasons == {
        "dscr": Unavailable("no_debt_service"),
        "icr": Unavailable("no_interest"),
        "break_even_interest_shift": Unavailable("no_loan"),
        "price_to_rent_ratio": Unavailable("no_rent"),
    }


def test_costs_that_eat_the_rent_leave_no_break_even_rent(build: Build, calculated: Calculated) -> None:
    costs = [{"basis": "share_of_rent", "value": 0.5}, {"basis": "share_of_rent", "value": 0.5}]
    assert isinstance(calculated(build(operating_costs=costs)).key_figures["break_even_rent_yearly"][0], Unavailable)


def test_at_the_break_even_rent_the_cash_flow_is_nil(build: Build, calculated: Calculated) -> None:
    sections: dict[str, Any] = {
        "operating_costs": [{"basis": "share_of_rent", "value": 0.05}, {"basis": "fixed", "value": 700}],
        "financing": {"loans": [{"amount": 150_000, "nominal_rate": 0.04, "initial_repayment_rate": 0.02}]},
    }
    vacancy = {"vacancy_rate": 0.04, "vacancy_months": {"1": 2}, "recoverable_costs_monthly": 100}
    needed = calculated(build(rent=vacancy, **sections)).key_figures["break_even_rent_monthly"].values[0]
    at_it = build(rent=vacancy | {"actual_rent_monthly": needed}, **sections)
    assert calculated(at_it).key_figures["cash_flow_before_tax_yearly"].values[0] == pytest.approx(0, abs=1e-6)


def test_at_the_shifted_interest_the_cash_flow_is_nil(build: Build, calculated: Calculated) -> None:
    def cash(shift: float) -> Calculation:
        loans = [
            {"amount": 90_000, "nominal_rate": 0.04 + shift, "initial_repayment_rate": 0.02},
            {"amount": 60_000, "nominal_rate": 0.03 + shift, "initial_repayment_rate": 0.03},
        ]
        return calculated(build(financing={"loans": loans}))

    shift = float(cash(0).key_figures["break_even_interest_shift"].values[0])
    assert cash(shift).key_figures["cash_flow_before_tax_yearly"].values[0] == pytest.approx(0, abs=1e-6)


def test_the_levered_return_is_a_check_value(build: Build, calculated: Calculated) -> None:
    loans = [{"amount": 150_000, "nominal_rate": 0.03, "initial_repayment_rate": 0.0}]
    figures = calculated(build(financing={"loans": loans})).key_figures
    assert figures["levered_return"].values[0] == pytest.approx(figures["cash_on_cash_before_tax"].values[0])
