"""Scripts of our own, kept by the browser under an address that changes with them."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

_HEADERS = {"Cache-Control": "public, max-age=31536000, immutable"}


def script(content: bytes) -> Callable[[Request], Awaitable[Response]]:
    """What answers the address of a script."""

    async def answer(_: Request) -> Response:
        return Response(content, media_type="text/javascript", headers=_HEADERS)

    return answer
