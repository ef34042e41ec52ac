"""The state of the app in its address, and back.

An address holds language, gates, up to five listings, which of them are compared, the order of the list and whether
all share the same assumptions. Only what differs from the default is written: a listing starts with the letter of
its example (``A``) or ``m`` (own listing, market values) followed by ``~`` and the short code and value of every
input that differs, the name last: ``o=A~v-0.05`` or ``o=m~p-189000~a-58~r-790~s-NW~n-Essen``. Money and shares are
plain decimals with a point. Income, splitting and church tax have no code and cannot get in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args
from urllib.parse import urlencode

from calc.examples import EXAMPLES
from calc.gate_presets import OwnGates
from calc.listing import Listing
from calc.record import Language
from calc.screening import GATE_QUESTIONS, Gates, rankings
from intake.address_listing import Unreadable, UnreadablePartError, decode_listing, encode_listing, number, plain
from intake.atlas_view import AtlasView, decode_view, encode_view

MOST_LISTINGS = 5
MOST_CHARACTERS = 4_000

Query = dict[str, list[str]]

_EMPTY_LIST = "-"
_HANDLE = re.compile(r"[0-9a-f]{12}")
_OFF = "off"
_DEFAULTS = Gates()
_EXAMPLE_LISTINGS = tuple(example.listing for example in EXAMPLES.values())


@dataclass(frozen=True)
class State:
    """What a screen shows.

    ``compared`` holds positions in ``listings`` (at most five), ``opened`` the one that the page of one property
    shows (None: nobody has opened one yet). ``workspace`` is the public name of the private workspace that keeps all
    this: a copied address still shows its figures to anybody, and opens the workspace only where its key is.
    ``own_gates``, which no address holds, are the settings of the sieve that the reader has named.
    """

    language: Language = "de"
    listings: tuple[Listing, ...] = _EXAMPLE_LISTINGS
    gates: Gates = field(default_factory=Gates)
    compared: tuple[int, ...] = (0, 1, 2)
    same_assumptions: bool = False
    order: str = ""
    opened: int | None = None
    workspace: str = ""
    atlas: AtlasView = field(default_factory=AtlasView)
    own_gates: tuple[OwnGates, ...] = ()


def encode(state: State) -> Query:
    """The address of a state: parameters by name, under :data:`MOST_CHARACTERS` when written out.

    Of a longer list only the compared listings and the opened one are held; where even these are too long, only the
    first of them.
    """
    query = _settings(state)
    held = _held(state)
    listings = [encode_listing(state.listings[i]) for i in held]
    if state.listings == _EXAMPLE_LISTINGS:
        listings = []
    elif not state.listings:
        listings = [_EMPTY_LIST]
    compared = tuple(held.index(i) for i in state.compared if i in held)
    if compared != tuple(range(len(held))):
        query["v"] = [".".join(str(i) for i in compared) or _EMPTY_LIST]
    if state.opened is not None and state.opened in held:
        query["i"] = [str(held.index(state.opened))]
    while listings and len(urlencode(query | {"o": listings}, doseq=True)) >= MOST_CHARACTERS:
        listings.pop()
        if query.get("i") == [str(len(listings))]:
            del query["i"]
    return query | {"o": listings} if listings else query


def _held(state: State) -> tuple[int, ...]:
    """Which listings the address is to hold, as positions."""
    if len(state.listings) <= MOST_LISTINGS:
        return tuple(range(len(state.listings)))
    if state.opened is None or state.opened in state.compared or state.opened >= len(state.listings):
        return state.compared
    return (*state.compared[: MOST_LISTINGS - 1], state.opened)


def first_compared(count: int) -> tuple[int, ...]:
    """Which of so many listings are compared where nobody has chosen."""
    return tuple(range(min(count, MOST_LISTINGS)))


def held_listings(state: State) -> int:
    """How many of the listings the address of this state holds."""
    if state.listings == _EXAMPLE_LISTINGS:
        return len(state.listings)
    return len([o for o in encode(state).get("o", []) if o != _EMPTY_LIST])


def decode(query: Mapping[str, list[str]]) -> tuple[State, tuple[Unreadable, ...]]:
    """The state of an address, and what of it could not be read (default values take its place)."""
    unreadable: list[Unreadable] = []
    listings = _decode_listings(query, unreadable)
    gates = _decode_gates(query, unreadable)
    language = _last(query, "lang") or "de"
    if language not in get_args(Language):
        unreadable.append(Unreadable("lang", text=language))
        language = "de"
    order, same = _last(query, "sort") or "", _last(query, "same") or ""
    if order and order not in rankings():
        unreadable.append(Unreadable("sort", text=order))
        order = ""
    if same not in ("", "1"):
        unreadable.append(Unreadable("same", text=same))
    state = State(
        language="en" if language == "en" else "de",
        listings=listings,
        gates=gates,
        compared=_decode_compared(query, len(listings), unreadable),
        same_assumptions=same == "1",
        order=order,
        opened=_decode_opened(query, len(listings), unreadable),
        workspace=_decode_workspace(query, unreadable),
        atlas=decode_view(query, unreadable),
    )
    return state, tuple(unreadable)


def _settings(state: State) -> Query:
    query: Query = {}
    if state.workspace:
        query["w"] = [state.workspace]
    if state.language != "de":
        query["lang"] = [state.language]
    for name, question in GATE_QUESTIONS.items():
        value = getattr(state.gates, name)
        if value != getattr(_DEFAULTS, name):
            query[question.code] = [_OFF if value is None else plain(value)]
    if state.same_assumptions:
        query["same"] = ["1"]
    if state.order:
        query["sort"] = [state.order]
    query |= encode_view(state.atlas)
    return query


def _decode_listings(query: Mapping[str, list[str]], unreadable: list[Unreadable]) -> tuple[Listing, ...]:
    written = query.get("o", [])
    if not written:
        return _EXAMPLE_LISTINGS
    if len(written) > MOST_LISTINGS:
        unreadable.append(Unreadable("o", text=str(len(written))))
    listings = []
    for text in written[:MOST_LISTINGS]:
        if text != _EMPTY_LIST:
            try:
                listings.append(decode_listing(text, unreadable))
            except UnreadablePartError as error:
                unreadable.append(Unreadable("listing", error.field, error.text))
    return tuple(listings) if listings or _EMPTY_LIST in written else _EXAMPLE_LISTINGS


def _decode_gates(query: Mapping[str, list[str]], unreadable: list[Unreadable]) -> Gates:
    values: dict[str, float | None] = {}
    for name, question in GATE_QUESTIONS.items():
        written = _last(query, question.code)
        if written is None:
            continue
        try:
            values[name] = None if written == _OFF else number(question, written)
        except ValueError:
            unreadable.append(Unreadable(question.code, name, written))
    return Gates(**values)


def _decode_compared(query: Mapping[str, list[str]], count: int, unreadable: list[Unreadable]) -> tuple[int, ...]:
    written = _last(query, "v")
    if written == _EMPTY_LIST:
        return ()
    if written is not None:
        positions = [int(p) for p in written.split(".") if p.isascii() and p.isdigit() and len(p) < 3]
        known = dict.fromkeys(p for p in positions if p < count)
        if known:
            return tuple(known)[:MOST_LISTINGS]
        unreadable.append(Unreadable("v", text=written))
    return first_compared(count)


def _decode_opened(query: Mapping[str, list[str]], count: int, unreadable: list[Unreadable]) -> int | None:
    written = _last(query, "i")
    if written is None:
        return None
    if written.isascii() and written.isdigit() and len(written) < 3 and int(written) < count:
        return int(written)
    unreadable.append(Unreadable("i", text=written))
    return None


def _decode_workspace(query: Mapping[str, list[str]], unreadable: list[Unreadable]) -> str:
    written = _last(query, "w") or ""
    if not written or _HANDLE.fullmatch(written):
        return written
    unreadable.append(Unreadable("w", text=written))
    return ""


def _last(query: Mapping[str, Iterable[str]], name: str) -> str | None:
    values = list(query.get(name, []))
    return values[-1] if values else None
