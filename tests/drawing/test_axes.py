"""Where things stand in a plot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.axes import apart, axis, named_years

amounts = st.lists(st.floats(-1e9, 1e9).filter(lambda v: v == 0 or abs(v) > 1e-3), min_size=1, max_size=30)


def test_the_axis_of_the_agreed_picture():
    # Cash flow of C: 239 before tax, -696 to -897 after; the picture shows 0, -500 and -1,000.
    drawn = axis([239.25, -695.75, -897.0])
    assert drawn.ticks == (-1000.0, -500.0, 0.0)
    assert drawn.low == -1000.0
    assert drawn.at(drawn.high) == 0.0
    assert drawn.at(-1000.0) == 100.0


def test_an_axis_of_values_above_zero_starts_there():
    drawn = axis([300_000.0, 237_000.0])
    assert (drawn.low, drawn.high, drawn.ticks) == (0.0, 300_000.0, (0.0, 100_000.0, 200_000.0, 300_000.0))
    assert drawn.at(150_000.0) == 50.0


def test_nothing_but_zero_has_an_axis_too():
    assert axis([0.0, 0.0]).ticks == (0.0,)


@given(amounts)
def test_every_value_lies_on_the_axis_between_at_most_five_round_ticks(values: list[float]):
    drawn = axis(values)
    assert len(drawn.ticks) <= 5
    assert 0.0 in drawn.ticks
    for value in (*values, *drawn.ticks):
        assert -0.01 <= drawn.at(value) <= 100.01


@pytest.mark.parametrize(
    ("first", "years", "named"),
    (
        (2024, 10, [(1, 2025), (4, 2028), (7, 2031)]),  # the picture's
        (2027, 1, [(0, 2027)]),
        (2027, 30, [(4, 2031), (12, 2039), (20, 2047), (28, 2055)]),
    ),
)
def test_three_or_four_years_are_named(first: int, years: int, named: list[tuple[int, int]]):
    assert list(named_years(first, years)) == named


def test_labels_keep_their_distance_and_stay_in_the_plot():
    assert apart([10.0, 11.0, 50.0], 7.0) == (10.0, 17.0, 50.0)
    assert apart([95.0, 96.0, 97.0], 7.0) == (86.0, 93.0, 100.0)
    assert apart([-5.0, 3.0], 7.0) == (0.0, 7.0)
