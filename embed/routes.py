"""Which address answers what; tried before the app's own addresses, and complete without them.

An answer that is ready is sent without a task or a thread; all else goes to the database in a thread.
"""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import Receive, Scope, Send

from embed import managing
from embed.answering import answered, oembed_answer
from embed.answers import UNCACHED, Answer, answer, answers
from embed.requests import Asking, asked, asking

_FOLDERS = ("/e/", "/s/", "/v/", "/i/", "/d/")
_OEMBED = "/oembed"
_READ = ("GET", "HEAD")
_NOT_ALLOWED = answer("", "text/plain", UNCACHED, status=405, more={"allow": "GET, HEAD"})
_NOTHING = answer("", "text/plain; charset=utf-8", UNCACHED, status=404)


class Published(BaseRoute):
    """Takes the addresses of publications."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Everything below our folders, whatever the method."""
        path: str = scope["path"]
        if scope["type"] == "http" and (path.startswith((*_FOLDERS, managing.FOLDER)) or path == _OEMBED):
            return Match.FULL, {}
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["path"].startswith(managing.FOLDER):
            await managing.manage(scope, receive, send)
            return
        who = asking(scope)
        if scope["method"] not in _READ:
            await _send(_NOT_ALLOWED, scope, who, send)
        elif scope["path"] == _OEMBED:
            await _send(await run_in_threadpool(oembed_answer, scope["query_string"], who), scope, who, send)
        else:
            wanted = asked(scope, who.base)
            if wanted is None:
                await _send(_NOTHING, scope, who, send)
                return
            found = answers.ready(wanted)
            if found is None:
                found = await run_in_threadpool(answered, wanted, who.client)
            await _send(found, scope, who, send)

    def url_path_for(self, name: str, /, **path_params: Any) -> URLPath:
        """Nothing is linked to by name."""
        raise NoMatchFound(name, path_params)


routes: list[BaseRoute] = [Published()]


async def _send(found: Answer, scope: Scope, who: Asking, send: Send) -> None:
    form = found.packed if found.packed and who.takes_gzip else found.plain
    if who.known and found.status == 200:
        for tagged in (form, found.plain, found.packed):
            if tagged and tagged.tag in who.known:
                await send({"type": "http.response.start", "status": 304, "headers": list(tagged.not_modified)})
                await send({"type": "http.response.body", "body": b""})
                return
    await send({"type": "http.response.start", "status": found.status, "headers": list(form.headers)})
    await send({"type": "http.response.body", "body": form.body if scope["method"] == "GET" else b""})
