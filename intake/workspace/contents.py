"""The part of the state that a workspace keeps, and each listing's life in it: key, day of capture, prices."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import date

from calc.case import Tax
from calc.gate_presets import OwnGates
from calc.listing import Listing
from calc.screening import Gates
from intake.address import MOST_LISTINGS, State

MOST_PRICES = 40
"""So many prices of a listing are kept: the first, and the latest."""


@dataclass(frozen=True)
class Contents:
    """Listings and settings; ``compared`` holds keys of listings. The language is the reader's, not the workspace's.

    ``buyer`` is private: None for whoever may only read.
    """

    listings: tuple[Listing, ...] = ()
    gates: Gates = field(default_factory=Gates)
    compared: tuple[str, ...] = ()
    same_assumptions: bool = False
    order: str = ""
    buyer: Tax | None = None
    own_gates: tuple[OwnGates, ...] = ()


def contents_of(state: State, buyer: Tax | None) -> Contents:
    """What a workspace keeps of a state whose listings have keys (:func:`captured`)."""
    return Contents(
        listings=state.listings,
        gates=state.gates,
        compared=tuple(state.listings[position].provenance.key for position in state.compared),
        same_assumptions=state.same_assumptions,
        order=state.order,
        own_gates=state.own_gates,
        buyer=buyer,
    )


def state_of(contents: Contents, state: State) -> State:
    """The state with these contents; language and all else that is not kept stay as they are."""
    positions = {listing.provenance.key: position for position, listing in enumerate(contents.listings)}
    shown = state.listings[state.opened].provenance.key if state.opened is not None else None
    return replace(
        state,
        listings=contents.listings,
        gates=contents.gates,
        compared=tuple(positions[key] for key in contents.compared if key in positions)[:MOST_LISTINGS],
        same_assumptions=contents.same_assumptions,
        order=contents.order,
        own_gates=contents.own_gates,
        opened=positions.get(shown) if shown else None,
    )


def captured(listings: tuple[Listing, ...], day: date) -> tuple[Listing, ...]:
    """Each listing with a key of its own, a day of capture, and its present price at the end of its prices.

    A listing that has all this is returned as the same object, and so are listings that all have: what was worked out
    from them stays worked out. A price that changes twice on one day counts once.
    """
    keys: set[str] = set()
    kept = []
    whole = True
    for listing in listings:
        life = listing.provenance
        if not life.key or life.key in keys or not life.prices or life.prices[-1][1] != listing.price:
            listing, whole = _captured(listing, day, keys), False
        keys.add(listing.provenance.key)
        kept.append(listing)
    return listings if whole else tuple(kept)


def _captured(listing: Listing, day: date, taken: set[str]) -> Listing:
    life = listing.provenance
    prices = life.prices
    if not prices or prices[-1][1] != listing.price:
        earlier = prices[:-1] if prices and prices[-1][0] == day else prices
        prices = (*earlier, (day, listing.price))
        if len(prices) > MOST_PRICES:
            prices = (prices[0], *prices[-MOST_PRICES + 1 :])
    key = life.key if life.key and life.key not in taken else secrets.token_hex(8)
    return replace(listing, provenance=replace(life, key=key, captured=life.captured or day, prices=prices))
