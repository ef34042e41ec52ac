"""A document brings back what was written; a bad one is named, and never more than that."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.case import Tax
from calc.examples import EXAMPLES
from calc.gate_presets import OwnGates
from calc.listing import Listing, Provenance
from calc.screening import Gates
from intake.address import State
from intake.workspace.contents import MOST_PRICES, Contents, captured, contents_of, state_of
from intake.workspace.document import FORMAT, Writer, export, private
from intake.workspace.reading import MOST_LISTINGS_KEPT, Passed, UnreadableDocument, read
from tests.properties.listings import listings
from tests.properties.test_address import states

DAY = date(2026, 11, 22)
ESSEN = Listing(name="Essen", price=189_000.0, living_area_sqm=58.0, actual_rent_monthly=790.0, state="NW")
ROW = {"name": "Essen", "price": 189000, "living_area_sqm": 58, "actual_rent_monthly": 790, "state": "NW"}

buyers = st.builds(
    Tax,
    other_taxable_income=st.floats(0, 1e7),
    splitting=st.booleans(),
    church_tax_rate=st.sampled_from((0.0, 0.08, 0.09)),
)


def document(*rows: object, **more: object) -> str:
    return json.dumps({"format": FORMAT, "schema": 1, "edition": 1, "listings": list(rows), **more})


def with_keys(state: State) -> State:
    return replace(state, listings=captured(state.listings, DAY))


@given(states(most=8), buyers)
def test_a_workspace_brings_back_what_it_kept(state: State, buyer: Tax) -> None:
    keyed = with_keys(state)
    kept = contents_of(keyed, buyer)
    found, passed = read(Writer().document(kept), private(kept))
    assert passed == ()
    assert found == kept
    assert [listing.provenance for listing in found.listings] == [listing.provenance for listing in kept.listings]
    assert state_of(found, keyed) == state


@given(states(most=4), buyers)
def test_an_export_brings_back_all_of_it(state: State, buyer: Tax) -> None:
    kept = contents_of(with_keys(state), buyer)
    assert read(export(kept)) == (kept, ())


@given(buyers)
def test_a_document_says_nothing_of_the_buyer(buyer: Tax) -> None:
    written = Writer().document(Contents(buyer=replace(buyer, other_taxable_income=123_456.5)))
    assert "123456" not in written
    assert not {"buyer", "other_taxable_income", "splitting"} & set(json.loads(written))
    assert read(written)[0].buyer is None


def test_results_are_not_kept() -> None:
    (listing,) = captured((ESSEN,), DAY)
    (row,) = json.loads(Writer().document(Contents((listing,))))["listings"]
    life = {"key": listing.provenance.key, "preset": "market_2026", "captured": "2026-11-22"}
    assert row == {**ROW, **life, "prices": [["2026-11-22", 189_000.0]]}


def test_a_writer_that_remembers_writes_the_same() -> None:
    writer = Writer()
    first, second = captured((ESSEN, EXAMPLES["A"].listing), DAY)
    writer.document(Contents((first, second)))
    changed = Contents((second, replace(first, price=180_000.0)))
    assert writer.document(changed) == Writer().document(changed)


def test_each_listing_gets_a_key_and_keeps_it() -> None:
    once = captured((ESSEN, ESSEN), DAY)
    assert once[0].provenance.key != once[1].provenance.key
    assert captured(once, date(2027, 1, 1)) is once
    dearer = replace(once[1], price=190_000.0)
    assert captured((once[0], dearer), DAY)[0] is once[0]
    copied = captured((once[0], once[0]), DAY)
    assert copied[0] is once[0]
    assert copied[1].provenance.key not in ("", once[0].provenance.key)


def test_a_change_of_price_is_remembered_with_its_day() -> None:
    (listing,) = captured((ESSEN,), DAY)
    for day, price in ((DAY, 185_000.0), (date(2026, 12, 1), 179_000.0), (date(2026, 12, 2), 179_000.0)):
        (listing,) = captured((replace(listing, price=price),), day)
    life = listing.provenance
    assert life.captured == DAY
    assert life.prices == ((DAY, 185_000.0), (date(2026, 12, 1), 179_000.0))


def test_the_history_of_prices_stays_small_and_keeps_the_first() -> None:
    (listing,) = captured((ESSEN,), date(2026, 1, 1))
    for number in range(100):
        (listing,) = captured((replace(listing, price=100_000.0 + number),), date.fromordinal(740_000 + number))
    prices = listing.provenance.prices
    assert (len(prices), prices[0], prices[-1][1]) == (MOST_PRICES, (date(2026, 1, 1), 189_000.0), 100_099.0)


@pytest.mark.parametrize(
    ("text", "reason", "found"),
    (
        ("", "no_json", ""),
        ("Bezeichnung;Preis\nEssen;1", "no_json", ""),
        ('{"format": "immosieb-workspace", "schema": 1, "listings": [{"price": NaN}]}', "no_json", ""),
        ("[" * 100_000, "no_json", ""),
        ("1" * 10_000, "no_json", ""),
        ("[]", "format", ""),
        ("{}", "format", ""),
        ('{"format": "immosieb-workspace", "schema": true, "listings": []}', "format", ""),
        ('{"format": "immosieb-workspace", "schema": 1, "listings": {}}', "format", ""),
        ('{"format": "immosieb-workspace", "schema": 2, "what": "ever"}', "newer", "2"),
        (document(*[0] * (MOST_LISTINGS_KEPT + 1)), "too_many", "25001"),
        (" " * (16 * 2**20 + 1), "too_large", ""),
    ),
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_workspace_is_refused_with_its_reason(text: str, reason: str, found: str) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read(text)
    assert (refused.value.reason, refused.value.found) == (reason, found)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    (
        ("price", "viel", "viel"),
        ("price", True, "true"),
        ("price", 1e300, "1e+300"),
        ("price", [1], "\0"),
        ("living_area_sqm", -1, "-1"),
        ("state", "XX", "XX"),
        ("name", "", ""),
        ("name", "ab\u202ec", "abc"),
        ("name", "\ud800", ""),
    ),
)
def test_a_listing_that_lacks_a_required_figure_is_left_out_and_named(field: str, value: object, shown: str) -> None:
    contents, passed = read(document(ROW, {**ROW, field: value}))
    assert contents.listings == (ESSEN,)
    ((found),) = passed
    assert (found.field, found.position) == (field, 2)
    assert found.text == shown.replace("\0", "")


@pytest.mark.parametrize(
    ("field", "value"),
    (
        ("nominal_rate", 7),
        ("completion_year", "1e999"),
        ("contract_date", "1990-01-01"),
        ("contract_date", "gestern"),
        ("unknown_field", 1),
        ("preset", "of_my_own"),
        ("vacancy_rate", {"a": 1}),
    ),
)
def test_another_odd_field_is_passed_over_and_named(field: str, value: object) -> None:
    contents, (passed,) = read(document({**ROW, field: value}))
    assert contents.listings == (ESSEN,)
    assert (passed.field, passed.position, passed.name) == (field, 1, "Essen")


def test_odd_settings_are_passed_over_and_named() -> None:
    more = {
        "gates": {"equity": -1, "x": 1},
        "order": "__class__",
        "compared": [1, "nobody"],
        "buyer": {"splitting": 3},
    }
    contents, passed = read(document(ROW, **more))
    assert {part.field for part in passed} == {"equity", "x", "order", "splitting"}
    assert contents == Contents((ESSEN,), buyer=Tax())


OWN = (OwnGates("Streng", Gates(gross_rental_yield=0.06)), OwnGates("Ohne", Gates(quick_cash_flow_yearly=None)))


def test_named_settings_of_the_sieve_are_kept_in_their_order() -> None:
    kept = Contents((), own_gates=OWN)
    assert read(Writer().document(kept)) == (kept, ())
    assert read(export(kept)) == (kept, ())


@pytest.mark.parametrize(
    "entry", ({"name": ""}, {"name": "x" * 41}, {"name": "a\u202eb"}, {"gates": {}}, "Streng", 3)
)
def test_a_setting_without_a_proper_name_is_passed_over_and_named(entry: object) -> None:
    contents, passed = read(document(ROW, own_gates=[{"name": "Gut", "gates": {"equity": 5}}, entry]))
    assert contents.own_gates == (OwnGates("Gut", Gates(equity=5.0)),)
    assert [part.field for part in passed] == ["own_gates"]


def test_a_setting_too_many_is_not_lost_in_silence() -> None:
    contents, passed = read(document(ROW, own_gates=[{"name": f"Nr. {number}"} for number in range(51)]))
    assert len(contents.own_gates) == 50
    assert [(part.field, "Nr. 50" in part.text) for part in passed] == [("own_gates", True)]


@pytest.mark.parametrize("url", ("javascript:alert(1)", "//example.org", "https://", "https://a b", 5, "x" * 3_000))
def test_only_a_link_is_kept_as_a_link(url: object) -> None:
    assert read(document({**ROW, "source_url": url}))[0].listings[0].provenance == Provenance()


def test_a_hostile_name_stays_a_name() -> None:
    name = '=cmd()|<img src=x onerror="alert(1)">'
    contents, passed = read(document({**ROW, "name": name}))
    assert passed == ()
    assert contents.listings[0].name == name
    assert json.loads(export(contents))["listings"][0]["name"] == name


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ROW, "key", "prices"]), inner),
        max_leaves=12,
    )
)
def test_any_json_gives_contents_or_a_reason(value: object) -> None:
    for text in (json.dumps(value), json.dumps({"format": FORMAT, "schema": 1, "listings": [value], "gates": value})):
        try:
            contents, _ = read(text)
        except UnreadableDocument:
            continue
        assert read(export(Contents(captured(contents.listings, DAY))))[1] == ()


@given(st.lists(listings, max_size=3))
def test_nothing_is_passed_over_in_silence(held: list[Listing]) -> None:
    kept = Contents(captured(tuple(held), DAY), gates=Gates(equity=None))
    text = json.loads(Writer().document(kept))
    text["listings"].append({**ROW, "price": None})
    found, passed = read(json.dumps(text))
    assert found.listings == kept.listings
    assert passed == (Passed("price", "", len(held) + 1, "Essen"),)


def test_a_text_that_looks_like_part_of_an_address_stays_as_it_is() -> None:
    kept = captured((replace(ESSEN, town="a%7Eb", floor="100%25 Dach"),), DAY)
    assert read(Writer().document(Contents(kept)))[0].listings == kept
