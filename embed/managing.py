"""The publisher's private address: withdraw a publication, or name the one that replaces it."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import parse_qs

from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from calc.record import Language
from drawing.html import render
from embed import limits
from embed.answers import UNCACHED, Answer, answer, answers
from embed.links import IDENTIFIER, shared_identifier
from embed.publishing import record_of
from embed.rendering.documents import gone, policy, sign, style
from embed.requests import Asking, asking
from store import publications
from words.catalogue import text

FOLDER = "/w/"
_TEMPLATES = Path(__file__).parent / "templates"
_LONGEST_FORM = 2_000
_HTML = "text/html; charset=utf-8"


async def manage(scope: Scope, receive: Receive, send: Send) -> None:
    """Show the two forms, and do what they say; a wrong address is answered like one that never was."""
    who = asking(scope)
    key, _, token = scope["path"].removeprefix(FOLDER).partition("/")
    form = await _form(receive) if scope["method"] == "POST" else {}
    try:
        found = await run_in_threadpool(_managed, key, token, form, who)
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("The database does not answer")
        found = _notice(key, "de", "unreachable", 503)
    await send({"type": "http.response.start", "status": found.status, "headers": list(found.plain.headers)})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else found.plain.body})


async def _form(receive: Receive) -> dict[str, str]:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body", False) or len(body) > _LONGEST_FORM:
            break
    try:
        fields = parse_qs(body[:_LONGEST_FORM].decode("utf-8", "replace"), max_num_fields=10)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in fields.items()}


def _managed(key: str, token: str, form: dict[str, str], who: Asking) -> Answer:
    if not limits.managing.allows(who.client):
        return _notice(key, "de", "busy", 429)
    if not IDENTIFIER.fullmatch(key) or not publications.holds(key, token):
        return _notice(key, "de", "missing", 404)
    publication = publications.get(key)
    if publication is None:
        return _notice(key, "de", "missing", 404)
    language: Language = "en" if publication.language == "en" else "de"
    done, problem = "", None
    if form.get("do") == "withdraw":
        publications.withdraw(key, token)
        answers.clear()
    elif form.get("do") == "replace":
        by = shared_identifier(form.get("by", "")) or ""
        try:
            publications.replace(key, token, by)
            answers.clear()
            done = text(language, "embed.replace_done")
        except publications.ReplacementError:
            example = f"{who.base}/s/{'x' * 16}"
            advice = text(language, "embed.replace_advice", example=example)
            problem = (text(language, "embed.replace_problem"), advice)
    publication = publications.get(key)
    withdrawn = publication is None or publication.withdrawn
    title = "" if publication is None or withdrawn else record_of(publication).title
    if withdrawn:
        done = text(language, "embed.withdraw_done")
    body = render(
        "manage",
        language,
        _TEMPLATES,
        id=key,
        base=who.base,
        title=title,
        done=done,
        problem=problem,
        open=not withdrawn,
        typed=form.get("by", "") if problem else "",
        style=Markup(style("page")),
        sign=Markup(sign()),
    )
    return answer(body, _HTML, UNCACHED, more={"content-security-policy": policy("page")})


def _notice(key: str, language: Language, reason: str, status: int) -> Answer:
    shown = key if IDENTIFIER.fullmatch(key) else ""
    body = gone(shown, language, reason)
    return answer(body, _HTML, UNCACHED, status=status, more={"content-security-policy": policy("embed")})
