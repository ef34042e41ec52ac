"""Make the files of this folder: ``python -m drawing.fonts`` (needs fonttools and brotli).

The same input gives the same bytes, so a test can tell whether the committed files are the ones made here.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from drawing.fonts import FAMILY, WEIGHTS, Weight, document_font, picture_font, widths_file

_SOURCES = Path(__file__).parents[2] / "server" / "assets" / "fonts"
_SOURCE: dict[Weight, str] = {400: "IBMPlexSans-Regular-Latin1.woff2", 600: "IBMPlexSans-SemiBold-Latin1.woff2"}
_STYLE: dict[Weight, str] = {400: "Regular", 600: "SemiBold"}

_DOCUMENT_SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0ÄÖÜäöüßÉéèàçñ§°²³·×«»±–—‘’‚“”„…€−™"
_COPYRIGHT, _FAMILY, _SUBFAMILY, _UNIQUE, _FULL, _VERSION, _POSTSCRIPT, _TRADEMARK = 0, 1, 2, 3, 4, 5, 6, 7
_LICENCE, _LICENCE_ADDRESS, _TYPE_FAMILY, _TYPE_STYLE = 13, 14, 16, 17
_KEPT = (_COPYRIGHT, _LICENCE, _LICENCE_ADDRESS, _VERSION)


def document_bytes(weight: Weight) -> bytes:
    """The WOFF2 with the letters of German and English."""
    return _cut(weight, _DOCUMENT_SIGNS, "woff2")


def picture_bytes(weight: Weight) -> bytes:
    """The TrueType file with everything the source has."""
    return _cut(weight, "".join(map(chr, _source(weight).getBestCmap())), None)


def widths_bytes() -> bytes:
    """Widths of the picture's letters, thousandths of the size."""
    widths = {}
    for weight in WEIGHTS:
        font = TTFont(BytesIO(picture_bytes(weight)))
        metrics, unit = font["hmtx"], font["head"].unitsPerEm
        widths[str(weight)] = {
            chr(code): round(metrics[glyph][0] * 1000 / unit) for code, glyph in sorted(font.getBestCmap().items())
        }
    return (json.dumps(widths, ensure_ascii=True, separators=(",", ":")) + "\n").encode()


def _source(weight: Weight) -> TTFont:
    return TTFont(_SOURCES / _SOURCE[weight], recalcTimestamp=False)


def _cut(weight: Weight, signs: str, flavor: str | None) -> bytes:
    font = _source(weight)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern"]
    options.name_IDs = list(_KEPT)
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=signs)
    subsetter.subset(font)
    _rename(font, _STYLE[weight])
    font.flavor = flavor
    made = BytesIO()
    font.save(made, reorderTables=True)
    return made.getvalue()


def _rename(font: TTFont, style: str) -> None:
    names = {
        _FAMILY: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        _SUBFAMILY: "Regular",
        _UNIQUE: f"{FAMILY} {style}",
        _FULL: f"{FAMILY} {style}",
        _POSTSCRIPT: f"{FAMILY.replace(' ', '')}-{style}",
        _TYPE_FAMILY: FAMILY,
        _TYPE_STYLE: style,
    }
    for key, value in names.items():
        font["name"].setName(value, key, 3, 1, 0x409)
    font["name"].removeNames(nameID=_TRADEMARK)


def main() -> int:
    """Write the files."""
    for weight in WEIGHTS:
        document_font(weight).write_bytes(document_bytes(weight))
        picture_font(weight).write_bytes(picture_bytes(weight))
    widths_file().write_bytes(widths_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
