from dataclasses import replace

import pytest

from calc.examples import EXAMPLES
from calc.listing import Listing, Provenance
from calc.screening import Gates
from intake.address import State, decode, encode

ESSEN = Listing(name="Essen, ~n-1", price=189_000, living_area_sqm=58, actual_rent_monthly=790, state="NW")


def test_the_first_visit_needs_no_parameters() -> None:
    assert encode(State()) == {}
    assert decode({}) == (State(), ())


def test_only_what_differs_is_written() -> None:
    a = replace(EXAMPLES["A"].listing, vacancy_rate=0.05)
    state = State(
        listings=(a, ESSEN), compared=(0, 1), gates=Gates(gross_rental_yield=0.04, quick_cash_flow_yearly=None)
    )
    assert encode(state) == {
        "g1": ["0.04"],
        "g3": ["off"],
        "o": ["A~v-0.05", "m~p-189000~a-58~r-790~s-NW~n-Essen, ~n-1"],
    }
    assert decode(encode(state)) == (state, ())


def test_facts_in_words_and_answers_of_yes_or_no_come_back() -> None:
    told = replace(ESSEN, floor="1~2 % OG", let=False, leasehold=True, heating="heat_pump", postal_code="01067")
    state = State(listings=(told,), compared=(0,))
    (written,) = encode(state)["o"]
    assert "~fl-1%7E2 %25 OG~pc-01067~he-heat_pump~le-0~lh-1~" in written
    assert decode(encode(state)) == (state, ())


def test_where_a_listing_came_from_never_gets_into_an_address() -> None:
    private = replace(ESSEN, provenance=Provenance(key="secret", source_url="https://example.org/expose/1"))
    state = State(listings=(private,), compared=(0,))
    assert encode(state) == encode(State(listings=(ESSEN,), compared=(0,)))
    assert decode(encode(state))[0].listings[0].provenance == Provenance()


@pytest.mark.parametrize("part", ["pc-4513", "pc-4513x", "le-ja", "he-steam", "fx-7.5", "fl-", "hy-0", "y-1e999"])
def test_a_fact_that_cannot_be_meant_is_left_out(part: str) -> None:
    found, unreadable = decode({"o": [f"m~p-189000~a-58~r-790~s-NW~{part}~n-Essen"]})
    assert found.listings == (replace(ESSEN, name="Essen"),)
    assert len(unreadable) == (0 if part == "fl-" else 1)


def test_an_empty_list_stays_empty() -> None:
    empty = State(listings=(), compared=())
    assert decode(encode(empty)) == (empty, ())


def test_of_a_long_list_the_compared_listings_are_held() -> None:
    many = tuple(replace(ESSEN, name=str(i)) for i in range(8))
    found, _ = decode(encode(State(listings=many, compared=(1, 3, 7))))
    assert [listing.name for listing in found.listings] == ["1", "3", "7"]


def test_the_opened_listing_is_held_too_and_stays_the_opened_one() -> None:
    many = tuple(replace(ESSEN, name=str(i)) for i in range(8))
    found, _ = decode(encode(State(listings=many, compared=(0, 1, 2, 3, 4), opened=6)))
    assert [listing.name for listing in found.listings] == ["0", "1", "2", "3", "6"]
    assert found.compared == (0, 1, 2, 3)
    assert found.opened == 4
    few = State(opened=1)
    assert encode(few) == {"i": ["1"]}
    assert decode(encode(few)) == (few, ())


def test_where_not_all_fit_the_opened_listing_is_not_another_one() -> None:
    long = tuple(replace(ESSEN, name=f"{'ü' * 58}{i}", town="ü" * 60, floor="ü" * 30) for i in range(5))
    found, unreadable = decode(encode(State(listings=long, compared=(0, 1, 2, 3, 4), opened=4)))
    assert unreadable == ()
    assert len(found.listings) < 5
    assert found.opened is None


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ({"o": ["A~v-abc"]}, [("o", "vacancy_rate", "abc")]),
        ({"o": ["A~v-2"]}, [("o", "vacancy_rate", "2")]),
        ({"o": ["A~v-nan"]}, [("o", "vacancy_rate", "nan")]),
        ({"o": ["A~v-inf"]}, [("o", "vacancy_rate", "inf")]),
        ({"o": ["A~p-1e400"]}, [("listing", "price", "1e400")]),
        ({"o": ["A~cd-1990-01-01"]}, [("o", "contract_date", "1990-01-01")]),
        ({"o": ["A~zz-1"]}, [("o", "", "zz-1")]),
        ({"o": ["<script>"]}, [("listing", "", "<script>")]),
        ({"o": ["m~p-1~a-1~r-1~s-XX~n-x"]}, [("listing", "state", "XX")]),
        ({"g1": ["vier"]}, [("g1", "gross_rental_yield", "vier")]),
        ({"lang": ["fr"]}, [("lang", "", "fr")]),
        ({"o": ["A"] * 7}, [("o", "", "7")]),
        ({"v": ["9"]}, [("v", "", "9")]),
        ({"i": ["3"]}, [("i", "", "3")]),
        ({"i": ["-1"]}, [("i", "", "-1")]),
    ],
)
def test_a_broken_part_is_replaced_and_named(query: dict, parts: list) -> None:
    state, unreadable = decode(query)
    assert [(u.part, u.field, u.text) for u in unreadable] == parts
    assert state.listings
    assert state.gates == Gates()


def test_one_broken_listing_does_not_lose_the_others() -> None:
    state, unreadable = decode({"o": ["m~p-x~n-y", "B"]})
    assert state.listings == (EXAMPLES["B"].listing,)
    assert len(unreadable) == 1
