"""From a view of the atlas to what its map shows: a class for each district, towns and listings as points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from calc.listing import Listing
from calc.market import FIGURES, OWN, Market
from calc.outcome import Column
from calc.record import Language
from drawing.map_content import LEFT_OUT, NO_FIGURE, MapContent, Point
from drawing.map_tones import tones
from intake.atlas_market import left_by_filters, market_of
from intake.atlas_view import AtlasView
from store.atlas import load
from store.atlas.columns import places
from store.atlas.outlines import outlines
from store.atlas.projection import project
from words.atlas import limit_words, origin_words, value_words
from words.catalogue import text
from words.place_names import place_words

_NOT_CONTRACT = ("asking", "broker", OWN)


def map_content(
    view: AtlasView, label: str, language: Language, listings: Sequence[tuple[Listing, str]] = ()
) -> MapContent:
    """What the map of a view shows; ``label`` is its finding, ``listings`` those with a district, and a note each.

    Raises KeyError for an unknown figure.
    """
    marks = tuple(_mark(listing, said) for listing, said in listings if listing.ags in outlines().points)
    return replace(_content(view, language), label=label, listings=marks)


@lru_cache(maxsize=64)
def _content(view: AtlasView, language: Language) -> MapContent:
    record, found = FIGURES[view.figure], market_of(view)
    column, left = found.column(view.figure), left_by_filters(view)
    known = found.places
    districts = int(known.is_district.sum())
    signs = class_signs(column.values, record.limits)
    values, notes, note = _texts(view.figure, view.target, view.area, view.own_prices, language)
    figured = column.reasons == ""
    # A chosen town is on the map even where it only carries its district's figure.
    chosen = np.isin(known.key, view.places)
    towns = np.flatnonzero(~known.is_district & (chosen | (left & figured & ~_carried(found, view.figure))))
    x, y = _positions()
    return MapContent(
        figure=view.figure,
        label="",
        classes="".join(np.where(left, signs, LEFT_OUT)[:districts]),
        tones=tones(len(record.limits) + 1, diverging=record.diverging),
        limits=limit_words(record, language),
        values=values[:districts],
        notes=notes,
        note=note[:districts],
        asked=tuple(
            np.flatnonzero(left[:districts] & np.isin(column.kinds[:districts], _asked(record.has_price))).tolist()
        ),
        points=tuple(
            Point(
                known.key[row],
                place_words(known, row, language),
                int(x[row]),
                int(y[row]),
                int(signs[row]) if figured[row] else -1,
                values[row],
                notes[note[row]],
                detail=bool(figured[known.row[known.district[row]]]),
            )
            for row in towns.tolist()
            if not np.isnan(x[row])
        ),
        listings=(),
        chosen=view.places,
    )


def class_signs(values: Column, limits: tuple[float, ...]) -> NDArray[np.str_]:
    """The class of each figure as a digit, the lower limit belonging to the upper class; no figure, no class."""
    # Limits are round and figures are quotients: 0.045 must not miss its class by a binary digit.
    positions = np.searchsorted(np.array(limits) - 1e-12, np.nan_to_num(values), side="right")
    return np.where(np.isnan(values), NO_FIGURE, positions.astype(str))


def _asked(has_price: bool) -> tuple[str, ...]:
    return _NOT_CONTRACT if has_price else ()


def _carried(found: Market, figure: str) -> NDArray[np.bool_]:
    """Which places have no part of their own in a figure, but their district's throughout."""
    own = [found.observed[part] for part in FIGURES[figure].parts]
    carried: NDArray[np.bool_] = np.logical_and.reduce([part.carried | (part.row < 0) for part in own])
    return carried


def _mark(listing: Listing, said: str) -> Point:
    """A listing beside its district's own point, which would hide it."""
    key = listing.ags or ""
    x, y = outlines().points[key]
    return Point(key, listing.name, x + 70, y + 70, -1, "", said)


@lru_cache(maxsize=1)
def _positions() -> tuple[Column, Column]:
    known = places()
    x, y = project(known.lat, known.lon)
    return np.round(x), np.round(y)


@lru_cache(maxsize=64)
def _texts(
    figure: str, target: float, area: float, own_prices: tuple[tuple[str, float], ...], language: Language
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """Of every place: the figure in words, and the position of its origin (or its reason) in a list of notes."""
    record = FIGURES[figure]
    found = market_of(AtlasView(figure=figure, target=target, area=area, own_prices=own_prices))
    column, sources = found.column(figure), load().sources
    notes: dict[str, int] = {}
    values, note = [], []
    for row, reason in enumerate(column.reasons):
        said = (
            text(language, f"reason.{reason}")
            if reason
            else origin_words(found.cell(row, figure).origins, sources, language)
        )
        values.append("" if reason else value_words(record, float(column.values[row]), language))
        note.append(notes.setdefault(said, len(notes)))
    return tuple(values), tuple(notes), tuple(note)
