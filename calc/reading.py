"""From JSON to a record: types, unknown keys and ranges, all findings at once."""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from calc.case import Case, YearAmounts
from calc.record import Question
from calc.validation import InvalidCaseError, Problem, contradictions, outside

LARGEST = 1e12
"""No property costs more; beyond it sums and powers would lose their cents."""

_FAILED = object()
"""Stands for a value that could not be read; the record is then never handed out."""


def from_json(data: object) -> Case:
    """The record in ``data`` (an object as ``json.loads`` returns it, keys as in SPEC section 2).

    Raises :class:`calc.validation.InvalidCaseError` with every error in the record.
    """
    problems: list[Problem] = []
    case = _record(Case, data, "", problems)
    if isinstance(case, Case):
        seen = {p.field for p in problems}
        # A contradiction that rests on a field already found wrong would only repeat the message.
        problems += [p for p in contradictions(case) if not seen & {p.field, *p.also}]
    if problems or not isinstance(case, Case):
        raise InvalidCaseError(problems)
    return case


def _record(kind: type[Any], data: object, path: str, problems: list[Problem]) -> Any:
    if not isinstance(data, Mapping):
        return _wrong_type(path or "record", "an object", data, problems)
    known = [f.name for f in fields(kind)]
    prefix = f"{path}." if path else ""
    problems += [_unknown(f"{prefix}{key}", str(key), known) for key in data if key not in known]
    values: dict[str, Any] = {}
    for f in fields(kind):
        if f.name in data:
            hint, question = _hints(kind)[f.name], f.metadata.get("question")
            value = _value(hint, data[f.name], f"{prefix}{f.name}", question, problems)
        elif f.default is MISSING and f.default_factory is MISSING:
            problems.append(Problem(f"{prefix}{f.name}", "missing", "This key is required."))
            value = _FAILED
        else:
            continue
        values[f.name] = value
    usable = {name: value for name, value in values.items() if value is not _FAILED}
    required = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    return kind(**usable) if required <= usable.keys() else _FAILED


_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


def _value(hint: Any, raw: object, path: str, question: Question | None, problems: list[Problem]) -> Any:
    if get_origin(hint) in (types.UnionType, Union):
        if raw is None:
            return None
        hint = next(option for option in get_args(hint) if option is not types.NoneType)
    if hint == YearAmounts:
        return _year_amounts(raw, path, question, problems)
    if get_origin(hint) is tuple:
        return _sequence(get_args(hint)[0], raw, path, question, problems)
    if is_dataclass(hint):
        return _record(hint, raw, path, problems)  # type: ignore[arg-type]
    if hint in (int, float):
        return _number(hint, raw, path, question, problems)
    if hint is date:
        return _date(raw, path, problems)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, raw, path, problems)
    if not isinstance(raw, hint):
        return _wrong_type(path, {bool: "true or false", str: "text"}[hint], raw, problems)
    return raw


def _number(
    kind: type[int] | type[float], raw: object, path: str, question: Question | None, problems: list[Problem]
) -> Any:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return _wrong_type(path, "a number", raw, problems)
    try:
        finite = math.isfinite(raw)
    except OverflowError:
        finite = False
    if not finite:
        problems.append(Problem(path, "not_finite", "The number is not finite."))
        return _FAILED
    if kind is int and raw != int(raw):
        return _wrong_type(path, "a whole number", raw, problems)
    if abs(raw) > LARGEST:
        problems.append(Problem(path, "too_large", f"Numbers beyond {LARGEST:g} are not calculated."))
        return _FAILED
    problem = outside(path, raw, question) if question else None
    if problem and problem.severity == "error":
        problems.append(problem)
        return _FAILED
    return kind(raw)


def _date(raw: object, path: str, problems: list[Problem]) -> Any:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else _wrong_type(path, "a date", raw, problems)
    except ValueError:
        return _wrong_type(path, "a date like 2026-11-21", raw, problems)


def _choice(kind: type[StrEnum], raw: object, path: str, problems: list[Problem]) -> Any:
    choices = [str(member) for member in kind]
    if raw in choices:
        return kind(raw)
    problems.append(Problem(path, "unknown_choice", f"{raw!r} is none of {', '.join(choices)}."))
    return _FAILED


def _sequence(kind: Any, raw: object, path: str, question: Question | None, problems: list[Problem]) -> Any:
    if not isinstance(raw, list | tuple):
        return _wrong_type(path, "a list", raw, problems)
    items = [_value(kind, item, f"{path}[{index}]", question, problems) for index, item in enumerate(raw)]
    return _FAILED if any(item is _FAILED for item in items) else tuple(items)


def _year_amounts(raw: object, path: str, question: Question | None, problems: list[Problem]) -> Any:
    if not isinstance(raw, Mapping):
        return _wrong_type(path, "an object with years as keys", raw, problems)
    pairs = []
    for key, item in raw.items():
        where = f"{path}.{key}"
        if not (isinstance(key, str) and key.isascii() and key.isdigit() and len(key) <= 3 and 1 <= int(key) <= 100):
            problems.append(Problem(where, "not_a_year", "Keys are years of the investment, from 1."))
            continue
        pairs.append((int(key), _number(float, item, where, question, problems)))
    return _FAILED if any(value is _FAILED for _, value in pairs) else tuple(sorted(pairs))


def _wrong_type(path: str, wanted: str, raw: object, problems: list[Problem]) -> Any:
    problems.append(Problem(path, "wrong_type", f"{wanted} is needed, not {raw!r:.60}."))
    return _FAILED


def _unknown(path: str, key: str, known: list[str]) -> Problem:
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]!r}?" if near else f" Known are {', '.join(known)}."
    return Problem(path, "unknown_key", f"This key is unknown.{hint}")
