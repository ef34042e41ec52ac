"""Price against rent as a plot whose points can be chosen."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import streamlit as st

from calc.listing import Listing
from calc.market import OWN
from calc.record import Language
from drawing.scatter import Dot, scatter
from intake.address import State
from intake.atlas_market import left_by_filters, market_of
from intake.atlas_view import AtlasView
from ui.atlas.place_names import place_name
from ui.atlas.selection import choose
from words.atlas import brief_words, share_words
from words.catalogue import text

_component = st.components.v2.component(
    "atlas_plot",
    html='<div class="im"></div>',
    js=(Path(__file__).parent / "plot.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_KEY = "atlas_plot"


def scatter_view(state: State) -> None:
    """Districts and towns with a price of their own, and the reader's listings."""
    language, now = state.language, state.atlas
    dots = place_dots(now, language)
    if not dots:
        return
    title, note = scatter_words(now, language)
    html = scatter([*dots, *_listing_dots(state)], title, note, language)

    def chosen() -> None:
        place = st.session_state[_KEY].chosen
        if place in market_of(now).places.row:
            choose(str(place))

    _component(data={"html": html}, key=_KEY, height="content", on_chosen_change=chosen)


def scatter_words(now: AtlasView, language: Language) -> tuple[str, str]:
    """How many places reach the target, and how to read the plot."""
    dots = place_dots(now, language)
    if not dots:
        return text(language, "atlas.title_nothing"), text(language, "atlas.scatter_nothing")
    enough = sum(12 * dot.rent / dot.price >= now.target for dot in dots)
    goal = share_words(now.target, language)
    title = text(language, "atlas.scatter_title", enough=enough, total=len(dots), share=goal)
    return title, text(language, "atlas.scatter_note")


@lru_cache(maxsize=16)
def place_dots(now: AtlasView, language: Language) -> tuple[Dot, ...]:
    """A dot for each place with a price of its own; towns that carry their district's price have none."""
    found = market_of(now)
    price, rent = found.observed["price_flat"], found.observed["rent_asking"]
    left = left_by_filters(AtlasView(**{**vars(now), "figure": "price_flat"}))
    rows = np.flatnonzero(left & ~price.carried & ~np.isnan(price.values) & ~np.isnan(rent.values))
    return tuple(
        Dot(
            key=str(found.places.key[row]),
            name=place_name(str(found.places.key[row]), language),
            rent=float(rent.values[row]),
            price=float(price.values[row]),
            kind="contract" if price.kinds[row] == "contract" else "own" if price.kinds[row] == OWN else "asking",
            note=brief_words(found.cell(int(row), "gross_yield").origins, language),
            named=found.places.key[row] in now.places,
        )
        for row in rows
    )


def _listing_dots(state: State) -> list[Dot]:
    return [
        Dot(
            key=listing.ags or "",
            name=listing.name,
            rent=listing.actual_rent_monthly / listing.living_area_sqm,
            price=listing.price / listing.living_area_sqm,
            kind="own",
            note=text(state.language, "atlas.legend_listing"),
            named=True,
        )
        for listing in state.listings
        if _is_placed(listing)
    ]


def _is_placed(listing: Listing) -> bool:
    return bool(listing.ags and listing.actual_rent_monthly)
