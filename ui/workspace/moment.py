"""A moment as a reader says it."""

from __future__ import annotations

from datetime import datetime

from calc.record import Language
from ui.keeping.clock import local_zone, today
from words.catalogue import text
from words.numbers import day


def moment(at: datetime, language: Language) -> str:
    """As in "um 14:32", with the day unless it is today, in the reader's time zone."""
    local = at.astimezone(local_zone())
    clock = f"{local:%H:%M}"
    if local.date() == today():
        return text(language, "workspace.today_at", clock=clock)
    return text(language, "workspace.at", day=day(local.date(), language), clock=clock)
