"""Refuses at the door what Streamlit would answer badly."""

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from server.language import language_of
from server.notice import ADDRESS_TOO_LONG

LONGEST_ADDRESS = 16 * 1024  # Bytes. Above 64 KB the HTTP parser itself gives up, without a sentence.


class Guard:
    """Turns away endless addresses and sockets opened by other sites.

    Streamlit refuses such a socket too, but only after it has asked an outside service for this
    machine's public address: anyone could make the server call out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer: ASGIApp = self._app
        if scope["type"] == "http" and _length(scope) > LONGEST_ADDRESS:
            answer = ADDRESS_TOO_LONG.response(language_of(scope))
        elif scope["type"] == "websocket" and not _from_own_page(Headers(scope=scope)):
            answer = WebSocketClose(code=1008)
        await answer(scope, receive, send)


def _length(scope: Scope) -> int:
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    return len(path) + len(query) + bool(query)


def _from_own_page(headers: Headers) -> bool:
    """Whether a socket belongs to a page of this host; programs that name no origin may pass.

    A proxy that rewrites `Host` makes its own name known as `browser.serverAddress`.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
        return parts.netloc == headers.get("host") or (
            parts.hostname is not None and parts.hostname == st.get_option("browser.serverAddress")
        )
    except ValueError:
        return False
