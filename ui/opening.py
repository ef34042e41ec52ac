"""From a listing's name to the listing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from intake.address import encode
from ui import session

_PAGE = Path(__file__).parents[1] / "pages" / "property.py"


def open_listing(position: int) -> None:
    """Go to the page of the listing at this position; the address of both pages holds it."""
    session.change(replace(session.current(), opened=position))
    st.switch_page(str(_PAGE), query_params=encode(session.current()))
