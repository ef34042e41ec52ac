"""The interface's sentences: a folder per language, a file per section, the same keys and placeholders in both."""

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
    folder = resources.files("words").joinpath(language)
    return {
        f"{file.name.removesuffix('.toml')}.{name}": sentence
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        for name, sentence in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }
