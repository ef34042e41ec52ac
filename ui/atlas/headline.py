"""The finding of the view that is shown, and the assumptions below it."""

from __future__ import annotations

import numpy as np

from calc.record import Language
from drawing.map_words import map_lead, map_title
from intake.atlas_market import left_by_filters, market_of
from intake.atlas_view import AtlasView
from ui.atlas.ranking import ranking_words
from ui.atlas.scatter import scatter_words
from words.catalogue import text
from words.place_findings import places_finding, places_kinds


def headline(now: AtlasView, language: Language) -> tuple[str, str]:
    """Title and lead of the view."""
    if now.view == "places":
        return _places_words(now, language)
    if now.view == "scatter":
        return scatter_words(now, language)
    found = market_of(now)
    values = found.column(now.figure).values
    if np.isnan(values[left_by_filters(now) & found.places.is_district]).all():
        return text(language, "atlas.title_nothing"), text(language, "atlas.nothing_advice")
    if now.view == "ranking":
        return ranking_words(now, language)
    return map_title(now, language), map_lead(now, language)


def _places_words(now: AtlasView, language: Language) -> tuple[str, str]:
    if len(now.places) < 2:
        return text(language, "atlas.view_places"), text(language, "atlas.places_few")
    found = market_of(now)
    rows = [found.places.row[place] for place in now.places]
    said = places_kinds(found, rows, language) or text(language, "atlas.places_note")
    return places_finding(found, rows, language), said
