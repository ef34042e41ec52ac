"""What if? Each scenario turns a record into another one, which is calculated like any other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from calc.case import Case, CostBasis, Renovation, RenovationType, RentMode, YearAmounts
from calc.law import statute
from calc.record import Words

MAINTENANCE_NAMES = ("maintenance", "instandhaltung")
"""How a cost item for maintenance is called; per m² items count as maintenance too."""


@dataclass(frozen=True)
class Scenario:
    """A named transformation of a record."""

    key: str
    name: Words
    apply: Callable[[Case], Case]


def with_vacancy(case: Case, year: int, months: float) -> Case:
    """``months`` more without a tenant in ``year``, at most twelve.

    The recoverable costs then fall on the owner.
    """
    vacant = dict(case.rent.vacancy_months)
    vacant[year] = min(vacant.get(year, 0.0) + months, 12.0)
    pairs: YearAmounts = tuple(sorted(vacant.items()))
    return replace(case, rent=replace(case.rent, vacancy_months=pairs))


def with_refinancing(case: Case, shift: float) -> Case:
    """The follow-up rate is ``shift`` higher; loans without a stated one are refinanced at their own rate."""
    loans = tuple(
        replace(loan, followup_rate=loan.nominal_rate) if loan.followup_rate is None else loan
        for loan in case.financing.loans
    )
    # An old payment may not cover the interest at a higher rate, so state the repayment as well.
    loans = tuple(
        replace(loan, followup_repayment_rate=loan.initial_repayment_rate)
        if loan.followup_repayment_rate is None
        else loan
        for loan in loans
    )
    shifted = case.financing.followup_rate_shift + shift
    return replace(case, financing=replace(case.financing, loans=loans, followup_rate_shift=shifted))


def with_rent_change(case: Case, share: float) -> Case:
    """All rents, agreed and market, changed by ``share`` (-0.1: ten per cent less)."""
    rent, factor = case.rent, 1.0 + share
    market = None if rent.market_rent_monthly is None else rent.market_rent_monthly * factor
    return replace(
        case,
        rent=replace(
            rent,
            actual_rent_monthly=rent.actual_rent_monthly * factor,
            market_rent_monthly=market,
            other_income_monthly=rent.other_income_monthly * factor,
            steps=tuple(step * factor for step in rent.steps),
        ),
    )


def with_cost_change(case: Case, share: float, *, maintenance_only: bool = False) -> Case:
    """All operating costs (or only maintenance) changed by ``share``."""
    costs = tuple(
        replace(cost, value=cost.value * (1.0 + share))
        if not maintenance_only or cost.basis is CostBasis.PER_SQM or cost.name.lower() in MAINTENANCE_NAMES
        else cost
        for cost in case.operating_costs
    )
    return replace(case, operating_costs=costs)


def with_appreciation(case: Case, rate: float) -> Case:
    """The value moves by ``rate`` a year."""
    return replace(case, exit=replace(case.exit, appreciation_rate=rate))


def with_special_levy(case: Case, year: int, amount: float) -> Case:
    """A special levy (Sonderumlage) for repairs of ``amount`` EUR in ``year``."""
    levy = Renovation(year=year, amount=amount, type=RenovationType.REPAIR)
    return replace(case, renovations=(*case.renovations, levy))


def with_tenant_change(case: Case, year: int, months: float, cost: float) -> Case:
    """A new tenant in ``year``: ``months`` of vacancy and customary work for ``cost`` EUR."""
    work = Renovation(year=year, amount=cost, type=RenovationType.ANNUAL)
    return replace(with_vacancy(case, year, months), renovations=(*case.renovations, work))


def with_combined_stress(case: Case) -> Case:
    """Three vacant months in year 1, two points more at refinancing, a quarter more maintenance."""
    stressed = with_refinancing(with_vacancy(case, 1, 3.0), 0.02)
    return with_cost_change(stressed, 0.25, maintenance_only=True)


def with_sale_and_lease_back(
    case: Case,
    *,
    agreed_rent_monthly: float,
    market_rent_monthly: float,
    years: int,
    vacant_value: float | None = None,
    lending_value_discount: float | None = None,
) -> Case:
    """The seller stays for ``years`` at a fixed rent, then the market rent is paid.

    The rent is frozen and nothing is lost (the record knows one loss rate for all years, so it is nil
    afterwards too). What the seller pays less than the market is a further consideration for the transfer
    tax (§ 9 (1) No. 1 GrEStG, our reading), and the agreed warm rent decides the share of deductible
    expenses (§ 21 (2) EStG). With ``vacant_value`` the market value is that less the present value of the
    rent gap at the discount rate.
    """
    rent, gap = case.rent, 12.0 * max(market_rent_monthly - agreed_rent_monthly, 0.0)
    value = vacant_value or case.purchase.market_value or case.purchase.price - case.purchase.inventory_value
    law = statute("capital_value_factors").in_force(case.meta.contract_date).value
    base = min(gap, value / law["annual_value_divisor"]) * capital_value_factor(years)
    market_value = case.purchase.market_value
    if vacant_value is not None:
        rate = case.exit.discount_rate
        market_value = vacant_value - gap * (years if rate == 0 else (1.0 - (1.0 + rate) ** -years) / rate)
    discount = case.financing.lending_value_discount if lending_value_discount is None else lending_value_discount
    return replace(
        case,
        purchase=replace(case.purchase, transfer_tax_extra_base=base, market_value=market_value),
        rent=replace(
            rent,
            mode=RentMode.FROZEN,
            frozen_years=years,
            actual_rent_monthly=agreed_rent_monthly,
            market_rent_monthly=market_rent_monthly,
            vacancy_rate=0.0,
            comparable_warm_rent_monthly=market_rent_monthly + rent.recoverable_costs_monthly,
            positive_surplus_forecast=False,
        ),
        financing=replace(case.financing, lending_value_discount=discount),
    )


def capital_value_factor(years: int) -> float:
    """Capital value of one euro a year for ``years`` (§ 13 (1) BewG, Anlage 9a).

    At 5.5 %, to three decimals.

    The table is the mean of payment in advance and in arrears; the entries we read (1, 5, 10, 15, 20)
    follow from it.
    """
    rate = statute("capital_value_factors").series["all"][-1].value["rate"]
    exact = (1.0 - (1.0 + rate) ** -years) / rate * (1.0 + rate / 2.0)
    return float(round(exact, 3))


SCENARIOS: tuple[Scenario, ...] = (
    Scenario("vacancy", Words("Drei Monate Leerstand", "Three vacant months"), lambda c: with_vacancy(c, 1, 3.0)),
    Scenario("refinancing", Words("Anschlusszins +2", "Follow-up rate +2"), lambda c: with_refinancing(c, 0.02)),
    Scenario("rent", Words("Miete −10 %", "Rent −10 %"), lambda c: with_rent_change(c, -0.10)),
    Scenario("costs", Words("Kosten +25 %", "Costs +25 %"), lambda c: with_cost_change(c, 0.25)),
    Scenario("flat", Words("Wert bleibt", "Value stays"), lambda c: with_appreciation(c, 0.0)),
    Scenario("decline", Words("Wert −1 % im Jahr", "Value −1 % a year"), lambda c: with_appreciation(c, -0.01)),
    Scenario("stress", Words("Alles zusammen", "All at once"), with_combined_stress),
)
"""The scenarios every property is shown in; those that need numbers of their own are the functions above."""
