"""The map as a component: the browser fetches the outlines once, a change of figure sends values only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from calc.record import Language
from drawing.map_content import MapContent, Point
from store.atlas.served import served
from ui.atlas.script import LOADER
from words.catalogue import text

BETWEEN = "\n"
"""Between the values: one text is half as long on the wire as a list of many."""

_component = st.components.v2.component(
    "atlas_map",
    html='<div class="im atlas-map"></div>',
    js=LOADER,
    isolate_styles=False,
)


def atlas_map(
    content: MapContent,
    language: Language,
    *,
    key: str,
    on_choice: Callable[[str], None] = lambda _: None,
    outlines: str = "",
) -> None:
    """Show the map; ``on_choice`` is called with the key of a place that is chosen on it, before the next run.

    ``outlines`` is the address of other outlines than the atlas's own.
    """

    def chosen() -> None:
        if place := st.session_state[key].chosen:
            on_choice(str(place))

    data = sent(content) | {
        "language": language,
        "outlines": outlines or served().address,
        "buttons": {zoom: text(language, f"atlas.zoom_{zoom}") for zoom in ("in", "out", "all")},
    }
    _component(data=data, key=key, height="content", on_chosen_change=chosen)


def sent(content: MapContent) -> dict[str, Any]:
    """What goes to the browser for a figure, as short as it can be said."""
    notes: dict[str, int] = {note: position for position, note in enumerate(content.notes)}

    def point(mark: Point) -> dict[str, Any]:
        note = notes.setdefault(mark.note, len(notes))
        detail = {"detail": 1} if mark.detail else {}
        return {"key": mark.key, "name": mark.name, "x": mark.x, "y": mark.y, "tone": mark.tone,
                "value": mark.value, "note": note} | detail  # fmt: skip

    points, listings = [point(mark) for mark in content.points], [point(mark) for mark in content.listings]
    return {
        "figure": content.figure,
        "label": content.label,
        "classes": content.classes,
        "tones": content.tones,
        "values": BETWEEN.join(content.values),
        "notes": list(notes),
        "note": " ".join(map(str, content.note)),
        "asked": content.asked,
        "points": points,
        "listings": listings,
        "chosen": content.chosen,
    }
