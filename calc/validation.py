"""What is wrong with a record, and what is merely unusual about it.

An error is something that cannot be calculated or is surely a slip (12 instead of 0.12); a warning never
stops a calculation. Both carry the path of their field and the numbers, so that the interface can say it in
its own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from math import inf
from typing import Any, Literal

from calc.case import Case, CostBasis, DepreciationMethod, RenovationType, RentMode
from calc.law import NotInForceError, statute
from calc.record import Question

SHARES_OF_RENT = (-0.05, 0.5)
"""What a cost may take of the rent; 12 is a slip for 0.12."""


@dataclass(frozen=True)
class Problem:
    """One finding about one field: ``code`` is the key of the sentence, ``message`` that sentence in English.

    ``also`` names the other fields that the finding rests on.
    """

    field: str
    code: str
    message: str
    severity: Literal["error", "warning"] = "error"
    also: tuple[str, ...] = ()


class InvalidCaseError(ValueError):
    """The record cannot be calculated; ``problems`` lists all errors, in the order of the record."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.field}: {p.message}" for p in problems))


def outside(path: str, value: float, question: Question) -> Problem | None:
    """The value lies outside what can be calculated (error) or outside what is usual (warning)."""
    low, high = question.within or (-inf, inf)
    if not low <= value <= high:
        return Problem(path, "out_of_range", f"{value:g} is not {_between(low, high)}.")
    if question.usual and not question.usual[0] <= value <= question.usual[1]:
        return Problem(path, "unusual", f"{value:g} is not {_between(*question.usual)}, as is usual.", "warning")
    return None


def _between(low: float, high: float) -> str:
    if high == inf:
        return f"at least {low:g}"
    return f"between {low:g} and {high:g}" if low > -inf else f"at most {high:g}"


def contradictions(case: Case) -> Iterator[Problem]:
    """Errors that only several fields together show."""
    yield from _calendar(case)
    yield from _transfer_tax(case)
    if case.purchase.inventory_value > case.purchase.price:
        yield Problem(
            "purchase.inventory_value",
            "above_price",
            "Inventory is worth more than the price.",
            also=("purchase.price",),
        )
    rent = case.rent
    for mode, name, missing in (
        (RentMode.STEPPED, "steps", not rent.steps),
        (RentMode.INDEX, "cpi", not rent.cpi),
        (RentMode.FROZEN, "frozen_years", rent.frozen_years is None),
    ):
        if rent.mode is mode and missing:
            yield Problem(f"rent.{name}", "missing", f"Needed in mode {mode}.", also=("rent.mode",))
    if (
        case.depreciation.method is DepreciationMethod.REMAINING_LIFE
        and case.depreciation.remaining_life_years is None
    ):
        yield Problem(
            "depreciation.remaining_life_years",
            "missing",
            "Needed for this method.",
            also=("depreciation.method",),
        )
    for slot, cost in enumerate(case.operating_costs):
        low, high = SHARES_OF_RENT
        if cost.basis is CostBasis.SHARE_OF_RENT and not low <= cost.value <= high:
            yield Problem(
                f"operating_costs[{slot}].value",
                "out_of_range",
                f"{cost.value:g} is not {_between(low, high)}, as a share of the rent is.",
                also=(f"operating_costs[{slot}].basis",),
            )
    for slot, loan in enumerate(case.financing.loans):
        path = f"financing.loans[{slot}]"
        if loan.repayment_subsidy > 0 and loan.repayment_subsidy_month is None:
            yield Problem(f"{path}.repayment_subsidy_month", "missing", "Needed with a repayment subsidy.")
        if loan.repayment_subsidy > loan.amount:
            yield Problem(
                f"{path}.repayment_subsidy",
                "above_loan",
                "The repayment subsidy is higher than the loan.",
                also=(f"{path}.amount",),
            )
        if loan.nominal_rate + loan.initial_repayment_rate < 0:
            yield Problem(
                f"{path}.initial_repayment_rate",
                "payment_negative",
                "Interest and repayment add up to less than nothing.",
                also=(f"{path}.nominal_rate",),
            )


