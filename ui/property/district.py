"""What the flats of the district are let for, beside the rent of the listing."""

from __future__ import annotations

from calc.market import FIGURES
from calc.outcome import Unavailable
from calc.record import Unit
from intake.atlas_market import market_of
from intake.atlas_view import AtlasView
from store.atlas import load
from ui.property.statement import Row
from ui.property.subject import Subject
from words.atlas import origin_words, value_words
from words.catalogue import text
from words.numbers import euro, percent
from words.place_names import place_words

_RENTS = ("rent_asking", "rent_existing")


def district_rows(subject: Subject) -> list[Row]:
    """A row for asking and one for existing rents, with kind and year; none without a known district."""
    found = market_of(AtlasView())
    at = found.places.row.get(subject.listing.ags or "")
    if at is None:
        return []
    own = subject.listing.actual_rent_monthly / subject.listing.living_area_sqm
    rows = []
    for key in _RENTS:
        cell, record = found.cell(at, key), FIGURES[key]
        if isinstance(cell.value, Unavailable) or record.unit is Unit.SHARE:
            continue
        rows.append(
            Row(
                key,
                text(subject.language, f"tabs.{key}", place=place_words(found.places, at, subject.language)),
                value_words(record, cell.value, subject.language),
                note=origin_words(cell.origins, load().sources, subject.language),
                how=text(
                    subject.language,
                    "tabs.own_rent",
                    rent=euro(own, subject.language, decimals=2),
                    share=percent(own / cell.value - 1, subject.language, decimals=0, signed=True),
                ),
            )
        )
    return rows
