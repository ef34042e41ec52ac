"""The keys of workspaces: those that came as cookies, and those of this window."""

from __future__ import annotations

import streamlit as st

from store import workspaces

_KEYS, _OWN, _FORGET = "keys", "keys_own", "keys_forget"
_OWN_COOKIE, _KEY_COOKIE = "immosieb_own", "immosieb_w_{handle}"


def key(handle: str) -> str:
    """The token that opens a workspace; empty if it is not here."""
    keys: dict[str, str] = st.session_state.get(_KEYS, {})
    token = keys[handle] if handle in keys else cookie(_KEY_COOKIE.format(handle=handle))
    return token if workspaces.TOKEN.fullmatch(token) and workspaces.handle(token) == handle else ""


def own() -> str:
    """The handle of the browser's own workspace; empty if there is none."""
    handle: str = st.session_state.get(_OWN) or cookie(_OWN_COOKIE)
    return handle if handle and key(handle) else ""


def in_browser(handle: str) -> bool:
    """Whether the browser came with this as its own workspace."""
    return cookie(_OWN_COOKIE) == handle and bool(cookie(_KEY_COOKIE.format(handle=handle)))


def hold(token: str, *, as_own: bool = False) -> None:
    """Remember a key in this window."""
    handle = workspaces.handle(token)
    st.session_state.setdefault(_KEYS, {})[handle] = token
    if as_own:
        st.session_state[_OWN] = handle


def forget(handle: str) -> None:
    """Drop a key here, and have the next page drop its cookie."""
    st.session_state.setdefault(_KEYS, {})[handle] = ""
    st.session_state[_FORGET] = handle
    if st.session_state.get(_OWN) == handle:
        del st.session_state[_OWN]


def to_forget() -> str:
    """The handle whose cookie the page has yet to drop."""
    handle: str = st.session_state.get(_FORGET, "")
    return handle


def forgotten() -> None:
    """The page has dropped it."""
    st.session_state[_FORGET] = ""


def cookie(name: str) -> str:
    """A cookie with which this window was opened; empty if there was none."""
    value = st.context.cookies.get(name)
    return value if isinstance(value, str) else ""
