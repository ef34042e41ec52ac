from hypothesis import given
from hypothesis import strategies as st

from calc.market import FIGURES
from calc.states import STATES
from intake.address import State, decode, encode
from intake.atlas_view import MOST_PLACES, PRICE_KINDS, VIEWS, AtlasView, known_places

PLACES = st.sampled_from(sorted(known_places()))

VIEWS_SHOWN = st.builds(
    lambda places, **fields: AtlasView(place=places[0] if places else "", compared=tuple(places[1:]), **fields),
    places=st.lists(PLACES, max_size=MOST_PLACES, unique=True),
    figure=st.sampled_from([key for key, record in FIGURES.items() if record.mapped]),
    target=st.floats(0.01, 0.2),
    area=st.floats(10, 300),
    states=st.lists(st.sampled_from(list(STATES)), unique=True).map(tuple),
    population=st.integers(0, 10_000_000).map(float),
    vacancy=st.none() | st.floats(0, 1),
    price_kind=st.sampled_from(PRICE_KINDS),
    own_prices=st.lists(st.tuples(PLACES, st.integers(100, 50_000).map(float)), max_size=5).map(tuple),
    view=st.sampled_from(VIEWS),
    reverse=st.booleans(),
    page=st.integers(1, 999),
)


@given(VIEWS_SHOWN)
def test_an_address_brings_back_what_the_atlas_showed(view: AtlasView) -> None:
    state, unreadable = decode(encode(State(atlas=view)))
    assert unreadable == ()
    assert state.atlas == view


def test_the_address_of_other_pages_does_not_grow_by_an_untouched_atlas() -> None:
    assert encode(State()) == {}


@given(st.dictionaries(st.sampled_from(("fig", "goal", "size", "in", "from", "vac", "kind", "at", "with", "own", "show", "order", "sheet")), st.lists(st.text(max_size=30), max_size=2)))  # fmt: skip # noqa: E501
def test_nothing_in_an_address_breaks_the_atlas(query: dict[str, list[str]]) -> None:
    state, _ = decode(query)
    assert state.atlas.figure in FIGURES
    assert len(state.atlas.places) <= MOST_PLACES
    assert set(state.atlas.places) <= known_places()


def test_every_part_that_makes_no_sense_is_told() -> None:
    wrong = {
        "fig": "price_flat_new",  # Only towns have it: there is no map of it.
        "goal": "0.9",
        "at": "99999",
        "own": "05113-x",
        "show": "globe",
        "in": "XX",
        "vac": "nan",
    }
    _, unreadable = decode({code: [text] for code, text in wrong.items()})
    assert {part.part: part.text for part in unreadable} == wrong


def test_a_place_does_not_stand_beside_itself_and_six_become_five() -> None:
    state, _ = decode({"at": ["05113"], "with": ["05113.05315.09162.11000.02000.14713"]})
    assert state.atlas.places == ("05113", "05315", "09162", "11000")
