"""The columns against a plain calculation: one listing, one month at a time, from the specification alone.

It shares nothing with calc but the income tax of one amount, which has tests of its own.
"""

from __future__ import annotations

import json
import math
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from calc.calculation import calculate
from calc.income_tax import total_tax
from calc.law import statute
from calc.reading import from_json
from calc.result import to_json
from calc.stacking import stack

Record = dict[str, Any]
GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "golden.json").read_text(encoding="utf-8"))["cases"]
RATES = json.loads((Path(__file__).parents[1] / "golden" / "golden.json").read_text(encoding="utf-8"))["tables"][
    "transfer_tax_2026_11_21"
]


def tax_of(income: float, year: int, tax: Record) -> float:
    column = np.array([max(income, 0.0)])
    rate = tax.get("church_tax_rate", 0.0)
    return float(total_tax(column, year, splitting=tax.get("splitting", False), church_tax_rate=rate)[0])


def extra_tax(base: float, income: float, year: int, tax: Record) -> float:
    override = tax.get("marginal_rate_override")
    if override is not None:
        return float(income * override)
    return tax_of(base + income, year, tax) - tax_of(base, year, tax)


def rents(rent: Record, years: int) -> list[float]:
    start, mode, growth = (
        rent["actual_rent_monthly"],
        rent.get("mode", "growth"),
        rent.get("growth_rate", 0.0),
    )
    market = rent.get("market_rent_monthly", start)
    path = [start]
    for year in range(1, years + 1):
        at = market * (1 + growth) ** (year - 1)
        if mode == "constant":
            value = start
        elif mode == "growth":
            value = start * (1 + growth) ** (year - 1)
        elif mode == "stepped":
            value = rent["steps"][min(year, len(rent["steps"])) - 1]
        elif mode == "index":
            value = path[-1]
            if year > 1:
                rise = rent["cpi"][min(year - 1, len(rent["cpi"])) - 1]
                value *= 1 + (min(rise, rent["index_cap"]) if rent.get("index_cap") is not None else rise)
        elif mode == "comparative":
            value = start
            if year > 1:
                base = path[year - 3] if year > 3 else start
                value = max(path[-1], min(at, base * (1 + rent.get("cap_rate", 0.2))))
        else:
            frozen = year <= rent["frozen_years"]
            value = start if frozen else at * rent.get("relet_limit_share", 1.0)
        path.append(value)
    return path[1:]


