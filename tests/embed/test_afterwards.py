"""What happens to a publication later: errata, replacement, withdrawal, and an operator's word."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from embed import __main__ as command
from embed import limits
from embed.publishing import RefusedError, publish
from embed.settings import client_address
from store import publications
from tests.embed.given import TOKEN, C, c_at, keep, record


def of_an_earlier_edition() -> dict:
    """As if edition 0 had put C's cash flow at 300 EUR."""
    frozen = deepcopy(record(figures=("cash_flow_before_tax_yearly",)))
    frozen["edition"] = 0
    frozen["results"][0]["cash_flow_before_tax_yearly"] = {"raw": 300.0, "text": {"de": "+300\u00a0€", "en": "+€300"}}
    return frozen


@pytest.mark.parametrize("form", ["/e/{}", "/s/{}", "/v/{}"])
def test_an_erratum_stands_beside_the_published_figure(reader: TestClient, form: str) -> None:
    text = reader.get(form.format(keep(of_an_earlier_edition()))).text
    assert "Berichtigung." in text
    assert "veröffentlicht +300\u00a0€, heute +239\u00a0€" in text
    assert ">+300\u00a0€</dd>" in text


def test_a_picture_with_a_figure_that_is_corrected_says_so(reader: TestClient) -> None:
    said = "Berichtigung: Ausgabe 1 rechnet anders"
    assert said in reader.get(f"/i/{keep(of_an_earlier_edition())}.svg").text
    assert said not in reader.get(f"/i/{keep(record())}.svg").text


def test_no_erratum_where_a_later_edition_agrees(reader: TestClient) -> None:
    assert "Berichtigung." not in reader.get(f"/v/{keep(record() | {'edition': 0})}").text
    assert "Berichtigung." not in reader.get(f"/v/{keep(record())}").text


def test_a_record_that_can_no_longer_be_calculated_is_still_shown(reader: TestClient) -> None:
    frozen = of_an_earlier_edition()
    frozen["inputs"]["listings"][0]["preset"] = "a_preset_of_long_ago"
    answer = reader.get(f"/e/{keep(frozen)}")
    assert answer.status_code == 200
    assert "+300\u00a0€" in answer.text


def test_the_private_address_shows_and_does_nothing_until_it_is_told(reader: TestClient) -> None:
    key = keep(record())
    page = reader.get(f"/w/{key}/{TOKEN}")
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert reader.get(f"/e/{key}").status_code == 200
    told = reader.post(f"/w/{key}/{TOKEN}", data={"do": "withdraw"})
    assert "zurückgezogen" in told.text
    assert reader.get(f"/e/{key}").status_code == 410
    assert publications.get(key).record == ""


def test_another_secret_opens_nothing(reader: TestClient) -> None:
    key = keep(record())
    for token in ("wrong", "", TOKEN + "x"):
        assert reader.post(f"/w/{key}/{token}", data={"do": "withdraw"}).status_code == 404
    assert reader.get(f"/e/{key}").status_code == 200
    with pytest.raises(publications.UnknownPublicationError):
        publications.withdraw(key, "wrong")


def test_guessing_secrets_is_slow(reader: TestClient) -> None:
    key = keep(record())
    tried = [reader.get(f"/w/{key}/{number}").status_code for number in range(limits.managing.burst + 2)]
    assert (tried[0], tried[-1]) == (404, 429)


def test_a_replaced_one_keeps_its_figures_and_points_on(reader: TestClient) -> None:
    old, new = keep(record()), keep(record(c_at(280_000)))
    reader.get(f"/e/{old}")
    told = reader.post(f"/w/{old}/{TOKEN}", data={"do": "replace", "by": f"http://immosieb.test/s/{new}"})
    assert told.status_code == 200
    for form in ("/e/{}", "/s/{}", "/v/{}"):
        text = reader.get(form.format(old)).text
        assert f'href="http://immosieb.test/s/{new}"' in text
        assert "+20\u00a0€" in text
    assert "Ersetzt durch eine neue Fassung" in reader.get(f"/i/{old}.svg").text
    assert "Replaced by a new version" in reader.get(f"/i/{old}.svg?lang=en").text
    assert f"/s/{new}>" in reader.get(f"/d/{old}.json").headers["link"]


