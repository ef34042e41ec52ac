"""The dialog of a workspace: its addresses, a backup, and how to get rid of it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.record import Language
from intake.workspace.contents import captured, contents_of
from intake.workspace.document import export
from intake.workspace.reading import UnreadableDocument, read
from ui import session
from ui.file_field import file_field
from ui.html import draw, notice
from ui.keeping import keys
from ui.keeping.clock import today
from ui.keeping.record import Keeping, keeps
from ui.workspace import actions
from ui.workspace.browser import addresses, remembered
from ui.workspace.moment import moment
from ui.workspace.standing import heed
from ui.workspace.trouble import trouble
from ui.workspace.unread import passed_notice, refusal
from words.catalogue import text
from words.numbers import number
from words.problems import Notice

_SURE = "workspace_sure"


def open_dialog(which: str, language: Language) -> None:
    """Open the dialog ``"new"`` (just saved), ``"manage"`` or ``"load"``."""
    st.session_state.pop(_SURE, None)
    if which == "new":
        st.session_state.pop("workspace_remembered", None)
    title = text(language, "workspace.load" if which == "load" else "workspace.manage")
    st.dialog(title, width="medium")(_load if which == "load" else _manage)(which, language)


def _manage(which: str, language: Language) -> None:
    heed()
    found = keeps(session.current())
    if found is None:
        return
    if found.trouble:
        trouble(found, language, place="dialog")
        _backup(found, language)
        return
    _standing(found, language)
    if found.may_write:
        _addresses(found, which, language)
    _backup(found, language)
    if found.may_write:
        _load(which, language)
        _farewell(language)


def _standing(found: Keeping, language: Language) -> None:
    title = text(language, "workspace.last_saved", time=moment(found.saved_at, language))
    body = "workspace.last_saved_body" if found.may_write else "workspace.reading_note"
    notice(Notice(title, text(language, body)), language)


def _addresses(found: Keeping, which: str, language: Language) -> None:
    ask = which == "new" or st.session_state.get("workspace_ask", False)
    addresses(found, language, remember=ask)
    answer = remembered()
    if answer is None and keys.in_browser(found.handle):
        answer = True
    if answer is not None:
        st.caption(text(language, "workspace.remembered" if answer else "workspace.not_remembered"))
    elif not ask:
        st.button(text(language, "workspace.remember"), type="tertiary", key="workspace_ask")
    st.caption(text(language, "workspace.cookie"))


def _backup(found: Keeping | None, language: Language) -> None:
    writer = found is None or found.may_write
    note = text(language, "workspace.file_note" if writer else "workspace.file_note_reader")
    draw("block", language, title=text(language, "workspace.file"), note=note)
    state, day = session.current(), today()
    state = replace(state, listings=captured(state.listings, day))
    contents = contents_of(state, session.buyer() if writer else None)
    st.download_button(
        text(language, "workspace.download"),
        data=export(contents).encode(),
        file_name=f"immosieb-{day.isoformat()}.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


def _load(which: str, language: Language) -> None:
    if which == "load":
        _backup(keeps(session.current()), language)
    sent = file_field(text(language, "workspace.upload"), "workspace_upload", language)
    st.caption(text(language, "workspace.upload_note"))
    if sent is None:
        return
    try:
        contents, passed = read(sent.getvalue().decode("utf-8-sig"))
    except UnicodeDecodeError:
        notice(refusal(UnreadableDocument("no_json"), language), language, error=True)
        return
    except UnreadableDocument as error:
        notice(refusal(error, language), language, error=True)
        return
    count = len(contents.listings)
    key = "workspace.found_one" if count == 1 else "workspace.found"
    notice(Notice("", text(language, key, count=number(count, 0, language))), language)
    if unread := passed_notice(passed, language):
        notice(unread, language)
    with st.container(horizontal=True):
        for label, everything in (("workspace.add", False), ("workspace.replace", True)):
            if st.button(text(language, label)):
                actions.load(contents, language, everything=everything)
                st.rerun()


def _farewell(language: Language) -> None:
    draw("block", language, title=text(language, "workspace.delete"), note="")
    left = st.button(
        text(language, "workspace.leave"),
        key="workspace_leave",
        type="tertiary",
        icon=":material/logout:",
        help=text(language, "workspace.leave_note"),
        on_click=actions.leave,
        args=(language,),
    )
    st.caption(text(language, "workspace.delete_note", count=number(len(session.current().listings), 0, language)))
    sure = st.checkbox(text(language, "workspace.delete_surely"), key=_SURE)
    deleted = st.button(
        text(language, "workspace.delete_now"),
        key="workspace_delete",
        icon=":material/delete:",
        disabled=not sure,
        on_click=actions.delete,
        args=(language,),
    )
    if left or deleted:
        st.rerun()
