"""When the map is painted for somebody who has been here before, beside the smallest Plotly page with a map.

The cache is warm and the line is this machine: what is left is the work of server and browser, the latter with
software rendering. A map counts when its pixels have changed from paper: Plotly draws on a canvas, we into the
document, so both are looked at from outside.
"""

from __future__ import annotations

from contextlib import ExitStack
from statistics import median
from time import perf_counter

from playwright.sync_api import BrowserContext

from benchmarks.browser import chromium
from benchmarks.row import Row
from benchmarks.serving import serving
from benchmarks.visitor import Visitor

VISITS = 7
MOST_PAINTED, MOST_RATIO, MOST_SERVER, MOST_SENT, MOST_MANY = 1_000, 1.3, 15, 60, 2_500

_OURS = "() => document.querySelector('.atlas-map .fills path')"
_PLOTLY = "() => document.querySelector('canvas.maplibregl-canvas') && window.mapDrawn"
_SEE = """
(() => {
  const wanted = %s;
  // Plotly's map says "idle" to itself only; its first frame with more than one colour is the map.
  const colours = canvas => {
    const small = document.createElement('canvas').getContext('2d');
    small.canvas.width = small.canvas.height = 24;
    small.drawImage(canvas, 0, 0, 24, 24);
    return new Set(new Uint32Array(small.getImageData(0, 0, 24, 24).data.buffer)).size;
  };
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return get.call(this, kind, kind.startsWith('webgl') ? { ...options, preserveDrawingBuffer: true } : options);
  };
  const look = () => {
    const canvas = document.querySelector('canvas.maplibregl-canvas');
    if (canvas && canvas.width > 100 && colours(canvas) > 3) window.mapDrawn = true;
    if (wanted()) requestAnimationFrame(() => { window.paintedAt = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()
"""


def measure() -> list[Row]:
    """Each round opens all pages in one browser; the first round fills its cache."""
    painted: dict[str, list[float]] = {}
    with ExitStack() as open_:
        hosts = {name: open_.enter_context(serving(name)).host for name in (None, "map", "municipalities")}
        pages = {
            "ours": (f"{hosts[None]}/atlas", _OURS),
            "plotly": (hosts["map"], _PLOTLY),
            "many": (hosts["municipalities"], _OURS),
        }
        browser = open_.enter_context(chromium())
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="de-DE")
        for _ in range(1 + VISITS):
            for name, (address, wanted) in pages.items():
                painted.setdefault(name, []).append(_painted(context, f"http://{address}", wanted))
        server, sent = _change(hosts[None])
    ours, plotly, many = (median(painted[name][1:]) for name in ("ours", "plotly", "many"))
    met = ours <= MOST_PAINTED and ours <= MOST_RATIO * plotly
    return [
        _row(
            "map painted, warm cache", ours, plotly, "ms", f"under {MOST_PAINTED}, {MOST_RATIO} times the peer", met
        ),
        _row("11,025 places painted", many, None, "ms", f"under {MOST_MANY}", many <= MOST_MANY),
        _row("change of figure, server", server, None, "ms", f"under {MOST_SERVER}", server <= MOST_SERVER),
        _row("change of figure, received", sent, None, "kB", f"under {MOST_SENT}", sent <= MOST_SENT),
    ]


def _painted(context: BrowserContext, address: str, wanted: str) -> float:
    page = context.new_page()
    try:
        page.add_init_script(_SEE % wanted)
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.paintedAt", timeout=20_000)
        return float(page.evaluate("window.paintedAt"))
    finally:
        page.close()


def _change(host: str) -> tuple[float, float]:
    """Milliseconds and kilobytes of choosing another figure, by turns, after a round of each."""
    figures = ["rent_asking", "gross_yield", "vacancy_rate", "break_even_price"]
    with Visitor(host, "/atlas") as visitor:
        times, sizes = [], []
        for turn in range(7 * len(figures)):
            began = perf_counter()
            visitor.change("atlas_figure", string_value=figures[turn % len(figures)])
            times.append((perf_counter() - began) * 1000)
            sizes.append(visitor.received / 1000)
    return median(times[len(figures) :]), median(sizes[len(figures) :])


def _row(name: str, ours: float, peer: float | None, unit: str, aim: str, met: bool) -> Row:
    return {
        "name": name,
        "ours": round(ours, 1),
        "peer": None if peer is None else round(peer),
        "unit": unit,
        "aim": aim,
        "met": met,
    }
