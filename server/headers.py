"""Security headers on every answer.

The policy is the net under all else: a script, font, picture or socket of another host is refused by
the browser even if a dependency should ask for one. `'unsafe-inline'` and `'unsafe-eval'` stay because
Streamlit's components, Plotly and its maps need them.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The parts that are the same for every visitor; `connect-src` names the visitor's own host.
_POLICY = (
    "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self'{sockets} data: blob:; "
    "worker-src 'self' blob:; "
    "frame-src 'self' blob: data:; "
    "object-src 'none'; "
    "base-uri 'none'; "
    "form-action 'self'; "
    "frame-ancestors 'self'"
)
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # An address holds a visitor's figures: no other site is told.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy(host: str) -> str:
    """The Content-Security-Policy for a visitor of `host`.

    Not every browser reads `'self'` as including `wss:` of the same host, and a bare `wss:` would allow
    a socket to anyone; hence the host itself.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return _POLICY.format(sockets=sockets)


class SecurityHeaders:
    """Adds what an answer does not say itself.

    An answer with a policy of its own also decides who may frame it: so an embeddable page can differ
    without an exception here.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
                if "Content-Security-Policy" not in headers:
                    headers["Content-Security-Policy"] = policy(Headers(scope=scope).get("host", ""))
                    headers.setdefault("X-Frame-Options", "SAMEORIGIN")
            await send(message)

        await self._app(scope, receive, send_secured)
