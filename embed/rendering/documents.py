"""Documents from a record: the embed, the page for people, and what stands where a calculation has gone."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from calc.edition import EDITION
from calc.record import Language
from drawing.fonts import font_faces
from drawing.html import render
from embed.erratum import Difference, erratum
from embed.links import recalculation
from embed.record import Record
from embed.rendering.view import View, view
from words.catalogue import text

_HERE = Path(__file__).parents[1]
_TEMPLATES = _HERE / "templates"
_DESCRIBED = 3

_NONE, _SELF = "'none'", "'self'"

Sheet = Literal["embed", "page"]


@dataclass(frozen=True)
class Standing:
    """What became of a publication: when it was published, and the address of what replaced it."""

    published_at: int | None = None
    replaced: str = ""


@dataclass(frozen=True)
class _State:
    erratum: tuple[Difference, ...]
    edition: int
    replaced: str


def embed(key: str, record: Record, language: Language, base: str, standing: Standing) -> str:
    """The document for other sites' frames: complete without script, everything in one answer."""
    return _document("embed", key, record, language, base, standing, style=_safe(style("embed")))


def page(
    key: str,
    record: Record,
    language: Language,
    base: str,
    standing: Standing,
    *,
    letter: Literal["s", "v"] = "s",
    at: int | None = None,
) -> str:
    """The page for people and for programs that show a card; ``at`` is a step of the slider."""
    seen = view(record, language, standing.published_at)
    return _document(
        "page",
        key,
        record,
        language,
        base,
        standing,
        style=_safe(style("page")),
        letter=letter,
        at=at,
        description=description(seen),
        alt=picture_words(seen),
        recalculate=recalculation(record, base, language, at),
        links=[recalculation(record, base, language, step) for step in range(record.steps)],
        sign=_safe(sign()),
    )


def remark(record: Record, language: Language, standing: Standing) -> str:
    """What became of the publication, in a line for its picture; mostly nothing."""
    if standing.replaced:
        return text(language, "embed.replaced_brief")
    return text(language, "embed.erratum_brief", edition=EDITION) if erratum(record, language) else ""


def gone(key: str, language: Language, reason: str, link: str = "") -> str:
    """A calm sentence in the embed's frame; ``reason``: withdrawn, taken_down, missing, busy or unreachable."""
    return render(
        "gone",
        language,
        _TEMPLATES,
        id=key,
        title=text(language, f"embed.{'withdrawn' if reason == 'taken_down' else reason}_title"),
        body=text(language, f"embed.{reason}_body"),
        link=link,
        style=_safe(style("embed")),
        script=_safe(script()),
    )


def description(seen: View) -> str:
    """Verdict and figures in a line, for cards and for the fallback of an embed."""
    verdict = f"{seen.verdicts[0].capitalised}: " if seen.single else ""
    start = f"{verdict}{seen.finding}. " if seen.own_title else verdict
    return start + picture_figures(seen)


def picture_figures(seen: View) -> str:
    """The first figures in a line."""
    if seen.single:
        return ", ".join(f"{figure.label} {figure.values[0]}" for figure in seen.figures[:_DESCRIBED])
    if not seen.figures:
        return seen.chart.title if seen.chart else ""
    first = seen.figures[0]
    values = (f"{name} {value}" for name, value in zip(seen.names, first.values, strict=True))
    return f"{first.label}: {', '.join(values)}"


def picture_words(seen: View) -> str:
    """The text that stands for the picture."""
    return text(seen.language, "embed.picture_alt", title=seen.title, figures=picture_figures(seen))


@cache
def style(sheet: Sheet) -> str:
    """The style of a document, fonts included: the same text for every record, so that its hash can be named."""
    sheets = ["shared", "page"] if sheet == "page" else ["shared", "embed"]
    return font_faces() + "".join(_asset(f"{name}.css") for name in sheets).replace("\n", "")


@cache
def script() -> str:
    """The script of all documents."""
    return _asset("embed.js").replace("\n", "")


@cache
def sign() -> str:
    """The sign of the house, from its logo."""
    return (
        '<svg viewBox="0 0 28 28" aria-hidden="true"><g fill="currentColor"><circle cx="4" cy="5" r="3"/>'
        '<circle cx="14" cy="5" r="3"/><circle cx="24" cy="5" r="3"/><path '
        'd="M0 13h9.5v2.5H0zM18.5 13H28v2.5h-9.5z"/></g><circle class="tot" cx="14" cy="23.5" r="3.6"/></svg>'
    )


@cache
def policy(sheet: Sheet) -> str:
    """The Content-Security-Policy of a document: its own style and script by their hashes, and nothing else."""
    frames = "*" if sheet == "embed" else _SELF
    pictures = "data:" if sheet == "embed" else "data: 'self'"
    return (
        f"default-src 'none'; style-src {_hash(style(sheet))}; script-src {_hash(script())}; font-src data:; "
        f"img-src {pictures}; base-uri 'none'; form-action {_NONE if sheet == 'embed' else _SELF}; "
        f"frame-ancestors {frames}"
    )


def _document(
    template: str, key: str, record: Record, language: Language, base: str, standing: Standing, **values: object
) -> str:
    other: Language = "de" if language == "en" else "en"
    query = "" if language == record.language else f"?lang={language}"
    return render(
        template,
        language,
        _TEMPLATES,
        id=key,
        base=base,
        view=view(record, language, standing.published_at),
        state=_State(erratum(record, language), EDITION, standing.replaced),
        query=query,
        lang_query="?lang=en" if language == "en" else "",
        other=other,
        other_query="" if other == record.language else f"?lang={other}",
        script=_safe(script()),
        **values,
    )


@cache
def _asset(name: str) -> str:
    return (_HERE / "assets" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _safe(own: str) -> Markup:
    """Our own files, which need no escaping; never a text from outside."""
    return Markup(own)