def test_a_withdrawn_one_that_was_replaced_points_on_too(reader: TestClient) -> None:
    old, new = keep(record()), keep(record(c_at(280_000)))
    publications.replace(old, TOKEN, new)
    publications.withdraw(old, TOKEN)
    gone = reader.get(f"/e/{old}")
    assert gone.status_code == 410
    assert f'href="http://immosieb.test/s/{new}"' in gone.text


@pytest.mark.parametrize("by", ["", "A" * 16, "http://immosieb.test/s/", "nichts"])
def test_what_is_no_publication_replaces_nothing_and_what_was_typed_stays(reader: TestClient, by: str) -> None:
    key = keep(record())
    told = reader.post(f"/w/{key}/{TOKEN}", data={"do": "replace", "by": by})
    assert "Das ist keine andere Veröffentlichung." in told.text
    assert f'value="{by}"' in told.text
    assert publications.get(key).replaced_by is None


def test_replacements_do_not_go_in_circles(database) -> None:
    first, second = keep(record()), keep(record())
    publications.replace(first, TOKEN, second)
    for key, by in ((second, first), (first, first)):
        with pytest.raises(publications.ReplacementError):
            publications.replace(key, TOKEN, by)


def test_publishing_can_be_switched_off_or_restricted(database, monkeypatch) -> None:
    monkeypatch.setenv("IMMOSIEB_PUBLISHING_CODE", "Sesam")
    with pytest.raises(RefusedError) as refused:
        publish(record(), "t", code="Mohn")
    assert refused.value.reason == "code"
    assert publish(record(), "t", code="Sesam")
    monkeypatch.setenv("IMMOSIEB_PUBLISHING", "off")
    with pytest.raises(RefusedError) as refused:
        publish(record(), "t", code="Sesam")
    assert refused.value.reason == "off"
    assert publish(record(), "t", operator=True)


def test_one_address_publishes_so_often_and_a_second_press_costs_nothing(database, monkeypatch) -> None:
    monkeypatch.setattr(limits.publishing, "burst", 3)
    first = record()
    for _ in range(limits.publishing.burst + 3):
        publish(first, "t", client="192.0.2.1")
    for _ in range(limits.publishing.burst - 1):
        publish(record(), "t", client="192.0.2.1")
    with pytest.raises(RefusedError) as refused:
        publish(record(), "t", client="192.0.2.1")
    assert refused.value.reason == "often"
    assert publish(record(), "t", client="192.0.2.2")


def test_a_limit_fills_up_again() -> None:
    now = [0.0]
    limit = limits.Limit(burst=2, seconds=60, clock=lambda: now[0])
    assert [limit.allows("a") for _ in range(3)] == [True, True, False]
    now[0] = 30.0
    assert [limit.allows("a") for _ in range(2)] == [True, False]


