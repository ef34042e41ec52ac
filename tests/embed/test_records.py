"""What is frozen: provable, complete, the same for ever, and no more than may be known."""

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from calc.case import Tax
from calc.listing import QUESTIONS, Listing
from calc.record import Unit
from embed.freezing.figures import offered, tax_dependent
from embed.freezing.inputs import PUBLISHED, frozen_listing, held, thawed
from embed.freezing.subjects import usual_rate
from embed.publishing import publish
from embed.record import RecordTooLargeError, canonical, new_salt, parsed
from store import publications
from tests.embed.given import ALL, TOKEN, C, c_at, keep, record


def test_an_identifier_is_the_beginning_of_the_checksum_of_what_was_published(database: Path) -> None:
    text = canonical(record())
    key = publications.publish(text, "de", TOKEN)
    assert key == base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:12]).decode()
    assert len(key) == 16


def test_the_same_figures_of_another_publisher_have_another_identifier(database: Path) -> None:
    assert keep(record()) != keep(record())


def test_publishing_twice_with_one_salt_is_publishing_once(database: Path) -> None:
    salt = new_salt()
    first = keep(record(salt=salt))
    when = publications.get(first)
    assert keep(record(salt=salt)) == first
    assert publications.get(first) == when


def test_no_address_ends_in_a_sign_that_a_forum_leaves_out_of_its_link(database: Path) -> None:
    frozen = record()
    drafts = [frozen | {"salt": f"{number:016x}"} for number in range(200)]
    keys = [publish(draft, TOKEN, operator=True) for draft in drafts]
    assert len(set(keys)) == 200
    assert [key for key in keys if not (key[0].isalnum() and key[-1].isalnum())] == []
    assert [publish(draft, TOKEN, operator=True) for draft in drafts] == keys


def test_it_survives_a_restart(database: Path) -> None:
    from store import database as db

    key = keep(record(author="Blog"))
    before = publications.get(key)
    db.close()
    assert publications.get(key) == before


def test_the_order_of_keys_does_not_matter() -> None:
    frozen = record()
    turned = json.loads(json.dumps(dict(reversed(frozen.items()))))
    assert canonical(turned) == canonical(frozen)


def test_what_is_endless_is_refused() -> None:
    with pytest.raises(RecordTooLargeError):
        canonical(record() | {"note": "x" * 100_000})


def test_results_are_those_of_the_calculation_by_hand() -> None:
    # C: 12,000 rent, 4 % vacancy, 357 administration, 33.75 × 57 maintenance, 3 % of 300,000 to the bank.
    result = record()["results"][0]
    assert result["cash_flow_before_tax_yearly"]["raw"] == pytest.approx(12_000 * 0.96 - 357 - 33.75 * 57 - 9_000)
    assert result["cash_flow_before_tax_yearly"]["text"] == {"de": "+239\u00a0€", "en": "+€239"}
    assert result["cash_flow_before_tax_monthly"]["text"] == {"de": "+20\u00a0€", "en": "+€20"}
    assert result["net_rental_yield"]["raw"] == pytest.approx(9_239.25 / 327_210)


def test_the_picture_adds_up_to_the_cent() -> None:
    rows = record(marginal_rate=0.42)["chart"]["rows"]
    before, after = [i for i, row in enumerate(rows) if row["total"]][1:]
    assert sum(row["raw"] for row in rows[:before]) == pytest.approx(rows[before]["raw"])
    assert sum(row["raw"] for row in rows[before:after]) == pytest.approx(rows[after]["raw"])


def test_the_slider_holds_what_a_fresh_calculation_gives() -> None:
    slider = record(slider="price", figures=("cash_flow_before_tax_yearly", "equity"))["slider"]
    step = next(step for step in slider["steps"] if step["value"] == 280_000)
    # 3 % of 280,000 are 8,400.
    assert step["figures"][0]["cash_flow_before_tax_yearly"]["raw"] == pytest.approx(9_239.25 - 8_400)
    assert slider["steps"][slider["at"]]["value"] == 300_000
    fresh = record(c_at(280_000))["results"][0]
    assert all(step["figures"][0][key] == fresh[key] for key in step["figures"][0])


def test_no_slider_where_properties_do_not_share_its_value() -> None:
    assert record(*ALL, slider="vacancy_rate")["slider"] is None
    shared = [replace(listing, vacancy_rate=0.05) for listing in ALL]
    assert record(*shared, slider="vacancy_rate")["slider"]["at"] >= 0


