"""The publications alone, without the app: ``uvicorn embed.server:app`` behind a proxy or a CDN."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from embed.routes import routes

__all__ = ["app", "routes"]


async def _healthz(_: Request) -> Response:
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


app = Starlette(routes=[*routes, Route("/healthz", _healthz), Route("/readyz", _healthz)])
