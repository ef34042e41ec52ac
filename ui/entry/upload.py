"""A table of listings from a file: its sheet, its columns, its good rows and the others."""

from __future__ import annotations

from calc.record import Language


def upload(language: Language) -> None:
    """The way of a file into the list."""
