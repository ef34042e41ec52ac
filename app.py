"""The process: Streamlit's script `ui/frame.py`, surrounded by what `server/` answers."""

from pathlib import Path

import streamlit as st

from drawing.small_outlines import small_outlines
from embed.routes import routes as embed_routes
from server import middleware, preloading, routes
from store.atlas.columns import observations, places
from store.atlas.served import served
from ui import style
from ui.atlas import script as map_script

ROOT = Path(__file__).parent
PAGES = ["/objekt", "/vergleich", "/atlas", "/methode"]
EARLY = {page: [style.ADDRESS] for page in ("/", *PAGES)}
EARLY["/atlas"] += [served().address, map_script.ADDRESS]
EARLY["/atlas"] += ["Button", "ButtonGroup", "DownloadButton", "Selectbox", "Slider", "TextInput"]
SCREENS = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(ROOT.glob("ui/*/*.py"))]

app = st.App(
    "ui/frame.py",  # Not here: see docs/decisions/0001-script-outside-the-root.md
    routes=[
        *embed_routes,  # Before ours, which answer every address that nobody knows.
        *routes(
            pages=PAGES,
            home="/trichter",
            early=EARLY,
            files={map_script.ADDRESS: map_script.CONTENT, style.ADDRESS: style.CONTENT},
        ),
    ],
    middleware=middleware,
    lifespan=preloading("pandas", "pyarrow", *SCREENS, read=[places, observations, small_outlines]),
)
