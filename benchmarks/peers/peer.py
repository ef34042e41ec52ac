"""A peer served exactly as `app.py` serves our pages: same routes, middleware, preload and settings.

Only the script differs, so a ratio says what our pages cost and not what our server gains. `PEER`
names the script.
"""

import os

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.peers.geojson import geojson
from benchmarks.synthetic import municipalities
from server import middleware, preloading, routes
from ui import style
from ui.atlas import script as map_script

_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


async def _geojson(_: Request) -> Response:
    return Response(geojson(), media_type="application/geo+json", headers=_KEPT)


async def _synthetic(_: Request) -> Response:
    return Response(municipalities(), media_type="application/json", headers=_KEPT)


_EARLY = {"map": ["/geo/peer.json"], "municipalities": ["/geo/synthetic.json", map_script.ADDRESS, style.ADDRESS]}

app = st.App(
    f"{os.environ['PEER']}.py",
    routes=[
        Route("/geo/peer.json", _geojson),
        Route("/geo/synthetic.json", _synthetic),
        *routes(
            pages=[],
            home="/start",
            early={"/": _EARLY.get(os.environ["PEER"], [])},
            files={map_script.ADDRESS: map_script.CONTENT, style.ADDRESS: style.CONTENT},
        ),
    ],
    middleware=middleware,
    lifespan=preloading("pandas", "plotly.graph_objects", "pyarrow"),
)
