"""What a map shows, apart from its outlines: a class, a figure and its origin for each district."""

from __future__ import annotations

from dataclasses import dataclass

NO_FIGURE, LEFT_OUT = "-", "x"
"""In ``MapContent.classes``: hatched, because there is no figure; blank, because a filter leaves the place out."""


@dataclass(frozen=True)
class Point:
    """A place with a figure of its own inside a district, or a listing; x and y in steps of the map.

    ``tone`` is the position in ``MapContent.tones``, -1 for a mark without a class. A ``detail`` lies in a district
    that has the figure itself: it is drawn where the map is enlarged.
    """

    key: str
    name: str
    x: int
    y: int
    tone: int
    value: str
    note: str
    detail: bool = False


@dataclass(frozen=True)
class MapContent:
    """One figure on the map. All texts are plain and ready to be read; whoever draws them escapes them.

    ``classes`` has one sign per district in the order of their keys, ``values`` and ``note`` (a position in
    ``notes``) likewise; ``asked`` are the positions of districts whose price is not a contract price.
    """

    figure: str
    label: str
    classes: str
    tones: tuple[str, ...]
    limits: tuple[str, ...]
    values: tuple[str, ...]
    notes: tuple[str, ...]
    note: tuple[int, ...]
    asked: tuple[int, ...] = ()
    points: tuple[Point, ...] = ()
    listings: tuple[Point, ...] = ()
    chosen: tuple[str, ...] = ()
