"""Records from the atlas: towns and districts side by side, and a figure of the whole country as a small map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from calc.edition import EDITION, LAW_DAY
from calc.market import FIGURES, Market
from calc.metrics import Better
from calc.record import LANGUAGES, Language
from drawing.map_view import map_content
from drawing.map_words import map_lead, map_title
from embed.freezing.atlas_words import atlas_words, compiled_on, place_name
from embed.freezing.figures import MOST_SHOWN, said
from embed.freezing.freeze import Choice
from embed.record import FORMAT, Both, Json
from intake.atlas_market import market_of
from intake.atlas_view import AtlasView, encode_view
from store.atlas import load
from words.atlas import origin_words, range_words, value_words
from words.catalogue import text
from words.place_findings import places_finding

USUAL = ("gross_yield", "price_flat", "rent_asking", "vacancy_rate")
_LOW, _HIGH = "gross_yield_existing", "gross_yield"


@dataclass(frozen=True)
class _OfAtlas:
    """A view of the atlas; nothing in it is named by its author or taxed."""

    view: AtlasView
    names: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    sliders: tuple[str, ...] = ()
    taxable: bool = False

    def label(self, key: str, language: Language) -> str:
        return FIGURES[key].label.in_language(language)


@dataclass(frozen=True)
class PlacesSubject(_OfAtlas):
    """The places of a view side by side; needs at least two."""

    charts: tuple[str, ...] = ("range",)

    def figures(self, *, taxed: bool) -> tuple[str, ...]:  # noqa: ARG002
        return tuple(FIGURES)

    def usual_figures(self, *, taxed: bool) -> tuple[str, ...]:  # noqa: ARG002
        return USUAL

    def title(self, language: Language) -> str:
        return _finding(self.view)[language]

    def record(self, choice: Choice, names: Sequence[str]) -> Json:
        del names
        found = market_of(self.view)
        rows = [found.places.row[place] for place in self.view.places]
        shown = tuple(dict.fromkeys(key for key in choice.figures if key in FIGURES))[:MOST_SHOWN] or USUAL
        names_of = [place_name(place, found) for place in self.view.places]
        own = tuple((place, price) for place, price in self.view.own_prices if place in self.view.places)
        return _head("places", replace(self.view, own_prices=own), choice, found, rows, shown) | {
            "results": [{key: _figure(key, row, found) for key in shown} for row in rows],
            "shown": list(shown),
            "best": {key: _best(key, rows, found) for key in shown},
            "words": atlas_words("places", self.view, _finding(self.view), shown, rows) | {"names": names_of},
            "chart": _range(rows, names_of, found) if choice.chart == "range" else None,
        }


@dataclass(frozen=True)
class MapSubject(_OfAtlas):
    """The map of a view."""

    charts: tuple[str, ...] = ("map",)

    def figures(self, *, taxed: bool) -> tuple[str, ...]:  # noqa: ARG002
        return ()

    def usual_figures(self, *, taxed: bool) -> tuple[str, ...]:  # noqa: ARG002
        return ()

    def title(self, language: Language) -> str:
        return map_title(self.view, language)

    def record(self, choice: Choice, names: Sequence[str]) -> Json:
        del names
        found, key = market_of(self.view), self.view.figure
        contents = {language: map_content(self.view, "", language) for language in LANGUAGES}
        drawn, values = contents["de"], found.column(key).values
        districts = [str(place) for place in found.places.key[found.places.is_district]]
        keys = sorted(districts)
        at = [found.places.row[place] for place in keys]
        finding: Both = {language: map_title(self.view, language) for language in LANGUAGES}
        return _head("map", self.view, choice, found, at, (key,)) | {
            "results": {
                "figure": key,
                "districts": keys,
                "raw": [None if np.isnan(values[row]) else float(values[row]) for row in at],
                "text": {language: list(contents[language].values) for language in LANGUAGES},
                "names": [place_name(place, found)["de"] for place in keys],
            },
            "shown": [],
            "best": {},
            "words": atlas_words("map", self.view, finding, (key,)) | {"names": []},
            "chart": {
                "key": "map",
                "form": "map",
                "title": {language: FIGURES[key].label.in_language(language) for language in LANGUAGES},
                "unit": {language: map_lead(self.view, language) for language in LANGUAGES},
                "classes": drawn.classes,
                "tones": list(drawn.tones),
                "limits": {language: list(contents[language].limits) for language in LANGUAGES},
                "asked": list(drawn.asked),
            },
        }


def _head(
    kind: str, view: AtlasView, choice: Choice, found: Market, rows: Sequence[int], keys: Sequence[str]
) -> Json:
    """What all records of the atlas have, sources included."""
    used = {origin.source_id for key in keys for row in rows for origin in found.cell(row, key).origins}
    sources = [source for key, source in load().sources.items() if key in used]
    return {
        "format": FORMAT,
        "kind": kind,
        "salt": choice.salt,
        "language": choice.language,
        "theme": choice.theme,
        "title": choice.wording.title,
        "author": choice.wording.author,
        "note": choice.wording.note,
        "edition": EDITION,
        "law_day": LAW_DAY.isoformat(),
        "inputs": {"atlas": encode_view(view), "compiled_on": compiled_on()},
        "verdicts": [],
        "slider": None,
        "sources": [{"source": source.attribution or source.publisher, "inputs": []} for source in sources],
    }


def _figure(key: str, row: int, found: Market) -> Json:
    cell, record = found.cell(row, key), FIGURES[key]
    column = found.column(key)
    frozen: Json = {"text": {language: value_words(record, cell.value, language) for language in LANGUAGES}}
    if reason := str(column.reasons[row]):
        return frozen | {"raw": None, "reason": {lang: text(lang, f"reason.{reason}") for lang in LANGUAGES}}
    sources = load().sources
    origin = {language: origin_words(cell.origins, sources, language) for language in LANGUAGES}
    return frozen | {"raw": float(column.values[row]), "origin": origin}


def _best(key: str, rows: Sequence[int], found: Market) -> list[int]:
    better, values = FIGURES[key].better, found.column(key).values[list(rows)]
    known = values[~np.isnan(values)]
    if better is Better.NEUTRAL or len(known) < 2 or known.max() == known.min():
        return []
    best = known.max() if better is Better.HIGHER else known.min()
    return [int(place) for place in np.flatnonzero(values == best)]


def _range(rows: Sequence[int], names: Sequence[Both], found: Market) -> Json | None:
    """From the yield with sitting tenants to that of a new lease, for each place with a price."""
    lows, highs = found.column(_LOW).values, found.column(_HIGH).values
    known = [place for place, row in enumerate(rows) if not np.isnan(lows[row] + highs[row])]
    if not known:
        return None

    def _range_words(place: int) -> Both:
        low, high = float(lows[rows[place]]), float(highs[rows[place]])
        return {language: range_words(low, high, FIGURES[_HIGH], language) for language in LANGUAGES}

    lines = []
    for place in known:
        low, high = float(lows[rows[place]]), float(highs[rows[place]])
        lines.append(
            {
                "label": names[place],
                "text": _range_words(place),
                "raw": high,
                "start": low,
                "end": high,
                "role": "tot",
                "total": False,
            }
        )
    title = said("embed.range_title", name=names[known[0]], range=_range_words(known[0]))
    return {"key": "range", "form": "rows", "title": title, "unit": said("embed.range_unit"), "rows": lines}


def _finding(view: AtlasView) -> Both:
    found = market_of(view)
    rows = [found.places.row[place] for place in view.places]
    return {lang: places_finding(found, rows, lang) for lang in LANGUAGES}
