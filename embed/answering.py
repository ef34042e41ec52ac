"""The answer to what is asked: looked up, rendered once, kept."""

from __future__ import annotations

import json
import logging

from sqlalchemy.exc import SQLAlchemyError

from calc.record import Language
from embed import limits, oembed
from embed.answers import REVALIDATE, SHORT, UNCACHED, Answer, answer, answers
from embed.links import query_values, shared_here
from embed.publishing import record_of
from embed.record import Record, canonical
from embed.rendering import data, documents, picture
from embed.rendering.documents import Standing, policy
from embed.rendering.view import view
from embed.requests import Asked, Asking
from store import publications
from store.publications import Publication
from words.catalogue import text

_HTML = "text/html; charset=utf-8"
_ANYBODY = {"access-control-allow-origin": "*"}
_FRAMED = {"content-security-policy": policy("embed"), "cross-origin-resource-policy": "cross-origin"}
_PICTURE = {"cross-origin-resource-policy": "cross-origin"}
_STATUS_GONE, _STATUS_MISSING, _STATUS_BUSY, _STATUS_UNREACHABLE = 410, 404, 429, 503


def answered(asked: Asked, client: str) -> Answer:
    """The answer to a request that is not ready: reads the database, and renders if something has changed."""
    if not limits.looking_up.allows(client):
        return _gone(asked, asked.language or "de", "busy", _STATUS_BUSY)
    try:
        publication = publications.get(asked.key) if asked.key else None
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("The database does not answer")
        return _gone(asked, asked.language or "de", "unreachable", _STATUS_UNREACHABLE)
    if publication is None:
        return _gone(asked, asked.language or "de", "missing", _STATUS_MISSING)
    standing = (publication.withdrawn_at, publication.replaced_by)
    return answers.renewed(asked, standing, lambda: _rendered(asked, publication))


def _rendered(asked: Asked, publication: Publication) -> Answer:
    replaced = f"{asked.base}/s/{publication.replaced_by}" if publication.replaced_by else ""
    if publication.withdrawn:
        language: Language = asked.language or ("en" if publication.language == "en" else "de")
        reason = "taken_down" if publication.withdrawn_by == "operator" else "withdrawn"
        return _gone(asked, language, reason, _STATUS_GONE, replaced)
    record = record_of(publication)
    language = asked.language or record.language
    standing = Standing(publication.published_at, replaced)
    return _shown(asked, record, language, standing)


def _shown(asked: Asked, record: Record, language: Language, standing: Standing) -> Answer:
    key, base = asked.key, asked.base
    if asked.what == "e":
        return answer(documents.embed(key, record, language, base, standing), _HTML, REVALIDATE, more=_FRAMED)
    if asked.what in ("s", "v"):
        at = asked.at if asked.at is not None and asked.at < record.steps else None
        return answer(
            documents.page(key, record, language, base, standing, letter=asked.what, at=at),
            _HTML,
            SHORT if asked.what == "s" else REVALIDATE,
            more={"content-security-policy": policy("page")},
        )
    seen, remark = view(record, language), documents.remark(record, language, standing)
    if asked.what == "png":
        return answer(picture.picture_png(seen, remark), "image/png", REVALIDATE, more=_PICTURE)
    if asked.what == "svg":
        policy_of_picture = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"
        return answer(
            picture.picture_svg(seen, remark),
            "image/svg+xml; charset=utf-8",
            REVALIDATE,
            more=_PICTURE | {"content-security-policy": policy_of_picture},
        )
    if asked.what == "csv":
        attached = {"content-disposition": f'attachment; filename="immosieb-{key}.csv"'}
        return answer(data.table(record), "text/csv; charset=utf-8", REVALIDATE, more=_ANYBODY | attached)
    successor = {"link": f'<{standing.replaced}>; rel="successor-version"'} if standing.replaced else {}
    return answer(canonical(record.data), "application/json; charset=utf-8", REVALIDATE, more=_ANYBODY | successor)


def _gone(asked: Asked, language: Language, reason: str, status: int, link: str = "") -> Answer:
    """The same kind of thing as was asked for, saying calmly that there is nothing; ``link``: what replaced it."""
    cache = SHORT if status == _STATUS_GONE else UNCACHED
    title = text(language, f"embed.{'withdrawn' if reason == 'taken_down' else reason}_title")
    if asked.what in ("png", "svg"):
        drawn = picture.gone_png if asked.what == "png" else picture.gone_svg
        kind = "image/png" if asked.what == "png" else "image/svg+xml; charset=utf-8"
        return answer(drawn(language, title), kind, cache, status=status, more=_PICTURE)
    if asked.what in ("json", "csv"):
        body = json.dumps({"error": reason}) if asked.what == "json" else f"error\r\n{reason}\r\n"
        kind = "application/json" if asked.what == "json" else "text/csv; charset=utf-8"
        return answer(body, kind, cache, status=status, more=_ANYBODY)
    body = documents.gone(asked.key, language, reason, link)
    retry = {"retry-after": "60"} if status in (_STATUS_BUSY, _STATUS_UNREACHABLE) else {}
    return answer(body, _HTML, cache, status=status, more=_FRAMED | retry)


def oembed_answer(query: bytes, who: Asking) -> Answer:
    """The oEmbed answer: 404 for what is none of ours, 501 for another format than JSON, 400 for odd sizes."""
    values = query_values(query.decode("latin-1"))

    def last(name: str) -> str:
        return values.get(name, [""])[-1]

    if last("format") not in ("", "json"):
        return _plain_json({"error": "Only format=json is answered."}, 501)
    sizes = [last("maxwidth"), last("maxheight")]
    if any(size and not (size.isascii() and size.isdigit() and 0 < int(size[:9]) < 100_000) for size in sizes):
        return _plain_json({"error": "maxwidth and maxheight are whole numbers of pixels."}, 400)
    found = shared_here(last("url"), who.base)
    if not limits.looking_up.allows(who.client):
        return _plain_json({"error": "busy"}, _STATUS_BUSY)
    try:
        publication = publications.get(found[0]) if found else None
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("The database does not answer")
        return _plain_json({"error": "unreachable"}, _STATUS_UNREACHABLE)
    if found is None or publication is None or publication.withdrawn:
        return _plain_json({"error": "There is no calculation at this address."}, _STATUS_MISSING)
    record = record_of(publication)
    most_width, most_height = (int(size) if size else None for size in sizes)
    seen = view(record, found[1] or record.language)
    return _plain_json(oembed.answer(publication.id, seen, who.base, most_width, most_height), 200)


def _plain_json(content: object, status: int) -> Answer:
    body = json.dumps(content, ensure_ascii=False)
    cache = SHORT if status == 200 else UNCACHED
    return answer(body, "application/json; charset=utf-8", cache, status=status, more=_ANYBODY)
