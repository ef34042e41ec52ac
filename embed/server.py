"""The publications alone, without the app: ``uvicorn embed.server:app`` behind a proxy or a CDN."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from drawing.small_outlines import small_outlines
from embed.routes import routes

__all__ = ["app", "routes"]


@asynccontextmanager
async def _lifespan(_: Starlette) -> AsyncIterator[None]:
    small_outlines()  # The first picture of a map should not wait for them.
    yield


async def _healthz(_: Request) -> Response:
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


app = Starlette(routes=[*routes, Route("/healthz", _healthz), Route("/readyz", _healthz)], lifespan=_lifespan)
