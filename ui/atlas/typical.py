"""The way from a place to its typical flat as a listing."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.listing import Listing
from calc.record import Language
from intake.atlas_market import market_of
from intake.atlas_view import AtlasView
from ui import session
from ui.html import notice
from ui.opening import open_listing
from words.catalogue import text
from words.problems import Notice


def calculate_typical(now: AtlasView, language: Language) -> None:
    """The button; without a price it says what is missing."""
    if not st.button(text(language, "atlas.calculate"), type="primary", key="atlas_calculate"):
        return
    if (listing := typical_listing(now, language)) is None:
        notice(Notice(text(language, "atlas.flat_no_price_title"), text(language, "atlas.flat_no_price")), language)
        return
    session.add(listing)
    open_listing(len(session.current().listings) - 1)


def typical_listing(now: AtlasView, language: Language) -> Listing | None:
    """The chosen place's typical flat, let at the asking rent; None without a price."""
    found = market_of(now)
    row = found.places.row[now.place]
    listing = found.typical_listing(row)
    if listing is None:
        return None
    name = str(found.places.name[row])
    return replace(
        listing,
        name=text(language, "atlas.flat_name", place=name)[:60],
        town=name,
        ags=str(found.places.district[row]),
    )
