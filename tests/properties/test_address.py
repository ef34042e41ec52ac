"""Whatever the state, its address brings it back; whatever the address, there is a state."""

from urllib.parse import parse_qs, urlencode

from hypothesis import given
from hypothesis import strategies as st

from calc.record import Question, Unit
from calc.screening import Gates
from intake.address import MOST_CHARACTERS, MOST_LISTINGS, State, decode, encode
from tests.properties.listings import listings

gates = st.builds(
    Gates,
    gross_rental_yield=st.none() | st.floats(0, 0.12),
    quick_net_rental_yield=st.none() | st.floats(0, 0.1),
    quick_cash_flow_yearly=st.none() | st.floats(-12_000, 12_000),
    cash_flow_before_tax_yearly=st.none() | st.floats(-12_000, 12_000),
    equity=st.none() | st.floats(0, 1e9),
    monthly_top_up=st.none() | st.floats(0, 1e6),
)


@st.composite
def states(draw: st.DrawFn, most: int = MOST_LISTINGS) -> State:
    held = tuple(draw(st.lists(listings, max_size=most)))
    positions = st.lists(st.integers(0, len(held) - 1), unique=True, max_size=MOST_LISTINGS) if held else st.just([])
    return State(
        language=draw(st.sampled_from(["de", "en"])),
        listings=held,
        gates=draw(gates),
        compared=tuple(draw(positions)),
        same_assumptions=draw(st.booleans()),
        order=draw(st.sampled_from(["", "name", "price", "dscr"])),
        opened=draw(st.none() | st.integers(0, len(held) - 1)) if held else None,
    )


def written(state: State) -> str:
    return urlencode(encode(state), doseq=True)


@given(states())
def test_an_address_brings_back_what_it_holds(state: State) -> None:
    found, unreadable = decode(parse_qs(written(state), keep_blank_values=True))
    assert unreadable == ()
    assert found.listings == state.listings[: len(found.listings)]
    assert (found.gates, found.language, found.order) == (state.gates, state.language, state.order)
    assert found.same_assumptions == state.same_assumptions
    if len(found.listings) == len(state.listings):
        assert found.compared == state.compared
        assert found.opened == state.opened


@given(states(most=8))
def test_no_address_is_longer_than_promised(state: State) -> None:
    assert len(written(state)) < MOST_CHARACTERS


def answer(question: Question) -> object:
    if question.unit in (Unit.TEXT, Unit.DIGITS):
        return question.example
    if question.choices:
        return max(question.choices, key=len)
    return True if question.unit is Unit.YES_NO else float(question.example)


def test_five_ordinary_listings_with_every_input_fit() -> None:
    from calc.listing import QUESTIONS, Listing

    every = {name: answer(q) for name, q in QUESTIONS.items() if name not in ("name", "state", "contract_date")}
    listing = Listing(name="Köln-Ehrenfeld, Altbau, 3. OG links, mit Balkon zum Hof", state="NW", **every)
    state = State(listings=(listing,) * 5, compared=(0, 1, 2, 3, 4))
    assert len(encode(state)["o"]) == 5


@given(
    st.dictionaries(st.sampled_from(["o", "lang", "g1", "g5", "v", "sort", "same", "i", "x"]), st.lists(st.text()))
)
def test_any_address_gives_a_state(query: dict[str, list[str]]) -> None:
    state, _ = decode(query)
    assert decode(encode(state))[0].listings == state.listings


@given(st.lists(st.text(alphabet="ABCm~-.0123456789prasnvil NW<>e", max_size=60), max_size=6))
def test_near_misses_of_a_listing_give_a_state(parts: list[str]) -> None:
    state, _ = decode({"o": parts})
    assert len(state.listings) <= MOST_LISTINGS
