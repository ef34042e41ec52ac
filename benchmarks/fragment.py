"""How long a change of one input on Objekt waits for the server, and a whole rerun of that page.

Every change is one that has not been calculated before. The figures come first, the hinge (which tries hundreds of
prices, rents and rates) last; both times are taken, beside a page that does nothing.
"""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from benchmarks.row import Row
from benchmarks.serving import serving
from benchmarks.visitor import Visitor

ROUNDS, WARM_UP = 60, 10
AIM_FIGURES, AIM_PAGE = 15.0, 40.0
_FIELD, _FIGURES = "property_actual_rent_monthly", "property_figures"


def measure() -> list[Row]:
    """Each round asks the empty page, the fragment and the whole page, so that noise falls on them alike."""
    empty: list[float] = []
    figures: list[float] = []
    whole_fragment: list[float] = []
    whole_page: list[float] = []
    with ExitStack() as open_:
        ours, peer = open_.enter_context(serving()), open_.enter_context(serving("empty"))
        nothing = open_.enter_context(Visitor(peer.host, "/"))
        changing = open_.enter_context(Visitor(ours.host, "/objekt"))
        reading = open_.enter_context(Visitor(ours.host, "/objekt"))
        changing.change("property_tabs_de", string_value="Miete")
        for turn in range(WARM_UP + ROUNDS):
            empty.append(nothing.rerun())
            whole_fragment.append(changing.change(_FIELD, string_value=str(900 + turn)))
            figures.append(changing.arrival(_FIGURES))
            whole_page.append(reading.rerun())
    floor = median(empty[WARM_UP:])
    return [
        _row("figures after a change", median(figures[WARM_UP:]), floor, AIM_FIGURES),
        _row("fragment with the hinge", median(whole_fragment[WARM_UP:]), floor, AIM_PAGE),
        _row("whole page", median(whole_page[WARM_UP:]), floor, AIM_PAGE),
    ]


def _row(name: str, ours: float, floor: float, aim: float) -> Row:
    return {
        "name": name,
        "ours": round(ours, 1),
        "peer": round(floor, 1),
        "unit": "ms",
        "aim": f"at most {aim:.0f} ms" + ("" if aim == AIM_FIGURES else " more than the peer"),
        "met": ours <= aim if aim == AIM_FIGURES else ours - floor <= aim,
    }
