"""What the buttons do. Each runs as a callback, before the page is drawn again."""

from __future__ import annotations

import logging
from dataclasses import replace

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from calc.case import Tax
from calc.listing import QUESTIONS
from calc.record import Language, questions
from calc.screening import GATE_QUESTIONS
from embed import limits
from intake.address import State
from intake.workspace.contents import Contents, captured, contents_of, state_of
from intake.workspace.merging import Merged, merge
from store import workspaces
from store.workspaces import NoWorkspace, TooLarge
from ui import session
from ui.keeping import keys, saving
from ui.keeping.clock import today
from ui.keeping.record import Keeping, hold, keeps, present
from ui.publish.visitor import client
from words.catalogue import text
from words.problems import Notice

DIALOG, SAID = "workspace_dialog", "workspace_said"
_TAX = questions(Tax)


def save_new(language: Language) -> None:
    """Make a workspace of what is shown; its addresses are shown next."""
    if not limits.keeping.allows(client()):
        say(Notice(text(language, "workspace.not_created"), text(language, "workspace.too_many")))
        return
    try:
        state = saving.start(session.current(), session.buyer())
    except TooLarge:
        say(Notice(text(language, "workspace.not_created"), text(language, "workspace.trouble_too_large_body")))
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("A workspace could not be created")
        say(Notice(text(language, "workspace.not_created"), text(language, "workspace.trouble_failed_body")))
    else:
        say()
        session.replace_all(state, session.buyer())
        st.session_state[DIALOG] = "new"


def show(dialog: str) -> None:
    """Open a dialog with the next run."""
    st.session_state[DIALOG] = dialog


def open_workspace(handle: str) -> None:
    """Go to a workspace whose key is here."""
    say()
    query = {"w": handle}
    if session.current().language != "de":
        query["lang"] = session.current().language
    st.query_params.from_dict(query)


def merge_both(language: Language) -> None:
    """Put both versions together and save them."""
    found = present()
    if found is None or found.theirs is None:
        return
    theirs = found.theirs.contents
    state, buyer = session.current(), session.buyer()
    state = replace(state, listings=captured(state.listings, today()))
    merged = merge(found.base, contents_of(state, buyer), theirs)
    _resolved(found, merged.contents, state, buyer)
    say(_merged(merged, language))


def overwrite(language: Language) -> None:
    """What this window shows counts."""
    if found := present():
        state, buyer = session.current(), session.buyer()
        _resolved(found, None, state, buyer)
        say(Notice(text(language, "workspace.overwritten"), ""))


def take_theirs(language: Language) -> None:
    """What the other window saved counts."""
    found = present()
    if found is None or found.theirs is None:
        return
    theirs = found.theirs.contents
    _resolved(found, theirs, session.current(), session.buyer())
    say(Notice(text(language, "workspace.taken"), ""))


def retry(_: Language) -> None:
    """Save once more."""
    saving.retry(session.current(), session.buyer())


def leave(language: Language) -> None:
    """Forget the workspace here; what was shown goes too, for others may sit here next."""
    found = present()
    if found is None:
        return
    keys.forget(found.handle)
    _start_over()
    say(Notice(text(language, "workspace.left"), text(language, "workspace.left_body")))


def delete(language: Language) -> None:
    """Delete the workspace for everybody."""
    found = present()
    if found is None:
        return
    try:
        workspaces.delete(found.token)
    except NoWorkspace:
        pass  # Somebody else was quicker.
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("A workspace could not be deleted")
        say(
            Notice(
                text(language, "workspace.remark_unreachable"), text(language, "workspace.remark_unreachable_body")
            )
        )
        return
    keys.forget(found.handle)
    _start_over()
    say(Notice(text(language, "workspace.deleted"), text(language, "workspace.deleted_body")))


def load(contents: Contents, language: Language, everything: bool) -> None:
    """Take over a backup: add its listings to what is there, or put it in place of everything."""
    state, buyer = session.current(), session.buyer()
    contents = replace(contents, listings=captured(contents.listings, today()))
    if everything:
        buyer = contents.buyer or buyer
    else:
        state = replace(state, listings=captured(state.listings, today()))
        mine = contents_of(state, buyer)
        contents = merge(replace(mine, listings=()), mine, replace(mine, listings=contents.listings)).contents
    session.replace_all(state_of(contents, state), buyer)
    key = "workspace.replaced" if everything else "workspace.added"
    say(Notice(text(language, key, count=len(contents.listings)), ""))


def say(*notices: Notice) -> None:
    """Have these said once, at the top of the page; they go with the next change, and with what is not saved."""
    found = keeps(session.current())
    if found and found.trouble:
        notices = ()
    st.session_state[SAID] = (session.current(), notices)


def said() -> tuple[Notice, ...]:
    """What the last action has to say."""
    state, notices = st.session_state.get(SAID, (None, ()))
    return notices if state is session.current() else ()


def _resolved(found: Keeping, contents: Contents | None, state: State, buyer: Tax) -> None:
    """Go on from what stands there now, with these contents (None: what is shown)."""
    saving.rebase(found)
    if contents is not None:
        state, buyer = state_of(contents, state), contents.buyer or buyer
    session.replace_all(state, buyer)


def _start_over() -> None:
    language = session.current().language
    hold(None)
    session.replace_all(State(language=language), Tax())


def _merged(merged: Merged, language: Language) -> Notice:
    body = []
    if merged.twice:
        names = ", ".join(text(language, "workspace.quoted", name=name) for name in merged.twice)
        body.append(text(language, "workspace.merged_twice", names=names))
    asked = GATE_QUESTIONS | QUESTIONS | _TAX
    labels = [asked[name].label.in_language(language) for name in merged.displaced if name in asked]
    if labels:
        body.append(text(language, "workspace.merged_displaced", names=", ".join(labels)))
    return Notice(text(language, "workspace.merged"), " ".join(body))
