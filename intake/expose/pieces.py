"""A text put together anew from stretches of the pasted one and words of our own, each keeping its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.expose.source import Source


@dataclass(frozen=True)
class Piece:
    """A stretch of the plain text, or words of our own at a place of it or for a stretch of it."""

    start: int
    end: int
    words: str = ""


def rewritten(pasted: Source, plain: str, pieces: Sequence[Piece]) -> Source:
    """The source with the pieces as its text; ``plain`` is its text so far, of the same length."""
    if not any(piece.words for piece in pieces):
        return Source(pasted.text, plain, pasted.origins)
    before = pasted.origins or range(len(plain))
    origins: list[int] = []
    signs: list[str] = []
    for piece in pieces:
        signs.append(piece.words or plain[piece.start : piece.end])
        if not piece.words:
            origins.extend(before[piece.start : piece.end])
        elif piece.start == piece.end:
            origins.extend([before[max(0, piece.start - 1)]] * len(piece.words))
        else:
            origins.extend([*[before[piece.start]] * (len(piece.words) - 1), before[piece.end - 1]])
    return Source(pasted.text, "".join(signs), tuple(origins))
