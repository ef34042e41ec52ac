"""Two questions of whoever runs the process: does it live, and may visitors come?"""

from threading import Event

from starlette.requests import Request
from starlette.responses import PlainTextResponse

# Set when the preload is done, cleared when the process shuts down. One process is one app.
ready = Event()

_UNCACHED = {"Cache-Control": "no-store"}


async def healthz(_: Request) -> PlainTextResponse:
    """The process answers."""
    return PlainTextResponse("ok\n", headers=_UNCACHED)


async def readyz(_: Request) -> PlainTextResponse:
    """The libraries are loaded, so the first visitor does not wait for them."""
    if ready.is_set():
        return PlainTextResponse("ready\n", headers=_UNCACHED)
    return PlainTextResponse("loading\n", 503, headers=_UNCACHED)
