"""What sums up two places, and more than two."""

import pytest

from intake.atlas_market import market_of
from intake.atlas_view import AtlasView
from words.place_findings import places_finding, places_kinds

ESSEN, KOELN, KIEL, FREIBURG, MUENCHEN = "05113", "05315", "01002", "08311", "09162"


def said(*places: str, own: tuple[tuple[str, float], ...] = (), language: str = "de") -> tuple[str, str]:
    found = market_of(AtlasView(own_prices=own))
    rows = [found.places.row[place] for place in places]
    return places_finding(found, rows, language), places_kinds(found, rows, language)


@pytest.mark.parametrize(
    ("places", "finding"),
    [
        # 5.3, 4.0 and no price; then 12 × 12.88, 9.27 and 10.40 ÷ 4.5 %.
        ((KIEL, KOELN, ESSEN), "Essen bringt am meisten (5,3 %), Köln am wenigsten (4,0 %)"),
        (
            (KIEL, ESSEN, FREIBURG),
            "Freiburg im Breisgau verträgt den höchsten Preis je m² (3.435 €), Essen den niedrigsten (2.472 €)",
        ),
        ((ESSEN, KOELN), "Essen bringt 1,4 Punkte mehr als Köln, steht aber öfter leer"),
    ],
)
def test_the_finding_is_about_all_places(places: tuple[str, ...], finding: str) -> None:
    assert said(*places)[0].replace("\xa0", " ") == finding


def test_of_two_equal_yields_it_says_who_is_vacant_more_often() -> None:
    # At 2,337 EUR Kiel yields 5.34 %, as Essen does; 2.1 % of its dwellings are vacant and 3.9 % of Essen's.
    equal = ((KIEL, 2_337.0),)
    assert said(ESSEN, KIEL, own=equal)[0] == "Essen und Kiel bringen gleich viel, Essen steht öfter leer"
    assert said(KIEL, ESSEN, own=equal)[0] == "Kiel und Essen bringen gleich viel, Kiel steht seltener leer"


def test_kinds_are_never_mixed_unsaid() -> None:
    assert said(ESSEN, KOELN)[1] == ""
    assert said(ESSEN, KOELN, MUENCHEN)[1].startswith("Angebotspreise stehen hier gegen Kaufverträge: ")
    assert said(KIEL, ESSEN, own=((KIEL, 2_400.0),))[1].startswith("Einer der Preise ist Ihr eigener")
