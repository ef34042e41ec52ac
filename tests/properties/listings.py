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
    preset=st.sampled_from(sorted(PRESETS)),
)
"""What one meets in the market."""
