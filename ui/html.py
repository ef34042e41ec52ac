"""Markup of our own from templates that escape everything they are given."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calc.record import Language
from words.catalogue import text
from words.problems import Notice

HERE = Path(__file__).parent


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, language: Language, **values: Any) -> str:
    """A template as HTML; ``t("section.key")`` inside it is the catalogue of that language."""
    t: Callable[..., str] = partial(text, language)
    return _templates().get_template(f"{template}.html").render(t=t, language=language, **values)


def draw(template: str, language: Language, **values: Any) -> None:
    """Show a template on the page. ``st.html`` drops every ``<svg>``; marks are CSS masks."""
    st.html(render(template, language, **values))


def notice(message: Notice, language: Language, *, error: bool = False) -> None:
    """A finding with what to do about it, set off by a rule."""
    draw("notice", language, title=message.title, body=message.body, error=error)
