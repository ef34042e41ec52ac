"""An open workspace as this window knows it, and what needs to be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import streamlit as st

from calc.case import Tax
from intake.address import State
from intake.workspace.contents import Contents
from intake.workspace.reading import Passed

_KEEPING, _REMARK = "keeping", "keeping_remark"


class Trouble(StrEnum):
    """Why what is shown is not what is kept."""

    NONE = ""
    CONFLICT = "conflict"
    FAILED = "failed"
    TOO_LARGE = "too_large"
    GONE = "gone"


class Remark(StrEnum):
    """What an address that names or meets a workspace needs said."""

    NONE = ""
    NO_KEY = "no_key"
    NOT_THERE = "not_there"
    NEWER = "newer"
    EARLIER = "earlier"
    COPY = "copy"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Keeping:
    """An open workspace: its key, and what this window and the disk last agreed upon."""

    token: str
    handle: str
    may_write: bool
    revision: int
    saved_at: datetime
    base: Contents
    document: str
    private: str
    trouble: Trouble = Trouble.NONE
    theirs: Theirs | None = None


@dataclass(frozen=True)
class Theirs:
    """What somebody else has saved in between."""

    contents: Contents
    revision: int
    saved_at: datetime


@dataclass(frozen=True)
class Arrived:
    """What an address that names a workspace shows; ``renewed`` if others may have changed it meanwhile."""

    state: State
    buyer: Tax | None
    passed: tuple[Passed, ...]
    renewed: bool


def present() -> Keeping | None:
    """The workspace that is open in this window."""
    found: Keeping | None = st.session_state.get(_KEEPING)
    return found


def keeps(state: State) -> Keeping | None:
    """The open workspace, if it is what this state belongs to."""
    found = present()
    return found if found and found.handle == state.workspace else None


def remark() -> Remark:
    """What the present address needs said."""
    return Remark(st.session_state.get(_REMARK, Remark.NONE))


def hold(found: Keeping | None) -> None:
    """Make this the open workspace."""
    st.session_state[_KEEPING] = found


def note(said: Remark) -> None:
    """Have this said with the present address."""
    st.session_state[_REMARK] = said
