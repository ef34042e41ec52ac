"""Vergleich: two to five properties side by side; opens with the examples A, B, C."""

from dataclasses import replace

import streamlit as st

from calc import metrics
from calc.assessment import assess
from calc.presets import PRESETS
from calc.screening import screen
from calc.waterfall import most_corrected
from drawing.rows import comparison_bars, waterfall
from drawing.years import cash_flow_by_year
from embed.freezing.subjects import Properties
from intake.address import State
from ui import session
from ui.buyer import buyer_form
from ui.clickable import clickable
from ui.compare.article import article_block
from ui.compare.basis import COMMON_PRESET, assumptions_notice, comparison_lead
from ui.compare.selection import selection
from ui.compare.table import Compared, comparison_table
from ui.derivations import derivations
from ui.empty import empty
from ui.entry.form import open_editor, open_entry
from ui.html import draw, notices
from ui.publish.button import publish_button
from words.catalogue import text
from words.findings import cash_flow_finding, cash_flow_range, short_name

MOST_BESIDE_CHARTS = 3


def show(state: State) -> None:
    language = state.language
    own = [state.listings[position] for position in state.compared]
    if not own:
        empty("compare", language)
        selection(state)
        return
    listings = [listing.under(COMMON_PRESET) for listing in own] if state.same_assumptions else own
    assessment = assess(listings, session.buyer())
    cash_flows = metrics.get("cash_flow_before_tax_yearly").figures(assessment).values.tolist()
    names = [short_name(listing.name) for listing in listings]
    title = cash_flow_finding(names, cash_flows, language)
    draw("headline", language, title=title, lead=comparison_lead(listings, state.same_assumptions, language))
    _switch(state)
    notices([assumptions_notice(own, state.same_assumptions, language), *session.notices()], language)
    # Four or five properties need the whole width; the charts then stand below, side by side.
    wide = len(listings) > MOST_BESIDE_CHARTS
    with st.container(key="split"):
        table, charts = (st.container(), st.container()) if wide else st.columns([7, 5], gap="large")
    with table:
        screening = screen(assessment, state.gates)
        compared = Compared(listings, state.compared, assessment, screening, state.same_assumptions)
        opened = clickable(comparison_table(compared, language), key="comparison")
        st.caption(text(language, "compare.click"))
        selection(state)
        buyer_form(language)
        derivations(assessment, listings, language)
        if st.button(text(language, "compare.add"), icon=":material/add:", type="tertiary"):
            open_entry(language)
        publish_button(Properties("comparison", tuple(listings), state.gates), language)
    with charts:
        first, second = st.columns(2, gap="large") if wide else (st.container(), st.container())
        with first:
            span = cash_flow_range(names, cash_flows, language)
            st.html(comparison_bars(names, cash_flows, span, text(language, "compare.cash_flow_unit"), language))
        with second:
            row = most_corrected(assessment)
            st.html(waterfall(assessment, row, names[row], language))
            st.html(cash_flow_by_year(assessment, names, language))
        article_block(own, state.same_assumptions, language)
    if opened is not None:
        open_editor(int(opened), language)


def _switch(state: State) -> None:
    preset = PRESETS[COMMON_PRESET].name.in_language(state.language)
    st.session_state["same_assumptions"] = state.same_assumptions
    st.toggle(
        text(state.language, "compare.same", preset=preset),
        key="same_assumptions",
        on_change=lambda: session.change(
            replace(session.current(), same_assumptions=st.session_state["same_assumptions"])
        ),
    )


show(session.current())
