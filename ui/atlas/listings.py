"""The reader's listings beside their districts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calc.listing import Listing
from calc.market import Market
from calc.record import Language
from intake.address import State
from intake.atlas_market import market_of
from ui.atlas.place_names import place_name
from ui.atlas.selection import choose
from ui.clickable import clickable
from ui.html import render
from words.atlas import points_words
from words.catalogue import text
from words.numbers import MINUS, euro, percent


@dataclass(frozen=True)
class _Cell:
    value: str
    note: str


@dataclass(frozen=True)
class _Line:
    name: str
    key: str
    district: str
    cells: tuple[_Cell, ...]


def noted_listings(state: State) -> list[tuple[Listing, str]]:
    """The listings that have a district, each with its price and yield."""
    return [(listing, _note(listing, state.language)) for listing in _placed(state)]


def listings_block(state: State) -> None:
    """How each listing lies against its district; a click on the district shows it."""
    placed, language = _placed(state), state.language
    if not placed:
        return
    found = market_of(state.atlas)
    html = render(
        "atlas_listings",
        language,
        lines=[_line(listing, found, language) for listing in placed],
        without=len(state.listings) - len(placed),
    )
    clickable(html, key="atlas_listings", on_open=choose)


def _placed(state: State) -> Sequence[Listing]:
    known = market_of(state.atlas).places.row
    return [listing for listing in state.listings if listing.ags in known]


def _note(listing: Listing, language: Language) -> str:
    price = listing.price / listing.living_area_sqm
    share = 12 * listing.actual_rent_monthly / listing.price
    return text(language, "atlas.listing_note", price=euro(price, language), share=percent(share, language))


def _line(listing: Listing, found: Market, language: Language) -> _Line:
    key = listing.ags or ""
    row = found.places.row[key]
    price, rent = listing.price / listing.living_area_sqm, listing.actual_rent_monthly / listing.living_area_sqm
    share, of_district = 12 * rent / price, float(found.column("gross_yield").values[row])
    points = "" if np.isnan(of_district) else _signed_points(share - of_district, language)
    cells = (
        _Cell(euro(price, language), _difference(price, float(found.published("price_flat")[row]), language)),
        _Cell(
            euro(rent, language, decimals=1), _difference(rent, float(found.published("rent_asking")[row]), language)
        ),
        _Cell(percent(share, language), _to_district(points, language)),
    )
    return _Line(listing.name, key, place_name(key, language), cells)


def _difference(own: float, of_district: float, language: Language) -> str:
    if np.isnan(of_district):
        return ""
    return _to_district(percent(own / of_district - 1, language, decimals=0, signed=True), language)


def _to_district(difference: str, language: Language) -> str:
    return text(language, "atlas.listing_to_district", difference=difference) if difference else ""


def _signed_points(difference: float, language: Language) -> str:
    sign = "+" if difference > 0 else MINUS
    return text(language, "screening.points_short", value=f"{sign}{points_words(difference, language)}")
