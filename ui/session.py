"""The state of the app: the address is the truth, the session only remembers what it cannot hold.

``st.query_params`` decides whenever it differs from what this session last wrote (first visit, a pasted link, Back
and Forward). Widgets are seeded from the state and write to it by callbacks; nothing else keeps a copy.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from calc.case import Tax
from calc.listing import Listing
from calc.screening import Gates
from intake.address import MOST_LISTINGS, Query, State, decode, encode, held_listings
from intake.address_listing import Unreadable
from intake.workspace.reading import Passed
from ui.keeping import saving
from ui.keeping.record import Remark, keeps, note
from words.problems import Notice

_STATE, _WRITTEN, _SHOWN = "state", "written", "shown"
_UNREADABLE, _NOTICES, _BUYER, _PASSED = "unreadable", "notices", "buyer", "passed"
_MOST_SHOWN, _MOST_LISTINGS_SHOWN = 200, 100_000


def read_address() -> State:
    """The state of this run; called once by the frame before anything is drawn."""
    query: Query = {name: st.query_params.get_all(name) for name in st.query_params}
    if st.session_state.get(_WRITTEN) != query:
        _follow(query, fresh=_WRITTEN not in st.session_state)
    return current()


def current() -> State:
    """The state that is shown."""
    state: State = st.session_state[_STATE]
    return state


def unreadable() -> tuple[Unreadable, ...]:
    """What of the present address could not be read."""
    parts: tuple[Unreadable, ...] = st.session_state.get(_UNREADABLE, ())
    return parts


def change(state: State, *notices: Notice) -> None:
    """Make this the state, write the address and leave notices for the next run."""
    state = saving.keep(state, buyer())
    query = encode(state)
    _remember(state, query, (), notices)
    st.query_params.from_dict(query)


def replace_all(state: State, situation: Tax, *notices: Notice) -> None:
    """Make this the state although others had a hand in it: what earlier addresses showed is not brought back."""
    st.session_state[_SHOWN] = {}
    st.session_state[_BUYER] = situation
    change(state, *notices)


def passed() -> tuple[Passed, ...]:
    """What of the open workspace could not be read."""
    parts: tuple[Passed, ...] = st.session_state.get(_PASSED, ())
    return parts


def notices() -> tuple[Notice, ...]:
    """What the last change has to say; shown until the next one."""
    left: tuple[Notice, ...] = st.session_state.get(_NOTICES, ())
    return left


def buyer() -> Tax:
    """The buyer's tax situation; private: held by the session, and by a workspace for those who may write."""
    situation: Tax = st.session_state.get(_BUYER, Tax())
    return situation


def change_buyer(situation: Tax) -> None:
    """Set the buyer's tax situation."""
    st.session_state[_BUYER] = situation
    saving.keep(current(), situation)


def change_gates(gates: Gates) -> None:
    """Set the sieve."""
    change(replace(current(), gates=gates))


def add(listing: Listing) -> None:
    """Put a listing into the list, and into the comparison while that has room."""
    state = current()
    position = len(state.listings)
    compared = state.compared if len(state.compared) >= MOST_LISTINGS else (*state.compared, position)
    change(replace(state, listings=(*state.listings, listing), compared=compared))


def seed(key: str, value: Any) -> None:
    """Give a field to type in, or a switch, its value, unless it has it.

    The browser takes every value that is set for the newest: sent in each run, an old one would undo what has been
    entered since, before the server hears of it. A choice is set in each run all the same: its options change with
    the language, and the word that the browser still holds would be taken for the first of them.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def put(position: int, listing: Listing, *notices: Notice) -> None:
    """Replace the listing at a position."""
    state = current()
    listings = (*state.listings[:position], listing, *state.listings[position + 1 :])
    change(replace(state, listings=listings), *notices)


def remove(position: int, *notices: Notice) -> None:
    """Take a listing out of the list and the comparison."""
    state = current()
    listings = state.listings[:position] + state.listings[position + 1 :]
    compared = tuple(p - (p > position) for p in state.compared if p != position)
    if not compared:
        compared = tuple(range(min(len(listings), MOST_LISTINGS)))
    opened = state.opened
    if opened is not None:
        opened = None if opened == position else opened - (opened > position)
    change(replace(state, listings=listings, compared=compared, opened=opened), *notices)


def beyond_address() -> tuple[int, int] | None:
    """How many listings the address holds, and of how many; None if it holds all or a workspace keeps the rest."""
    state = current()
    if keeps(state):
        return None
    held = held_listings(state)
    return (held, len(state.listings)) if held < len(state.listings) else None


def _follow(query: Query, *, fresh: bool) -> None:
    """Show what an address stands for that this session has not written itself."""
    known: State | None = st.session_state.get(_SHOWN, {}).get(urlencode(query, doseq=True))
    own = current().own_gates if _STATE in st.session_state else ()  # No address holds them, so none takes them away.
    if known and (not known.workspace or keeps(known)):
        note(Remark.NONE)
        _remember(saving.keep(replace(known, own_gates=own), buyer()), query)
        return
    decoded, unreadable = decode(query)
    arrived = saving.arrive(decoded, query, fresh=fresh)
    if arrived is None:
        _remember(replace(decoded, workspace="", own_gates=own), query, unreadable)
        return
    if arrived.renewed:
        st.session_state[_SHOWN] = {}
    if arrived.buyer:
        st.session_state[_BUYER] = arrived.buyer
    st.session_state[_PASSED] = arrived.passed
    _remember(arrived.state, query)
    if fresh and (whole := encode(arrived.state)) != query:
        _remember(arrived.state, whole)
        st.query_params.from_dict(whole)


def _remember(
    state: State, query: Query, unreadable: tuple[Unreadable, ...] = (), notices: tuple[Notice, ...] = ()
) -> None:
    """Keep the state with its address.

    A list of more than five listings does not fit into an address; going back to one that this session has shown
    brings back the whole list, as long as all of them together are not too much to remember.
    """
    session = st.session_state
    session[_STATE], session[_WRITTEN] = state, query
    session[_UNREADABLE], session[_NOTICES] = unreadable, notices
    shown: dict[str, State] = session.setdefault(_SHOWN, {})
    if not unreadable:
        address = urlencode(query, doseq=True)
        shown.pop(address, None)
        shown[address] = state
    while len(shown) > _MOST_SHOWN or (len(shown) > 1 and _listings_in(shown) > _MOST_LISTINGS_SHOWN):
        del shown[next(iter(shown))]


def _listings_in(shown: dict[str, State]) -> int:
    """How many listings are remembered; a list that did not change between two addresses counts once."""
    return sum(len(listings) for listings in {id(s.listings): s.listings for s in shown.values()}.values())
