"""The data set with its sources, and the view as a picture; each is made when it is asked for."""

from __future__ import annotations

import streamlit as st

from calc.record import Language
from drawing.map import map_picture
from drawing.map_view import map_content
from drawing.map_words import map_caption, map_lead, map_title
from drawing.png import png
from intake.address import State
from store.atlas.exports import districts_geojson, observations_csv
from ui.atlas.listings import noted_listings
from words.catalogue import text

_SHOWN = "atlas_shown"


def offer(state: State) -> None:
    """Let the pictures show this state from now on."""
    st.session_state.setdefault(_SHOWN, {})["state"] = state


def downloads(language: Language) -> None:
    """Buttons for the data, and for the map as it was offered last, in light colours for paper.

    They stand outside what a change of figure draws again: five elements would cost it a tenth of its time.
    """
    # A picture is drawn when nobody's session is at hand.
    shown: dict[str, State] = st.session_state.setdefault(_SHOWN, {})

    def picture() -> str:
        state = shown["state"]
        title = map_title(state.atlas, language)
        content = map_content(state.atlas, title, language, noted_listings(state))
        return map_picture(
            content, title, map_lead(state.atlas, language), map_caption(state.atlas, language), language
        )

    with st.container(horizontal=True, key="atlas_downloads"):
        for key, name, kind, made in (
            ("png", "atlas.png", "image/png", lambda: png(picture())),
            ("svg", "atlas.svg", "image/svg+xml", lambda: picture().encode()),
            ("csv", "atlas.csv", "text/csv", lambda: _csv(language)),
            ("geojson", "atlas.geojson", "application/geo+json", lambda: districts_geojson(language)),
        ):
            st.download_button(
                text(language, f"atlas.download_{key}"),
                data=made,
                file_name=name,
                mime=kind,
                key=f"atlas_download_{key}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )


def _csv(language: Language) -> bytes:
    # Spreadsheets take UTF-8 for what it is only with this mark.
    return b"\xef\xbb\xbf" + observations_csv(language)
