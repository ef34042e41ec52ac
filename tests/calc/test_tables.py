"""Cells that a spreadsheet would run."""

import pytest

from calc.tables import harmless


@pytest.mark.parametrize("cell", ["=1+1", "+49 201 1", "-x", "@x", "\tx", "\rx"])
def test_no_text_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless(f"a{cell}") == f"a{cell}"


@pytest.mark.parametrize("cell", ["-3", "+49", "-1.5e3", -3.0, None])
def test_a_number_stays_one(cell: object) -> None:
    assert harmless(cell) is cell
