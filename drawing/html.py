"""Markup from templates that escape everything they are given."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calc.record import Language
from words.catalogue import text

TEMPLATES = Path(__file__).parent / "templates"
_STYLES = Path(__file__).parent / "styles"


@cache
def environment(*folders: Path) -> Environment:
    """Templates of ``folders``, then the drawings' own, which they may include."""
    return Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(template: str, language: Language, *folders: Path, **values: Any) -> str:
    """A template as HTML; ``t("section.key")`` inside it is the catalogue of that language."""
    t: Callable[..., str] = partial(text, language)
    return environment(*folders).get_template(f"{template}.html").render(t=t, language=language, **values)


@cache
def style() -> str:
    """The rules of the drawings as a style sheet; the colours are custom properties that the document sets."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_STYLES.glob("*.css")))
