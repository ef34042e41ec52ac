"""Two versions of a workspace become one: nothing is lost, and sides do not matter where nothing is contested."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.case import Tax
from calc.gate_presets import OwnGates
from calc.listing import Listing, Provenance
from calc.screening import Gates
from intake.workspace.contents import Contents, captured
from intake.workspace.document import Writer, private
from intake.workspace.merging import merge

DAY = date(2026, 11, 22)
CHANGED = ("name", "price", "vacancy_rate")


def listing(key: str, name: str = "Essen", price: float = 189_000.0, **more: object) -> Listing:
    life = Provenance(key=key, captured=DAY, prices=((DAY, price),))
    facts = {"living_area_sqm": 58.0, "actual_rent_monthly": 790.0, "state": "NW"}
    return Listing(name=name, price=price, **facts, **more, provenance=life)


def keys(contents: Contents) -> list[str]:
    return [held.provenance.key for held in contents.listings]


ONE, TWO = listing("k1", "Essen"), listing("k2", "Köln", 300_000.0)
BASE = Contents((ONE, TWO), compared=("k1", "k2"))


def test_what_each_side_did_is_there() -> None:
    mine = replace(BASE, listings=(replace(ONE, price=180_000.0), TWO, listing("k3", "Bonn")), order="name")
    theirs = replace(BASE, listings=(replace(ONE, vacancy_rate=0.05),), gates=Gates(equity=60_000.0))
    merged = merge(BASE, mine, theirs)
    assert (merged.twice, merged.displaced) == ((), ())
    assert merged.contents.listings == (replace(ONE, price=180_000.0, vacancy_rate=0.05), listing("k3", "Bonn"))
    assert (merged.contents.order, merged.contents.gates.equity) == ("name", 60_000.0)
    assert merged.contents.compared == ("k1",)


def own(**thresholds: float) -> tuple[OwnGates, ...]:
    return tuple(OwnGates(name, Gates(equity=equity)) for name, equity in thresholds.items())


def test_named_settings_of_both_sides_are_there_and_a_contested_one_twice() -> None:
    base = replace(BASE, own_gates=own(Alt=1.0, Weg=2.0, Streng=3.0))
    mine = replace(base, own_gates=own(Alt=1.0, Streng=4.0, Hier=6.0))
    theirs = replace(base, own_gates=own(Alt=1.5, Weg=2.0, Streng=5.0, Dort=7.0))
    merged = merge(base, mine, theirs).contents.own_gates
    assert {kept.name: kept.gates.equity for kept in merged} == {
        "Alt": 1.5, "Streng": 4.0, "Hier": 6.0, "Dort": 7.0, "Streng 2": 5.0,
    }  # fmt: skip


def test_a_setting_dropped_here_and_changed_there_stays_as_changed() -> None:
    base, theirs = replace(BASE, own_gates=own(Streng=3.0)), replace(BASE, own_gates=own(Streng=5.0))
    assert merge(base, BASE, theirs).contents.own_gates == own(Streng=5.0)
    assert merge(base, theirs, BASE).contents.own_gates == own(Streng=5.0)


def test_one_field_changed_by_both_leaves_two_listings() -> None:
    mine = replace(BASE, listings=(replace(ONE, price=180_000.0, name="Essen-Süd"), TWO))
    theirs = replace(BASE, listings=(replace(ONE, price=185_000.0, vacancy_rate=0.05), TWO))
    merged = merge(BASE, mine, theirs)
    first, second, third = merged.contents.listings
    assert first == replace(ONE, price=180_000.0, name="Essen-Süd", vacancy_rate=0.05)
    assert second == replace(first, price=185_000.0)
    assert third == TWO
    assert first.provenance.key == "k1"
    assert second.provenance.key not in ("k1", "k2", "")
    assert merged.twice == ("Essen-Süd",)


def test_the_same_change_twice_is_one_change() -> None:
    changed = replace(BASE, listings=(replace(ONE, price=180_000.0), TWO))
    merged = merge(BASE, changed, changed)
    assert merged.contents == changed
    assert merged.twice == ()


def test_a_deletion_counts_unless_the_other_side_changed_the_listing() -> None:
    without = replace(BASE, listings=(TWO,))
    assert keys(merge(BASE, without, BASE).contents) == ["k2"]
    assert keys(merge(BASE, BASE, without).contents) == ["k2"]
    touched = replace(BASE, listings=(replace(ONE, price=180_000.0), TWO))
    assert merge(BASE, without, touched).contents.listings == touched.listings
    assert merge(BASE, touched, without).contents.listings == touched.listings


def test_of_a_contested_setting_mine_stays_and_is_named() -> None:
    mine = replace(BASE, gates=Gates(equity=50_000.0), order="name", buyer=Tax(other_taxable_income=70_000.0))
    theirs = replace(BASE, gates=Gates(equity=60_000.0), order="price", buyer=Tax(other_taxable_income=80_000.0))
    base = replace(BASE, buyer=Tax())
    merged = merge(base, mine, theirs)
    assert (merged.contents.gates.equity, merged.contents.order) == (50_000.0, "name")
    assert merged.contents.buyer == Tax(other_taxable_income=70_000.0)
    assert set(merged.displaced) == {"equity", "order", "other_taxable_income"}


@pytest.mark.parametrize(
    ("mine", "theirs", "prices"),
    (
        (180_000.0, 170_000.0, [180_000.0, 170_000.0]),
        (180_000.0, 189_000.0, [180_000.0]),
        (189_000.0, 180_000.0, [180_000.0]),
    ),
)
@pytest.mark.parametrize("day", (DAY, date(2026, 12, 1)))
def test_a_day_has_one_price_after_merging(mine: float, theirs: float, prices: list[float], day: date) -> None:
    def at(price: float) -> Contents:
        return Contents(captured((replace(ONE, price=price),), day))

    merged = captured(merge(Contents((ONE,)), at(mine), at(theirs)).contents.listings, day)
    assert [listing.price for listing in merged] == prices
    first = () if day == DAY else ((DAY, 189_000.0),)
    assert [listing.provenance.prices for listing in merged] == [(*first, (day, price)) for price in prices]


def test_prices_that_either_side_saw_are_kept() -> None:
    early, late = (date(2026, 12, 1), 185_000.0), (date(2026, 12, 5), 180_000.0)
    seen = replace(ONE.provenance, prices=((DAY, 189_000.0), early))
    also = replace(ONE.provenance, prices=((DAY, 189_000.0), late), captured=date(2026, 11, 1))
    mine = replace(BASE, listings=(replace(ONE, provenance=seen), TWO))
    theirs = replace(BASE, listings=(replace(ONE, provenance=also), TWO))
    life = merge(BASE, mine, theirs).contents.listings[0].provenance
    assert (life.captured, life.prices) == (date(2026, 11, 1), ((DAY, 189_000.0), early, late))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Contents, Contents, Contents]:
    """A base and two versions of it, of few values, so that the same change and contested ones are common."""
    names, prices, shares = (
        st.sampled_from("abc"),
        st.sampled_from([1e5, 2e5, 3e5]),
        st.sampled_from([None, 0.04, 0.05]),
    )
    values = {"name": names, "price": prices, "vacancy_rate": shares}

    def some(letter: str) -> tuple[Listing, ...]:
        drawn = draw(st.lists(st.fixed_dictionaries(values), max_size=3))
        return tuple(listing(f"{letter}{i}", **fields) for i, fields in enumerate(drawn))

    base = Contents(some("k"), gates=Gates(equity=draw(prices)), order="", buyer=Tax())

    def version(letter: str) -> Contents:
        held = []
        for before in base.listings:
            what = draw(st.sampled_from(["left", "deleted", "changed", "changed"]))
            if what != "deleted":
                field = draw(st.sampled_from(CHANGED))
                held.append(replace(before, **{field: draw(values[field])}) if what == "changed" else before)
        added = (*held, *some(letter))
        compared = tuple(held.provenance.key for held in added[: draw(st.integers(0, 2))])
        income = draw(st.sampled_from([60_000.0, 70_000.0]))
        gates = Gates(equity=draw(prices), monthly_top_up=draw(st.none() | prices))
        return Contents(added, gates, compared, draw(st.booleans()), draw(st.sampled_from(["", "name"])), Tax(income))

    return base, version("m"), version("t")


@given(versions())
def test_nothing_that_either_side_did_is_lost(three: tuple[Contents, Contents, Contents]) -> None:
    base, mine, theirs = three
    merged = merge(base, mine, theirs)
    before = {held.provenance.key: held for held in base.listings}
    result: dict[str, list[Listing]] = {}
    copies = [held for held in merged.contents.listings if held.provenance.key not in {*keys(mine), *keys(theirs)}]
    for held in merged.contents.listings:
        result.setdefault(held.provenance.key, []).append(held)
    assert all(len(versions) == 1 for versions in result.values()), "A key stands once."
    assert len(copies) == len(merged.twice)
    for side, other in ((mine, theirs), (theirs, mine)):
        for held in side.listings:
            key, was = held.provenance.key, before.get(held.provenance.key)
            done = [name for name in CHANGED if was is None or getattr(held, name) != getattr(was, name)]
            if not done and key not in keys(other):
                assert key not in result, "Deleted by the other side, untouched by this one."
                continue
            for name in done:
                found = [getattr(version, name) for version in (*result[key], *copies)]
                assert getattr(held, name) in found


@given(versions())
def test_sides_do_not_matter_where_nothing_is_contested(three: tuple[Contents, Contents, Contents]) -> None:
    base, mine, theirs = three
    merged, mirrored = merge(base, mine, theirs), merge(base, theirs, mine)
    assert set(merged.displaced) == set(mirrored.displaced)
    assert len(merged.twice) == len(mirrored.twice)
    if not merged.twice and not merged.displaced:
        assert Writer().document(merged.contents) == Writer().document(mirrored.contents)
        assert private(merged.contents) == private(mirrored.contents)


@given(versions())
def test_one_side_alone_is_taken_as_it_is(three: tuple[Contents, Contents, Contents]) -> None:
    base, mine, _ = three
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert (merged.twice, merged.displaced) == ((), ())
        assert set(keys(merged.contents)) == set(keys(mine))
        assert merged.contents.gates == mine.gates
