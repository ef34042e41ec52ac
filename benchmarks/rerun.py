"""How long a change waits for the server, on each page, beside a page that does nothing.

The address of a page and the change a reader makes there; the method page has nothing to change, so its
rerun is a bare one, like the empty page's.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from statistics import median

from benchmarks.row import Row
from benchmarks.serving import serving
from benchmarks.visitor import Visitor

ROUNDS, WARM_UP = 60, 10
AIM = 30.0  # Milliseconds above the empty page; what comes on top must not be felt.

_Change = Callable[[Visitor, int], float]
_PAGES: dict[str, _Change] = {
    "/": lambda visitor, turn: visitor.change("gate_equity", string_value=f"{60 + turn % 2}.000"),
    "/vergleich": lambda visitor, turn: visitor.change("same_assumptions", bool_value=turn % 2 == 0),
    "/methode": lambda visitor, _: visitor.rerun(),
}


def measure() -> list[Row]:
    """Each round asks the empty page and then all of ours, so that noise falls on them alike."""
    times: dict[str, list[float]] = {path: [] for path in _PAGES}
    empty: list[float] = []
    with ExitStack() as open_:
        ours, peer = open_.enter_context(serving()), open_.enter_context(serving("empty"))
        nothing = open_.enter_context(Visitor(peer.host, "/"))
        visitors = {path: open_.enter_context(Visitor(ours.host, path)) for path in _PAGES}
        for turn in range(WARM_UP + ROUNDS):
            empty.append(nothing.rerun())
            for path, change in _PAGES.items():
                times[path].append(change(visitors[path], turn))
    floor = median(empty[WARM_UP:])
    return [_row(path, median(taken[WARM_UP:]), floor) for path, taken in times.items()]


def _row(path: str, ours: float, floor: float) -> Row:
    return {
        "name": path,
        "ours": round(ours, 1),
        "peer": round(floor, 1),
        "unit": "ms",
        "aim": f"at most {AIM:.0f} ms more than the peer",
        "met": ours - floor <= AIM,
    }
