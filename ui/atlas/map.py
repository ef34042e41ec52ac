"""The map as a component: the browser fetches the outlines once, a change of figure sends values only."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import streamlit as st

from calc.record import Language
from drawing.map_content import MapContent
from store.atlas.served import served
from words.catalogue import text

_component = st.components.v2.component(
    "atlas_map",
    html='<div class="im atlas-map"></div>',
    js=(Path(__file__).parent / "map.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def atlas_map(content: MapContent, language: Language, *, key: str, outlines: str = "") -> str | None:
    """Show the map and return the key of a place that was chosen on it in this run.

    ``outlines`` is the address of other outlines than the atlas's own.
    """
    data = asdict(content) | {
        "outlines": outlines or served().address,
        "buttons": {zoom: text(language, f"atlas.zoom_{zoom}") for zoom in ("in", "out", "all")},
    }
    chosen = _component(data=data, key=key, height="content", on_chosen_change=lambda: None).chosen
    return str(chosen) if chosen is not None else None
