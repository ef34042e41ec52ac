"""The first document: Streamlit's scripts and styles in a page of our own.

Streamlit's page is English, carries its own title, preloads a font we do not use and advertises an
endpoint we close. Only what makes the app run is taken from it; the rest is written here, so another
wording in a later Streamlit changes nothing.

Addresses are absolute instead of relative to a `<base>`: with `<base>`, Plotly ties its clip paths to
the address of the moment, and they break as soon as an input changes the address.

Streamlit looks for its server below the page's own address first, asks whether it is well and who may command the
page, and only then opens the socket. Its `window.__streamlit` is the place where a host says all this beforehand.

The theme arrives over the socket; until then the frontend writes in Source Sans, and would fetch 170 KB
of it for an empty page. The last rule gives that name to the font which is there already.
"""

from collections.abc import Awaitable, Callable
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from server.assets import REGULAR, SEMIBOLD
from server.chunks import first_chunks
from server.language import Language, language_of

STREAMLIT_FILES = Path(streamlit.__file__).parent / "static"
_SCRIPTS = STREAMLIT_FILES / "static" / "js"

_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">
<title>Immosieb</title>
<meta name="description" content="{description}">
<meta name="theme-color" content="#FFFFFF" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0F1317" media="(prefers-color-scheme: dark)">
<link rel="icon" href="/favicon.png" type="image/png">
<link rel="preload" href="{regular}" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="{semibold}" as="font" type="font/woff2" crossorigin>
<script>{host}</script>
{assets}
{early}<style>
html {{ background: #FFFFFF; }}
@media (prefers-color-scheme: dark) {{ html {{ background: #0F1317; }} }}
@font-face {{ font-family: "Source Sans"; font-weight: 100 900; src: url("{regular}") format("woff2"); }}
</style>
</head>
<body>
<noscript><p>{without_script}</p></noscript>
<div id="root"></div>
{late}</body>
</html>
"""

# Who may command the page: nobody from elsewhere. An empty list would count as not said.
_HOST = (
    "window.__streamlit = { BACKEND_BASE_URL: location.origin, "
    "HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false } }"
)

_DESCRIPTION: dict[Language, str] = {
    "de": "Wohnungen zur Vermietung prüfen: Rendite, Cashflow und der Grund, warum ein Angebot ausscheidet.",
    "en": "Screen German buy-to-let flats: yield, cash flow, and the reason why a listing drops out.",
}

_WITHOUT_SCRIPT: dict[Language, str] = {
    "de": "Immosieb rechnet auf dem Server und zeichnet im Browser. Bitte JavaScript einschalten.",
    "en": "Immosieb calculates on the server and draws in the browser. Please switch on JavaScript.",
}


class _Assets(HTMLParser):
    """Collects scripts, module preloads and style sheets, with their addresses made absolute."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        if self._in_script or (tag == "link" and dict(attrs).get("rel") in {"modulepreload", "stylesheet"}):
            self.found.append((self.get_starttag_text() or "").replace('"./', '"/'))

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_script = False
            self.found.append("</script>")


@cache
def _assets() -> str:
    parser = _Assets()
    parser.feed((STREAMLIT_FILES / "index.html").read_text(encoding="utf-8"))
    if not any('src="/static/' in tag for tag in parser.found):
        raise RuntimeError(f"Streamlit {streamlit.__version__} has no script in its index.html.")
    known = "".join(parser.found)
    chunks = [name for name in first_chunks(_SCRIPTS) if name not in known]
    parser.found += [f'<link rel="modulepreload" crossorigin href="/static/js/{name}">' for name in chunks]
    return "\n".join(parser.found)


@cache
def document(lang: Language, early: tuple[str, ...] = ()) -> str:
    """The page in one language; app pages differ only in what they want fetched at once."""
    return _PAGE.format(
        lang=lang,
        description=_DESCRIPTION[lang],
        without_script=_WITHOUT_SCRIPT[lang],
        regular=REGULAR,
        semibold=SEMIBOLD,
        host=_HOST,
        assets=_assets(),
        early="".join(_early(address) for address in early if "/" in address and not _is_style(address)),
        late="".join(_style(address) for address in early if _is_style(address)) + _later(early),
    )


def _is_style(address: str) -> bool:
    return address.endswith(".css")


def _style(address: str) -> str:
    # After the root it is stronger than what Streamlit puts into the head.
    return f'<link rel="stylesheet" href="{address}">\n'


def _later(early: tuple[str, ...]) -> str:
    """Have the elements' code ready when the first ones arrive: fetched while the browser waits for the server."""
    elements = tuple(name for name in early if "/" not in name)
    chunks = [name for name in first_chunks(_SCRIPTS, elements) if name not in _assets()]
    if not chunks:
        return ""
    fetched = f"() => {{ for (const name of {chunks}) import('/static/js/' + name) }}"
    return f'<script type="module">(window.requestIdleCallback ?? setTimeout)({fetched})</script>\n'


def _early(address: str) -> str:
    kind = 'rel="modulepreload"' if address.endswith(".js") else 'rel="preload" as="fetch"'
    return f'<link {kind} href="{address}" crossorigin>\n'


@cache
def _etag(lang: Language, early: tuple[str, ...]) -> str:
    # Weak, because the compressed page is the same page.
    return f'W/"{sha256(document(lang, early).encode()).hexdigest()[:16]}"'


def index(*early: str) -> Callable[[Request], Awaitable[Response]]:
    """What answers a page's address; the browser asks each time, and mostly hears 304.

    ``early`` is what need not wait for the socket: addresses of data, scripts and style sheets, and the names that
    Streamlit has for the elements (``Slider``) whose code the page will need.
    """

    async def answer(request: Request) -> Response:
        lang = language_of(request.scope)
        etag = _etag(lang, early)
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return HTMLResponse(document(lang, early), headers={**headers, "Content-Language": lang})

    return answer
