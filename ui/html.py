"""Markup of our own on the page, from templates that escape everything they are given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st

from calc.record import Language
from drawing import html
from words.problems import Notice

HERE = Path(__file__).parent
_TEMPLATES = HERE / "templates"


def render(template: str, language: Language, **values: Any) -> str:
    """A template of ``ui/templates`` (or ``drawing/templates``) as HTML."""
    return html.render(template, language, _TEMPLATES, **values)


def draw(template: str, language: Language, **values: Any) -> None:
    """Show a template on the page. ``st.html`` drops every ``<svg>``; marks are CSS masks."""
    st.html(render(template, language, **values))


def notice(message: Notice, language: Language, *, error: bool = False) -> None:
    """A finding with what to do about it, set off by a rule."""
    draw("notice", language, title=message.title, body=message.body, error=error)


def notices(messages: Iterable[Notice | None], language: Language) -> None:
    """Findings in one place of the page: what follows keeps its own, however many there are."""
    with st.container():
        for message in messages:
            if message:
                notice(message, language)
