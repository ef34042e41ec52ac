"""The legend below the map: classes in words, the keys of hatch and marks, and where the borders come from."""

from __future__ import annotations

from dataclasses import dataclass

from calc.market import FIGURES
from calc.record import Language
from drawing.map_content import LEFT_OUT, NO_FIGURE, MapContent
from ui.html import draw
from words.catalogue import text


@dataclass(frozen=True)
class _Swatch:
    tone: str
    limit: str


@dataclass(frozen=True)
class _Key:
    look: str
    label: str


def legend(content: MapContent, caption: str, language: Language) -> None:
    """Show it."""
    keys = []
    if NO_FIGURE in content.classes:
        priced = FIGURES[content.figure].has_price
        keys.append(_Key("hatch", text(language, "atlas.legend_no_price" if priced else "atlas.legend_none")))
    if content.asked:
        keys.append(_Key("dot", text(language, "atlas.legend_asked")))
    if content.points:
        keys.append(_Key("town", text(language, "atlas.legend_town")))
    if content.listings:
        keys.append(_Key("mine", text(language, "atlas.legend_listing")))
    if LEFT_OUT in content.classes:
        keys.append(_Key("out", text(language, "atlas.legend_out")))
    swatches = [_Swatch(tone, limit) for tone, limit in zip(content.tones, content.limits, strict=True)]
    draw("atlas_legend", language, swatches=swatches, keys=keys, caption=caption)
