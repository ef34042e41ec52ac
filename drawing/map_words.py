"""What stands around the map: the finding as its title, the assumptions below it, and the line about its origin."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache

import numpy as np

from calc.inputs import resolve
from calc.listing import Listing
from calc.market import DEFAULT_PRESET, FIGURES, OWN, MapFigure
from calc.record import Language, Unit
from intake.atlas_market import left_by_filters, market_of
from intake.atlas_view import AtlasView
from store.atlas import load
from words.atlas import extremes_title, share_words, short_publisher, unit_words, value_words
from words.catalogue import text
from words.numbers import day, percent, typed
from words.place_names import place_words

_MOST_SOURCES = 4


@lru_cache(maxsize=64)
def map_title(view: AtlasView, language: Language) -> str:
    """Between which districts and figures the map reaches."""
    record, found = FIGURES[view.figure], market_of(view)
    values = np.where(left_by_filters(view) & found.places.is_district, found.column(view.figure).values, np.nan)
    known = np.flatnonzero(~np.isnan(values))
    if not len(known):
        return text(language, "atlas.title_nothing")
    low, high = (int(known[position]) for position in (np.argmin(values[known]), np.argmax(values[known])))
    names = [place_words(found.places, row, language) for row in (low, high)]
    if low == high:
        label = record.label.in_language(language)
        value = value_words(record, float(values[low]), language)
        return text(language, "atlas.title_one", place=names[0], value=value, label=label)
    ends = ((names[0], float(values[low])), (names[1], float(values[high])))
    return extremes_title(record, *ends, {"target": view.target, "area": view.area}, language)


@lru_cache(maxsize=64)
def map_lead(view: AtlasView, language: Language) -> str:
    """What the figure means, under which assumptions, and for how many districts there is none."""
    record, found = FIGURES[view.figure], market_of(view)
    column, districts = found.column(view.figure), found.places.is_district
    said = [record.meaning.in_language(language)]
    if record.with_target:
        kind = "lead_target_net" if record.of_typical_flat else "lead_target"
        said.append(text(language, f"atlas.{kind}", target=share_words(view.target, language)))
    if record.of_typical_flat:
        said.append(_of_flat(view, language))
    # A price of the reader's own does not make one that is published.
    unpublished = (column.reasons != "") | (column.kinds == OWN)
    missing, total = int(np.sum(districts & unpublished)), int(districts.sum())
    if missing and record.has_price:
        said.append(text(language, "atlas.lead_missing", missing=missing, total=total))
    return " ".join(said)


@lru_cache(maxsize=64)
def map_caption(view: AtlasView, language: Language) -> str:
    """Figure and unit, what to keep in mind, who published it, the borders' owner and the day of the compilation."""
    record = FIGURES[view.figure]
    compiled = date.fromisoformat(next(iter(load().sources.values())).compiled_on)
    return text(
        language,
        "atlas.caption",
        figure=record.label.in_language(language),
        unit=_unit(record, language),
        more="".join(f"{said} " for said in _remarks(view, language)),
        sources=_sources(view, language),
        day=day(compiled, language),
    )


def _remarks(view: AtlasView, language: Language) -> list[str]:
    record, found = FIGURES[view.figure], market_of(view)
    said = []
    if "rent_asking" in record.parts:
        said.append(text(language, "atlas.caption_gap"))
    if record.has_price:
        said.append(text(language, "atlas.caption_contract"))
        if "yield" in record.key:
            said.append(text(language, "atlas.caption_vacancy"))
        kinds = found.column(view.figure).kinds[found.places.is_district & left_by_filters(view)]
        contract, asking = int(np.sum(kinds == "contract")), int(np.sum(np.isin(kinds, ("asking", "broker"))))
        if contract and asking:
            said.append(text(language, "atlas.lead_kinds", contract=contract, asking=asking))
        if own := int(np.sum(kinds == OWN)):
            said.append(text(language, "atlas.caption_own", count=own))
        said.append(text(language, "atlas.caption_points"))
    return said


def _sources(view: AtlasView, language: Language) -> str:
    """The publishers of what the map shows, those of most districts first."""
    found, known = market_of(view), load().sources
    shown = found.places.is_district & left_by_filters(view) & (found.column(view.figure).reasons == "")
    times: Counter[str] = Counter()
    for part in FIGURES[view.figure].parts:
        observed = found.observed[part]
        identifiers = observed.table.source_id[observed.row[shown & (observed.row >= 0)]]
        times.update(short_publisher(known[identifier].publisher) for identifier in identifiers if identifier)
    names = [name for name, _ in times.most_common()]
    more = len(names) - _MOST_SOURCES
    if more > 1:
        return text(language, "atlas.sources_more", names=", ".join(names[:_MOST_SOURCES]), count=more)
    return text(language, "atlas.sources", names=", ".join(names)) if names else ""


def _unit(record: MapFigure, language: Language) -> str:
    """The unit; of what is per m² or month by its label, only the euro."""
    said = " je m²" in record.label.de or " im Monat" in record.label.de
    return text(language, "atlas.unit_eur") if said else unit_words(record, language)


def _of_flat(view: AtlasView, language: Language) -> str:
    plain = Listing(
        name="", price=1.0, living_area_sqm=view.area, actual_rent_monthly=1.0, state="NW", preset=DEFAULT_PRESET
    )
    inputs = resolve([plain])
    return text(
        language,
        "atlas.lead_flat",
        area=typed(view.area, Unit.SQM, language),
        rate=percent(float(inputs.nominal_rate[0]), language),
        repayment=percent(float(inputs.initial_repayment_rate[0]), language),
    )
