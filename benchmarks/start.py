"""How long a new process keeps visitors waiting, what it holds before the first one, and what he waits.

Ready is what `/readyz` says: the libraries are loaded. The empty page loads the same ones, so the seconds
are Python, Streamlit, pandas and Plotly; what our own code adds shows in the first run.
"""

from __future__ import annotations

import time
from statistics import median

from benchmarks.row import Row
from benchmarks.serving import serving
from benchmarks.visitor import Visitor

STARTS = 7
_REST = 0.5  # Seconds until a started process has come to rest.


def measure() -> list[Row]:
    """Starts alternate; the first of each only warms the disk's cache."""
    ours, empty = [], []
    for _ in range(1 + STARTS):
        empty.append(_start("empty"))
        ours.append(_start(None))
    columns = zip(zip(*ours[1:], strict=True), zip(*empty[1:], strict=True), strict=True)
    seconds, memory, first_run = ((median(mine), median(other)) for mine, other in columns)
    return [
        _row("until ready", seconds, "s", 2),
        _row("memory at rest", memory, "MB", 0),
        _row("first run of the first visitor", first_run, "ms", 0),
    ]


def _row(name: str, medians: tuple[float, float], unit: str, digits: int) -> Row:
    ours, peer = (round(value, digits or None) for value in medians)
    return {"name": name, "ours": ours, "peer": peer, "unit": unit, "aim": "", "met": None}


def _start(peer: str | None) -> tuple[float, float, float]:
    with serving(peer) as server:
        time.sleep(_REST)
        memory = server.memory
        with Visitor(server.host, "/") as visitor:
            return server.started_in, memory, visitor.first_run
