"""What is pointed out, in words."""

import pytest

from calc.assessment import assess
from calc.listing import Listing
from calc.pointers import Pointer, pointers
from words.pointers import pointer_sentence

FLAT = Listing(
    "Essen", 200_000, 60, 800, "NW", market_rent_monthly=1_000.0, leasehold=True, ground_rent_yearly=960.0,
    special_levy=9_000.0, residence_right=True, reserve_balance=4_200.0, fixed_years=15.0,
    nonrecoverable_house_money_monthly=300.0,
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("listing", [FLAT, Listing("Tippfehler", 2_000, 60, 8_000, "NW", leasehold=True)])
def test_every_sentence_is_filled(listing: Listing, language) -> None:
    for pointed in pointers(listing, assess([listing])):
        sentence = pointer_sentence(pointed, language)
        assert "{" not in sentence
        assert sentence.endswith(".")


def test_a_sentence_names_its_figures_as_a_german_reads_them() -> None:
    found = {p.pointer: pointer_sentence(p, "de") for p in pointers(FLAT, assess([FLAT]))}
    assert found[Pointer.LEASEHOLD].startswith(
        "Der Boden gehört Ihnen nicht: Der Erbbauzins von 960\u00a0€ nimmt 10,0\u00a0% der Miete"
    )
