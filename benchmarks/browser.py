"""A first visit in Chromium over a slow line, timed inside the page.

The line is Chromium's own network emulation, so it holds for every request of the page. A figure counts
from the frame after it first has a box and is not hidden: then it has been painted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

MEGABITS, LATENCY = 10, 40  # Mbit/s and ms: a village's line, or a phone's on a good day.
_BYTES_PER_SECOND = MEGABITS * 1_000_000 / 8
_PATIENCE = 20_000
_SETTLED = 1_500  # What a page still loads after its figures belongs to its bytes.

# Asked at every frame, and answered at the next one, when the browser has painted what was found.
_WATCH = """
(() => {
  const wanted = %s;
  const look = () => {
    const shown = wanted();
    if (shown && shown.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      requestAnimationFrame(() => { window.paintedAt = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()
"""


@dataclass(frozen=True)
class Visit:
    """One first visit: milliseconds from navigation to paint, and kilobytes over the wire."""

    painted: float
    kilobytes: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A quiet browser, that asks nobody but the page it is sent to."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise SystemExit("No Chromium here: apt-get install chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=quiet)
        yield browser
        browser.close()


def visit(browser: Browser, address: str, wanted: str) -> Visit:
    """Open an address as a stranger; `wanted` is JavaScript that returns the awaited element or nothing.

    On a busy machine Chromium sometimes forgets an emulated request, and the page stays empty. That says
    nothing about the page, so it is told and tried once more.
    """
    try:
        return _visit(browser, address, wanted)
    except Error as error:
        print(f"  {address} stayed without figures, once more: {error.message.splitlines()[0]}")
        return _visit(browser, address, wanted)


def _visit(browser: Browser, address: str, wanted: str) -> Visit:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="de-DE")
    try:
        page = context.new_page()
        wire = context.new_cdp_session(page)
        sizes: list[float] = []
        wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        wire.on("Network.webSocketFrameReceived", lambda event: sizes.append(_frame_size(event)))
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        line = {"downloadThroughput": _BYTES_PER_SECOND, "uploadThroughput": _BYTES_PER_SECOND}
        wire.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, **line})
        page.add_init_script(_WATCH % wanted)
        page.goto(address, wait_until="commit")
        page.wait_for_function("window.paintedAt", timeout=_PATIENCE)
        page.wait_for_timeout(_SETTLED)
        return Visit(page.evaluate("window.paintedAt"), sum(sizes) / 1000)
    finally:
        context.close()


def _frame_size(event: Any) -> float:
    frame = event["response"]
    return len(frame["payloadData"]) * (3 / 4 if frame["opcode"] == 2 else 1)  # Binary frames come as base64.
