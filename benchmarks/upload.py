"""A file of 20,000 listings: read, checked, assessed and sieved; and the page that then shows them.

Peer of the reading: pandas taking the same CSV apart without asking what a cell means. Peer of the page: a page that
does nothing, on the same server.
"""

from __future__ import annotations

import io
import os
from contextlib import ExitStack
from statistics import median
from time import perf_counter

import pandas as pd

from benchmarks.peers.rows import as_table
from benchmarks.row import Row
from benchmarks.serving import serving
from benchmarks.visitor import Visitor
from calc.assessment import assess
from calc.screening import Gates, screen
from intake.tables.columns import understood
from intake.tables.file import TableFile
from intake.tables.layout import find_table
from intake.tables.listings import Assigned, take
from intake.tables.writing import as_csv, as_workbook

LISTINGS = 20_000
MOST_SECONDS = 5.0
ROUNDS, WARM_UP = 12, 3
AIMS = {5_000: 150.0, LISTINGS: 400.0}


def measure() -> list[Row]:
    """Seconds for the file, milliseconds for a rerun of the page with the list."""
    table = as_table(LISTINGS)
    csv, workbook = as_csv(table, "de"), as_workbook(as_table(LISTINGS))
    return [_file("CSV", csv, _pandas(csv)), _file("Excel", workbook, None), *(_page(count) for count in AIMS)]


def _file(kind: str, data: bytes, peer: float | None) -> Row:
    began = perf_counter()
    table = find_table(TableFile(data).read())
    assigned = Assigned(tuple(guess.meaning for guess in understood(table)))
    *_, taken = take(table, assigned, "de", "{row}")
    screen(assess(taken.listings), Gates())
    seconds = perf_counter() - began
    assert len(taken.listings) == LISTINGS
    return {
        "name": f"20,000 listings from a {kind} file to their verdicts",
        "ours": seconds,
        "peer": peer,
        "unit": "s",
        "aim": f"at most {MOST_SECONDS:.0f} s",
        "met": seconds <= MOST_SECONDS,
    }


def _pandas(data: bytes) -> float:
    began = perf_counter()
    pd.read_csv(io.BytesIO(data), sep=";", decimal=",")
    return perf_counter() - began


def _page(count: int) -> Row:
    os.environ["LISTINGS"] = str(count)
    with ExitStack() as open_:
        ours, peer = open_.enter_context(serving("long_list")), open_.enter_context(serving("empty"))
        visitor, nothing = open_.enter_context(Visitor(ours.host, "/")), open_.enter_context(Visitor(peer.host, "/"))
        times, empty = [], []
        for turn in range(WARM_UP + ROUNDS):
            empty.append(nothing.rerun())
            times.append(visitor.change("gate_equity", string_value=f"{60 + turn % 2}.000"))
    took = median(times[WARM_UP:])
    return {
        "name": f"a gate changed over {count:,} listings",
        "ours": round(took, 1),
        "peer": round(median(empty[WARM_UP:]), 1),
        "unit": "ms",
        "aim": f"at most {AIMS[count]:.0f} ms",
        "met": took <= AIMS[count],
    }