def test_a_network_of_ipv6_is_one_connection_and_an_address_of_ipv4_another() -> None:
    limit = limits.Limit(burst=1, seconds=60, clock=lambda: 0.0)
    once = ("2001:db8::5", "2001:db8:0:1::5", "::ffff:192.0.2.1", "192.0.2.2", "")
    assert [limit.allows(address) for address in once] == [True] * 5
    assert not any(limit.allows(address) for address in ("2001:db8::6", "2001:db8:0:1::9", "192.0.2.1", ""))


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "who"),
    [
        ("203.0.113.9", ["198.51.100.1"], "", "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "10.0.0.0/8", "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.1", ["6.6.6.6, 198.51.100.1"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.1", ["198.51.100.1, 10.0.0.7"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.1", [], "10.0.0.0/8", "10.0.0.1"),
        ("::1", ["2001:db8::5"], "127.0.0.1, ::1", "2001:db8::5"),
        ("::ffff:10.0.0.1", ["198.51.100.1"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.1", ["198.51.100.1"], "10.0.0/8, our-proxy", "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1"], "our-proxy, 10.0.0.0/8", "198.51.100.1"),
    ],
)
def test_only_a_trusted_proxy_says_who_asks(peer, forwarded, trusted, who, monkeypatch) -> None:
    monkeypatch.setenv("IMMOSIEB_TRUSTED_PROXIES", trusted)
    assert client_address(peer, forwarded) == who


def test_the_command_line_publishes_renders_and_withdraws(database, tmp_path, capsysbinary) -> None:
    case = tmp_path / "case.json"
    case.write_text(
        '{"name": "Essen", "price": 189000, "living_area_sqm": 58, "actual_rent_monthly": 790, "state": "NW"}'
    )
    assert command.main(["publish", str(case), "--title", "Titel", "--author", "Blog", "--slider", "price"]) == 0
    out, err = capsysbinary.readouterr()
    key = out.decode().strip()
    assert f"/w/{key}/" in err.decode()
    for what, start in (
        ("embed", b"<!doctype"),
        ("page", b"<!doctype"),
        ("png", b"\x89PNG"),
        ("svg", b"<svg"),
        ("json", b"{"),
    ):
        assert command.main(["render", key, "--what", what]) == 0
        assert capsysbinary.readouterr().out.lstrip().startswith(start)
    assert command.main(["withdraw", key]) == 0
    assert publications.get(key).withdrawn_by == "operator"
    assert command.main(["render", key]) == 1


def test_an_identifier_that_begins_with_a_hyphen_is_no_option(database, capsys) -> None:
    assert command.main(["withdraw", "-s2Qj8NlKesHcbCm"]) == 1
    assert "no publication" in capsys.readouterr().err


def test_a_complete_record_is_published_if_a_listing_can_say_it(database, capsys) -> None:
    import json

    from embed.listing_records import RecordError, listings_of

    golden = json.loads((Path(__file__).parents[1] / "golden" / "golden.json").read_text())["cases"]
    (listing,) = listings_of(golden["03_seed_C"]["inputs"])
    # The oracle's own figure, computed by an independent program.
    assert record(listing)["results"][0]["net_rental_yield"]["raw"] == pytest.approx(9_239.25 / 327_210)
    with pytest.raises(RecordError, match="more than a listing can say"):
        listings_of(golden["08_monument_7i"]["inputs"])
    assert listing.price == C.price


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": "x"}, "price"),
        ({"name": "x", "price": -5, "living_area_sqm": 1, "actual_rent_monthly": 1, "state": "BY"}, "price"),
        ({"nmae": "x"}, "unknown"),
        ([], "One to 5"),
        (7, "JSON object"),
        ({"preset": "gestern"}, "preset"),
        ({"price": "teuer"}, "price: 'teuer' cannot be meant; a number from 1 to 1,000,000,000 is needed"),
        ({"state": "XX"}, "state: 'XX' cannot be meant; known are BW, BY"),
        ({"contract_date": "bald"}, "contract_date: 'bald' cannot be meant; a day is written 2026-11-21"),
    ],
)
def test_a_bad_record_is_refused_with_a_sentence(data: object, said: str) -> None:
    from embed.listing_records import RecordError, listings_of

    with pytest.raises(RecordError, match=said):
        listings_of(data)


def test_what_cannot_be_published_is_said_in_a_sentence(database: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    listing = {"name": "H", "price": 120_000, "living_area_sqm": 55, "state": "ST", "actual_rent_monthly": 520}
    odd, good, two, early = (str(tmp_path / f"{name}.json") for name in ("odd", "good", "two", "early"))
    Path(odd).write_bytes(b"\xff\xfe{")
    Path(good).write_text(json.dumps(listing))
    Path(two).write_text(json.dumps([listing, listing]))
    Path(early).write_text(json.dumps(listing | {"contract_date": "1990-01-01"}))
    missing = str(tmp_path / "missing.json")

    def said(*arguments: str) -> str:
        assert command.main(["publish", *arguments]) == 1
        written = capsys.readouterr()
        assert written.out == ""
        return str(written.err)

    assert said(odd) == "The file is not UTF-8 text.\n"
    assert said(missing) == f"{missing}: No such file or directory.\n"
    assert said(good, "--chart", "bars") == "--chart bars is none of a property: waterfall, years.\n"
    assert said(good, "--figures", "irr") == "No figure to choose: irr.\n"
    assert said(good, "--figures", "irr_after_tax") == (
        "No figure to choose without --marginal-rate: irr_after_tax.\n"
    )
    assert said(two, "--slider", "price") == (
        "--slider price needs a value above zero, the same for all listings "
        "(of a comparison: nominal_rate, vacancy_rate).\n"
    )
    assert said(early) == "transfer_tax (ST) starts on 1997-01-01; 1990-01-01 was asked for.\n"
    monkeypatch.setattr("embed.record.MOST_CHARACTERS", 1_000)
    assert said(good).startswith("The record is too large:")
