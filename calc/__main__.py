"""Command line: ``python -m calc`` with evaluate, screen, max-price, rent-law, costs or schedule."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from math import inf, isfinite
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from calc.batch import screen_file
from calc.edition import LAW_DAY
from calc.evaluation import Change, errors_as_json, evaluate
from calc.fees import with_exact_fees
from calc.json_streams import json_lines, json_record, print_json, whole_text
from calc.law import NotInForceError, statute
from calc.listing_files import UnreadableFileError, mistaken_columns
from calc.loan_schedule import Convention, plain_schedule
from calc.offer import Mode, max_price
from calc.operating_costs import co2_landlord_share, petersche_formula
from calc.outcome import Unavailable, column
from calc.presets import PRESETS
from calc.reading import from_json
from calc.rent_law import modernisation_surcharge, reletting_cap, rent_increase_cap
from calc.scenarios import SCENARIOS, with_sale_and_lease_back
from calc.tables import TableWriter
from calc.validation import InvalidCaseError


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
    command.add_argument(
        "--lease-back",
        nargs=3,
        type=_finite,
        metavar=("RENT", "MARKET_RENT", "YEARS"),
        help="the seller stays: agreed and market rent in EUR per month, years of the term",
    )
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

    command = commands.add_parser("rent-law", help="how far the rent of a flat may rise (BGB §§ 556d, 558, 559)")
    command.add_argument("--comparable", type=_finite, required=True, help="customary local rent, EUR per month")
    command.add_argument("--rent", type=_finite, required=True, help="present rent, EUR per month")
    command.add_argument("--area", type=_finite, required=True, help="living area, m²")
    command.add_argument("--tight-market", action="store_true", help="an ordinance of the state covers the town")
    command.add_argument("--modernisation", type=_finite, default=0.0, help="its cost without repairs, EUR")
    command.add_argument("--day", type=date.fromisoformat, default=LAW_DAY, help="day of the law, as in 2026-11-21")
    command.set_defaults(run=_rent_law)

    command = commands.add_parser("schedule", help="an annuity loan payment by payment, as JSON lines")
    command.add_argument("--amount", type=_finite, required=True, help="EUR")
    command.add_argument("--rate", type=_finite, required=True, help="per year, a share such as 0.039")
    command.add_argument("--payment", type=_finite, required=True, help="EUR per period")
    command.add_argument("--payments", type=int, required=True, help="how many to print")
    conventions = [str(convention) for convention in Convention]
    command.add_argument("--convention", choices=conventions, default=conventions[0])
    command.set_defaults(run=_schedule)

    command = commands.add_parser("costs", help="what running a flat costs by the usual rules")
    command.add_argument("--construction-cost", type=_finite, required=True, help="EUR per m² without land")
    command.add_argument("--emissions", type=_finite, help="kg CO2 per m² and year, from the heating bill")
    command.add_argument("--day", type=date.fromisoformat, default=LAW_DAY, help="day of the law, as in 2026-11-21")
    command.set_defaults(run=_costs)
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
    records = json_lines(options.case) if options.lines else iter([json_record(whole_text(options.case), "record")])
    changes: list[Change] = [with_exact_fees] if options.exact_fees else []
    changes += [scenario.apply for scenario in SCENARIOS if scenario.key == options.scenario]
    if options.lease_back:
        agreed, market, years = options.lease_back
        changes.append(
            partial(
                with_sale_and_lease_back, agreed_rent_monthly=agreed, market_rent_monthly=market, years=int(years)
            )
        )
    status = 0
    for answer in evaluate(records, changes, months=options.months):
        if isinstance(answer, list):
            answer, status = errors_as_json(answer), 1
        print_json(answer, indent=None if options.lines else 2)
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
    record = json_record(whole_text(options.case), "record")
    try:
        if isinstance(record, list):
            raise InvalidCaseError(record)
        price = max_price(from_json(record), options.kpi, options.target, Mode(options.mode))
    except InvalidCaseError as error:
        print_json(errors_as_json(error.problems), indent=2)
        return 1
    question = {"kpi": options.kpi, "target": options.target, "mode": options.mode}
    if isinstance(price, Unavailable):
        print_json(question | {"max_price": None, "reason": price.reason}, indent=2)
    else:
        print_json(question | {"max_price": price}, indent=2)
    return 0


def _schedule(options: argparse.Namespace) -> int:
    """Checks a bank's own schedule: which convention reproduces it?"""
    amount, rate, payment = (column(getattr(options, name)) for name in ("amount", "rate", "payment"))
    schedule = plain_schedule(amount, rate, payment, options.payments, Convention(options.convention))
    for number in range(options.payments):
        parts = {name: float(getattr(schedule, name)[number, 0]) for name in ("interest", "principal", "balance")}
        print_json({"payment": number + 1} | parts, indent=None)
    return 0


def _costs(options: argparse.Namespace) -> int:
    try:
        answer = {
            "day": options.day.isoformat(),
            "petersche_formula_per_sqm_yearly": float(petersche_formula(column(options.construction_cost))[0]),
            "second_calculation_ordinance": statute("operating_cost_allowances").in_force(options.day).value,
        }
        if options.emissions is not None:
            answer["co2_landlord_share"] = float(co2_landlord_share(column(options.emissions), options.day)[0])
    except NotInForceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print_json(answer, indent=2)
    return 0


def _rent_law(options: argparse.Namespace) -> int:
    comparable, rent, area = column(options.comparable), column(options.rent), column(options.area)
    try:
        increase = rent_increase_cap(options.day, tight_market=options.tight_market)
        reletting = reletting_cap(comparable, rent, options.day) if options.tight_market else column(np.inf)
        surcharge = modernisation_surcharge(column(options.modernisation), area, rent, options.day)
    except NotInForceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    most = float(reletting[0])
    print_json(
        {
            "day": options.day.isoformat(),
            "new_lease_at_most_monthly": most if isfinite(most) else None,
            "sitting_tenant_within_three_years_at_most_monthly": float(
                np.maximum(rent, np.minimum(comparable, rent * (1 + increase)))[0]
            ),
            "modernisation_surcharge_at_most_monthly": float(surcharge[0]),
        },
        indent=2,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
