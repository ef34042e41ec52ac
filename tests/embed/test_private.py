"""What must never be seen is looked for on every address."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from calc.case import Tax
from calc.screening import Gates
from embed.author import wording
from embed.freezing.freeze import Choice
from embed.freezing.subjects import Properties, usual_rate
from embed.record import canonical
from tests.embed.given import ALL, TOKEN, C, keep, record

STREET, FLOOR, POSTCODE, LINK = "Schillerstraße", "7. OG links", "81673", "https://expose.test/4711"
BUYER = Tax(other_taxable_income=73_123.0, splitting=True, church_tax_rate=0.09)
OWN_GATES = Gates(equity=61_234.0, monthly_top_up=4_321.0)
SECRETS = (
    STREET,
    FLOOR,
    POSTCODE,
    "expose.test",
    "Petra Mustermann",
    "73123",
    "73.123",
    "73,123",
    "61234",
    "61.234",
    "4321",
    "4.321",
    TOKEN,
)
WORDS = (
    "splitting",
    "church",
    "Kirchensteuer",
    "other_taxable_income",
    "provenance",
    "source_url",
    "postal",
    "floor",
)


def private_listing():
    return replace(
        C,
        name="Wohnung in München",
        floor=FLOOR,
        postal_code=POSTCODE,
        town="München",
        provenance=replace(C.provenance, source_url=LINK),
    )


@pytest.fixture
def everything(reader: TestClient) -> str:
    """All that any address says of two publications, one of them with a tax rate."""
    listing = private_listing()
    keys = [
        keep(record(listing, gates=OWN_GATES, marginal_rate=usual_rate(BUYER), slider="price", author="Blog")),
        keep(record(listing, *ALL, gates=OWN_GATES)),
    ]
    said = []
    for key in keys:
        forms = [f"/{letter}/{key}{query}" for letter in "esv" for query in ("", "?lang=en", "?at=2")]
        forms += [f"/i/{key}.svg", f"/d/{key}.json", f"/d/{key}.csv", f"/oembed?url=http://immosieb.test/s/{key}"]
        for form in forms:
            answer = reader.get(form)
            assert answer.status_code == 200
            said += [answer.text, str(answer.headers)]
    return "\n".join(said)


def test_nothing_private_stands_anywhere(everything: str) -> None:
    assert "Wohnung in München" in everything
    text = everything.replace("\u00a0", " ")
    assert [secret for secret in SECRETS if secret in text] == []
    assert [word for word in WORDS if word.lower() in text.lower()] == []


def test_the_rate_is_named_where_one_was_confirmed_and_nothing_after_tax_where_not(reader: TestClient) -> None:
    with_rate, without = keep(record(marginal_rate=0.42)), keep(record())
    assert "42\u00a0%" in reader.get(f"/e/{with_rate}").text
    text = reader.get(f"/e/{without}").text
    assert "Alle Zahlen vor Einkommensteuer." in text
    assert "nach Steuern" not in text


def test_the_dialog_s_names_replace_those_of_the_listings() -> None:
    listing = replace(C, name=f"{STREET} 12, Petra Mustermann")
    subject = Properties("property", (listing,), Gates())
    frozen = canonical(subject.record(Choice(wording("Titel"), "0" * 16), ["Wohnung am Park"]))
    assert STREET not in frozen
    assert "Wohnung am Park" in frozen
