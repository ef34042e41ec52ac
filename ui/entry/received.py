"""The file that is being taken in, kept between reruns: opened once, each sheet read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from intake.tables.cell import UnreadableTableError
from intake.tables.columns import understood
from intake.tables.file import TableFile
from intake.tables.layout import Table, find_table

_RECEIVED = "received_file"


@dataclass
class Received:
    """An uploaded file: its sheets with what their headings may mean, or why it cannot be read."""

    key: str
    name: str
    file: TableFile | None = None
    refused: UnreadableTableError | None = None
    tables: dict[str, Table | UnreadableTableError] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)

    def likeliest(self, sheets: Sequence[str]) -> int:
        """The position of the sheet with most known headings; a workbook may begin with a cover."""
        for sheet in sheets:
            if sheet not in self.known:
                self.known[sheet] = self._known_headings(sheet)
        return max(range(len(sheets)), key=lambda place: self.known[sheets[place]])

    def _known_headings(self, sheet: str) -> int:
        try:
            return sum(guess.certain and guess.meaning is not None for guess in understood(self.table(sheet)))
        except UnreadableTableError:
            return -1

    def table(self, sheet: str) -> Table:
        """The table on a sheet. Raises :class:`UnreadableTableError`."""
        if self.file is None:
            raise self.refused or UnreadableTableError("empty")
        if sheet not in self.tables:
            try:
                self.tables[sheet] = find_table(self.file.read(sheet))
            except UnreadableTableError as error:
                self.tables[sheet] = error
        found = self.tables[sheet]
        if isinstance(found, UnreadableTableError):
            raise found
        return found


def received(uploaded: UploadedFile) -> Received:
    """The uploaded file, opened when it is new."""
    kept: Received | None = st.session_state.get(_RECEIVED)
    if kept is None or kept.key != uploaded.file_id:
        kept = _opened(uploaded)
        st.session_state[_RECEIVED] = kept
    return kept


def forget() -> None:
    """Let go of the file and what was read of it."""
    st.session_state.pop(_RECEIVED, None)


def _opened(uploaded: UploadedFile) -> Received:
    try:
        return Received(uploaded.file_id, uploaded.name, TableFile(uploaded.getvalue()))
    except UnreadableTableError as error:
        return Received(uploaded.file_id, uploaded.name, refused=error)
