"""The map as one SVG for pictures, print and embeds: title, districts by class, legend in words, attribution."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from calc.market import FIGURES
from calc.record import Language
from drawing.fonts import FAMILY, Weight, text_width
from drawing.html import render
from drawing.map_content import LEFT_OUT, NO_FIGURE, MapContent, Point
from drawing.map_tones import PAGE, Scheme, colour
from store.atlas.outlines import outlines
from words.catalogue import text

WIDTH, MARGIN = 900, 40
MAP_HEIGHT = 880
_TITLE, _NOTE, _SMALL = 26, 15, 13
_KEY, _KEY_STEP = 64, 164


@dataclass(frozen=True)
class _Line:
    words: str
    y: float
    size: int
    weight: Weight
    role: str


@dataclass(frozen=True)
class _Swatch:
    x: float
    y: float
    width: float
    fill: str
    label: str
    end: str = ""
    dot: str = ""


def map_picture(
    content: MapContent, title: str, note: str, caption: str, language: Language, scheme: Scheme = "light"
) -> str:
    """The map as a complete SVG, 900 wide; ``caption`` names sources and attribution."""
    drawn = outlines()
    lines = [*_block(title, MARGIN + _TITLE, _TITLE, 600, "ink")]
    lines += _block(note, lines[-1].y + 30, _NOTE, 400, "ink-2")
    top = lines[-1].y + 20
    scale = MAP_HEIGHT / drawn.height
    legend_top = top + MAP_HEIGHT + 24
    keys = _keys(content, legend_top + 62, language)
    lines += _block(caption, legend_top + (132 if keys else 76), _SMALL, 400, "ink-3")
    return render(
        "map",
        language,
        family=FAMILY,
        width=WIDTH,
        height=round(lines[-1].y + MARGIN),
        page=PAGE[scheme],
        title=title,
        lines=lines,
        margin=MARGIN,
        place=f"translate({(WIDTH - drawn.width * scale) / 2:.1f} {top:.1f}) scale({scale:.5f})",
        unit=1 / scale,
        groups=_groups(content, scheme),
        states=drawn.states,
        chosen=[drawn.districts[key] for key in content.chosen if key in drawn.districts],
        rings=_dots(_rings(content)),
        asked=_dots(_anchors(content)),
        points=_by_tone(content, scheme),
        listings=_dots((mark.x, mark.y) for mark in content.listings),
        middle=colour(content.tones[len(content.tones) // 2], scheme),
        swatches=[*_legend(content, legend_top, scheme, language), *keys],
    )


def _groups(content: MapContent, scheme: Scheme) -> list[dict[str, Any]]:
    """One path per class: those without a figure first, so that the lines of the others lie above."""
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for sign, (_, path) in zip(content.classes, sorted(outlines().districts.items()), strict=True):
        paths[sign].append(path)
    order = [NO_FIGURE, LEFT_OUT, *(str(position) for position in range(len(content.tones)))]
    return [
        {
            "path": "".join(paths[sign]),
            "kind": {NO_FIGURE: "none", LEFT_OUT: "out"}.get(sign, "class"),
            "fill": colour(content.tones[int(sign)], scheme) if sign.isdigit() else "none",
        }
        for sign in order
        if sign in paths
    ]


def _by_tone(content: MapContent, scheme: Scheme) -> list[dict[str, str]]:
    return [
        {
            "fill": colour(tone, scheme),
            "path": _dots((point.x, point.y) for point in _overview(content) if point.tone == position),
        }
        for position, tone in enumerate(content.tones)
        if any(point.tone == position for point in _overview(content))
    ]


def _overview(content: MapContent) -> list[Point]:
    """The points that a picture of the whole country has room for."""
    return [point for point in content.points if not point.detail or point.key in content.chosen]


def _anchors(content: MapContent) -> list[tuple[int, int]]:
    points = [point for _, point in sorted(outlines().points.items())]
    return [points[position] for position in content.asked]


def _rings(content: MapContent) -> list[tuple[int, int]]:
    return _anchors(content) + [(point.x, point.y) for point in _overview(content)]


def _dots(points: Iterable[tuple[int, int]]) -> str:
    return "".join(f"M{x} {y}h0" for x, y in points)


def _legend(content: MapContent, y: float, scheme: Scheme, language: Language) -> list[_Swatch]:
    """Contiguous swatches with their limits, all across."""
    width = (WIDTH - 2 * MARGIN) / len(content.tones)
    last = len(content.tones) - 1
    ends = {0: text(language, "atlas.legend_little"), last: text(language, "atlas.legend_much")}
    return [
        _Swatch(MARGIN + position * width, y, width, colour(tone, scheme), label, ends.get(position, ""))
        for position, (tone, label) in enumerate(zip(content.tones, content.limits, strict=True))
    ]


def _keys(content: MapContent, y: float, language: Language) -> list[_Swatch]:
    """What hatch, blank and dots mean, as far as the map shows them."""
    without = "no_price" if FIGURES[content.figure].has_price else "none"
    keys = (
        (NO_FIGURE in content.classes, without, "hatch", ""),
        (bool(content.asked), "asked", "none", "asked"),
        (bool(_overview(content)), "town", "none", "town"),
        (bool(content.listings), "listing", "none", "listing"),
        (LEFT_OUT in content.classes, "out", "none", ""),
    )
    shown = [key for key in keys if key[0]]
    return [
        _Swatch(MARGIN + place * _KEY_STEP, y, _KEY, fill, text(language, f"atlas.legend_{words}"), dot=dot)
        for place, (_, words, fill, dot) in enumerate(shown)
    ]


def _block(words: str, y: float, size: int, weight: Weight, role: str) -> Sequence[_Line]:
    """The words in as many lines as they need between the margins, the first at ``y``."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return [_Line(line, round(y + number * size * 1.35, 1), size, weight, role) for number, line in enumerate(lines)]
