"""Opening, saving and leaving a workspace.

:mod:`ui.session` asks at every change; one that alters what is kept is on the disk before the page is drawn again, so
"saved" is never said too early.
"""

from __future__ import annotations

import logging
from dataclasses import replace

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from calc.case import Tax
from intake.address import Query, State, encode
from intake.address_listing import encode_listing
from intake.workspace.contents import Contents, captured, contents_of, state_of
from intake.workspace.document import Writer, private
from intake.workspace.reading import UnreadableDocument, read
from store import workspaces
from store.workspaces import Conflict, Kept, NoWorkspace, TooLarge
from ui.keeping import keys
from ui.keeping.clock import today
from ui.keeping.record import Arrived, Keeping, Remark, Theirs, Trouble, hold, keeps, note, present

_WRITER = "keeping_writer"
_VIEW = {"w", "lang"}


def start(state: State, buyer: Tax) -> State:
    """Make a workspace of what is shown and open it. Raises SQLAlchemyError and :class:`TooLarge`."""
    state = replace(state, listings=captured(state.listings, today()))
    contents = contents_of(state, buyer)
    document, hidden = _writer().document(contents), private(contents)
    token, kept = workspaces.create(document, hidden)
    _attach(token, kept, contents)
    keys.hold(token, as_own=True)
    return replace(state, workspace=workspaces.handle(token))


def arrive(decoded: State, query: Query, *, fresh: bool) -> Arrived | None:
    """What the workspace holds that an address names; None where the address itself is to be shown.

    In a window that has just been opened the workspace decides. Later (Back, a pasted address) an address that shows
    something else than the workspace does shows just that, and saves nothing.
    """
    note(Remark.NONE)
    handle = decoded.workspace
    if not handle:
        return None
    token = keys.key(handle)
    if not token:
        note(Remark.NO_KEY if set(query) <= _VIEW else Remark.NONE)
        return None
    try:
        kept = workspaces.open_with(token)
        contents, passed = read(kept.document, kept.private)
    except NoWorkspace:
        note(Remark.NOT_THERE)
        keys.forget(handle)
        return None
    except UnreadableDocument:
        note(Remark.NEWER)
        return None
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("The database does not answer")
        note(Remark.UNREACHABLE)
        return None
    state = state_of(contents, State(language=decoded.language, workspace=handle))
    state = replace(state, opened=_position(state, decoded))
    if not fresh and set(query) - _VIEW and encode(state) != query:
        note(Remark.EARLIER)
        return None
    before = present()
    _attach(token, kept, contents)
    renewed = before is None or (before.handle, before.revision) != (handle, kept.revision)
    return Arrived(state, contents.buyer, passed, renewed)


def keep(state: State, buyer: Tax) -> State:
    """Save the state if it is the open workspace's and differs from what is kept; the state to be shown.

    A reader's change makes a copy of it, which belongs to no workspace.
    """
    open_one = keeps(state)
    if open_one is None:
        return state
    state = replace(state, listings=captured(state.listings, today()))
    contents = contents_of(state, buyer if open_one.may_write else None)
    document, hidden = _writer().document(contents), private(contents)
    if (document, hidden) == (open_one.document, open_one.private):
        if open_one.trouble in (Trouble.FAILED, Trouble.TOO_LARGE):
            hold(replace(open_one, trouble=Trouble.NONE))
        return state
    if not open_one.may_write:
        note(Remark.COPY)
        return replace(state, workspace="")
    if open_one.trouble not in (Trouble.CONFLICT, Trouble.GONE):
        _save(open_one, contents, document, hidden)
    return state


def rebase(found: Keeping) -> None:
    """Count what somebody else has saved meanwhile as seen: the next save builds on it."""
    if seen := found.theirs:
        texts = _writer().document(seen.contents), private(seen.contents)
        now = replace(found, base=seen.contents, document=texts[0], private=texts[1])
        hold(replace(now, revision=seen.revision, saved_at=seen.saved_at, trouble=Trouble.NONE, theirs=None))


def retry(state: State, buyer: Tax) -> None:
    """Save again what could not be saved."""
    if found := present():
        hold(replace(found, trouble=Trouble.NONE, document=""))
        keep(state, buyer)


def _save(open_one: Keeping, contents: Contents, document: str, hidden: str) -> None:
    theirs, trouble = None, Trouble.NONE
    try:
        saved = workspaces.save(open_one.token, document, hidden, based_on=open_one.revision)
    except Conflict as conflict:
        trouble, theirs = _theirs(conflict.kept)
    except NoWorkspace:
        trouble = Trouble.GONE
    except TooLarge:
        trouble = Trouble.TOO_LARGE
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("A workspace could not be saved")
        trouble = Trouble.FAILED
    else:
        now = replace(open_one, base=contents, document=document, private=hidden, trouble=trouble)
        hold(replace(now, revision=saved.revision, saved_at=saved.saved_at))
        return
    hold(replace(open_one, trouble=trouble, theirs=theirs))


def _theirs(kept: Kept) -> tuple[Trouble, Theirs | None]:
    try:
        contents, _ = read(kept.document, kept.private)
    except UnreadableDocument:
        return Trouble.FAILED, None
    return Trouble.CONFLICT, Theirs(contents, kept.revision, kept.saved_at)


def _attach(token: str, kept: Kept, contents: Contents) -> None:
    """Open it. What is compared later is what we would write, so that nothing is saved before something changes."""
    handle = workspaces.handle(token)
    texts = _writer().document(contents), private(contents)
    hold(Keeping(token, handle, kept.may_write, kept.revision, kept.saved_at, contents, *texts))


def _position(state: State, decoded: State) -> int | None:
    """Where the listing stands in the workspace that the address opens."""
    if decoded.opened is None or decoded.opened >= len(decoded.listings):
        return None
    sought = encode_listing(decoded.listings[decoded.opened])
    return next((i for i, listing in enumerate(state.listings) if encode_listing(listing) == sought), None)


def _writer() -> Writer:
    writer: Writer = st.session_state.setdefault(_WRITER, Writer())
    return writer
