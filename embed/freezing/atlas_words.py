"""The sentences of a record from the atlas: what its author set, and where each figure comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calc.market import FIGURES, Market
from calc.record import LANGUAGES, Unit
from embed.freezing.figures import in_both, said
from embed.record import Both, Json
from intake.atlas_market import market_of
from intake.atlas_view import AREA, TARGET, AtlasView
from store.atlas import load
from words.atlas import brief_words, share_words
from words.numbers import typed
from words.place_names import place_words


def atlas_words(kind: str, view: AtlasView, finding: Both, keys: Sequence[str], rows: Sequence[int] = ()) -> Json:
    """All but the names: ``keys`` are the shown figures, ``rows`` the places side by side."""
    found = market_of(view)
    return {
        "facts": [],
        "finding": finding,
        "hinge": None,
        "figures": {key: _in_languages(key) for key in keys},
        "verdicts": [],
        "assumptions": _settings(view, len(rows) or 1) + [_origins(key, rows, found) for key in keys if rows],
        "tax": dict.fromkeys(LANGUAGES, ""),
        "licence": _licence(kind, view, found),
    }


def place_name(key: str, found: Market) -> Both:
    """The name, told from a town of the same name."""
    return {lang: place_words(found.places, found.places.row[key], lang) for lang in LANGUAGES}


def compiled_on() -> str:
    """The day on which the atlas was put together, as in ISO 8601."""
    return next(iter(load().sources.values())).compiled_on


def _settings(view: AtlasView, count: int) -> list[Json]:
    """What the reader of the atlas has set, as far as it changes figures."""
    target: Both = {language: share_words(view.target, language) for language in LANGUAGES}
    area: Both = {language: typed(view.area, Unit.SQM, language) for language in LANGUAGES}
    return [
        {
            "input": name,
            "label": {language: label.in_language(language) for language in LANGUAGES},
            "values": [words] * count,
            "assumed": [False] * count,
        }
        for name, label, words in (("target", TARGET.label, target), ("area", AREA.label, area))
    ]


def _origins(key: str, rows: Sequence[int], found: Market) -> Json:
    """Kind and year of a figure in each place: contract prices stand beside asking prices and the author's own."""
    cells = [found.cell(row, key) for row in rows]
    return {
        "input": key,
        "label": said("embed.origin_of", figure=_in_languages(key)),
        "values": [{language: brief_words(cell.origins, language) for language in LANGUAGES} for cell in cells],
        "assumed": [False] * len(rows),
    }


def _licence(kind: str, view: AtlasView, found: Market) -> Both:
    """Whose data these are; prices of the author's own are none of anybody else."""
    day = date.fromisoformat(compiled_on())
    data = said(
        "embed.licence_map" if kind == "map" else "embed.licence_atlas",
        day={language: typed(day, Unit.DATE, language) for language in LANGUAGES},
    )
    own = [(place, price) for place, price in view.own_prices if kind == "map" or place in view.places]
    if not own:
        return data
    named = [(place_name(place, found), in_both(price, Unit.EUR_SQM)) for place, price in own]
    places: Both = {lang: ", ".join(f"{name[lang]} {price[lang]}" for name, price in named) for lang in LANGUAGES}
    added = said("embed.own_prices", places=places)
    return {language: f"{data[language]} {added[language]}" for language in LANGUAGES}


def _in_languages(key: str) -> Both:
    return {language: FIGURES[key].label.in_language(language) for language in LANGUAGES}
