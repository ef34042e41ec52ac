"""Scripts and style sheets of our own, kept by the browser under an address that changes with them."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable"}
_KINDS = {"css": "text/css", "js": "text/javascript"}


def kept(address: str, content: bytes) -> Callable[[Request], Awaitable[Response]]:
    """What answers the address of a script (``.js``) or style sheet (``.css``)."""
    kind = _KINDS[address.rpartition(".")[2]]

    async def answer(_: Request) -> Response:
        return Response(content, media_type=kind, headers=_HEADERS)

    return answer
