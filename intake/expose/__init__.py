"""The text of a listing, pasted with everything around it, as values with evidence."""

from __future__ import annotations

from intake.expose.form import to_form
from intake.expose.reader import read_expose
from intake.expose.record import Caution, Evidence, Expose, Missing, Value

__all__ = ["Caution", "Evidence", "Expose", "Missing", "Value", "read_expose", "to_form"]
