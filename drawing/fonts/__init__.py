"""Immosieb Sans: IBM Plex Sans cut to what an embed or a picture needs, under a name of its own.

"Plex" is a Reserved Font Name (SIL OFL 1.1, ``OFL.txt``), so a changed file may not carry it. The files are made by
``python -m drawing.fonts`` from the unmodified ones in ``server/assets/fonts``: WOFF2 with the letters of the two
languages for documents, TrueType with all of Latin-1 for the picture, and the widths of its letters.
"""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Literal

FAMILY = "Immosieb Sans"
Weight = Literal[400, 600]
WEIGHTS: tuple[Weight, ...] = (400, 600)

_HERE = Path(__file__).parent
_NAMES: dict[Weight, str] = {400: "Regular", 600: "SemiBold"}


def document_font(weight: Weight) -> Path:
    """The small WOFF2 of a weight, for documents."""
    return _HERE / f"ImmosiebSans-{_NAMES[weight]}.woff2"


def picture_font(weight: Weight) -> Path:
    """The TrueType file of a weight, for pictures."""
    return _HERE / f"ImmosiebSans-{_NAMES[weight]}.ttf"


def widths_file() -> Path:
    """Widths of letters by weight, in thousandths of the font's size."""
    return _HERE / "widths.json"


@cache
def font_faces() -> str:
    """Both weights as ``@font-face`` rules that ask for no file."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:url(data:font/woff2;base64,"
        f"{b64encode(document_font(weight).read_bytes()).decode()})format('woff2')}}"
        for weight in WEIGHTS
    )


@cache
def _widths() -> dict[str, dict[str, int]]:
    widths: dict[str, dict[str, int]] = json.loads(widths_file().read_text(encoding="utf-8"))
    return widths


def can_write(sign: str) -> bool:
    """Whether the picture's font has this sign."""
    return sign in _widths()["400"]


def text_width(text: str, size: float, weight: Weight = 400) -> float:
    """How wide a line of text is in a picture, in the unit of ``size``; signs the font lacks count as a digit."""
    widths = _widths()[str(weight)]
    return sum(widths.get(sign, widths["0"]) for sign in text) * size / 1000
