"""Which address answers what.

Streamlit answers any unknown address with its first document and status 200: for a typing error, for
`/robots.txt`, for a script that an upgrade removed. Here the addresses it may answer are listed, and
everything else is a plain 404. That also closes its public metrics and its endpoints for programs.
"""

import mimetypes
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starlette.datastructures import URLPath
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Mount, NoMatchFound, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from server.assets import FAVICON, FONTS, FONTS_ADDRESS
from server.health import healthz, readyz
from server.index import STREAMLIT_FILES, index
from server.kept import kept
from server.language import language_of
from server.notice import NOT_FOUND
from server.outlines import ADDRESS as OUTLINES_ADDRESS
from server.outlines import outlines
from server.workspace import finding_the_own, workspace_routes

# Not in every Python's own list, and a bare Debian has no /etc/mime.types.
mimetypes.add_type("font/woff2", ".woff2")

# What Streamlit's page asks of its server over HTTP.
_STREAMLIT_ADDRESSES = {"/_stcore/health", "/_stcore/host-config"}
_STREAMLIT_FOLDERS = ("/_stcore/upload_file/", "/_stcore/bidi-components/", "/media/", "/component/")

# Addresses with a query are somebody's figures, not another page; except the English one.
_ROBOTS = "User-agent: *\nDisallow: /*?\nAllow: /*?lang=en$\nAllow: /\n"


def routes(
    *,
    pages: Sequence[str],
    home: str,
    early: Mapping[str, Sequence[str]] | None = None,
    files: Mapping[str, bytes] | None = None,
) -> list[BaseRoute]:
    """Our routes, to be tried before Streamlit's.

    ``early`` says what a page fetches at once (:func:`server.index.index`), ``files`` has the contents of our own
    scripts and style sheets by their addresses.

    `home` is a readable name for the start page. Streamlit gives its default page no address of its own
    and shows an English error at the name it suggests.
    """

    async def to_start(request: Request) -> Response:
        query = request.url.query
        return RedirectResponse(f"/?{query}" if query else "/", status_code=308)

    own = [
        *(Route(page, finding_the_own(index(*(early or {}).get(page, ())))) for page in ("/", *pages)),
        Route(home, to_start),
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/robots.txt", _robots),
        Route("/favicon.png", _favicon),
        Route("/favicon.ico", _favicon),
        Route(OUTLINES_ADDRESS, outlines),
        *(Route(address, kept(address, content)) for address, content in (files or {}).items()),
        *workspace_routes(),
    ]
    fonts = Mount(FONTS_ADDRESS, Immutable(directory=FONTS))
    # Streamlit sends `/vergleich/` on to `/vergleich`, and says 405 where we only know GET.
    passed_on = [*(route.path for route in own), *(f"{page}/" for page in pages)]
    return [*own, fonts, Elsewhere(but=passed_on)]


async def _robots(_: Request) -> Response:
    return PlainTextResponse(_ROBOTS, headers={"Cache-Control": "public, max-age=86400"})


async def _favicon(_: Request) -> Response:
    return FileResponse(FAVICON, media_type="image/png", headers={"Cache-Control": "public, max-age=86400"})


class Immutable(StaticFiles):
    """Files whose address changes with their content, so that a browser need never ask again."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Starlette's answer, marked to be kept for a year."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


class Elsewhere(BaseRoute):
    """Takes every address that neither we nor Streamlit have something for, `but` some."""

    def __init__(self, *, but: Iterable[str]) -> None:
        files = (path for path in (STREAMLIT_FILES / "static").rglob("*") if path.is_file())
        addresses = (f"/{path.relative_to(STREAMLIT_FILES).as_posix()}" for path in files)
        self._known = {*_STREAMLIT_ADDRESSES, *addresses, *but}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Everything but sockets and known addresses."""
        path: str = scope["path"]
        if scope["type"] != "http" or path in self._known or path.startswith(_STREAMLIT_FOLDERS):
            return Match.NONE, {}
        return Match.FULL, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A page that says so."""
        await NOT_FOUND.response(language_of(scope))(scope, receive, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        """Nothing can be linked to."""
        raise NoMatchFound(name, path_params)
