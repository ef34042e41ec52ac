"""The reader's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import streamlit as st


def local_zone() -> timezone:
    """The reader's time zone."""
    minutes = st.context.timezone_offset
    return timezone(-timedelta(minutes=minutes)) if minutes else UTC


def today() -> date:
    """The reader's day."""
    return datetime.now(local_zone()).date()
