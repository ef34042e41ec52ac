from calc import metrics
from calc.metrics import Stage
from words.horizon import over_years, time_after


def test_labels_follow_the_holding_period() -> None:
    label = metrics.get("irr_after_tax").label
    assert over_years(label.de, 15, "de") == "Rendite nach Steuern, 15 Jahre"
    assert over_years(label.en, 1, "en") == "Return after tax, 1 year"
    assert over_years(label.de, 10, "de") == label.de


def test_no_word_about_ten_years_is_left() -> None:
    for metric in metrics.catalogue(Stage.HORIZON).values():
        for words in (metric.label, metric.meaning, metric.formula):
            german, english = over_years(words.de, 15, "de"), over_years(words.en, 15, "en")
            assert not any(sign in german for sign in ("zehn", "10 Jahre", "/ 10)")), german
            assert not any(sign in english for sign in ("ten years", "10 years", "/ 10)")), english


def test_one_year_is_singular() -> None:
    meaning = metrics.get("irr_after_tax").meaning
    assert "nach einem Jahr zum" in over_years(meaning.de, 1, "de")
    assert "after one year at" in over_years(meaning.en, 1, "en")


def test_times_behind_after() -> None:
    assert time_after(27, 10, "de") == "27 Jahren, 10 Monaten"
    assert time_after(1, 1, "de") == "1 Jahr, 1 Monat"
    assert time_after(40, 0, "de") == "40 Jahren"
    assert time_after(0, 11, "en") == "11 months"


def test_several_holding_periods_have_no_number() -> None:
    label = metrics.get("irr_after_tax").label
    assert (over_years(label.de, None, "de"), over_years(label.en, None, "en")) == (
        "Rendite nach Steuern",
        "Return after tax",
    )
