"""Which edition of the results this is, and the day to which the law files were read."""

from datetime import date

EDITION = 1
"""Rises with every change of a result; a published figure names the edition that computed it."""

LAW_DAY = date(2026, 11, 21)
"""The statutes are stated as of this day; it is also the default day of the contract."""
