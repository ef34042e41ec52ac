"""The committed fonts are those that are made, carry their own name, and know their widths."""

import pytest
from fontTools.ttLib import TTFont

from drawing.fonts import WEIGHTS, document_font, picture_font, text_width, widths_file
from drawing.fonts.__main__ import document_bytes, picture_bytes, widths_bytes
from drawing.png import png


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_files_are_made_from_the_unmodified_ones(weight) -> None:
    assert document_font(weight).read_bytes() == document_bytes(weight)
    assert picture_font(weight).read_bytes() == picture_bytes(weight)
    assert widths_file().read_bytes() == widths_bytes()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_reserved_name_is_not_used_for_a_changed_file(weight) -> None:
    for file in (document_font(weight), picture_font(weight)):
        names = {record.nameID: str(record) for record in TTFont(file)["name"].names}
        assert names[1].startswith("Immosieb Sans")
        assert all("Plex" not in names.get(key, "") for key in (1, 3, 4, 6, 16))
        assert "Open Font License" in names[13]
    assert (document_font(400).parent / "OFL.txt").exists()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_german_and_english_can_be_written(weight) -> None:
    known = TTFont(document_font(weight)).getBestCmap()
    assert [sign for sign in "aZ0äöüÄÖÜß€%²§„“’–−·+\u00a0" if ord(sign) not in known] == []


def test_figures_stand_in_columns() -> None:
    assert {text_width(sign, 10) for sign in "0123456789+−"} == {6.0}  # 600 thousandths of the size


def test_text_is_drawn_with_our_font_and_no_other() -> None:
    def drawn(text: str) -> bytes:
        return png(f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><text y="20">{text}</text></svg>')

    assert drawn("Ö") != drawn("")
    assert drawn("漢") == drawn("字")  # The sign for what is missing.
