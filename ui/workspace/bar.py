"""Where a workspace shows on every page: a quiet word in the head, what needs to be said, a line in the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from calc.record import Language
from ui import session
from ui.html import draw, notice
from ui.keeping import keys
from ui.keeping.record import Keeping, Remark, Trouble, keeps, remark
from ui.workspace import actions
from ui.workspace.browser import drop_cookie
from ui.workspace.dialogs import open_dialog
from ui.workspace.moment import moment
from ui.workspace.unread import passed_notice
from words.catalogue import text
from words.problems import Notice

_TOLD = "workspace_told"


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
    st.session_state[_TOLD] = _standing()
    if found and found.trouble:
        _trouble(found, language)
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
                _quiet("told_own", text(language, "workspace.open_own_long"), actions.open_workspace, own)
    drop_cookie()


def bar(language: Language) -> None:
    """The line at the foot of every page, and the dialog that a button has asked for."""
    if st.context.is_embedded:
        return
    found, own = keeps(session.current()), _own_elsewhere()
    with st.container(key="workspace_bar"):
        if found and found.may_write:
            when = text(language, "workspace.last_saved", time=moment(found.saved_at, language))
            title = text(language, "workspace.not_saved") if found.trouble else when
            draw("block", language, title=title, note=text(language, "workspace.last_saved_body"))
        else:
            draw("block", language, title=text(language, "workspace.manage"), note=text(language, "workspace.why"))
        with st.container(horizontal=True):
            if found and found.may_write:
                _quiet("manage", text(language, "workspace.manage_long"), actions.show, "manage")
            else:
                copy = found is not None or remark() is Remark.COPY
                label = text(language, "workspace.save_copy" if copy else "workspace.save")
                st.button(label, key="workspace_save", on_click=actions.save_new, args=(language,))
                if own:
                    _quiet("own", text(language, "workspace.open_own_long"), actions.open_workspace, own)
                _quiet("load", text(language, "workspace.load"), actions.show, "load")
        if not (found and found.may_write):
            st.caption(text(language, "workspace.cookie"))
    if which := st.session_state.pop(actions.DIALOG, None):
        open_dialog(which, language)


def heed() -> None:
    """For a page that saves in a fragment: draw the whole page anew where head or notices are no longer true."""
    if not st.context.is_embedded and st.session_state.get(_TOLD) != _standing():
        st.rerun()


def _standing() -> tuple[str, str, str]:
    """What :func:`status` and :func:`told` depend on."""
    found = keeps(session.current())
    return (found.handle, found.trouble, f"{found.saved_at:%H:%M}") if found else ("", "", "")


def _trouble(found: Keeping, language: Language) -> None:
    """Why nothing is saved, and what can be done; what was typed stays in the window meanwhile."""
    trouble = found.trouble
    if trouble is Trouble.CONFLICT and found.theirs:
        count = len(found.theirs.contents.listings)
        when = moment(found.theirs.saved_at, language)
        body = text(language, "workspace.conflict_body", theirs=count, mine=len(session.current().listings))
        notice(Notice(text(language, "workspace.conflict", time=when), body), language, error=True)
        choices: tuple[tuple[str, Callable[..., None]], ...] = (
            ("merge", actions.merge_both), ("overwrite", actions.overwrite), ("take_theirs", actions.take_theirs)
        )  # fmt: skip
        with st.container(horizontal=True):
            for key, action in choices:
                label = text(language, f"workspace.{key}")
                st.button(label, key=f"workspace_{key}", on_click=action, args=(language,))
        return
    notice(
        Notice(text(language, f"workspace.{trouble}"), text(language, f"workspace.{trouble}_body")),
        language,
        error=True,
    )
    with st.container(horizontal=True):
        if trouble is Trouble.GONE:
            label = text(language, "workspace.save_anew")
            st.button(label, key="workspace_anew", on_click=actions.save_new, args=(language,))
        else:
            st.button(text(language, "workspace.retry"), key="workspace_retry", on_click=actions.retry)
        _quiet("told_load", text(language, "workspace.download"), actions.show, "load")


def _say(key: str, language: Language, **values: str) -> None:
    body = text(language, f"workspace.{key}_body", **values)
    notice(Notice(text(language, f"workspace.{key}"), body), language)


def _quiet(key: str, label: str, action: Callable[[Any], None], argument: str) -> None:
    st.button(label, key=f"workspace_{key}", type="tertiary", on_click=action, args=(argument,))


def _own_elsewhere() -> str:
    own = keys.own()
    return own if own != session.current().workspace else ""