def months_of(loan: Record, shift: float, months: int) -> list[Record]:
    balance, rate = loan["amount"], loan["nominal_rate"]
    payment = balance * (rate + loan["initial_repayment_rate"]) / 12
    rows = []
    for month in range(1, months + 1):
        if month == loan["fixed_months"] + 1 and loan.get("followup_rate") is not None:
            rate = loan["followup_rate"] + shift
            if loan.get("followup_repayment_rate") is not None:
                payment = balance * (rate + loan["followup_repayment_rate"]) / 12
        before, interest = balance, balance * rate / 12
        resting = month <= loan.get("interest_only_months", 0)
        principal = 0.0 if resting else min(payment - interest, balance)
        balance -= principal
        special, last = 0.0, loan.get("special_repayment_years")
        if month % 12 == 0 and (last is None or month // 12 <= last):
            special = min(loan.get("special_repayment_yearly", 0.0), balance)
            balance -= special
        if month == loan.get("repayment_subsidy_month"):
            balance -= min(loan.get("repayment_subsidy", 0.0), balance)
        rows.append(
            {
                "before": before,
                "interest": interest,
                "principal": principal,
                "special": special,
                "balance": balance,
            }
        )
    return rows


def depreciation(record: Record, basis: float, added: list[float], years: int) -> list[Record]:
    terms, area = record.get("depreciation", {}), record["purchase"]["living_area_sqm"]
    method, months = terms.get("method", "linear"), terms.get("first_year_months", 12)
    book, total, rows = basis, basis, []
    for year in range(1, years + 1):
        book, total = book + added[year - 1], total + added[year - 1]
        elapsed = 0 if year == 1 else months / 12 + year - 2
        if method == "degressive":
            rest = 100 / 3 - elapsed
            amount = max(0.05 * book, book / rest) if rest > 0 else book
        else:
            amount = total * (
                1 / terms["remaining_life_years"] if method == "remaining_life" else terms.get("rate", 0.02)
            )
        amount = min(amount, book) * (months / 12 if year == 1 else 1)
        special = 0.05 * min(basis, 4000 * area) if terms.get("special_7b") and year <= 4 else 0.0
        special = min(special, book - amount)
        since = year - terms.get("monument_first_year", 1)
        share = 0.09 if 0 <= since < 8 else 0.07 if 8 <= since < 12 else 0.0
        book -= amount + special
        rows.append(
            {
                "regular": amount,
                "special_7b": special,
                "monument": share * terms.get("monument_costs", 0.0),
                "book_value": book,
            }
        )
    return rows


def plain(record: Record) -> Record:
    purchase, rent, out = record["purchase"], record["rent"], record.get("exit", {})
    years, tax = record["meta"]["holding_years"], record.get("tax", {})
    price, inventory = purchase["price"], purchase.get("inventory_value", 0.0)
    rate = purchase.get("transfer_tax_rate", RATES[purchase["state"]])
    base = price - inventory + purchase.get("transfer_tax_extra_base", 0.0)
    transfer_tax = 0 if base <= 2500 else math.floor(base * rate + 1e-6)
    shares = sum(
        purchase.get(name, usual)
        for name, usual in (("notary_rate", 0.015), ("land_registry_rate", 0.005), ("broker_rate", 0.0357))
    )
    costs = transfer_tax + price * shares + purchase.get("other_acquisition_costs", 0.0)
    works = record.get("renovations", [])
    capex0 = sum(work["amount"] for work in works if work.get("at_purchase"))
    total = price + costs + capex0
    financing = record.get("financing", {})
    loans = financing.get("loans", [])
    payout = sum(loan["amount"] * (1 - loan.get("disagio_rate", 0.0)) for loan in loans)
    equity = total + financing.get("financing_costs", 0.0) - payout
    basis = (price - inventory + costs) * (1 - purchase.get("land_share", 0.2))
    early = [w for w in works if w["type"] in ("repair", "improvement") and w["year"] <= 3]
    net = sum(w["amount"] / (1 + w.get("vat_rate", 0.19)) for w in early)
    exceeded = net > 0.15 * basis
    added, deducted = [0.0] * (years + 200), [0.0] * (years + 200)
    for work in works:
        kind, year, spread = work["type"], work["year"], work.get("spread_years", 1)
        if kind in ("improvement", "expansion") or (exceeded and work in early):
            added[year - 1] += work["amount"]
        elif kind != "monument":
            for k in range(spread):
                at = min(year + k, years) if year <= years else year + k
                deducted[at - 1] += work["amount"] / spread
    written_off = depreciation(record, basis, added, years)
    share0, ratio = 1.0, None
    if rent.get("comparable_warm_rent_monthly"):
        warm = rent["actual_rent_monthly"] + rent.get("recoverable_costs_monthly", 0.0)
        ratio = warm / rent["comparable_warm_rent_monthly"]
        full = ratio >= 0.66 or (ratio >= 0.5 and rent.get("positive_surplus_forecast", True))
        share0 = 1.0 if full else ratio
    shift = financing.get("followup_rate_shift", 0.0)
    plans = [months_of(loan, shift, max(12 * years, loan["fixed_months"], 126)) for loan in loans]
    path, rows, actually = rents(rent, years), [], 0.0
    for year in range(1, years + 1):
        other = rent.get("other_income_monthly", 0.0) * (1 + rent.get("growth_rate", 0.0)) ** (year - 1)
        potential = 12 * (path[year - 1] + other)
        vacant = rent.get("vacancy_months", {}).get(str(year), 0)
        effective = potential * (1 - rent.get("vacancy_rate", 0.02)) * (1 - vacant / 12)
        opex, reserve = rent.get("recoverable_costs_monthly", 0.0) * vacant, 0.0
        for item in record.get("operating_costs", []):
            factor = {"fixed": 1.0, "per_sqm": purchase["living_area_sqm"], "share_of_rent": potential}[item["basis"]]
            grown = 1.0 if item["basis"] == "share_of_rent" else (1 + item.get("growth", 0.0)) ** (year - 1)
            amount = item["value"] * factor * grown
            if item.get("tax") == "reserve":
                reserve += amount
            else:
                opex += amount
        chunk = [row for plan in plans for row in plan[12 * year - 12 : 12 * year]]
        interest, principal = sum(row["interest"] for row in chunk), sum(row["principal"] for row in chunk)
        special = sum(row["special"] for row in chunk)
        capex = sum(w["amount"] for w in works if w["year"] == year and not w.get("at_purchase"))
        off = written_off[year - 1]
        afa = off["regular"] + off["special_7b"] + off["monument"]
        expenses = opex + interest + afa + deducted[year - 1]
        expenses += (
            inventory / purchase.get("inventory_life_years", 10)
            if year <= purchase.get("inventory_life_years", 10)
            else 0
        )
        expenses += record.get("reserve_withdrawals", {}).get(str(year), 0.0)
        if year == 1:
            expenses += financing.get("financing_costs", 0.0)
            expenses += sum(loan["amount"] * loan.get("disagio_rate", 0.0) for loan in loans)
        share = 1.0 if rent.get("mode") == "frozen" and year > rent["frozen_years"] else share0
        actually += (off["regular"] + off["special_7b"]) * share
        taxable = effective - share * expenses
        income = tax.get("other_taxable_income", 60_000) * (1 + tax.get("other_income_growth", 0.0)) ** (year - 1)
        tax_year = tax.get("tariff_year") or record["meta"]["start_year"] + year - 1
        noi = effective - opex - reserve
        before = noi - interest - principal - special - capex
        levy = extra_tax(income, taxable, tax_year, tax)
        rows.append(
            {
                "net_operating_income": noi, "interest": interest, "principal": principal, "capex": capex,
                "special_repayment": special, "depreciation": afa, "taxable_rental_income": taxable,
                "tax": levy,
                "net_cash_flow_before_tax": before, "net_cash_flow_after_tax": before - levy,
                "loan_balance": sum(plan[12 * year - 1]["balance"] for plan in plans),
                "monthly_rent": path[year - 1], "deductible_expenses": share * expenses,
            }
        )  # fmt: skip
    value = purchase.get("market_value") or price - inventory
    sale_price = value * (1 + out.get("appreciation_rate", 0.0)) ** years
    selling = sale_price * out.get("selling_cost_rate", 0.0)
    reinvest, penalty = out.get("reinvest_rate", 0.025), 0.0
    for loan, plan in zip(loans, plans, strict=True):
        loss = 0.0
        for k, month in enumerate(range(12 * years + 1, min(loan["fixed_months"], 126) + 1), start=1):
            margin = (loan["nominal_rate"] - reinvest) / 12
            loss += plan[month - 1]["before"] * margin / (1 + reinvest / 12) ** k
        penalty += max(loss, 0.0)
    adjusted = price - inventory + costs + sum(added[:years]) - actually
    gain = sale_price - selling - penalty - adjusted
    last_year = record["meta"]["start_year"] + years - 1
    taxed = years < out.get("taxable_if_years_below", 10) and gain >= (1000 if last_year >= 2024 else 600)
    on_top = income + taxable
    gains_tax = extra_tax(on_top, gain, tax.get("tariff_year") or last_year, tax) if taxed else 0.0
    return {
        "purchase": {"total_investment": total, "equity": equity, "building_basis": basis},
        "tax_checks": {"near_acquisition_net_costs": net, "rent_ratio": ratio, "deductible_share": share0},
        "depreciation_rows": written_off,
        "rows": rows,
        "exit": {
            "prepayment_penalty": penalty, "adjusted_cost": adjusted, "capital_gain": gain,
            "capital_gains_tax": gains_tax,
            "net_proceeds": sale_price - selling - penalty - rows[-1]["loan_balance"] - gains_tax,
        },
    }  # fmt: skip


def some_record(chance: random.Random) -> Record:
    """A record with a bit of everything."""
    pick = chance.choice
    price = round(chance.uniform(40_000, 900_000), 2)
    rent: Record = {
        "actual_rent_monthly": round(price * chance.uniform(0.001, 0.007), 2),
        "mode": pick(["constant", "growth", "stepped", "index", "comparative", "frozen"]),
        "growth_rate": pick([0.0, 0.015, -0.01, 0.03]),
        "other_income_monthly": pick([0, 60]),
        "vacancy_rate": pick([0, 0.02, 0.08]),
        "vacancy_months": pick([{}, {"1": 2}, {"3": 12, "5": 1.5}]),
        "recoverable_costs_monthly": pick([0, 150]),
        "positive_surplus_forecast": pick([True, False]),
    }
    rent["market_rent_monthly"] = rent["actual_rent_monthly"] * pick([1.0, 1.3, 0.9])
    rent |= {"steps": [900.0, 950.0, 1000.0]} if rent["mode"] == "stepped" else {}
    rent |= {"cpi": [0.02, 0.06, -0.01], "index_cap": pick([None, 0.035])} if rent["mode"] == "index" else {}
    rent |= (
        {"frozen_years": pick([0, 3, 20]), "relet_limit_share": pick([1.0, 0.8])} if rent["mode"] == "frozen" else {}
    )
    rent |= {"cap_rate": pick([0.15, 0.2])} if rent["mode"] == "comparative" else {}
    if chance.random() < 0.4:
        rent["comparable_warm_rent_monthly"] = rent["actual_rent_monthly"] * pick([1.2, 1.7, 3.0])
    loans = [
        {
            "amount": round(price * chance.uniform(0.1, 0.7), 2),
            "nominal_rate": pick([0.0, 0.01, 0.039, 0.06]),
            "initial_repayment_rate": pick([0.01, 0.02, 0.05, 0.25]),
            "fixed_months": pick([60, 100, 120, 180, 240]),
            "interest_only_months": pick([0, 0, 9, 24]),
            "disagio_rate": pick([0, 0, 0.03]),
            "followup_rate": pick([None, 0.02, 0.06]),
            "followup_repayment_rate": pick([0.01, 0.03]),
            "special_repayment_yearly": pick([0, 0, 4000]),
            "special_repayment_years": pick([None, 4]),
            "repayment_subsidy": pick([0, 5000]),
            "repayment_subsidy_month": pick([7, 12, 24]),
        }
        for _ in range(pick([0, 1, 1, 2, 3]))
    ]
    costs = [
        {"basis": "fixed", "value": 400.0, "growth": 0.02},
        {"basis": "per_sqm", "value": 14.58, "growth": pick([0.0, 0.03])},
        {"basis": "per_sqm", "value": 6.0, "growth": 0.01, "tax": "reserve"},
        {"basis": "share_of_rent", "value": 0.05, "growth": 0.02},
    ]
    works = [
        {
            "year": pick([1, 2, 3, 4, 7, 30]),
            "amount": round(price * chance.uniform(0.005, 0.12), 2),
            "type": pick(["repair", "repair", "improvement", "expansion", "annual", "monument"]),
            "vat_rate": pick([0.19, 0.0]),
            "at_purchase": pick([True, False]),
            "spread_years": pick([1, 3, 5]),
        }
        for _ in range(pick([0, 1, 3]))
    ]
    method = pick(["linear", "degressive", "remaining_life"])
    return {
        "meta": {"start_year": pick([2022, 2024, 2026, 2027]), "contract_date": "2022-01-10",
                 "holding_years": pick([1, 3, 7, 9, 10, 12, 25, 40])},
        "purchase": {
            "price": price, "living_area_sqm": chance.uniform(20, 200), "state": "BY",
            "transfer_tax_rate": 0.065,
            "land_share": pick([0.0, 0.2, 0.6]), "inventory_value": pick([0.0, 8000.0]),
            "inventory_life_years": pick([5, 10]), "broker_rate": pick([0.0, 0.0357]),
            "other_acquisition_costs": pick([0.0, 999.0]), "transfer_tax_extra_base": pick([0.0, 20_000.0]),
        },
        "rent": rent,
        "operating_costs": chance.sample(costs, pick([0, 2, 4])),
        "reserve_withdrawals": pick([{}, {"2": 1200.0}]),
        "renovations": works,
        "financing": {
            "loans": loans, "financing_costs": pick([0.0, 1100.0]), "followup_rate_shift": pick([0.0, 0.01]),
        },
        "depreciation": {
            "method": method, "rate": pick([0.02, 0.03, 0.1]), "remaining_life_years": pick([25, 8.5]),
            "first_year_months": pick([12, 5]), "special_7b": pick([False, True]),
            "monument_costs": pick([0.0, 50_000.0]), "monument_first_year": pick([1, 3]),
        },
        "tax": {
            "other_taxable_income": pick([0.0, 20_000.0, 75_000.0, 300_000.0]),
            "other_income_growth": pick([0, 0.02]),
            "splitting": pick([False, True]), "church_tax_rate": pick([0.0, 0.09]),
            "marginal_rate_override": pick([None, None, 0.42]), "tariff_year": pick([None, None, 2025]),
        },
        "exit": {
            "appreciation_rate": pick([0.0, 0.03, -0.02]), "selling_cost_rate": pick([0.0, 0.0357]),
            "reinvest_rate": pick([0.025, 0.0, 0.05]),
        },
    }  # fmt: skip


def agree(ours: Any, theirs: Any, path: str) -> None:
    if isinstance(theirs, dict):
        for key, value in theirs.items():
            agree(ours[key], value, f"{path}.{key}")
    elif isinstance(theirs, list):
        assert len(ours) == len(theirs), path
        for index, pair in enumerate(zip(ours, theirs, strict=True)):
            agree(*pair, f"{path}[{index}]")
    elif theirs is None:
        assert ours is None, path
    else:
        assert ours == pytest.approx(theirs, rel=1e-10, abs=1e-5), path


@pytest.mark.parametrize("name", GOLDEN)
def test_the_plain_calculation_is_right_itself(name: str) -> None:
    record = GOLDEN[name]["inputs"]
    record["purchase"].setdefault("transfer_tax_rate", GOLDEN[name]["outputs"]["purchase"]["transfer_tax_rate"])
    agree(GOLDEN[name]["outputs"], plain(record), name)


def test_many_different_listings_in_one_block() -> None:
    chance = random.Random(20261121)
    records = [some_record(chance) for _ in range(400)]
    results = to_json(calculate(stack([from_json(record) for record in records])))
    for number, (record, result) in enumerate(zip(records, results, strict=True)):
        agree(result, plain(record), f"record {number}")


def test_threshold_year_is_in_the_law() -> None:
    assert [p.value["threshold"] for p in statute("private_sale").series["all"]] == [600, 1000]
