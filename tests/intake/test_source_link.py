"""Where an offer stands: only what a browser opens as a page counts as its address."""

import pytest

from intake.source_link import leading_link, source_link


@pytest.mark.parametrize(
    ("typed", "link"),
    (
        (" https://example.org/1?a=b#c ", "https://example.org/1?a=b#c"),
        ("www.example.org/expose/1", "https://www.example.org/expose/1"),
        ("example.org/expose/1", "https://example.org/expose/1"),
        ("siehe.unten", ""),
        ("Nr.AB", ""),
        ("http://münchen.example/Wohnung", "http://münchen.example/Wohnung"),
        ("", ""),
        ("Essen", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("https://[", ""),
        ("https://a b.example", ""),
        ('https://example.org/"onmouseover=alert(1)', ""),
        ("https://example.org/\u202e", ""),
        ("https://example.org/" + "x" * 2_000, ""),
    ),
)
def test_only_a_web_address_is_a_link(typed: str, link: str) -> None:
    assert source_link(typed) == link


@pytest.mark.parametrize(
    ("pasted", "link"),
    (
        ("\nhttps://example.org/1\r\nKaufpreis 189.000 €", "https://example.org/1"),
        ("Kaufpreis 189.000 €\nhttps://example.org/1", ""),
        ("Siehe https://example.org/1\nKaufpreis 189.000 €", ""),
        ("Essen.Rüttenscheid\nKaufpreis 189.000 €", ""),
        ("", ""),
    ),
)
def test_the_link_of_a_pasted_text_stands_alone_in_its_first_line(pasted: str, link: str) -> None:
    assert leading_link(pasted) == link