def test_a_thawed_listing_is_what_was_stated_and_a_held_one_what_was_calculated() -> None:
    frozen = frozen_listing(C)
    assert thawed(frozen) == C
    assert record(held(frozen))["results"] == record()["results"]


@pytest.mark.parametrize("name", [n for n, q in QUESTIONS.items() if q.unit in (Unit.TEXT, Unit.DIGITS)])
def test_of_texts_only_name_town_and_district_are_published(name: str) -> None:
    assert (name in PUBLISHED) is (name in {"name", "town", "ags"})


def test_where_the_listing_came_from_is_not_published() -> None:
    listing = replace(C, provenance=replace(C.provenance, source_url="https://expose.test/4711"))
    assert "expose.test" not in canonical(record(listing))


def test_figures_after_tax_need_a_confirmed_rate() -> None:
    assert {"irr_after_tax", "cash_flow_after_tax_yearly", "monthly_top_up"} <= tax_dependent()
    assert not tax_dependent() & {"net_rental_yield", "cash_flow_before_tax_yearly", "equity", "dscr"}
    asked = ("irr_after_tax", "net_rental_yield")
    without = record(figures=asked)
    assert without["shown"] == ["net_rental_yield"]
    assert not set(without["results"][0]) & tax_dependent()
    assert record(figures=asked, marginal_rate=0.42)["shown"] == list(asked)
    assert set(offered(taxed=False)) < set(offered(taxed=True))


def test_a_rate_is_published_in_whole_percent() -> None:
    frozen = record(marginal_rate=0.4237)
    assert frozen["inputs"]["marginal_rate_override"] == 0.42
    assert frozen == record(marginal_rate=0.42, salt=frozen["salt"])


def test_the_suggested_rate_is_that_of_the_next_thousand_euros() -> None:
    # The second highest rate, still below the exemption from the solidarity surcharge (2026: tax of 20,350 EUR).
    assert usual_rate(Tax(other_taxable_income=72_000)) == 0.42
    # Above it the surcharge grows by 11.9 % of the tax (§ 4 sentence 2 SolZG): 0.42 × 1.119 = 0.46998.
    assert usual_rate(Tax(other_taxable_income=100_000)) == 0.47
    assert usual_rate(Tax(other_taxable_income=0)) == 0.0
    assert usual_rate(Tax(marginal_rate_override=0.3512)) == 0.35


def test_a_name_with_hidden_signs_is_frozen_without_them() -> None:
    assert frozen_listing(replace(C, name="Es\u202esen\u0007"))["stated"]["name"] == "Essen"


def test_what_is_read_back_is_what_was_frozen() -> None:
    frozen = record(*ALL)
    assert parsed(canonical(frozen)).data == json.loads(canonical(frozen)) == frozen


def test_a_listing_without_a_figure_says_why() -> None:
    without_debt: Listing = replace(C, loan_to_price=0.0)
    dscr = record(without_debt, figures=("dscr",))["results"][0]["dscr"]
    assert dscr["raw"] is None
    assert dscr["text"]["de"] == "nicht berechenbar"
    assert dscr["reason"]["de"] != dscr["reason"]["en"]


@pytest.mark.parametrize(
    ("years", "said"), [((15.0,), "Rendite nach Steuern, 15 Jahre"), ((15.0, 10.0), "Rendite nach Steuern")]
)
def test_a_return_names_the_years_it_was_calculated_for(years: tuple[float, ...], said: str) -> None:
    listings = [replace(C, name=f"{held}", holding_years=held) for held in years]
    frozen = record(*listings, marginal_rate=0.42, figures=("irr_after_tax",))
    assert frozen["words"]["figures"]["irr_after_tax"]["de"] == said


def test_a_single_year_is_one_year() -> None:
    frozen = record(replace(C, holding_years=1.0), chart="years")
    assert frozen["chart"]["title"] == {
        "de": "In einem Jahr bleiben vor Steuern 239\u00a0€",
        "en": "In one year €239 remain before tax",
    }
    (held,) = (row for row in frozen["words"]["assumptions"] if row["input"] == "holding_years")
    assert held["values"] == [{"de": "1 Jahr", "en": "1 year"}]
