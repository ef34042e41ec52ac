"""From a listing's name to the listing."""

from __future__ import annotations

from calc.record import Language
from ui.entry.form import open_editor


def open_listing(position: int, language: Language) -> None:
    """Show the listing at this position."""
    open_editor(position, language)
