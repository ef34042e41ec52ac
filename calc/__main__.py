"""Command line: ``python -m calc evaluate case.json``, ``python -m calc max-price …``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from calc.evaluation import errors_as_json, evaluate
from calc.offer import Mode, max_price
from calc.outcome import Unavailable
from calc.reading import from_json
from calc.validation import InvalidCaseError, Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status: 0, or 1 if any record could not be calculated."""
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calc", description="Calculate German buy-to-let purchases.")
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("evaluate", help="the complete calculation of a record, as JSON")
    command.add_argument("case", help="JSON file with the record; - reads standard input")
    command.add_argument("--lines", action="store_true", help="one record per line in, one result per line out")
    command.set_defaults(run=_evaluate)

    command = commands.add_parser("max-price", help="the highest price that still meets a target")
    command.add_argument("case", help="JSON file with the record; - reads standard input")
    command.add_argument("--kpi", required=True, help="identifier of the key figure")
    command.add_argument("--target", required=True, type=float, help="what the key figure must reach")
    command.add_argument("--mode", choices=[str(mode) for mode in Mode], default=str(Mode.LOAN_TO_PRICE))
    command.set_defaults(run=_max_price)
    return parser


def _evaluate(options: argparse.Namespace) -> int:
    records = _json_lines(options.case) if options.lines else iter([_json_text(_text(options.case), "record")])
    status = 0
    for answer in evaluate(records):
        if isinstance(answer, list):
            answer, status = errors_as_json(answer), 1
        _print(answer, indent=None if options.lines else 2)
    return status


def _max_price(options: argparse.Namespace) -> int:
    record = _json_text(_text(options.case), "record")
    try:
        if isinstance(record, list):
            raise InvalidCaseError(record)
        price = max_price(from_json(record), options.kpi, options.target, Mode(options.mode))
    except InvalidCaseError as error:
        _print(errors_as_json(error.problems), indent=2)
        return 1
    question = {"kpi": options.kpi, "target": options.target, "mode": options.mode}
    if isinstance(price, Unavailable):
        _print(question | {"max_price": None, "reason": price.reason}, indent=2)
    else:
        _print(question | {"max_price": price}, indent=2)
    return 0


def _json_lines(name: str) -> Iterator[Any]:
    for number, line in enumerate(_lines(name), start=1):
        if line.strip():
            yield _json_text(line, f"line {number}")


def _lines(name: str) -> Iterable[str]:
    if name == "-":
        yield from sys.stdin
        return
    with Path(name).open(encoding="utf-8") as file:
        yield from file


def _text(name: str) -> str:
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")


def _json_text(text: str, where: str) -> Any:
    """The value in ``text``, or a list with the problem that it is no JSON."""
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        return [Problem(where, "not_json", f"This is not JSON: {error}.")]


def _print(answer: dict[str, Any], indent: int | None) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=indent) + "\n")


if __name__ == "__main__":
    sys.exit(main())
