import pytest

from intake.places import Ambiguous, Place, find_place, search_places
from intake.places.gazetteer import gazetteer
from store import atlas


@pytest.mark.parametrize(
    ("text", "code", "town", "ags", "part"),
    [
        ("Essen-Rüttenscheid", None, "Essen", "05113", "Rüttenscheid"),
        ("Köln Ehrenfeld", None, "Köln", "05315", "Ehrenfeld"),
        ("München, Sendling", None, "München", "09162", "Sendling"),
        ("Muenchen", None, "München", "09162", ""),
        ("Munich", None, "München", "09162", ""),
        ("Nuremberg", None, "Nürnberg", "09564", ""),
        ("Frankfurt a. M.", None, "Frankfurt am Main", "06412", ""),
        ("Frankfurt/Oder", None, "Frankfurt (Oder)", "12053", ""),
        ("Halle", "06108", "Halle (Saale)", "15002", ""),
        ("Halle", "33790", "Halle (Westf.)", "05754", ""),
        ("Freiburg", None, "Freiburg im Breisgau", "08311", ""),
        ("Mülheim", None, "Mülheim an der Ruhr", "05117", ""),
        ("Ludwigshafen", None, "Ludwigshafen am Rhein", "07314", ""),
        ("Bergisch Gladbach", None, "Bergisch Gladbach", "05378", ""),
        ("Frankfurt a. d. Oder", None, "Frankfurt (Oder)", "12053", ""),
        ("Bad Homburg v.d.H.", None, "Bad Homburg vor der Höhe", "06434", ""),
        ("Halle a.d.S.", None, "Halle (Saale)", "15002", ""),
        ("Esslingen", None, "Esslingen am Neckar", "08116", ""),
        ("Rüttenscheid", "45130", "Essen", "05113", "Rüttenscheid"),
        ("Prenzlauer Berg", None, "Berlin", "11000", "Prenzlauer Berg"),
        ("Baden-Baden", None, "Baden-Baden", "08211", ""),
        ("Kassel", None, "Kassel", "06611", ""),
        ("Leipzig", None, "Leipzig", "14713", ""),
    ],
)
def test_a_name_leads_to_its_district(text: str, code: str | None, town: str, ags: str, part: str) -> None:
    place = find_place(text, code)
    assert isinstance(place, Place)
    assert (place.town, place.ags, place.part) == (town, ags, part)


@pytest.mark.parametrize("name", ["Frankfurt", "Halle", "Neustadt", "Rothenburg", "Hof"])
def test_namesakes_are_asked_for(name: str) -> None:
    place = find_place(name)
    assert isinstance(place, Ambiguous)
    assert place.doubt == "namesakes"
    assert len(place.candidates) > 1


def test_a_slip_is_asked_for_and_confirmed_by_the_postcode() -> None:
    asked = find_place("Dortmnud")
    assert isinstance(asked, Ambiguous)
    assert [c.town for c in asked.candidates] == ["Dortmund"]
    known = find_place("Dortmnud", "44137")
    assert isinstance(known, Place)
    assert (known.town, known.certainty) == ("Dortmund", "spelling")


def test_a_town_that_its_postcode_contradicts_stays_open() -> None:
    place = find_place("Essen", "50825")
    assert isinstance(place, Ambiguous)
    assert place.doubt == "contradiction"
    assert place.state == "NW"


def test_a_village_with_the_name_of_a_town_has_no_district_of_the_towns() -> None:
    village = find_place("Burgdorf", "38272")
    assert isinstance(village, Place)
    assert village.ags is None
    assert village.state == "NI"


def test_nothing_is_found_where_nothing_is() -> None:
    assert find_place("") is None
    assert find_place("Blödsinnhausen") is None


def test_every_independent_city_and_every_town_of_the_atlas_is_known() -> None:
    table = atlas.load()
    known = {m.ags for m in gazetteer().municipalities}
    cities = table.places[table.places["kind"] == "independent_city"]
    assert set(cities["ags"]) <= known
    parts = {town.ags for pairs in gazetteer().parts.values() for _, town in pairs}
    assert set(table.towns["ags"]) <= known | parts


def test_searching_forgives_umlauts_and_slips() -> None:
    assert search_places("muen")[0].town == "München"
    assert search_places("Nurenberg")[0].town == "Nürnberg"
    assert search_places("kreuzb")[0].part == "Kreuzberg"
    assert search_places("45130")[0].town == "Essen"
    assert search_places("") == ()
