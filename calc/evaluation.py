"""From input records to results, many at once: good ones together, bad ones one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np

from calc.calculation import Calculation, calculate
from calc.case import Case
from calc.reading import from_json
from calc.result import to_json
from calc.stacking import stack
from calc.validation import InvalidCaseError, Problem, warnings

Answer = dict[str, Any] | list[Problem]
"""A result as plain data, or the errors that prevent one."""

ROWS_AT_ONCE = 512


def evaluate(records: Iterable[object]) -> Iterator[Answer]:
    """One answer for each record, in order; a bad record never costs another one its answer.

    ``records`` are JSON objects with the keys of SPEC section 2, or lists of problems found earlier, which
    are handed through. They are read in portions, so memory stays bounded.
    """
    waiting = iter(records)
    while portion := list(islice(waiting, ROWS_AT_ONCE)):
        read = [_read(record) for record in portion]
        results = iter(_answered([case for case in read if isinstance(case, Case)]))
        for case in read:
            yield next(results) if isinstance(case, Case) else case


def _read(record: object) -> Case | list[Problem]:
    if isinstance(record, list) and record and isinstance(record[0], Problem):
        return record
    try:
        return from_json(record)
    except InvalidCaseError as error:
        return error.problems
    except Exception as error:  # Nothing in a record may cost the others their answers.
        return [_unexpected(error)]


def _answered(cases: Sequence[Case]) -> list[Answer]:
    """All together; if that fails unexpectedly, one by one, so that only the culprit has no result."""
    try:
        return calculated(cases)
    except Exception as error:
        if len(cases) == 1:
            return [[_unexpected(error)]]
        return [answer for case in cases for answer in _answered([case])]


def _unexpected(error: Exception) -> Problem:
    return Problem("record", "unexpected", f"This cannot be calculated: {type(error).__name__}: {error!s:.200}")


def calculated(cases: Sequence[Case]) -> list[Answer]:
    """Results with warnings for valid records, in order."""
    if not cases:
        return []
    calculation = calculate(stack(cases))
    results = to_json(calculation, [len(case.financing.loans) for case in cases])
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
