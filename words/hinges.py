"""What would turn the verdict, as a sentence: "Es passt ab einem Preis von 282.366 € (−17.634 €) oder …"."""

from __future__ import annotations

from dataclasses import dataclass

from calc.hinge import Hinge, Turn
from calc.levers import Lever
from calc.record import Language
from words.catalogue import text
from words.numbers import NBSP, euro, number, percent


@dataclass(frozen=True)
class Piece:
    """A stretch of the sentence; ``strong`` is a value that decides."""

    text: str
    strong: bool = False


def hinge_pieces(hinge: Hinge, language: Language) -> tuple[Piece, ...]:
    """Each lever alone; empty where none turns anything and none is worth a word."""
    turning = [turn for turn in hinge.turns if turn.at is not None]
    pieces: list[Piece] = []
    for place, turn in enumerate(turning):
        key = "hinge.passes" if place == 0 else "hinge.or" if place == len(turning) - 1 else "hinge.comma"
        pieces.append(Piece(text(language, key)))
        pieces += _alternative(turn, language, "until" if hinge.passes else "from")
    if pieces:
        pieces.append(Piece("."))
    for turn in hinge.turns:
        if turn.obstacle is not None and not (hinge.passes and turn.lever is not Lever.INTEREST):
            pieces.append(Piece(" " + text(language, f"hinge.{turn.lever.value}_{turn.obstacle.value}")))
    return tuple(pieces)


def _alternative(turn: Turn, language: Language, bound: str) -> list[Piece]:
    assert turn.at is not None
    if turn.lever is Lever.INTEREST:
        value = percent(turn.at, language, decimals=2)
        points = number(turn.change * 100, 2, language, signed=True)
        change = text(language, "hinge.change_points", points=points).replace(" ", NBSP)
    else:
        value = euro(turn.at, language)
        change = euro(turn.change, language, signed=True)
        if turn.lever is not Lever.PRICE:
            change = text(language, "hinge.change_monthly", amount=change)
    return [
        Piece(text(language, f"hinge.{bound}_{turn.lever.value}")),
        Piece(value, strong=True),
        Piece(f" ({change})"),
    ]
