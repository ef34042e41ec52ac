"""Command line: ``python -m calc evaluate case.json``, ``python -m calc screen …``, ``… max-price …``."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from math import inf, isfinite
from pathlib import Path
from typing import Any

import pandas as pd
from tqdm import tqdm

from calc.batch import UnreadableFileError, mistaken_columns, screen_file
from calc.evaluation import Change, errors_as_json, evaluate
from calc.fees import with_exact_fees
from calc.offer import Mode, max_price
from calc.outcome import Unavailable
from calc.presets import PRESETS
from calc.reading import from_json
from calc.scenarios import SCENARIOS
from calc.tables import TableWriter
from calc.validation import InvalidCaseError, Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status: 0, or 1 if any record could not be calculated."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (UnreadableFileError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{_sentence(error)}\n")
        return 1
    return status


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}."
    return f"The file is not UTF-8: {error}." if isinstance(error, UnicodeDecodeError) else str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calc", description="Calculate German buy-to-let purchases.")
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("evaluate", help="the complete calculation of a record, as JSON")
    command.add_argument("case", help="JSON file with the record; - reads standard input")
    command.add_argument("--lines", action="store_true", help="one record per line in, one result per line out")
    command.add_argument("--exact-fees", action="store_true", help="fees by the GNotKG instead of the usual rates")
    known = "; ".join(f"{scenario.key}: {scenario.name.en}" for scenario in SCENARIOS).replace("%", "%%")
    keys = [scenario.key for scenario in SCENARIOS]
    command.add_argument("--scenario", choices=keys, metavar="KEY", help=f"calculate a what-if ({known})")
    command.add_argument("--months", action="store_true", help="add each loan month by month")
    command.set_defaults(run=_evaluate)

    command = commands.add_parser("screen", help="send a file of listings through the funnel")
    command.add_argument("listings", type=Path, help="CSV or Parquet, headed by the identifiers of the inputs")
    command.add_argument("--preset", choices=list(PRESETS), default="market_2026", help="fills what is left open")
    command.add_argument("--out", type=Path, required=True, help="CSV or Parquet for the results")
    command.add_argument("--errors", type=Path, help="CSV or Parquet for wrong and unusual cells")
    command.set_defaults(run=_screen)

    command = commands.add_parser("max-price", help="the highest price that still meets a target")
    command.add_argument("case", help="JSON file with the record; - reads standard input")
    command.add_argument("--kpi", required=True, help="identifier of the key figure")
    command.add_argument("--target", required=True, type=_finite, help="what the key figure must reach")
    command.add_argument("--mode", choices=[str(mode) for mode in Mode], default=str(Mode.LOAN_TO_PRICE))
    command.set_defaults(run=_max_price)
    return parser


def _finite(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = inf
    if not isfinite(number):
        raise argparse.ArgumentTypeError(f"{text!r} is not a finite number, such as 0.035.")
    return number


def _evaluate(options: argparse.Namespace) -> int:
    records = _json_lines(options.case) if options.lines else iter([_json_text(_text(options.case), "record")])
    changes: list[Change] = [with_exact_fees] if options.exact_fees else []
    changes += [scenario.apply for scenario in SCENARIOS if scenario.key == options.scenario]
    status = 0
    for answer in evaluate(records, changes, months=options.months):
        if isinstance(answer, list):
            answer, status = errors_as_json(answer), 1
        _print(answer, indent=None if options.lines else 2)
    return status


def _screen(options: argparse.Namespace) -> int:
    for name, near in mistaken_columns(options.listings).items():
        sys.stderr.write(f"The column {name!r} is no input and only passed through; did you mean {near!r}?\n")
    _check_targets(options)
    errors = warnings = rows = 0
    with (
        TableWriter(options.out) as results,
        TableWriter(options.errors or Path(os.devnull)) as rejected,
        tqdm(unit=" listings", unit_scale=True, disable=None) as progress,
    ):
        for portion in screen_file(options.listings, options.preset):
            results.write(portion.results)
            rejected.write(portion.findings)
            errors += len(portion.errors)
            warnings += len(portion.warnings)
            rows += portion.rows
            progress.update(portion.rows)
            if not options.errors:
                _complain(portion.errors)
    sys.stderr.write(f"{rows} listings, {errors} errors, {warnings} warnings.\n")
    return 1 if errors else 0


def _check_targets(options: argparse.Namespace) -> None:
    """Nothing may be overwritten that is still read, and no file be called what it is not."""
    used = [options.listings.resolve()]
    for option, path in (("--out", options.out), ("--errors", options.errors)):
        if path is None:
            continue
        if path.suffix not in (".csv", ".parquet"):
            raise UnreadableFileError(f"{option}: {path.name} is neither .csv nor .parquet.")
        if path.resolve() in used or (path.exists() and path.samefile(options.listings)):
            raise UnreadableFileError(f"{option}: {path.name} is already in use by this command.")
        used.append(path.resolve())


def _complain(errors: pd.DataFrame) -> None:
    for error in errors.itertuples():
        sys.stderr.write(f"row {error.row}, {error.field}: {error.value!r} {error.error}\n")


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
    """What each line holds, so that there are as many answers; only a blank last line is none."""
    blank = False
    for number, line in enumerate(_lines(name), start=1):
        if blank:
            yield _json_text("", f"line {number - 1}")
        blank = not line.strip()
        if not blank:
            yield _json_text(line, f"line {number}")


def _lines(name: str) -> Iterable[str]:
    """The lines of a file or of standard input; bytes that are not UTF-8 harm only their own line."""
    if name == "-":
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
        yield from sys.stdin
        return
    with Path(name).open(encoding="utf-8", errors="surrogateescape") as file:
        yield from file


def _text(name: str) -> str:
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")


def _json_text(text: str, where: str) -> Any:
    """The value in ``text``, or a list with the problem that it is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # Also a number of thousands of digits.
        return [Problem(where, "not_json", f"This is not JSON: {error}.")]


def _print(answer: dict[str, Any], indent: int | None) -> None:
    # Escaped, so that any text can be written in any locale, even half a character.
    try:
        text = json.dumps(answer, allow_nan=False, indent=indent)
    except ValueError:
        text = json.dumps(_without_overflow(answer), allow_nan=False, indent=indent)
    sys.stdout.write(text + "\n")


def _without_overflow(value: Any) -> Any:
    """The same with null for each number that is not finite."""
    if isinstance(value, dict):
        return {key: _without_overflow(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_overflow(item) for item in value]
    return None if isinstance(value, float) and not isfinite(value) else value


if __name__ == "__main__":
    sys.exit(main())
