"""The preview picture: 1200 × 630, light, as SVG with its fonts inside and for PNG without them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from calc.record import Language
from drawing.fonts import FAMILY, Weight, can_write, font_faces, text_width
from drawing.html import render
from drawing.map_tones import DIVERGING, SEQUENTIAL
from drawing.png import png
from embed.rendering.charts import Rows, Years
from embed.rendering.documents import picture_words
from embed.rendering.maps import SmallMap
from embed.rendering.view import View
from words.catalogue import text

WIDTH, HEIGHT = 1200, 630
_TEMPLATES = Path(__file__).parents[1] / "templates"
_COLUMN, _FOOT = 490, 1_000
_MOST_ROWS = 9
_COLOURS = {"ok": "#0A6E52", "near": "#8A6500", "fail": "#A10F22"}
_FILLS = {"tot": "#2340B0", "up": "#8A94A1", "neg": "#A10F22", "": "#454E5B"}
_ELLIPSIS = "…"
_MAP_HEIGHT = 440
_MAP_FILLS = {f"q{at}": colour for at, colour in enumerate(SEQUENTIAL["light"])} | {
    f"d{at}": colour for at, colour in enumerate(DIVERGING["light"])
}


@dataclass(frozen=True)
class _Text:
    """Lines of one size, the first at ``y``."""

    lines: tuple[tuple[float, str], ...]
    size: int


def picture_svg(seen: View, remark: str = "") -> str:
    """The picture with its fonts, complete in one file; ``remark``: what became of the publication."""
    return _picture(seen, remark, fonts=True)


def picture_png(seen: View, remark: str = "") -> bytes:
    """The picture as PNG."""
    return png(_picture(seen, remark, fonts=False))


def gone_svg(language: Language, title: str) -> str:
    """A grey card in place of a picture that is no longer shown."""
    return render(
        "gone_picture", language, _TEMPLATES, width=WIDTH, height=HEIGHT, family=FAMILY, title=title, fonts=""
    )


def gone_png(language: Language, title: str) -> bytes:
    """The same as PNG."""
    return png(gone_svg(language, title))


def _picture(seen: View, remark: str, *, fonts: bool) -> str:
    size, title = _title(seen.title if _legible(seen.title) else seen.finding)
    step = size + 10
    top = 244 if seen.single else 176
    figures = seen.figures[:2] if seen.single else ()
    facts = seen.facts[0] if seen.single else ", ".join(seen.names) or (seen.chart.title if seen.chart else "")
    below = 342 if len(title) > 2 else 330
    status = text(seen.language, "embed.picture_status", day=seen.law_day, edition=seen.edition)
    unit = fitted(_unit(seen), 18, 400, 620)
    beside = text_width(f" · {status}", 18, 400) + text_width(unit, 18, 400)
    return render(
        "picture",
        seen.language,
        _TEMPLATES,
        width=WIDTH,
        height=HEIGHT,
        family=FAMILY,
        fonts=Markup(f"<style>{font_faces()}</style>") if fonts else "",
        view=seen,
        alt=picture_words(seen),
        facts="" if remark else fitted(facts, 22, 400, 780),
        remark=fitted(remark, 22, 600, 780),
        title=[(top + step * index, line) for index, line in enumerate(title)],
        title_size=size,
        colours=_COLOURS,
        below=below,
        figures=[
            (
                80 + 250 * index,
                figure.values[0],
                min(56, int(56 * 236 / max(1, text_width(figure.values[0], 56, 600)))),
                bool(figure.reasons[0]),
                [(below + 112 + 26 * n, line) for n, line in enumerate(_lines(figure.label, 22, 400, 236, 2))],
            )
            for index, figure in enumerate(figures)
        ],
        verdicts=[
            (top + step * len(title) + 30 + 44 * index, fitted(seen.names[index], 24, 600, 250), verdict)
            for index, verdict in enumerate(() if seen.single else seen.verdicts)
        ],
        places=_places(seen, top + step * len(title) + 30) if not seen.verdicts else (),
        map=seen.chart.map if seen.chart else None,
        map_scale=round(_MAP_HEIGHT / seen.chart.map.height, 4) if seen.chart and seen.chart.map else 1,
        fills=_MAP_FILLS,
        legend=_legend(seen.chart.map, seen.language) if seen.chart and seen.chart.map else (),
        rows=_rows(seen.chart.rows) if seen.chart and seen.chart.rows else (),
        years=_years(seen.chart.years) if seen.chart and seen.chart.years else None,
        more=_others(seen) if not seen.chart else (),
        unit=unit,
        tax=_whole(seen.hinge_brief) or _lines(seen.tax, 22, 400, _COLUMN, 2),
        tax_at=below + 192,
        status=f"{fitted(seen.author, 18, 400, _FOOT - beside)} · {status}" if seen.author else status,
    )


def _title(text: str) -> tuple[int, list[str]]:
    """Size and lines: a long title is set smaller before it is cut."""
    for size, most in ((34, 2), (30, 3), (26, 3)):
        lines = _lines(text, size, 600, _COLUMN, most)
        if lines and not lines[-1].endswith(_ELLIPSIS):
            break
    return size, lines


def _whole(sentence: str) -> list[str]:
    """The sentence in two lines, or nothing: half of it would say something else."""
    lines = _lines(sentence, 22, 400, _COLUMN, 2)
    return [] if lines and lines[-1].endswith(_ELLIPSIS) else lines


def _legend(drawn: SmallMap, language: Language) -> list[tuple[int, str, str]]:
    """Place, fill and words of each class, one below the other, of districts without a figure, and of rings."""
    entries = [(_MAP_FILLS[swatch.tone], swatch.label) for swatch in drawn.legend]
    if drawn.some_missing:
        entries.append(("url(#h)", text(language, "embed.map_none")))
    if drawn.asked:
        entries.append(("", text(language, "embed.map_asked")))
    first = 542 - 30 * (len(entries) - 1)
    return [(first + 30 * at, fill, fitted(label, 20, 400, 400)) for at, (fill, label) in enumerate(entries)]


def _unit(seen: View) -> str:
    """What the chart is measured in; under a map, whose borders they are."""
    if seen.chart is None:
        return ""
    return seen.licence.split(". ")[0] if seen.chart.map else seen.chart.unit


def _places(seen: View, y: int) -> list[tuple[int, str, str]]:
    """The first figure of each place, or without one the classes of the map, below the title."""
    if not seen.figures:
        return []
    values = zip(seen.names, seen.figures[0].values, strict=True)
    rows = [(y, fitted(seen.figures[0].label, 22, 400, 480), "")]
    return rows + [
        (y + 44 * (place + 1), fitted(name, 24, 600, 260), value) for place, (name, value) in enumerate(values)
    ]


def fitted(text: str, size: float, weight: Weight, width: float) -> str:
    """The text on one line of that width, cut where it is too long, without signs the font lacks."""
    legible = _legible(text)
    if text_width(legible, size, weight) <= width:
        return legible
    while legible and text_width(legible + _ELLIPSIS, size, weight) > width:
        legible = legible[:-1].rstrip()
    return legible + _ELLIPSIS


def _lines(text: str, size: float, weight: Weight, width: float, most: int) -> list[str]:
    """The text in lines of that width, at most so many, the last cut where words are left."""
    lines: list[str] = []
    words = _legible(text).split(" ")
    while words and len(lines) < most:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size, weight) <= width:
            line = f"{line} {words.pop(0)}"
        if words and len(lines) == most - 1:
            line = f"{line} {' '.join(words)}"
        lines.append(fitted(line, size, weight, width))
    return [line for line in lines if line]


def _legible(text: str) -> str:
    """Letters the font lacks lose their accents; signs of another script are left out."""
    written = []
    for sign in text:
        base = sign if can_write(sign) else unicodedata.normalize("NFKD", sign)[:1]
        written.append(base if base and can_write(base) else "")
    return " ".join("".join(written).replace("\u00a0", "\u00a1").split()).replace("\u00a1", "\u00a0")


def _rows(chart: Rows) -> list[dict[str, object]]:
    """Where each row of the chart stands, in the right half."""
    lines = chart.lines[:_MOST_ROWS]
    few = len(lines) <= 5
    distance, size = (80.0, 24) if few else (min(72.0, 405 / len(lines)), 20)
    left, span = 650, 470
    return [
        {
            "y": round(152 + distance * index, 1),
            "size": size,
            "thick": 14 if few else 10,
            "label": fitted(line.label, size, 600 if line.total else 400, 330),
            "value": line.value,
            "weight": 600 if line.total else 400,
            "x": round(left + span * line.bar.left / 100, 1),
            "width": round(max(1.0, span * line.bar.width / 100), 1),
            "zero": round(left + span * chart.zero / 100, 1),
            "fill": _FILLS[line.bar.role],
        }
        for index, line in enumerate(lines)
    ]


def _years(chart: Years) -> dict[str, object]:
    """The chart of years in the right half."""
    left, top, span, height = 720, 170, 400, 330

    def x(percent: float) -> float:
        return round(left + span * percent / 100, 1)

    def y(percent: float) -> float:
        return round(top + height * percent / 100, 1)

    return {
        "left": left,
        "right": left + span,
        "bottom": top + height + 34,
        "ticks": [(y(at), label, zero) for at, label, zero in chart.ticks],
        "bars": [
            (
                x(bar.left),
                y(bar.top),
                round(span * bar.width / 100, 1),
                round(height * bar.height / 100, 1),
                _FILLS[bar.role],
            )
            for bar in chart.drawn.bars
        ],
        "line": " ".join(f"{x(px)},{y(py)}" for px, py in chart.drawn.line) if chart.two else "",
        "years": [(x(at), year) for at, year in chart.years],
    }


def _others(seen: View) -> list[tuple[int, str, str]]:
    """Without a chart: the first assumptions, as far as there is room."""
    rows = seen.assumptions[:_MOST_ROWS]
    return [
        (170 + 42 * index, fitted(row.label, 22, 400, 300), fitted(row.values[0], 22, 600, 160))
        for index, row in enumerate(rows)
        if seen.single
    ]
