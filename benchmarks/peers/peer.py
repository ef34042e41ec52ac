"""A peer served exactly as `app.py` serves our pages: same routes, middleware, preload and settings.

Only the script differs, so a ratio says what our pages cost and not what our server gains. `PEER`
names the script.
"""

import os

import streamlit as st

from server import middleware, preloading, routes

app = st.App(
    f"{os.environ['PEER']}.py",
    routes=routes(pages=[], home="/start"),
    middleware=middleware,
    lifespan=preloading("pandas", "plotly.graph_objects", "pyarrow"),
)
