"""The pasted text as it is searched: plain signs, one for one with places in what was pasted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from intake.expose.record import Evidence

MOST_CHARACTERS = 100_000
"""More than five long listings; what comes after is not read, and a warning says so."""

LONGEST_QUOTE = 160

_SIGNS = (
    dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
    | dict.fromkeys(map(ord, "’‘´`"), "'")
    | dict.fromkeys(map(ord, "•·●▪■◆►|¦│"), "|")
    | dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n")
    | dict.fromkeys(range(9), " ")
    | dict.fromkeys(range(14, 32), " ")
    | {ord("²"): "2", ord("："): ":", ord("＝"): "=", ord("％"): "%", ord("∙"): "|", ord("\ufffd"): " "}
)  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+")
_COMPOSED = re.compile("[A-Za-z][\u0300-\u036f]+")


@dataclass(frozen=True)
class Source:
    """``text`` is what was pasted (cut to its limit), ``plain`` what is searched, with the origin of each sign."""

    text: str
    plain: str
    origins: tuple[int, ...] | None

    @cached_property
    def cut(self) -> bool:
        return len(self.text) >= MOST_CHARACTERS

    def evidence(self, start: int, end: int) -> Evidence:
        """The place in the pasted text of a place in ``plain``, with its words (a long stretch is shortened)."""
        if self.origins is not None:
            places = self.origins[start:end]
            start, end = min(places), max(places) + 1
        quote = " ".join(self.text[start:end].split())
        return Evidence(start, end, quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + "…")


def source(text: str) -> Source:
    """Prepare a pasted text of any length and any signs; only the first :data:`MOST_CHARACTERS` are read."""
    text = text[:MOST_CHARACTERS]
    if not (_INVISIBLE.search(text) or _COMPOSED.search(text)):
        return Source(text, text.translate(_SIGNS), None)
    signs: list[str] = []
    origins: list[int] = []
    position = 0
    while position < len(text):
        if match := _INVISIBLE.match(text, position):
            position = match.end()
            continue
        match = _COMPOSED.match(text, position)
        written = unicodedata.normalize("NFC", match.group()) if match else text[position]
        signs.append(written)
        origins.extend([position] * len(written))
        position = match.end() if match else position + 1
    return Source(text, "".join(signs).translate(_SIGNS), tuple(origins))
