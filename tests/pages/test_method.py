"""Every law file on the method page, in both languages, with its doubts."""

import re

import pytest

from calc.edition import LAW_DAY
from calc.law import statutes
from words.catalogue import text

LAWS = statutes()


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_provision_of_every_law_is_on_the_page(show, language: str) -> None:
    screen = show("methode", lang=language)
    html, said = "".join(screen.html), screen.text
    for law in LAWS:
        assert plain(law.name.in_language(language)) in said, law.key
        keys = {name for name in law.labels if "_" in name}
        assert not [key for key in keys if key in html], "A key of the file instead of its label."
        for provision in (p for dated in law.series.values() for p in dated):
            assert plain(provision.reference) in said
            assert f'href="{provision.url.replace("&", "&amp;")}"' in html
            for words in (provision.note, provision.remark, law.note, law.remark):
                assert words is None or plain(words.in_language(language)) in said
    shown = said.split(text(language, "method.laws"), 1)[1]
    assert not re.search(r"\b(inf|nan|None|0001)\b|\{\w*\}", shown)


def test_figures_stand_as_german_readers_write_them(show) -> None:
    shown = show("methode").text
    for figure in (
        "bis 17.799 €",
        "(914,51 · y + 1.400) · y",
        "(173,10 · z + 2.397) · z + 1.034,87 €",
        "45 % von x − 19.470,38 €",
        "darüber",
        "445,33 € im Jahr",
        "14,58 € je m² und Jahr",
        "0,50 € je m² und Monat",
        "126 Monate",
        "unter 12 kg",
        "Jahr 9 bis 12",
        "bis 31.12.1924",
        "01.01.1925 bis 31.12.2022",
        "01.10.2023 bis 30.09.2029",
    ):
        assert figure in shown, figure


def test_figures_stand_as_english_readers_write_them(show) -> None:
    shown = show("methode", lang="en").text
    for figure in ("up to €17,799", "45% of x − €19,470.38", "€445.33 per year", "126 months", "above", "2025-07-01"):
        assert figure in shown, figure


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_uncertain_is_gathered_from_the_files(show, language: str) -> None:
    shown = show("methode", lang=language).text
    block = shown.split(text(language, "method.uncertain"), 1)[1].split(text(language, "method.slips"))[0]
    for law in LAWS:
        today = [provision for _, provision in law.current(LAW_DAY)]
        notes = [note for note in (law.note, *(p.note for p in today)) if note]
        open_points = notes or [p for p in today if p.evidence != "read"]
        assert (plain(law.name.in_language(language)) in block) == bool(open_points), law.key
        assert all(plain(note.in_language(language)) in block for note in notes)
