"""The process: Streamlit's script `ui/frame.py`, surrounded by what `server/` answers."""

import streamlit as st

from server import middleware, preloading, routes

SCREENS = ("ui.header", "ui.sieve", "ui.comparison", "ui.reference", "ui.listing_form", "ui.derivations")

app = st.App(
    "ui/frame.py",  # Not here: see docs/decisions/0001-script-outside-the-root.md
    routes=routes(pages=["/vergleich", "/methode"], home="/trichter"),
    middleware=middleware,
    lifespan=preloading("pandas", "plotly.graph_objects", "pyarrow", *SCREENS),
)
