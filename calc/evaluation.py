"""From input records to results, many at once: good ones together, bad ones one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from calc.calculation import Calculation, calculate
from calc.case import Case
from calc.law import NotInForceError
from calc.reading import from_json
from calc.result import monthly_loans, to_json
from calc.stacking import stack
from calc.validation import InvalidCaseError, Problem, warnings

Answer = dict[str, Any] | list[Problem]
"""A result as plain data, or the errors that prevent one."""

ROWS_AT_ONCE = 512


Change = Callable[[Case], Case]
"""What turns a record into the one that is calculated: a scenario, exact fees."""


def evaluate(records: Iterable[object], changes: Sequence[Change] = (), *, months: bool = False) -> Iterator[Answer]:
    """One answer for each record, in order; a bad record never costs another one its answer.

    ``records`` are JSON objects with the keys of SPEC section 2, or lists of problems found earlier, which
    are handed through. They are read in portions, so memory stays bounded. Each is calculated after all
    ``changes``; ``months`` adds the loans month by month.
    """
    waiting = iter(records)
    while portion := list(islice(waiting, ROWS_AT_ONCE)):
        read = [_read(record, changes) for record in portion]
        results = iter(_answered([case for case in read if isinstance(case, Case)], months))
        for case in read:
            yield next(results) if isinstance(case, Case) else case


def _read(record: object, changes: Sequence[Change]) -> Case | list[Problem]:
    if isinstance(record, list) and record and isinstance(record[0], Problem):
        return record
    try:
        case = from_json(record)
        for change in changes:
            case = change(case)
        return case
    except NotInForceError as error:
        return [Problem("meta.contract_date", "not_in_force", str(error))]
    except InvalidCaseError as error:
        return error.problems
    except Exception as error:  # Nothing in a record may cost the others their answers.
        return [_unexpected(error)]


def _answered(cases: Sequence[Case], months: bool) -> list[Answer]:
    """All together; if that fails unexpectedly, one by one, so that only the culprit has no result."""
    try:
        return calculated(cases, months=months)
    except Exception as error:
        if len(cases) == 1:
            return [[_unexpected(error)]]
        return [answer for case in cases for answer in _answered([case], months)]


def _unexpected(error: Exception) -> Problem:
    return Problem("record", "unexpected", f"This cannot be calculated: {type(error).__name__}: {error!s:.200}")


def calculated(cases: Sequence[Case], *, months: bool = False) -> list[Answer]:
    """Results with warnings for valid records, in order."""
    if not cases:
        return []
    calculation = calculate(stack(cases))
    counts = [len(case.financing.loans) for case in cases]
    results = to_json(calculation, counts)
    if months:
        plans = monthly_loans(calculation, counts)
        results = (result | {"months": plan} for result, plan in zip(results, plans, strict=True))
    return [
        short or result | {"warnings": [_as_json(w) for w in warnings(case)]}
        for case, short, result in zip(cases, underpaid(calculation), results, strict=True)
    ]


def underpaid(calculation: Calculation) -> list[list[Problem]]:
    """For each row the errors that only the calculation shows."""
    found: list[list[Problem]] = [[] for _ in range(len(calculation.columns))]
    for slot, loan in enumerate(calculation.projection.loans):
        problem = Problem(
            f"financing.loans[{slot}]",
            "payment_below_interest",
            "A payment does not cover the interest at the follow-up rate; state followup_repayment_rate.",
        )
        for row in np.flatnonzero(loan.underpaid):
            found[row].append(problem)
    return found


def errors_as_json(problems: Sequence[Problem]) -> dict[str, Any]:
    """The answer to a bad record."""
    return {"error": [_as_json(problem) for problem in problems]}


def _as_json(problem: Problem) -> dict[str, str]:
    return {"field": problem.field, "code": problem.code, "message": problem.message}
