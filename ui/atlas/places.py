"""Two to five places side by side: every figure with source and year, the typical flat, and rows of bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from calc.market import FIGURES, Market, Origin
from calc.record import Language, Unit
from drawing.bars import Line, Span, row_chart
from intake.atlas_market import market_of
from intake.atlas_view import AtlasView
from store.atlas import load
from ui.atlas.cells import BUDGET, Row, budget_area_row, budget_rent_row, figure_rows
from ui.atlas.choices import assumptions
from ui.atlas.own_price import own_price
from ui.atlas.place_names import place_kind, place_name
from ui.atlas.selection import choose_or_take_out
from ui.atlas.typical import calculate_typical
from ui.clickable import clickable
from ui.html import render
from words.atlas import brief_words, part_words, unit_words, value_words
from words.catalogue import text
from words.numbers import euro, typed

_MARKET = (
    "gross_yield", "gross_yield_existing", "price_flat", "price_flat_new", "rent_asking", "rent_existing", "rent_gap",
    "price_to_rent_ratio", "vacancy_rate", "owner_occupier_rate", "land_price",
)  # fmt: skip
_TARGET = ("break_even_price", "break_even_price_existing", "highest_price", "highest_price_net")
_FLAT = ("net_yield", "net_yield_existing", "cash_flow_monthly", "cash_flow_monthly_existing")
_CHARTS = ("gross_yield", "break_even_price", "rent_asking", "vacancy_rate")


@dataclass(frozen=True)
class _Head:
    key: str
    name: str
    kind: str


@dataclass(frozen=True)
class _Group:
    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class _Source:
    publisher: str
    title: str
    licence: str
    url: str


def places_view(now: AtlasView, language: Language) -> None:
    """The table first, then the bars; where a price is missing the break-even price and a field open the column."""
    if len(now.places) < 2:
        return
    found = market_of(now)
    rows = [found.places.row[place] for place in now.places]
    _own_prices(now, found, rows, language)
    with st.container(key="atlas_assumptions"):
        assumptions(now, language)
    html = render(
        "atlas_places",
        language,
        heads=[_Head(key, place_name(key, language), place_kind(key, language)) for key in now.places],
        groups=_groups(now, found, rows, language),
        sources=_sources(found, rows),
        further=_further(now.places, found, rows, language),
    )
    clickable(html, key="atlas_places", on_open=choose_or_take_out)
    calculate_typical(now, language)
    _charts(now, found, rows, language)


def _own_prices(now: AtlasView, found: Market, rows: Sequence[int], language: Language) -> None:
    """A field for each place without a published price, side by side."""
    kinds = found.column("price_flat").kinds
    open_ = [place for place, row in zip(now.places, rows, strict=True) if kinds[row] in ("", "own")]
    if open_:
        with st.container(horizontal=True, key="atlas_own_prices"):
            for place in open_:
                with st.container(width=240):
                    own_price(place, language)


def _groups(now: AtlasView, found: Market, rows: Sequence[int], language: Language) -> list[_Group]:
    area, budget = typed(now.area, Unit.SQM, language), euro(BUDGET, language)

    def figures(keys: Sequence[str]) -> list[Row]:
        return figure_rows(_known(keys, found, rows), found, rows, language, sources=True)

    market = _Group(text(language, "atlas.group_market"), figures(_MARKET))
    target = _Group(text(language, "atlas.group_target"), figures(_TARGET))
    unpriced = bool((found.column("price_flat").reasons[list(rows)] != "").any())
    return [
        *((target, market) if unpriced else (market, target)),
        _Group(text(language, "atlas.group_flat", area=area), figures(_FLAT)),
        _Group(
            text(language, "atlas.group_budget", budget=budget),
            [budget_area_row(found, rows, language), budget_rent_row(found, rows, language)],
        ),
    ]


def _known(keys: Sequence[str], found: Market, rows: Sequence[int]) -> list[str]:
    """New flats have a row only where one of the places has a price of them."""
    return [key for key in keys if FIGURES[key].mapped or not np.isnan(found.column(key).values[list(rows)]).all()]


def _charts(now: AtlasView, found: Market, rows: Sequence[int], language: Language) -> None:
    """One small chart for each deciding figure, all places on one axis."""
    with st.container(key="atlas_charts"):
        for pair in (_CHARTS[:2], _CHARTS[2:]):
            for column, key in zip(st.columns(2, gap="large"), pair, strict=True):
                with column:
                    st.html(_chart(key, now, found, rows, language))


def _chart(key: str, now: AtlasView, found: Market, rows: Sequence[int], language: Language) -> str:
    record, column = FIGURES[key], found.column(key)
    origins = [brief_words(found.cell(row, key).origins, language) if not column.reasons[row] else "" for row in rows]
    shared = len({origin for origin in origins if origin}) < 2
    lines = []
    for place, row, origin in zip(now.places, rows, origins, strict=True):
        name, value = place_name(place, language), float(column.values[row])
        if not origin:
            lines.append(Line(name, text(language, "atlas.legend_no_price"), ()))
            continue
        # A contract price beside an offer: each bar says what it is made of.
        label = name if shared else text(language, "atlas.origin_by", origin=name, publisher=origin)
        spans = (Span(0.0, value, "neg" if value < 0 else "tot"),)
        lines.append(Line(label, value_words(record, value, language), spans, total=shared))
    note = text(
        language,
        "atlas.chart_note",
        unit=unit_words(record, language),
        origin=next(filter(None, origins), "") if shared else "",
    ).strip()
    return row_chart(lines, _chart_title(key, now, found, rows, language), note, language)


def _chart_title(key: str, now: AtlasView, found: Market, rows: Sequence[int], language: Language) -> str:
    """Between which places and figures the chart reaches; the bare figure where fewer than two have one."""
    record, values = FIGURES[key], found.column(key).values
    pairs = [(float(values[row]), place) for place, row in zip(now.places, rows, strict=True)]
    known = sorted(pair for pair in pairs if not np.isnan(pair[0]))
    label = record.short.in_language(language)
    if len(known) < 2:
        return label
    (low, low_place), (high, high_place) = known[0], known[-1]
    return text(
        language,
        "atlas.chart_title",
        figure=label,
        low=value_words(record, low, language),
        high=value_words(record, high, language),
        low_place=place_name(low_place, language),
        high_place=place_name(high_place, language),
    )


def _sources(found: Market, rows: Sequence[int]) -> list[_Source]:
    """Every publisher whose figure stands in the table, with a link to check it."""
    origins = {o.source_id: o for key in _MARKET for row in rows for o in found.cell(row, key).origins}
    known = load().sources
    return [
        _Source(source.publisher, source.title, source.licence, _address(origins[identifier], source.url))
        for identifier in origins
        if (source := known.get(identifier))
    ]


def _address(origin: Origin, of_source: str) -> str:
    """Where to check a figure: its own report, otherwise the publisher's page."""
    return next((url for url in (origin.url, of_source) if url.startswith("https://")), "")


def _further(places: Sequence[str], found: Market, rows: Sequence[int], language: Language) -> list[str]:
    """Prices that are published and not used: older ones, thin ones, another kind."""
    said = []
    for place, row in zip(places, rows, strict=True):
        prices = [
            f"{euro(o.value, language)} ({part_words(o, load().sources[o.source_id].publisher, language)})"
            for o in found.further_prices(row)
            if o.n is None or o.n >= 20
        ]
        if prices:
            said.append(f"{place_name(place, language)}: {', '.join(prices)}")
    return said
