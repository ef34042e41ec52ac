"""The same flat offered twice: pointed out, shown side by side, taken out at one press."""

from __future__ import annotations

import streamlit as st

from calc.listing import Listing
from calc.record import Language, Unit
from intake.duplicates import duplicates, surplus
from ui.assessed import kept
from ui.html import draw
from ui.screening.removal import remove_many
from words.catalogue import text
from words.numbers import number, show, typed

_MOST_SHOWN = 30


def doubles(listings: tuple[Listing, ...], language: Language) -> None:
    """Nothing where no listing looks like another."""
    groups = kept("duplicates", (listings,), lambda: duplicates(listings))
    if not groups:
        return
    extra = surplus(groups)
    one, key = ("_one", "doubles_one") if len(extra) == 1 else ("", "doubles_many")
    with st.expander(text(language, f"screening.{key}", count=number(len(extra), 0, language))):
        shown = [[_facts(listings[position], language) for position in group] for group in groups[:_MOST_SHOWN]]
        draw("doubles", language, groups=shown, more=max(0, len(groups) - _MOST_SHOWN))
        st.button(
            text(language, f"screening.remove_doubles{one}", count=number(len(extra), 0, language)),
            icon=":material/content_copy:",
            type="tertiary",
            on_click=remove_many,
            args=(extra,),
        )


def _facts(listing: Listing, language: Language) -> tuple[str, str]:
    facts = text(
        language,
        "screening.facts",
        area=typed(listing.living_area_sqm, Unit.SQM, language),
        price=show(listing.price, Unit.EUR, language),
        rent=show(listing.actual_rent_monthly, Unit.EUR_MONTH, language),
    )
    return listing.name, facts
