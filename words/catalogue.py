"""The interface's sentences: one TOML file per language, the same keys and placeholders in both."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from calc.record import Language


def text(language: Language, key: str, /, **values: Any) -> str:
    """The sentence ``key`` ("section.name") with its placeholders filled. Raises KeyError for an unknown key."""
    sentence = sentences(language)[key]
    return sentence.format(**values) if values else sentence


@cache
def sentences(language: Language) -> dict[str, str]:
    """All sentences of a language by key ("section.name")."""
    raw = tomllib.loads(resources.files("words").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": value for section, entries in raw.items() for name, value in entries.items()}
