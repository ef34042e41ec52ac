"""Our app with one address more: a constant answer of any size, through the same server and middleware."""

from pathlib import Path

import streamlit as st
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from embed.routes import routes as embed_routes
from server import middleware, preloading, routes

_ROOT = Path(__file__).parents[2]


class Constant:
    """Sends the bytes it holds, with as little work as a server can do."""

    def __init__(self) -> None:
        self._made: dict[int, bytes] = {}

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        size = scope["path_params"]["size"]
        body = self._made.setdefault(size, b"x" * size)
        headers = [(b"content-type", b"text/html"), (b"content-length", str(size).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


app = st.App(
    str(_ROOT / "ui" / "frame.py"),
    routes=[
        Route("/constant/{size:int}", Constant()),
        *embed_routes,
        *routes(pages=["/objekt", "/vergleich"], home="/trichter"),
    ],
    middleware=middleware,
    lifespan=preloading("pandas", "pyarrow"),
)
