"""The atlas's outlines: sent once to each browser, for their address changes whenever they do.

So a change of figure sends values only. The file is compressed when the first visitor asks and then kept
(`server/compression.py`); an address with another hash belongs to other outlines and is not found.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from server.language import language_of
from server.notice import NOT_FOUND
from store.atlas.served import served

ADDRESS = "/geo/{name}"

_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


async def outlines(request: Request) -> Response:
    """The outlines under their own name; 304 for whoever has them, 404 for any other name."""
    file = await run_in_threadpool(served)
    if request.url.path != file.address:
        return NOT_FOUND.response(language_of(request.scope))
    etag = f'"{file.address.rpartition("-")[2].removesuffix(".json")}"'
    headers = _KEPT | {"ETag": etag}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type="application/json", headers=headers)
