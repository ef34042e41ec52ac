"""Where a workspace shows: a quiet word in the head, what needs to be said, and a line under pages with listings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from calc.record import Language
from ui import session
from ui.html import draw, notice
from ui.keeping import keys
from ui.keeping.record import Remark, keeps, remark
from ui.workspace import actions
from ui.workspace.browser import drop_cookie
from ui.workspace.dialogs import open_dialog
from ui.workspace.moment import moment
from ui.workspace.standing import tell
from ui.workspace.trouble import is_news, trouble
from ui.workspace.unread import passed_notice
from words.catalogue import text
from words.problems import Notice


def status(language: Language) -> None:
    """One quiet button for the head of the page: whether and when it was saved, or the way to save."""
    found, own = keeps(session.current()), _own_elsewhere()
    if found and found.may_write:
        saved = text(language, "workspace.saved", time=moment(found.saved_at, language))
        _quiet("status", text(language, "workspace.not_saved") if found.trouble else saved, actions.show, "manage")
    elif found:
        _quiet("status", text(language, "workspace.read_only"), actions.show, "manage")
    elif own:
        _quiet("status", text(language, "workspace.open_own"), actions.open_workspace, own)
    else:
        _quiet("status", text(language, "workspace.save"), actions.save_new, language)


def told(language: Language) -> None:
    """What the reader must know before reading on; draws nothing on an ordinary day."""
    if st.context.is_embedded:
        return
    for message in actions.said():
        notice(message, language)
    found, own = keeps(session.current()), _own_elsewhere()
    tell()
    if found and found.trouble:
        trouble(found, language, place="top")
    elif found:
        if not found.may_write:
            _say("reader", language, time=moment(found.saved_at, language))
        if unread := passed_notice(session.passed(), language):
            notice(unread, language)
    else:
        noted = remark()
        if noted:
            _say(f"remark_{noted}", language)
        elif own and st.query_params:
            _say("shared", language)
        if own and (noted or st.query_params):
            with st.container(horizontal=True):
                _quiet(
                    "told_own", text(language, "workspace.open_own_long"), actions.open_workspace, own, "folder_open"
                )
    drop_cookie()


def bar(language: Language) -> None:
    """The line at the foot of a page whose work is kept here."""
    if st.context.is_embedded:
        return
    found, own = keeps(session.current()), _own_elsewhere()
    with st.container(key="workspace_bar"):
        if found and found.may_write:
            when = text(language, "workspace.last_saved", time=moment(found.saved_at, language))
            title = text(language, "workspace.not_saved") if found.trouble else when
            note = text(language, "workspace.not_saved_body" if found.trouble else "workspace.last_saved_body")
            draw("block", language, title=title, note=note)
        else:
            draw("block", language, title=text(language, "workspace.manage"), note=text(language, "workspace.why"))
        with st.container(horizontal=True):
            if found and found.may_write:
                _quiet("manage", text(language, "workspace.manage_long"), actions.show, "manage", "key")
            else:
                copy = found is not None or remark() is Remark.COPY
                label = text(language, "workspace.save_copy" if copy else "workspace.save")
                st.button(label, key="workspace_save", on_click=actions.save_new, args=(language,))
                if own:
                    _quiet(
                        "own", text(language, "workspace.open_own_long"), actions.open_workspace, own, "folder_open"
                    )
                _quiet("load", text(language, "workspace.load"), actions.show, "load", "upload")
        if not (found and found.may_write):
            st.caption(text(language, "workspace.cookie"))


def dialog(language: Language) -> None:
    """The dialog that a button has asked for, or that news calls for; on every page."""
    if st.context.is_embedded:
        return
    found = keeps(session.current())
    asked = st.session_state.pop(actions.DIALOG, None)
    if is_news(found) or asked:
        open_dialog(asked or "manage", language)


def _say(key: str, language: Language, **values: str) -> None:
    body = text(language, f"workspace.{key}_body", **values)
    notice(Notice(text(language, f"workspace.{key}"), body), language)


def _quiet(key: str, label: str, action: Callable[[Any], None], argument: str, icon: str = "") -> None:
    name = f":material/{icon}:" if icon else None
    st.button(label, key=f"workspace_{key}", type="tertiary", icon=name, on_click=action, args=(argument,))


def _own_elsewhere() -> str:
    own = keys.own()
    return own if own != session.current().workspace else ""
