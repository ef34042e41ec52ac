"""Compresses what Streamlit sends as it is: its own scripts and styles, and the first document.

Streamlit keeps `/static/` and `/` out of its gzip, for Starlette's `GZipMiddleware` compresses a body
anew for every visitor. That is sound, but leaves 9 MB on the wire where 3 would do, and there may be no
proxy in front. Here an answer marked `immutable` is compressed once, off the event loop, and kept.
Starlette's also leaves a strong ETag on both forms and takes `gzip;q=0` for a yes.
"""

import gzip
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALLEST, LARGEST = 500, 16 * 2**20  # Bytes worth compressing, and worth holding in memory.
BUDGET = 32 * 2**20  # Bytes kept; all of Streamlit's files together need a quarter of it.

_LEVEL = 6
_TEXTS = {"application/javascript", "application/json", "application/wasm", "image/svg+xml"}

# Headers of the plain form that would be wrong beside the compressed one. Without a date or a strong
# ETag nobody can ask for the rest of a compressed file and get bytes of the plain one.
_OF_PLAIN_FORM = ("Last-Modified", "Accept-Ranges")


@dataclass(frozen=True, slots=True)
class _Packed:
    headers: Headers
    body: bytes

    async def answer(self, request: Headers, send: Send) -> None:
        headers = self.headers.mutablecopy()
        known = _knows(request, headers.get("etag"))
        if known:
            for name in ("Content-Type", "Content-Length", "Content-Encoding"):
                del headers[name]
        status = 304 if known else 200
        await send({"type": "http.response.start", "status": status, "headers": headers.raw})
        await send({"type": "http.response.body", "body": b"" if known else self.body})


class Compression:
    """Compresses whole textual answers for those who accept it, and keeps the immutable ones."""

    def __init__(self, app: ASGIApp, budget: int = BUDGET) -> None:
        self._app = app
        self._budget = budget
        self._kept: OrderedDict[str, _Packed] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return

        request = Headers(scope=scope)
        if "range" in request or not accepts_gzip(request.get("accept-encoding", "")):
            await self._app(scope, receive, _Plain(send))
            return

        # An immutable file does not depend on a query, and a query must not fill the memory.
        path = None if scope["query_string"] else scope["path"]
        if packed := self._remembered(path):
            await packed.answer(request, send)
            return

        async def finish(packed: _Packed) -> None:
            if path is not None and "immutable" in packed.headers.get("cache-control", ""):
                self._remember(path, packed)
            await packed.answer(request, send)

        # Asked as GET, for only a body has a compressed length; the server sends none in answer to HEAD.
        exchange = _Exchange(send, finish)
        extensions = {k: v for k, v in scope.get("extensions", {}).items() if k != "http.response.pathsend"}
        await self._app({**scope, "method": "GET", "extensions": extensions}, receive, exchange)

    def _remembered(self, path: str | None) -> _Packed | None:
        if path is None or path not in self._kept:
            return None
        self._kept.move_to_end(path)
        return self._kept[path]

    def _remember(self, path: str, packed: _Packed) -> None:
        self._kept[path] = packed
        while sum(len(kept.body) for kept in self._kept.values()) > self._budget:
            self._kept.popitem(last=False)


class _Plain:
    """Sends an answer as it is, and says that another visitor may get it compressed."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if _is_text(headers) or message["status"] == 304:
                headers.add_vary_header("Accept-Encoding")
                # Others inside have said so as well; once is enough.
                headers["Vary"] = ", ".join(dict.fromkeys(name.strip() for name in headers["Vary"].split(",")))
        await self._send(message)


class _Exchange:
    """Collects the body of an answer that is worth compressing; lets any other pass."""

    def __init__(self, send: Send, finish: Callable[[_Packed], Awaitable[None]]) -> None:
        self._send = send
        self._plain = _Plain(send)
        self._finish = finish
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if _worth_packing(message):
                self._start = message
                return
            if message["status"] == 304:
                _weaken_unless_varied(MutableHeaders(scope=message))
            await self._plain(message)
        elif self._start is None:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(await _pack(self._start, bytes(self._body)))


async def _pack(start: Message, body: bytes) -> _Packed:
    packed = await run_in_threadpool(gzip.compress, body, _LEVEL, mtime=0)
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(packed))
    headers.add_vary_header("Accept-Encoding")
    for name in _OF_PLAIN_FORM:
        del headers[name]
    _weaken(headers)
    return _Packed(headers, packed)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the client takes gzip: named or by `*`, and not with a weight of zero."""
    weights: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, _, weight = part.partition(";")
        try:
            weights[name.strip()] = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            weights[name.strip()] = 0
    return weights.get("gzip", weights.get("*", 0)) > 0


def _is_text(headers: Headers) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind.startswith("text/") or kind in _TEXTS or kind.endswith("+json")


def _worth_packing(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    length = int(headers.get("content-length", "0"))  # A stream has none, and passes.
    fits = SMALLEST <= length <= LARGEST
    return start["status"] == 200 and fits and "content-encoding" not in headers and _is_text(headers)


def _weaken(headers: MutableHeaders) -> None:
    """Plain and compressed bytes differ, but say the same: that is what a weak ETag means."""
    etag = headers.get("etag", "")
    if etag.startswith('"'):
        headers["ETag"] = f"W/{etag}"


def _weaken_unless_varied(headers: MutableHeaders) -> None:
    """An answer that says it varies has a tag of its own for each form, and knows which one it confirmed."""
    if "accept-encoding" not in headers.get("vary", "").lower():
        _weaken(headers)


def _knows(request: Headers, etag: str | None) -> bool:
    asked = [tag.strip().removeprefix("W/") for tag in request.get("if-none-match", "").split(",")]
    return etag is not None and (etag.removeprefix("W/") in asked or "*" in asked)
