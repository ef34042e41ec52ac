"""Published worked examples, mapped to our functions and named by their ids.

Income tax and internal rates have their cases beside their modules. Some published figures are not ours
on purpose (OTHER_MEANING): they are computed the publisher's way from our parts, so that the difference is
on record.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from calc.acquisition import transfer_tax
from calc.calculation import Calculation, calculate
from calc.columns import LoanColumns
from calc.fees import simple_fee
from calc.loan import Amortisation, annuity_payment, monthly_payment, months_to_payoff, periods_to_payoff
from calc.loan_schedule import Convention, Schedule, plain_schedule
from calc.reading import from_json
from calc.stacking import stack

REFERENCE: dict[str, Any] = {
    case["id"]: case
    for case in map(
        json.loads,
        Path(__file__).with_name("reference_cases.jsonl").read_text(encoding="utf-8").splitlines(),
    )
}
Given = dict[str, Any]
Adapter = Callable[[Given], Given]
ADAPTERS: dict[str, Adapter] = {}


def adapts(*ids: str) -> Callable[[Adapter], Adapter]:
    def register(adapter: Adapter) -> Adapter:
        ADAPTERS.update(dict.fromkeys(ids, adapter))
        return adapter

    return register


def column(*values: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array(values, dtype=np.float64)


def deal(price: float, rent_yearly: float, **changes: Any) -> Calculation:
    """A purchase without any cost but the stated ones; ``costs`` per year and ``closing`` once, in EUR."""
    record: dict[str, Any] = {
        "meta": {"start_year": 2026, "contract_date": "2026-01-15"},
        "purchase": {
            "price": price,
            "living_area_sqm": changes.get("area", 80.0),
            "transfer_tax_rate": changes.get("transfer_tax_rate", 0.0),
            "notary_rate": changes.get("notary_rate", 0.0),
            "land_registry_rate": 0.0,
            "broker_rate": changes.get("broker_rate", 0.0),
            "other_acquisition_costs": changes.get("closing", 0.0),
            "land_share": changes.get("land_share", 0.2),
        },
        "rent": {"actual_rent_monthly": rent_yearly / 12, "vacancy_rate": changes.get("vacancy_rate", 0.0)},
        "operating_costs": [{"value": changes.get("costs", 0.0)}, *changes.get("items", [])],
        "renovations": changes.get("renovations", []),
        "financing": {"loans": changes.get("loans", [])},
        "depreciation": changes.get("depreciation", {}),
        "exit": changes.get("exit", {}),
        "tax": {"other_taxable_income": 0.0},
    }
    return calculate(stack([from_json(record)]))


def kpi(calculation: Calculation, name: str) -> float:
    return float(calculation.key_figures[name].values[0])


def percent_loan(amount: float, rate: float, repayment: float) -> dict[str, float]:
    return {"amount": amount, "nominal_rate": rate / 100, "initial_repayment_rate": repayment / 100}


def loan_columns(amount: float, rate: float, repayment: float) -> LoanColumns:
    """A loan from percentages."""
    template = from_json(
        {
            "purchase": {"price": 1.0, "living_area_sqm": 1.0, "state": "BY"},
            "rent": {"actual_rent_monthly": 0.0},
            "financing": {"loans": [percent_loan(amount, rate, repayment)]},
        }
    )
    return stack([template]).financing.loans[0]


def balance_after(loan: LoanColumns, years: int) -> float:
    state = Amortisation.begin(loan, column(0.0))
    for year in range(1, years + 1):
        state.advance(year)
    return float(state.balance[0])


@adapts(
    "seed-brutto-A", "seed-brutto-B", "seed-brutto-C", "vr-mietrendite", "renditly-mietrendite",
    "immoanalyst-netto2", "halloimmo-netto", "novo-faktor", "wiwo-faktor", "aundo-faktor", "alrayan-gross",
    "patma-yield", "calchub-yield", "mkn-netto",
)  # fmt: skip
def yields(given: Given) -> Given:
    result = deal(
        given["kaufpreis"],
        given["jahreskaltmiete"],
        costs=given.get("kosten_jahr", 0.0),
        closing=given.get("kaufnebenkosten", 0.0),
    )
    return {
        "bruttomietrendite_pct": 100 * kpi(result, "gross_rental_yield"),
        "nettomietrendite_pct": 100 * kpi(result, "net_rental_yield"),
        "kaufpreisfaktor": kpi(result, "price_to_rent_ratio"),
    }


@adapts("steueroptimierung-mietrendite")
def yields_with_rates(given: Given) -> Given:
    upkeep = given["instandhaltung"] + given["versicherung"] + given["grundsteuer"]
    result = deal(
        given["kaufpreis"],
        given["jahreskaltmiete"],
        costs=upkeep,
        vacancy_rate=given["leerstand_pct"] / 100,
        transfer_tax_rate=given["grest_pct"] / 100,
        notary_rate=given["notar_pct"] / 100,
        broker_rate=given["makler_pct"] / 100,
    )
    costs, table, total = result.investment.costs, result.projection.table, result.investment.total_investment
    return {
        "notar": costs.notary[0],
        "makler": costs.broker[0],
        "grest": costs.transfer_tax[0],
        "gesamtinvestition": total[0],
        "miete_nach_leerstand": table.effective_gross_rent[0, 0],
        "bewirtschaftung": table.operating_expenses[0, 0],
        "reinertrag": table.net_operating_income[0, 0],
        "kaufpreisfaktor": kpi(result, "price_to_rent_ratio"),
        "nettomietrendite_pct_anzeige": round(100 * kpi(result, "net_rental_yield")),
        # OTHER_MEANING: that site divides the gross rent by the total investment.
        "brutto_auf_gesamtinvest_pct_anzeige": round(100 * given["jahreskaltmiete"] / total[0]),
    }


@adapts("festas-yields")
def yields_and_cash_on_cash(given: Given) -> Given:
    result = deal(
        given["kaufpreis"],
        given["jahreskaltmiete"],
        costs=given["kosten_jahr"] + given["jahreskaltmiete"] * given["leerstand_pct"] / 100,
        transfer_tax_rate=given["grest_pct"] / 100,
        notary_rate=given["notar_pct"] / 100,
        broker_rate=given["makler_pct"] / 100,
    )
    return {
        "nebenkosten": result.investment.acquisition_costs[0],
        "nebenkosten_pct": 100 * result.investment.acquisition_cost_rate[0],
        "gesamtinvestition": result.investment.total_investment[0],
        "bruttomietrendite_pct": 100 * kpi(result, "gross_rental_yield"),
        "nettomietrendite_pct": 100 * kpi(result, "net_rental_yield"),
        "eigenkapitalrendite_pct": 100 * given["cashflow_nach_steuer"] / given["eigenkapital"],
    }


@adapts("versicherungsbote-leverage")
def return_on_equity(given: Given) -> Given:
    # 90,000 borrowed at 1,500 of interest, interest only for the first year.
    loan = percent_loan(90_000, 100 * given["zinsen"] / 90_000, 0.0)
    result = deal(90_000 + given["eigenkapital"], given["reinertrag"], loans=[loan])
    return {"ek_rendite_pct": 100 * kpi(result, "cash_on_cash_before_tax")}


@adapts("gto-cashflow")
def cash_flow(given: Given) -> Given:
    result = deal(100_000, given["nettomiete"])
    income = result.projection.table.net_operating_income[0, 0]
    return {"cashflow": income - given["zinsen"] - given["tilgung"]}


@adapts("gh-multiloan")
def several_loans(given: Given) -> Given:
    loans = [percent_loan(*loan) for loan in given["darlehen"]]
    result = deal(given["kaufpreis"], 12 * given["kaltmiete"], loans=loans)
    payments = [monthly_payment(loan)[0] for loan in result.columns.financing.loans]
    return {
        "rate1": payments[0],
        "rate2": payments[1],
        "kapitaldienst": result.projection.table.debt_service[0, 0] / 12,
        "cashflow_monat": kpi(result, "cash_flow_before_tax_monthly"),
        "ek_rendite_pct": 100 * kpi(result, "cash_on_cash_before_tax"),
    }


@adapts("us-deal-dscr")
def instalment_rounded_up(given: Given) -> Given:
    amount, rate = column(given["price"] - given["down"]), column(given["apr"])
    exact = annuity_payment(amount, rate / 12, column(given["n"]))
    schedule = plain_schedule(amount, rate, exact, 1, Convention.INSTALMENT_ROUNDED_UP)
    payment = (schedule.interest + schedule.principal)[0, 0]
    result = deal(given["price"], 12 * given["rent"], costs=12 * given["expenses"])
    noi = result.projection.table.net_operating_income[0, 0] / 12
    return {
        "payment": payment,
        "noi_month": noi,
        "cap_rate": kpi(result, "return_on_total_capital"),
        "cashflow": noi - payment,
        "cash_on_cash": 12 * (noi - payment) / given["down"],
        "dscr": noi / payment,
    }


FINANZTEST = [name for name in REFERENCE if name.startswith("finanztest-restschuld")]


@adapts(*FINANZTEST)
def balances_in_percent(given: Given) -> Given:
    repayment, years = given["anfangstilgung_pct"], given["jahre"]
    rates = given["sollzinsen_pct"]
    return {"restschuld_pct": [balance_after(loan_columns(100.0, rate, repayment), years) for rate in rates]}


@adapts("finanztest-beispiel")
def balance_from_a_rounded_percentage(given: Given) -> Given:
    loan = loan_columns(100.0, given["sollzins_pct"], given["anfangstilgung_pct"])
    return {"restschuld": given["darlehen"] * round(balance_after(loan, given["jahre"]), 2) / 100}


def yearly(given: Given, payment: float, years: int = 40) -> Schedule:
    rate = column(given["sollzins_pct"] / 100)
    return plain_schedule(column(given["darlehen"]), rate, column(payment), years, Convention.YEARLY)


@adapts("mathelounge-500k", "mathelounge-100k", "mathelounge-250k-b", "flbk-annuitaet")
def yearly_payments(given: Given) -> Given:
    rate, amount = given["sollzins_pct"] / 100, given["darlehen"]
    if "jahre" in given and "annuitaet" not in given:
        payment = float(annuity_payment(column(amount), column(rate), column(given["jahre"]))[0])
    else:
        payment = given.get("annuitaet") or amount * (rate + given["anfangstilgung_pct"] / 100)
    plan = yearly(given, payment)
    paid = (plan.interest + plan.principal)[:, 0]
    last = int(np.flatnonzero(paid > 1e-9)[-1])
    exact = periods_to_payoff(column(amount), column(rate), column(payment))[0]
    half = periods_to_payoff(column(amount), column(rate), column(payment))[0] - float(
        periods_to_payoff(column(amount / 2), column(rate), column(payment))[0]
    )
    results: Given = {
        "annuitaet": payment,
        "letzte_rate": paid[last],
        "summe_zinsen": plan.interest.sum(),
        "jahre": last + 1,
        "laufzeit": exact,
        "jahre_bis_halb": half,
        "restschuld_6": plan.balance[5, 0],
        "zinsen_7": plan.interest[6, 0],
        "tilgung_7": plan.principal[6, 0],
    }
    for year in range(1, 30):
        results |= {
            f"rs{year}": plan.balance[year - 1, 0],
            f"zinsen{year}": plan.interest[year - 1, 0],
            f"tilgung{year}": plan.principal[year - 1, 0],
        }
    return results


@adapts("mathelounge-318k")
def balance_at_refinancing(given: Given) -> Given:
    amount, rate = column(given["darlehen"]), column(given["sollzins_pct"] / 100)
    payment = annuity_payment(amount, rate / 12, column(given["laufzeit_monate"]))
    # The page pays 1,661.39: the exact instalment, rounded up to the cent.
    months, convention = given["zinsbindung_monate"], Convention.INSTALMENT_ROUNDED_UP
    plan = plain_schedule(amount, rate, payment, months, convention)
    return {"rate": payment[0], "restschuld": plan.balance[-1, 0]}


@adapts("kalkimo-rate", "festas-annuitaet")
def instalment(given: Given) -> Given:
    rate = monthly_payment(loan_columns(given["darlehen"], given["sollzins_pct"], given["anfangstilgung_pct"]))[0]
    return {"rate": rate, "annuitaet": 12 * rate}


@adapts("kalkimo-bullet")
def interest_only(given: Given) -> Given:
    template = loan_columns(given["darlehen"], given["sollzins_pct"], 2.0)
    resting = replace(template, interest_only_months=np.array([120]))
    paid = Amortisation.begin(resting, column(0.0)).advance(1)
    return {"rate": (paid.interest + paid.principal)[0] / 12}


@adapts("gh-rate-12")
def instalments_by_term(given: Given) -> Given:
    amount, rate, months = (column(*values) for values in zip(*given["faelle"], strict=True))
    return {"raten": annuity_payment(amount, rate / 1200, months).tolist()}


@adapts("gh-laufzeit")
def term(given: Given) -> Given:
    repayment = 12 * given["rate"] / given["darlehen"] * 100 - given["sollzins_pct"]
    loan = loan_columns(given["darlehen"], given["sollzins_pct"], repayment)
    exact = periods_to_payoff(loan.amount, loan.nominal_rate / 12, monthly_payment(loan))[0]
    return {"monate_exakt": exact, "monate": months_to_payoff(loan)[0], "anfangstilgung_pct": repayment}


@adapts("cfpb-amortize")
def amortised(given: Given) -> Given:
    amount, rate = column(given["darlehen"]), column(given["sollzins_pct"] / 100)
    payment = annuity_payment(amount, rate / 12, column(given["monate"]))
    plan = plain_schedule(amount, rate, payment, given["nach_monaten"])
    return {
        "payment": payment[0],
        "interest": plan.interest.sum(),
        "principal": plan.principal.sum(),
        "balance": plan.balance[-1, 0],
    }


@adapts("austin-mortgage")
def cent_schedule(given: Given) -> Given:
    amount, rate = column(given["darlehen"]), column(given["sollzins_pct"] / 100)
    exact = annuity_payment(amount, rate / 12, column(given["monate"]))
    plan = plain_schedule(amount, rate, exact, given["monate"] + 1, Convention.INTEREST_TO_CENTS)
    paid = plan.interest + plan.principal
    cents = 100 * np.stack((plan.interest, plan.principal, paid))
    assert np.abs(cents - np.round(cents)).max() < 1e-5, "every figure is a whole cent"
    assert plan.principal.sum() == pytest.approx(given["darlehen"], abs=1e-6)
    return {"payment": paid[0, 0], "payment_exact": exact[0]}


@adapts("gh-de400-full")
def complete(given: Given) -> Given:
    price = given["kaufpreis"]
    loan = percent_loan(300_000, given["sollzins_pct"], given["anfangstilgung_pct"])
    monthly = given["hausgeld_monat"] + given["verwaltung_monat"]
    result = deal(
        price,
        12 * given["kaltmiete_monat"],
        area=given["wohnflaeche"],
        costs=12 * monthly,
        items=[{"value": given["instandhaltung_m2"], "basis": "per_sqm"}],
        transfer_tax_rate=given["grest_pct"] / 100,
        notary_rate=given["notar_pct"] / 100,
        broker_rate=given["makler_pct"] / 100,
        land_share=1 - given["gebaeudeanteil_pct"] / 100,
        loans=[loan],
        depreciation={"rate": given["afa_pct"] / 100},
    )
    bought, table = result.investment, result.projection.table
    assert bought.equity[0] == pytest.approx(given["eigenkapital"])
    return {
        "grest": bought.costs.transfer_tax[0],
        "notar": bought.costs.notary[0],
        "makler": bought.costs.broker[0],
        "nebenkosten": bought.acquisition_costs[0],
        "nebenkosten_quote_pct": 100 * bought.acquisition_cost_rate[0],
        "darlehen": bought.loan_nominal[0],
        "beleihungsauslauf_pct": 100 * kpi(result, "ltv"),
        "jahresannuitaet": table.debt_service[0, 0],
        "monatsrate": table.debt_service[0, 0] / 12,
        "restschuld_10j": table.loan_balance[9, 0],
        "bruttomietrendite_pct": 100 * kpi(result, "gross_rental_yield"),
        # The publisher leaves the house money, paid on by the tenant there, out of both sums.
        "bewirtschaftung": table.operating_expenses[0, 0],
        "cashflow_vor_steuer": kpi(result, "cash_flow_before_tax_yearly"),
        "afa": table.depreciation[0, 0],
        "preis_m2": price / given["wohnflaeche"],
        "miete_m2": table.monthly_rent[0, 0] / given["wohnflaeche"],
    }


@adapts("kreditberater-kpis")
def cash_on_cash(given: Given) -> Given:
    amount, rate = column(given["darlehen"]), column(given["sollzins_pct"] / 100)
    payment = annuity_payment(amount, rate / 12, column(given["monate"]))[0]
    loan = percent_loan(given["darlehen"], given["sollzins_pct"], 0) | {
        "initial_repayment_rate": 12 * payment / given["darlehen"] - rate[0]
    }
    result = deal(
        given["kaufpreis"],
        given["reinertrag"],
        closing=given["kaufnebenkosten"],
        loans=[loan],
        exit={"appreciation_rate": given["wertsteigerung_pct"] / 100},
    )
    flows = result.flows.before_tax[:, 0]
    years = given["haltedauer"]
    assert kpi(result, "irr_before_tax") == pytest.approx(0.0534, abs=5e-5), "what the page calls IRR is none"
    return {
        "cashflow_monat": kpi(result, "cash_flow_before_tax_monthly"),
        "cash_on_cash_pct": 100 * kpi(result, "cash_on_cash_before_tax"),
        # OTHER_MEANING: yearly growth from the equity to the sum of all later flows.
        "cagr_labelled_irr_pct": 100 * ((flows[1:].sum() / -flows[0]) ** (1 / years) - 1),
    }


@adapts("immocalculus")
def every_line_printed(given: Given) -> Given:
    result = deal(
        given["kaufpreis"],
        given["jahreskaltmiete"],
        costs=given["kosten_jahr"],
        closing=given["kaufpreis"] * given["kaufnebenkosten_pct"] / 100,
        vacancy_rate=given["leerstand_pct"] / 100,
        loans=[percent_loan(given["darlehen"], given["sollzins_pct"], given["anfangstilgung_pct"])],
        exit={"appreciation_rate": given["wertsteigerung_pct"] / 100},
    )
    table = result.projection.table
    assert result.investment.equity[0] == pytest.approx(given["eigenkapital"])
    assert table.loan_balance[9, 0] == pytest.approx(170_451.86, abs=0.005), "not the linear 179,200"
    return {
        "bruttomietrendite_pct": 100 * kpi(result, "gross_rental_yield"),
        "nettomietrendite_pct": 100 * kpi(result, "net_rental_yield"),
        "cashflow_jahr": kpi(result, "cash_flow_before_tax_yearly"),
        "kreditrate_jahr": table.debt_service[0, 0],
        "ek_rendite_pct": 100 * kpi(result, "cash_on_cash_before_tax"),
        "kaufpreisfaktor": kpi(result, "price_to_rent_ratio"),
        "immobilienwert_10": result.sale.sale_price[0],
        # OTHER_MEANING: the page repays in equal parts.
        "restschuld_linear_falsch": given["darlehen"] * (1 - 10 * given["anfangstilgung_pct"] / 100),
    }


@adapts(
    "kalkimo-afa-neubau", "kalkimo-afa-altbau", "kalkimo-afa-gutachten4", "festas-afa-vor1925",
    "festas-afa-ab1925", "festas-afa-ab2023", "wkdi-afa",
)  # fmt: skip
def linear(given: Given) -> Given:
    price = given["kaufpreis"]
    land = given["bodenwert"] / price if "bodenwert" in given else 1 - given["gebaeudeanteil_pct"] / 100
    result = deal(price, 1.0, land_share=land, depreciation={"rate": given["satz_pct"] / 100})
    first = result.projection.table.depreciation[0, 0]
    return {"afa": first, "monat": first / 12}


@adapts("festas-afa-denkmal")
def monument(given: Given) -> Given:
    certified = given["kaufpreis"] * given["gebaeudeanteil_pct"] / 100
    result = deal(given["kaufpreis"], 1.0, depreciation={"monument_costs": certified})
    return {"afa": result.projection.depreciation.monument[0, 0]}


@adapts("mkn-15pct")
def limit_exceeded(given: Given) -> Given:
    work = {"year": 1, "amount": given["sanierung"], "vat_rate": 0.0}
    result = deal(given["kaufpreis"], 1.0, land_share=given["bodenwert_pct"] / 100, renovations=[work])
    check = result.projection.near_acquisition
    first_without_work = deal(given["kaufpreis"], 1.0, land_share=given["bodenwert_pct"] / 100)
    return {
        "limit": check.limit[0],
        "ueberschritten": bool(check.exceeded[0]),
        "afa": first_without_work.projection.table.depreciation[0, 0],
    }


@adapts("kalkimo-15pct")
def limit_and_excess(given: Given) -> Given:
    works = [{"year": y, "amount": a, "vat_rate": 0.0} for y, a in enumerate(given["massnahmen"], start=1)]
    later = {"year": 4, "amount": 99_000, "vat_rate": 0.0}
    land = given["bodenwert"] / given["kaufpreis"]
    check = deal(given["kaufpreis"], 1.0, land_share=land, renovations=[*works, later]).projection.near_acquisition
    return {"schwelle": check.limit[0], "ist": check.net_costs[0], "ueberschuss": -check.headroom[0]}


@adapts("deutschebank-vuv")
def rental_income(given: Given) -> Given:
    amount = 100_000.0
    loan = percent_loan(amount, 100 * given["zinsen"] / amount, 0.0)
    table = deal(150_000, given["miete"], costs=given["verwaltung"], loans=[loan]).projection.table
    return {"vor_afa": table.taxable_rental_income[0, 0] + table.depreciation[0, 0]}


def sold(given: Given, price: float, sale_price: float, **changes: Any) -> Calculation:
    """A sale after nine years at ``sale_price``."""
    growth = (sale_price / price) ** (1 / 9) - 1
    record = {
        "meta": {"start_year": 2018, "contract_date": "2018-01-15", "holding_years": 9},
        "purchase": {
            "price": price, "living_area_sqm": 50.0, "land_share": changes.get("land_share", 1.0),
            "transfer_tax_rate": 0, "notary_rate": 0, "land_registry_rate": 0, "broker_rate": 0,
        },
        "rent": {"actual_rent_monthly": 0.0},
        "depreciation": changes.get("depreciation", {}),
        "tax": {"marginal_rate_override": given.get("satz_pct", 40) / 100, "tariff_year": 2026},
        "exit": {
            "appreciation_rate": growth,
            "selling_cost_rate": given.get("verkaufskosten", 0) / sale_price,
        },
    }  # fmt: skip
    return calculate(stack([from_json(record)]))


@adapts("vr-spekulation", "renditly-par23")
def speculation(given: Given) -> Given:
    cost, depreciated = given["anschaffung"], given.get("afa_kum", 0)
    terms = {"land_share": 0.0, "depreciation": {"rate": depreciated / cost / 9}} if depreciated else {}
    end = sold(given, cost, given["verkauf"], **terms).sale
    return {"gewinn": end.capital_gain[0], "steuer": end.capital_gains_tax[0]}


@adapts("gh-par23-freigrenze")
def threshold(given: Given) -> Given:
    sales = [sold(given, 100_000.0, 100_000.0 + gain + 1e-7) for gain in given["gewinne"]]
    return {"steuer": [float(s.sale.capital_gains_tax[0]) for s in sales]}


@adapts("grest-spanne")
def span(given: Given) -> Given:
    base = column(given["kaufpreis"])
    taxes = [transfer_tax(base, column(given[f"satz_{x}_pct"] / 100))[0] for x in "ab"]
    return {"differenz": taxes[1] - taxes[0]}


@adapts("eisenschmidt-notar")
def notary(given: Given) -> Given:
    return {"beurkundung_2_0": 2 * simple_fee(column(given["kaufpreis"]), date(2026, 11, 21))[0]}


@adapts("npf-pmt")
def payments(given: Given) -> Given:
    rate, periods, amount = (column(*values) for values in zip(*given["faelle"], strict=True))
    return {"pmt": (-annuity_payment(amount, rate, periods)).tolist()}


@adapts("npf-nper")
def periods(given: Given) -> Given:
    exact = periods_to_payoff(column(given["pv"]), column(given["rate"]), column(-given["pmt"]))
    return {"nper": exact[0]}


@adapts("npf-schedule-2500", "npf-ipmt-ppmt")
def plan(given: Given) -> Given:
    if "darlehen" in given:
        amount, rate, months = column(given["darlehen"]), column(given["sollzins"]), given["monate"]
    else:
        amount, rate, months = column(given["pv"]), column(12 * given["rate"]), given["nper"]
    schedule = plain_schedule(amount, rate, annuity_payment(amount, rate / 12, column(months)), months)
    interest = -schedule.interest[:, 0]
    return {
        "tilgung1": -schedule.principal[0, 0],
        "zins1": interest[0],
        "rs1": schedule.balance[0, 0],
        "summe_zinsen": interest.sum(),
        "ipmt": interest[:4].tolist(),
    }


@adapts("mkn-mietpotenzial")
def capped_increase(given: Given) -> Given:
    record = {
        "purchase": {"price": 1.0, "living_area_sqm": 1.0, "state": "BY"},
        "rent": {
            "actual_rent_monthly": given["miete"], "market_rent_monthly": 2 * given["miete"],
            "mode": "comparative", "cap_rate": given["steigerung_pct"] / 100,
        },
    }  # fmt: skip
    return {"neue_miete": calculate(stack([from_json(record)])).projection.table.monthly_rent[1, 0]}


@adapts("gh-breakeven-kontext")
def stepped_rent(given: Given) -> Given:
    step = given["basis_jahresmiete"] * (1 + given["stufe_pct"] / 100)
    return {"jahr1": deal(100_000.0, step).projection.table.potential_gross_rent[0, 0]}


def tolerance_of(case: Given, key: str) -> float:
    tolerance = case["tolerance"]
    if isinstance(tolerance, dict):
        tolerance = tolerance.get(key, tolerance["*"])
    return float(max(tolerance, 1e-9))


@pytest.mark.parametrize("name", sorted(ADAPTERS))
def test_published_example(name: str) -> None:
    case = REFERENCE[name]
    assert case["verified"], "unverified cases are documented disagreements"
    ours = ADAPTERS[name](case["inputs"])
    for key, expected in case["expected"].items():
        assert ours[key] == pytest.approx(expected, abs=tolerance_of(case, key)), (key, case["source"])


OTHERS = ("est", "tarif", "kirchensteuer", "expats", "npf-", "gh-irr", "excel", "matlab", "pyxirr", "pp-")
"""Beginnings of ids that belong to income tax and to returns."""

FUNNEL = ("seed-quickcashflow-B", "seed-quickcashflow-C", "mkn-maxpreis")
"""Cases of test_reference_funnel."""


def test_no_verified_case_is_forgotten() -> None:
    verified = {name for name, case in REFERENCE.items() if case["verified"]}
    left = {name for name in verified - ADAPTERS.keys() - set(FUNNEL) if not name.startswith(OTHERS)}
    assert left == set()
