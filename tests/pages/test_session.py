"""What a session remembers of the addresses it has shown."""

from streamlit.testing.v1 import AppTest


def _long_lists() -> None:
    from dataclasses import replace

    import streamlit as st

    from calc.listing import Listing
    from calc.screening import Gates
    from intake.address import State
    from ui import session

    def known() -> list[State]:
        return list(st.session_state["shown"].values())

    session.read_address()
    for number in range(9):
        one = Listing(f"Essen {number}", 189_000.0, 58.0, 790.0, "NW")
        session.change(State(listings=(one,) * 20_000))
    st.session_state["lists"] = [state.listings[0].name for state in known()]
    for percent in range(30):
        session.change_gates(Gates(gross_rental_yield=percent / 1000))
    st.session_state["gates"] = len(known())
    session.change(replace(session.current(), listings=()))
    st.session_state["last"] = known()[-1].listings


def test_many_long_lists_are_not_all_remembered_but_one_under_many_sieves_is() -> None:
    at = AppTest.from_function(_long_lists).run(timeout=30)
    assert not at.exception
    assert at.session_state["lists"] == [f"Essen {number}" for number in (4, 5, 6, 7, 8)]
    assert at.session_state["gates"] == 5 + 30
    assert at.session_state["last"] == ()
