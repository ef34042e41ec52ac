"""Command line: ``python -m store.atlas`` with build, check or add."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from calc.market import market
from store.atlas.added import add
from store.atlas.atlas import read_atlas
from store.atlas.building import build
from store.atlas.checking import check
from store.atlas.columns import observation_columns, place_columns
from store.atlas.files import DATA
from store.atlas.table_in import BadTableError, Defaults


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status: 0, or 1 if something is wrong."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except BadTableError as error:
        sys.stderr.write("Nothing was changed.\n" + "\n".join(error.problems) + "\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error.filename or 'A file'}: {error.strerror or error}.\n")
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store.atlas", description="Build, prove and extend the atlas.")
    parser.add_argument("--folder", type=Path, default=DATA, help="the atlas's files (default: data/atlas)")
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("build", help="make the atlas's files from the given figures, byte for byte")
    command.set_defaults(run=_build)

    command = commands.add_parser("check", help="prove keys, units, ranges, sources, checksums and outlines")
    command.set_defaults(run=_check)

    command = commands.add_parser("add", help="take a table of better figures into the atlas")
    command.add_argument(
        "table",
        type=Path,
        help="CSV (UTF-8, commas, decimal points) with the columns of data/atlas/schema.toml, or ags, price, period",
    )
    command.add_argument("--source", default="", help="title of the publication, unless a column source says it")
    command.add_argument("--licence", default="", help="what its licence allows, unless a column licence says it")
    command.add_argument("--publisher", default="", help="who publishes it (default: the source's title)")
    command.add_argument("--attribution", default="", help="how it wants to be named")
    command.add_argument("--url", default="", help="where it can be checked")
    kinds = ("contract", "asking", "broker")
    command.add_argument("--kind", choices=kinds, default="contract", help="kind of prices that do not say theirs")
    command.set_defaults(run=_add)
    return parser


def _build(options: argparse.Namespace) -> int:
    build(options.folder)
    files = [path for path in options.folder.rglob("*") if path.is_file()]
    sys.stdout.write(
        f"{options.folder}: built, {len(files)} files, {sum(p.stat().st_size for p in files):,} bytes.\n"
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    wrong = 0
    for checked in check(options.folder):
        sys.stdout.write(f"{'wrong' if checked.problems else 'ok':5}  {checked.what}\n")
        for problem in checked.problems:
            sys.stdout.write(f"       {problem}\n")
        wrong += bool(checked.problems)
    sys.stdout.write("The atlas is sound.\n" if not wrong else f"{wrong} checks failed.\n")
    return 1 if wrong else 0


def _add(options: argparse.Namespace) -> int:
    names = ("source", "licence", "publisher", "attribution", "url", "kind")
    defaults = Defaults(**{name: getattr(options, name).strip() for name in names})
    added = add(options.table, defaults, datetime.now(UTC).date().isoformat(), options.folder)
    for identifier, count in added.items():
        sys.stdout.write(f"{identifier}: {count} figures.\n")
    atlas = read_atlas(options.folder)
    known = place_columns(atlas)
    prices = market(known.part(known.is_district), observation_columns(atlas)).column("price_flat")
    sys.stdout.write(f"{int((prices.reasons == '').sum())} of {len(prices.values)} districts have a price now.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
