import pytest

from calc.screening import Gates, Verdict
from words.findings import cash_flow_finding, cash_flow_range, missing_words, short_name, shortfall, sieve_finding

P, N, F = Verdict.PASS, Verdict.NEAR, Verdict.FAIL
NB = "\u00a0"


@pytest.mark.parametrize(
    ("verdicts", "de", "en"),
    [
        (
            [P, N, N, F, F, F, F, F],
            "Ein Inserat passt, zwei sind knapp, fünf fallen durch",
            "One listing passes, two are close, five fail",
        ),
        ([F, F, P], "Ein Inserat passt, zwei fallen durch", "One listing passes, two fail"),
        ([N, F], "Ein Inserat ist knapp, eins fällt durch", "One listing is close, one fails"),
        ([P] * 13, "13 Inserate passen", "13 listings pass"),
    ],
)
def test_the_sieve_says_what_it_found(verdicts: list[Verdict], de: str, en: str) -> None:
    assert sieve_finding(verdicts, "de") == de
    assert sieve_finding(verdicts, "en") == en


@pytest.mark.parametrize(
    ("names", "values", "de"),
    [
        ("ABC", [-7_782, -87, 239.25], f"Nur C trägt sich vor Steuern selbst, B verfehlt es um 87{NB}€ im Jahr"),
        ("AB", [-7_782, -87], f"Keines trägt sich vor Steuern selbst, B verfehlt es um 87{NB}€ im Jahr"),
        ("ABC", [1, -5, 0], f"Nur A und C tragen sich vor Steuern selbst, B verfehlt es um 5{NB}€ im Jahr"),
        ("AB", [1, 2], "Alle zwei tragen sich vor Steuern selbst"),
        ("A", [-0.2], f"A trägt sich vor Steuern nicht: Es fehlen 0,20{NB}€ im Jahr"),
    ],
)
def test_the_comparison_names_who_carries_itself_and_the_nearest_other(names: str, values: list, de: str) -> None:
    assert cash_flow_finding(names, values, "de") == de


def test_the_range_names_the_best_first() -> None:
    assert cash_flow_range("AC", [-7_782, 239.25], "de") == f"Zwischen C und A liegen 8.021{NB}€ im Jahr"


def test_a_shortfall_is_points_or_euros() -> None:
    gross, *_, exact = Gates().active()
    assert shortfall(gross, 0.006, "de") == f"0,6{NB}Prozentpunkte"
    assert shortfall(gross, 0.0003, "de", brief=True) == f"0,03{NB}Pp."
    assert missing_words(exact, 87.0, "de") == f"87{NB}€ fehlen"
    assert missing_words(exact, 0.003, "de") == f"0,01{NB}€ fehlen"
    (equity,) = [g for g in Gates(equity=1.0).active() if g.metric.key == "equity"]
    assert missing_words(equity, 2_070.0, "de") == f"2.070{NB}€ zu viel"


@pytest.mark.parametrize(
    ("name", "short"),
    [("C, Rand von München", "C"), ("Essen", "Essen"), (",", ","), ("x" * 40, "x" * 27 + "…")],
)
def test_titles_take_the_part_before_the_comma(name: str, short: str) -> None:
    assert short_name(name) == short
