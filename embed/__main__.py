"""Command line: ``python -m embed`` with publish, render or withdraw."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import get_args

from calc.json_streams import json_record, whole_text
from calc.law import NotInForceError
from calc.record import LANGUAGES
from calc.screening import Gates
from embed.author import WordingError, notice, wording
from embed.freezing.charts import CHARTS
from embed.freezing.figures import MOST_SHOWN, offered
from embed.freezing.freeze import Choice, Kind, Theme, freeze, suggested_title
from embed.freezing.slider import OFFERED, SLIDERS
from embed.links import IDENTIFIER, shared_identifier
from embed.listing_records import RecordError, listings_of
from embed.publishing import publish, record_of
from embed.record import RecordTooLargeError, new_salt
from embed.rendering import data, documents, picture
from embed.rendering.view import view
from embed.settings import public_address
from store import publications

_FORMS = ("embed", "page", "png", "svg", "json", "csv")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status: 0, or 1 with a sentence on standard error."""
    given = sys.argv[1:] if arguments is None else arguments
    # An identifier may begin with a hyphen, and is no option then.
    options = _parser().parse_args([f" {a}" if a.startswith("-") and IDENTIFIER.fullmatch(a) else a for a in given])
    try:
        status: int = options.run(options)
    except UnicodeDecodeError:
        sys.stderr.write("The file is not UTF-8 text.\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}.\n")
        return 1
    except (RecordError, NotInForceError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except RecordTooLargeError:
        sys.stderr.write("The record is too large: shorter texts, fewer figures or fewer listings are needed.\n")
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m embed", description="Publish calculations for other pages.")
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("publish", help="freeze a calculation and print its identifier")
    command.add_argument("case", help="JSON file with one listing or a list of them, or - for standard input")
    command.add_argument("--title", help="default: the finding")
    command.add_argument("--author", default="")
    command.add_argument("--note", default="")
    command.add_argument("--language", choices=LANGUAGES, default="de")
    known = ", ".join(offered(taxed=True))
    command.add_argument("--figures", default="", help=f"at most {MOST_SHOWN}, with commas between: {known}")
    charts = list(dict.fromkeys(["none", *(key for charts in CHARTS.values() for key in charts)]))
    command.add_argument("--chart", choices=charts, help="default: waterfall, or bars for several listings")
    command.add_argument("--slider", choices=["none", *SLIDERS], default="none")
    command.add_argument("--theme", choices=get_args(Theme), default="auto")
    command.add_argument("--marginal-rate", type=float, help="as in 0.42; default: only figures before tax")
    command.set_defaults(run=_publish)

    command = commands.add_parser("render", help="write a publication in one of its forms to standard output")
    command.add_argument("id", help="identifier or address")
    command.add_argument("--what", choices=_FORMS, default="embed")
    command.add_argument("--language", choices=LANGUAGES, help="default: the publisher's")
    command.set_defaults(run=_render)

    command = commands.add_parser("withdraw", help="take a publication down (for operators)")
    command.add_argument("id", help="identifier or address")
    command.set_defaults(run=_withdraw)
    return parser


def _publish(options: argparse.Namespace) -> int:
    record = json_record(whole_text(options.case), "record")
    listings, gates = listings_of(record), Gates()
    kind: Kind = "property" if len(listings) == 1 else "comparison"
    try:
        written = wording(
            options.title or suggested_title(kind, listings, gates, options.language), options.author, options.note
        )
    except WordingError as error:
        said = notice(error, "en")
        sys.stderr.write(f"{said.title} {said.body}\n")
        return 1
    rate = options.marginal_rate
    if rate is not None and not 0 <= rate <= 0.6:
        sys.stderr.write("--marginal-rate is a share from 0 to 0.6, such as 0.42.\n")
        return 1
    unknown = [key for key in options.figures.split(",") if key and key not in offered(taxed=rate is not None)]
    if unknown:
        taxed = " without --marginal-rate" if set(unknown) <= set(offered(taxed=True)) else ""
        sys.stderr.write(f"No figure to choose{taxed}: {', '.join(unknown)}.\n")
        return 1
    if options.chart not in (None, "none", *CHARTS[kind]):
        sys.stderr.write(f"--chart {options.chart} is none of a {kind}: {', '.join(CHARTS[kind])}.\n")
        return 1
    choice = Choice(
        wording=written,
        salt=new_salt(),
        language=options.language,
        figures=tuple(options.figures.split(",")),
        chart=options.chart or next(iter(CHARTS[kind])),
        slider="" if options.slider == "none" else options.slider,
        theme=options.theme,
        marginal_rate=rate,
    )
    frozen = freeze(kind, listings, gates, choice)
    if choice.slider and not frozen["slider"]:
        sys.stderr.write(
            f"--slider {choice.slider} needs a value above zero, the same for all listings"
            f" (of a {kind}: {', '.join(OFFERED[kind])}).\n"
        )
        return 1
    token = publications.new_token()
    key = publish(frozen, token, operator=True)
    sys.stdout.write(f"{key}\n")
    sys.stderr.write(f"To withdraw or replace it: {public_address('', '')}/w/{key}/{token}\n")
    return 0


def _render(options: argparse.Namespace) -> int:
    key = shared_identifier(options.id) or ""
    publication = publications.get(key)
    if publication is None or publication.withdrawn:
        sys.stderr.write("There is no publication of that identifier, or it was withdrawn.\n")
        return 1
    record = record_of(publication)
    language, base = options.language or record.language, public_address("", "")
    standing = documents.Standing(
        publication.published_at, f"{base}/s/{publication.replaced_by}" if publication.replaced_by else ""
    )
    remark = documents.remark(record, language, standing)
    if options.what == "png":
        sys.stdout.buffer.write(picture.picture_png(view(record, language), remark))
        return 0
    sys.stdout.write(
        {
            "embed": lambda: documents.embed(key, record, language, base, standing),
            "page": lambda: documents.page(key, record, language, base, standing),
            "svg": lambda: picture.picture_svg(view(record, language), remark),
            "json": lambda: publication.record,
            "csv": lambda: data.table(record),
        }[options.what]()
    )
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    try:
        publications.take_down(shared_identifier(options.id) or "")
    except publications.UnknownPublicationError:
        sys.stderr.write("There is no publication of that identifier.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
