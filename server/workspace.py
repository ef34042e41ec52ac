"""Private addresses and the cookies that let a browser find its workspaces again.

`/arbeitsbereich/<token>` is what people keep and pass on. It leaves the token in a cookie that no script can read and
goes on to `/?w=<handle>`: the address bar shows a name, never the key, for people copy that address to share a
calculation. One cookie holds the key of each workspace; another says which of them is the browser's own and opens by
itself.

Cookies are set only here, and only when somebody has saved a workspace or opened its private address.
"""

import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from server.language import language_of
from server.notice import NO_DATABASE, NO_WORKSPACE
from store import workspaces

ADDRESS = "/arbeitsbereich"
OWN = "immosieb_own"
KEY = "immosieb_w_{handle}"

_KEPT = 400 * 24 * 3600  # Seconds; browsers cut longer ones to this.
_MOST_KEYS = 20
_LONGEST_BODY = 1_000
_SECRET = re.compile(r"/(arbeitsbereich|w)/[^\s?]+")  # The other one leads to the author's page of a publication.
_KEY = re.compile(r"immosieb_w_([0-9a-f]{12})")
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}

Answer = Callable[[Request], Awaitable[Response]]


async def private_address(request: Request) -> Response:
    """`/arbeitsbereich/<token>`: remember the key, go on to the app; a key for reading never becomes the own one."""
    token = request.path_params["token"]
    lang = language_of(request.scope)
    try:
        standing = await run_in_threadpool(workspaces.standing, token)
    except workspaces.NoWorkspace:
        answer: Response = NO_WORKSPACE.response(lang)
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("The database does not answer")
        answer = NO_DATABASE.response(lang)
    else:
        answer = RedirectResponse(_address("/", workspaces.handle(token), lang), 303)
        # A link on another site must not decide what opens here from now on.
        arrived_by_hand = request.headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        own = standing.may_write and arrived_by_hand and own_workspace(request) is None
        _remember(answer, request, token, own=own)
    answer.headers.update(_PRIVATE)
    return answer


async def remember(request: Request) -> Response:
    """`POST /arbeitsbereich` with `{"token": …}`: this workspace is the browser's own from now on."""
    token = await _sent(request, "token", workspaces.TOKEN)
    if token is None:
        return Response(status_code=403, headers=_PRIVATE)
    try:
        standing = await run_in_threadpool(workspaces.standing, token)
    except workspaces.NoWorkspace:
        return Response(status_code=404, headers=_PRIVATE)
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("The database does not answer")
        return Response(status_code=503, headers=_PRIVATE)
    answer = Response(status_code=204, headers=_PRIVATE)
    _remember(answer, request, token, own=standing.may_write)
    return answer


async def forget(request: Request) -> Response:
    """`POST /arbeitsbereich/forget` with `{"handle": …}`: the browser loses the key; the workspace stays."""
    handle = await _sent(request, "handle", workspaces.HANDLE)
    if handle is None:
        return Response(status_code=403, headers=_PRIVATE)
    answer = Response(status_code=204, headers=_PRIVATE)
    _set(answer, request, KEY.format(handle=handle), "")
    if request.cookies.get(OWN) == handle:
        _set(answer, request, OWN, "")
    return answer


def workspace_routes() -> list[Route]:
    """What answers below `/arbeitsbereich`."""
    hide_tokens_in_logs()
    return [
        Route(ADDRESS, remember, methods=["POST"]),
        Route(f"{ADDRESS}/forget", forget, methods=["POST"]),
        Route(f"{ADDRESS}/{{token:str}}", private_address, methods=["GET"]),
    ]


def finding_the_own(answer: Answer) -> Answer:
    """A page's answer, except that a bare address leads into the browser's own workspace.

    An address that holds somebody's figures is shown as it is.
    """

    async def found(request: Request) -> Response:
        own = own_workspace(request)
        if own is None or set(request.query_params) - {"lang"}:
            return await answer(request)
        away = RedirectResponse(_address(request.url.path, own, language_of(request.scope)), 303)
        away.headers.update({"Cache-Control": "no-store", "Vary": "Cookie"})
        _remember(away, request, request.cookies[KEY.format(handle=own)], own=True)
        return away

    return found


def own_workspace(request: Request) -> str | None:
    """The handle of the browser's own workspace, if it also has the key."""
    handle = request.cookies.get(OWN, "")
    key = request.cookies.get(KEY.format(handle=handle), "")
    return handle if workspaces.HANDLE.fullmatch(handle) and workspaces.TOKEN.fullmatch(key) else None


def hide_tokens_in_logs() -> None:
    """A server that logs what is asked must not write down keys."""
    logging.getLogger("uvicorn.access").addFilter(_without_tokens)


def _without_tokens(record: logging.LogRecord) -> bool:
    if isinstance(record.args, tuple):
        record.args = tuple(_masked(arg) for arg in record.args)
    return True


def _masked(value: Any) -> Any:
    return _SECRET.sub(r"/\1/…", value) if isinstance(value, str) else value


def _address(path: str, handle: str, lang: str) -> str:
    return f"{path}?w={handle}" + ("&lang=en" if lang == "en" else "")


def _remember(answer: Response, request: Request, token: str, *, own: bool) -> None:
    handle = workspaces.handle(token)
    keys = [name for name in request.cookies if _KEY.fullmatch(name) and name != KEY.format(handle=handle)]
    spare = [name for name in keys if name != KEY.format(handle=request.cookies.get(OWN))]
    for name in spare[: max(0, len(keys) + 1 - _MOST_KEYS)]:
        _set(answer, request, name, "")
    _set(answer, request, KEY.format(handle=handle), token)
    if own:
        _set(answer, request, OWN, handle)


def _set(answer: Response, request: Request, name: str, value: str) -> None:
    answer.set_cookie(
        name,
        value,
        max_age=_KEPT if value else 0,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="lax",
    )


def _is_secure(request: Request) -> bool:
    """Whether the browser speaks https, perhaps with a proxy in front of us."""
    return (
        request.url.scheme == "https"
        or request.headers.get("x-forwarded-proto") == "https"
        or request.headers.get("origin", "").startswith("https://")
    )


async def _sent(request: Request, name: str, form: re.Pattern[str]) -> str | None:
    """What our own page has sent under a name; None if it was another page, or nonsense."""
    if not _from_own_page(request) or request.headers.get("content-type") != "application/json":
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_BODY:
            return None
    try:
        value = json.loads(body)[name]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None
    return value if isinstance(value, str) and form.fullmatch(value) else None


def _from_own_page(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    try:
        return urlsplit(request.headers.get("origin", "")).netloc == request.headers.get("host", "-")
    except ValueError:
        return False
