"""Where this visitor sees us, and from where they come."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from embed.settings import client_address, public_address

_LOOPBACK = "127.0.0.1"


def base_address() -> str:
    """Scheme and host of our addresses."""
    seen = urlsplit(str(st.context.url or ""))
    return public_address(seen.scheme or "http", seen.netloc)


def on_a_phone() -> bool:
    """Whether the visitor's browser calls itself one of a phone."""
    return "Mobi" in str(st.context.headers.get("User-Agent", ""))


def client() -> str:
    """The visitor's address, for limits only."""
    # Streamlit names no address on loopback.
    peer = st.context.ip_address or _LOOPBACK
    return client_address(peer, st.context.headers.get_all("X-Forwarded-For"))
