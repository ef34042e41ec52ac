"""One listing as a complete record: for what works on records, such as scenarios, goal seeking and export."""

from __future__ import annotations

from calc.case import (
    Case,
    CostBasis,
    Depreciation,
    Exit,
    Financing,
    Loan,
    Meta,
    OperatingCost,
    Purchase,
    Renovation,
    Rent,
    Tax,
)
from calc.complete import followup_repayment_rate
from calc.inputs import resolve
from calc.listing import Listing


def listing_case(listing: Listing, tax: Tax | None = None) -> Case:
    """The record that :func:`calc.complete.case_columns` makes of this listing, as a record.

    Where the listing says which part of the house money tenants pay, a vacant month costs the owner that part.
    Raises KeyError for an unknown preset.
    """
    inputs = resolve([listing])

    def of(name: str) -> float:
        return float(getattr(inputs, name)[0])

    price = float(inputs.purchase_price[0])
    repayment = float(followup_repayment_rate(inputs)[0])
    contract = inputs.value("contract_date", 0)
    return Case(
        meta=Meta(start_year=contract.year + 1, contract_date=contract, holding_years=int(of("holding_years"))),
        purchase=Purchase(
            price=price,
            living_area_sqm=of("living_area_sqm"),
            state=listing.state,
            land_share=of("land_share"),
            inventory_value=min(of("inventory_value"), price),
            transfer_tax_rate=of("transfer_tax_rate"),
            notary_rate=of("notary_rate"),
            land_registry_rate=of("land_registry_rate"),
            broker_rate=of("broker_rate"),
            other_acquisition_costs=of("other_acquisition_costs"),
        ),
        rent=Rent(
            actual_rent_monthly=of("actual_rent_monthly"),
            market_rent_monthly=of("market_rent_monthly"),
            other_income_monthly=float(inputs.further_income_monthly[0]),
            growth_rate=of("rent_growth_rate"),
            vacancy_rate=of("vacancy_rate"),
            recoverable_costs_monthly=_recoverable(listing),
        ),
        operating_costs=_costs(
            of("admin_yearly"), of("maintenance_per_sqm_yearly"), of("ground_rent_yearly"), of("cost_growth_rate")
        ),
        renovations=_works(of("special_levy"), int(of("special_levy_year"))),
        financing=Financing(
            loans=(
                Loan(
                    amount=price * of("loan_to_price"),
                    nominal_rate=of("nominal_rate"),
                    initial_repayment_rate=of("initial_repayment_rate"),
                    fixed_months=12 * int(of("fixed_years")),
                    followup_rate=of("followup_rate"),
                    followup_repayment_rate=None if repayment != repayment else repayment,  # NaN: the payment stays
                    special_repayment_yearly=of("special_repayment_yearly"),
                ),
            )
        ),
        depreciation=Depreciation(rate=of("depreciation_rate")),
        tax=tax or Tax(),
        exit=Exit(appreciation_rate=of("appreciation_rate"), selling_cost_rate=of("selling_cost_rate")),
    )


def _costs(administration: float, maintenance: float, ground_rent: float, growth: float) -> tuple[OperatingCost, ...]:
    costs = (
        OperatingCost(administration, "administration", growth=growth),
        OperatingCost(maintenance, "maintenance", CostBasis.PER_SQM, growth),
    )
    return (*costs, OperatingCost(ground_rent, "ground rent", growth=growth)) if ground_rent else costs


def _works(special_levy: float, year: int) -> tuple[Renovation, ...]:
    return (Renovation(year=year, amount=special_levy),) if special_levy else ()


def _recoverable(listing: Listing) -> float:
    whole, rest = listing.house_money_monthly, listing.nonrecoverable_house_money_monthly
    return max(whole - rest, 0.0) if whole is not None and rest is not None else 0.0
