"""What is pointed out, in words."""

import pytest

from calc.assessment import assess
from calc.listing import Listing
from calc.pointers import Pointer, pointers
from words.pointers import pointer_sentence

FLAT = Listing(
    "Essen", 200_000, 60, 800, "NW", market_rent_monthly=1_000.0, leasehold=True, ground_rent_yearly=960.0,
    special_levy=9_000.0, residence_right=True, nonrecoverable_house_money_monthly=300.0,
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
    # 800 x 1.2 = 960 in 2028; 1,000 in month 52 of 2027 and after.
    assert "erreicht sie frühestens 2031" in found[Pointer.RENT_BELOW_MARKET]
