"""When a stranger on a slow line first reads figures, and what that costs in bytes.

The peer is the least a Streamlit page with figures can be: one small Plotly chart, served by the same
server; beside it stands the floor under every page, one sentence. Ours count only when the result table
stands there, not when the title does.
"""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median

from benchmarks.browser import Visit, chromium, visit
from benchmarks.row import Row
from benchmarks.serving import serving

VISITS = 5
MOST = 1.1  # Times the peer.

_FIGURE_IN = "() => [...document.querySelectorAll('table.%s td')].find(cell => /\\d/.test(cell.textContent))"
_PAGES = {"/": _FIGURE_IN % "sv", "/vergleich": _FIGURE_IN % "cmp"}
_CHART = "() => document.querySelector('.js-plotly-plot .barlayer .point path')"
_SENTENCE = "() => document.querySelector('[data-testid=stMarkdown] p')"


def measure() -> list[Row]:
    """Each round visits the peers and then our pages; the first round only warms the servers."""
    visits: dict[str, list[Visit]] = {}
    with ExitStack() as open_:
        host = {name: open_.enter_context(serving(name)).host for name in (None, "chart", "empty")}
        asked = {
            "chart": (host["chart"], "/", _CHART),
            "sentence": (host["empty"], "/", _SENTENCE),
            **{path: (host[None], path, figure) for path, figure in _PAGES.items()},
        }
        browser = open_.enter_context(chromium())
        for _ in range(1 + VISITS):
            for name, (server, path, wanted) in asked.items():
                visits.setdefault(name, []).append(visit(browser, f"http://{server}{path}", wanted))
    painted = {name: median(v.painted for v in found[1:]) for name, found in visits.items()}
    kilobytes = {name: median(v.kilobytes for v in found[1:]) for name, found in visits.items()}
    return [row for path in _PAGES for row in _rows(path, painted, kilobytes)]


def _rows(path: str, painted: dict[str, float], kilobytes: dict[str, float]) -> list[Row]:
    met = painted[path] <= MOST * painted["chart"]
    return [
        _row(f"{path} beside a chart", painted, path, "chart", "ms", f"at most {MOST} times the peer", met),
        _row(f"{path} beside a sentence", painted, path, "sentence", "ms"),
        _row(f"{path} beside a chart, received", kilobytes, path, "chart", "kB"),
    ]


def _row(
    name: str, found: dict[str, float], path: str, peer: str, unit: str, aim: str = "", met: bool | None = None
) -> Row:
    ours, theirs = round(found[path]), round(found[peer])
    return {"name": name, "ours": ours, "peer": theirs, "unit": unit, "aim": aim, "met": met}
