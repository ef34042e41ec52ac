"""Any listing that can be typed in, for hypothesis."""

from datetime import date

from hypothesis import strategies as st

from calc.listing import FIRST_CONTRACT, NAME_LENGTH, QUESTIONS, REQUIRED, Listing
from calc.presets import PRESETS
from calc.record import Unit
from calc.states import STATES
from words.reading import is_plain_text


def texts(most: int) -> st.SearchStrategy:
    return st.text(min_size=1, max_size=most).filter(lambda t: t == t.strip() and is_plain_text(t))


names = texts(NAME_LENGTH)


def _values(name: str) -> st.SearchStrategy:
    question = QUESTIONS[name]
    if question.unit is Unit.TEXT:
        return texts(int(question.within[1]))
    if question.unit is Unit.DIGITS:
        return st.text("0123456789", min_size=int(question.within[0]), max_size=int(question.within[1]))
    if question.unit is Unit.YES_NO:
        return st.booleans()
    if question.unit is Unit.CHOICE:
        return st.sampled_from(sorted(question.choices))
    if question.unit is Unit.STATE:
        return st.sampled_from(sorted(STATES))
    if question.unit is Unit.DATE:
        return st.dates(FIRST_CONTRACT, date(2035, 12, 31))
    least, most = question.within
    if question.unit in (Unit.YEAR, Unit.YEARS):
        return st.integers(int(least), int(most)).map(float)
    return (
        st.floats(least, most, allow_subnormal=False).map(lambda v: round(v, 6)).filter(lambda v: least <= v <= most)
    )


listings = st.builds(
    Listing,
    preset=st.sampled_from(sorted(PRESETS)),
    **{name: _values(name) if name in REQUIRED else st.none() | _values(name) for name in QUESTIONS},
)
"""Every field over its whole range."""

ordinary = st.builds(
    Listing,
    name=names,
    price=st.floats(20_000, 2e6),
    living_area_sqm=st.floats(15, 300),
    actual_rent_monthly=st.floats(100, 9_000),
    state=st.sampled_from(sorted(STATES)),
    market_rent_monthly=st.none() | st.floats(100, 9_000),
    nominal_rate=st.none() | st.floats(0, 0.1),
    loan_to_price=st.none() | st.floats(0.1, 1),
    parking_price=st.none() | st.floats(1, 50_000),
    parking_rent_monthly=st.none() | st.floats(1, 200),
    inventory_value=st.none() | st.floats(1, 15_000),
    ground_rent_yearly=st.none() | st.floats(1, 3_000),
    special_levy=st.none() | st.floats(1, 20_000),
    special_levy_year=st.none() | st.integers(1, 12).map(float),
    fixed_years=st.none() | st.integers(5, 15).map(float),
    holding_years=st.none() | st.integers(1, 15).map(float),
    followup_rate=st.none() | st.floats(0, 0.1),
    rent_growth_rate=st.none() | st.floats(-0.02, 0.05),
    cost_growth_rate=st.none() | st.floats(0, 0.05),
    appreciation_rate=st.none() | st.floats(-0.02, 0.04),
    special_repayment_yearly=st.none() | st.floats(0, 10_000),
    preset=st.sampled_from(sorted(PRESETS)),
)
"""What one meets in the market."""
