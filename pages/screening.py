"""Trichter: listings in, ranked and sieved out."""

import streamlit as st

from intake.address import State
from ui import session
from ui.assessed import assessed, screened
from ui.buyer import buyer_form
from ui.compare.basis import sieve_lead
from ui.empty import empty
from ui.entry.entry import entry
from ui.html import draw, notices
from ui.opening import open_listing
from ui.screening.gate_controls import gate_controls
from ui.screening.listings import listings_block
from words.catalogue import text
from words.findings import sieve_finding


def show(state: State) -> None:
    language = state.language
    opened = None
    if state.listings:
        assessment = assessed(state.listings)
        screening = screened(assessment, state.gates)
        gated = sieve_finding(screening.verdicts, language)
        title = gated if screening.gates else text(language, "screening.no_gates")
        draw("headline", language, title=title, lead=sieve_lead(state.listings, language))
    else:
        empty("screening", language)
    with st.container(key="entry_left"):
        result, side = st.columns([10, 4], gap="large")
    with result:
        notices(session.notices(), language)
        if state.listings:
            opened = listings_block(state, assessment, screening)
    with side:
        entry(language)
        draw("block", language, title=text(language, "screening.gates"), note="")
        gate_controls(language)
        buyer_form(language)
    if opened is not None:
        open_listing(opened)


show(session.current())
