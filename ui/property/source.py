"""The link to the offer: kept with the listing, in no address and no calculation."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from intake.source_link import source_link
from ui import session
from ui.html import notice
from ui.keeping.record import keeps
from ui.property.subject import Subject
from words.catalogue import text
from words.problems import Notice

_KEY, _WRONG = "property_source_url", "property_source_wrong"


def source_field(about: Subject) -> None:
    """Asks where the offer stands; what is no web address stays in the field, with a sentence."""
    language, label = about.language, text(about.language, "tables.source")
    example = text(language, "property.source_example")
    position, refused = st.session_state.get(_WRONG, (about.position, ""))
    if position != about.position:
        del st.session_state[_WRONG]
        refused = ""
    session.seed(_KEY, refused or about.listing.provenance.source_url)
    with st.container(gap="xxsmall", key="field_source_url"):
        st.text_input(
            label,
            key=_KEY,
            placeholder=text(language, "common.for_example", example=example),
            on_change=_entered,
            args=(about.position,),
            max_chars=2_000,
            persist_state="session",
        )
        if refused:
            advice = text(
                language, "problem.advice", label=label, how=text(language, "problem.how_link"), example=example
            )
            notice(Notice(text(language, "problem.no_link"), advice), language, error=True)
        note = text(language, "tables.source_url")
        kept = keeps(session.current())
        st.caption(note if kept else f"{note} {text(language, 'property.source_unkept')}")


def _entered(position: int) -> None:
    typed = st.session_state[_KEY] or ""
    link = source_link(typed)
    if typed.strip() and not link:
        st.session_state[_WRONG] = (position, typed)
        return
    st.session_state.pop(_WRONG, None)
    listings = session.current().listings
    if position < len(listings):
        listing = listings[position]
        life = replace(listing.provenance, source_url=link)
        session.put(position, replace(listing, provenance=life))
