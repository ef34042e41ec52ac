"""Objekt: one listing in full."""

from intake.address import State
from ui import session
from ui.empty import empty
from ui.header import links
from ui.html import notices
from ui.property.actions import actions
from ui.property.view import show_property


def show(state: State) -> None:
    if not state.listings:
        links()
        empty("property", state.language)
        return
    notices(session.notices(), state.language)
    show_property()
    actions(state)


show(session.current())