def _calendar(case: Case) -> Iterator[Problem]:
    meta = case.meta
    if meta.start_year + meta.holding_years - 1 < meta.contract_date.year:
        yield Problem(
            "meta.start_year",
            "sale_before_purchase",
            f"The sale at the end of {meta.start_year + meta.holding_years - 1} precedes the contract.",
            also=("meta.contract_date", "meta.holding_years"),
        )
    first = statute("income_tax").series["all"][0].since.year
    path, year = ("meta.start_year", meta.start_year)
    if case.tax.tariff_year is not None:
        path, year = ("tax.tariff_year", case.tax.tariff_year)
    if year < first:
        yield Problem(path, "not_in_force", f"The income tax tariff is known from {first}; {year} was asked for.")


def _transfer_tax(case: Case) -> Iterator[Problem]:
    if case.purchase.transfer_tax_rate is not None:
        return
    rates = statute("transfer_tax")
    state = case.purchase.state
    if state is None:
        yield Problem("purchase.state", "missing", "Needed unless transfer_tax_rate is given.")
    elif state not in rates.series:
        yield Problem("purchase.state", "unknown_choice", f"{state!r} is none of {', '.join(sorted(rates.series))}.")
    else:
        try:
            rates.in_force(case.meta.contract_date, state)
        except NotInForceError as error:
            yield Problem("meta.contract_date", "not_in_force", str(error))


def warnings(case: Case) -> Iterator[Problem]:
    """What is unusual about the record; none of it stops the calculation."""
    yield from _unusual(case, "")
    loans = sum(loan.amount for loan in case.financing.loans)
    purchase = case.purchase
    if loans > purchase.price:
        yield Problem(
            "financing.loans", "above_price", "The loans exceed the price; equity may be nil.", "warning",
            ("purchase.price",),
        )  # fmt: skip
    if case.meta.start_year < case.meta.contract_date.year:
        yield Problem("meta.start_year", "before_contract", "Benefits pass before the contract.", "warning")
    if any(r.type is RenovationType.MONUMENT for r in case.renovations) and not case.depreciation.monument_costs:
        yield Problem(
            "depreciation.monument_costs", "missing", "Monument work needs certified costs.",
            "warning",
        )  # fmt: skip
    for slot, cost in enumerate(case.operating_costs):
        if cost.value < 0:
            yield Problem(f"operating_costs[{slot}].value", "negative", "This cost is income.", "warning")
    last_year = case.meta.holding_years
    for slot, work in enumerate(case.renovations):
        if work.at_purchase and work.year > last_year:
            yield Problem(
                f"renovations[{slot}].year", "after_sale",
                f"Paid with the purchase, but dated in year {work.year}, after the sale in year {last_year}: "
                "it counts for no tax.", "warning", ("meta.holding_years",),
            )  # fmt: skip
    if case.depreciation.method is DepreciationMethod.DEGRESSIVE:
        window = statute("degressive_depreciation").series["all"][0]
        if not _within(case.meta.contract_date, window.since, window.until):
            yield Problem(
                "depreciation.method", "outside_window",
                f"§ 7 (5a) EStG covers contracts from {window.since} to {window.until}.", "warning",
                ("meta.contract_date",),
            )  # fmt: skip


def _within(day: date, since: date, until: date | None) -> bool:
    return since <= day and (until is None or day <= until)


def _unusual(record: Any, prefix: str) -> Iterator[Problem]:
    for f in fields(record):
        value, path = getattr(record, f.name), f"{prefix}{f.name}"
        question = f.metadata.get("question")
        if is_dataclass(value):
            yield from _unusual(value, f"{path}.")
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if is_dataclass(item):
                    yield from _unusual(item, f"{path}[{index}].")
                elif question and isinstance(item, float):
                    yield from _warning(f"{path}[{index}]", item, question)
        elif question and isinstance(value, int | float) and not isinstance(value, bool):
            yield from _warning(path, value, question)


def _warning(path: str, value: float, question: Question) -> Iterator[Problem]:
    problem = outside(path, value, question)
    if problem and problem.severity == "warning":
        yield problem
