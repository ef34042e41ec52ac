"""What is shown is saved, found again, shared for reading, and never overwritten unawares."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import OperationalError

from calc.case import Tax
from embed import limits
from intake.workspace.document import Writer
from intake.workspace.reading import read
from store import workspaces
from ui.keeping import keys
from ui.workspace import actions

pytestmark = pytest.mark.usefixtures("database")
ESSEN = "m~p-189000~a-58~r-790~s-NW~n-Essen"


@pytest.fixture(autouse=True)
def as_a_stranger() -> None:
    """Nobody has made a workspace yet: all windows of these tests come from one address."""
    limits.keeping.forget()


@pytest.fixture
def cookies(monkeypatch) -> dict[str, str]:
    """The cookies of the browser in which every window of this test is opened."""
    jar: dict[str, str] = {}
    monkeypatch.setattr(keys, "cookie", lambda name: jar.get(name, ""))
    return jar


def give(cookies: dict[str, str], token: str, *, own: bool = True) -> str:
    """The browser holds the key of a workspace; its handle."""
    handle = workspaces.handle(token)
    cookies[f"immosieb_w_{handle}"] = token
    if own:
        cookies["immosieb_own"] = handle
    return handle


def press(screen, key: str):
    screen.at.button(key=f"workspace_{key}").click()
    return screen.run()


def token_of(screen) -> str:
    return screen.at.session_state["keeping"].token


def stored(token: str):
    kept = workspaces.open_with(token)
    return read(kept.document, kept.private)[0]


def gate(screen, value: str):
    return screen.type("gate_equity", value).run()


@pytest.fixture
def saved(show, cookies):
    """A window whose workspace has just been saved; the browser knows it."""
    screen = press(show(o=["B", ESSEN]), "save")
    give(cookies, token_of(screen))
    return screen


def names(contents) -> list[str]:
    return [listing.name[:5] for listing in contents.listings]


def test_nothing_is_saved_before_somebody_asks(show, database) -> None:
    gate(show(), "60000")
    with pytest.raises(workspaces.NoWorkspace):
        workspaces.open_with("a" * 32)
    assert "Arbeitsbereich speichern" in [button.label for button in show().at.button]


def test_saving_keeps_all_and_names_itself_in_the_address(saved) -> None:
    token = token_of(saved)
    assert names(stored(token)) == ["B, Os", "Essen"]
    assert saved.address["w"] == [workspaces.handle(token)]
    assert saved.address["o"] == ["B", ESSEN]
    assert token not in str(saved.address)
    assert all(token not in link.proto.query_string for link in saved.at.get("page_link"))
    assert all(f"w={workspaces.handle(token)}" in link.proto.query_string for link in saved.at.get("page_link"))
    assert "Zuletzt gespeichert um " in saved.text


def test_a_list_from_a_file_is_saved_beside_its_upload(show, cookies) -> None:
    screen = show()
    screen.at.segmented_control(key="entry_way").set_value("file")
    saved = press(screen.run(), "save")
    assert not saved.at.exception
    assert "Immosieb ersetzt keine Beratung" in saved.text  # The foot, which a dialog that fails takes along.


def test_an_own_setting_of_the_sieve_is_found_again(saved, show) -> None:
    gate(saved, "60000")
    saved.type("gates_name", "Streng")
    next(b for b in saved.at.button if b.proto.is_form_submitter and b.label == "Einstellung merken").click()
    saved.run()
    assert [(kept.name, kept.gates.equity) for kept in stored(token_of(saved)).own_gates] == [("Streng", 60_000)]
    assert "Streng" in show(w=saved.address["w"]).at.selectbox(key="gate_preset").options


def test_the_line_at_the_foot_stands_where_there_is_something_to_keep(show) -> None:
    screen = show()
    for page, stands in (("", True), ("objekt", True), ("vergleich", True), ("atlas", False), ("methode", False)):
        keys_of_buttons = [button.key for button in screen.go(page).at.button]
        assert ("workspace_save" in keys_of_buttons) is stands
        assert "workspace_status" in keys_of_buttons
    assert "Einstellungen" in press(screen, "status").text


def test_every_change_is_saved_from_then_on(saved) -> None:
    token = token_of(saved)
    saved.submit(name="Bonn").run()
    gate(saved, "60000")
    contents = stored(token)
    assert names(contents) == ["B, Os", "Essen", "Bonn"]
    assert contents.gates.equity == 60_000
    assert workspaces.standing(token).revision == 3


def test_a_run_without_a_change_saves_nothing(saved) -> None:
    token = token_of(saved)
    saved.run()
    saved.press("English").press("Deutsch")
    saved.go("vergleich")
    assert workspaces.standing(token).revision == 1


def test_each_listing_keeps_the_day_and_its_prices(saved) -> None:
    (_, essen) = stored(token_of(saved)).listings
    assert essen.provenance.key
    assert [price for _, price in essen.provenance.prices] == [189_000]
    assert essen.provenance.captured is not None


def test_a_new_window_finds_everything_more_than_an_address_can_hold(saved, show) -> None:
    for name in ("Drei", "Vier", "Fünf", "Sechs", "Sieben"):
        saved.submit(name=name)
    again = show(w=saved.address["w"])
    assert len(again.table) == 1 + 7
    assert again.address == saved.address
    assert "Die Adresse hält" not in again.text
    reloaded = show(**saved.address)
    assert len(reloaded.table) == 1 + 7
    assert workspaces.standing(token_of(again)).revision == 6


def test_an_old_bookmark_of_the_workspace_opens_what_it_holds_now(saved, show) -> None:
    before = saved.address
    saved.submit(name="Bonn")
    assert len(show(**before).table) == 1 + 3


def test_the_buyers_tax_is_kept_for_the_owner_only(saved, show, cookies) -> None:
    token = token_of(saved)
    saved.type("buyer_income", "123456").run()
    assert stored(token).buyer == Tax(other_taxable_income=123_456.0)
    assert "123.456" in show(w=saved.address["w"]).at.text_input(key="buyer_income").value
    assert "123456" not in workspaces.open_with(token).document
    reader = give(cookies, workspaces.read_token(token), own=False)
    reading = show(w=reader)
    assert reading.at.text_input(key="buyer_income").value == "60.000\u00a0€"
    assert "123456" not in str(reading.address) + str(saved.address)


def test_who_has_no_key_sees_the_address_and_not_the_workspace(saved, show, cookies) -> None:
    saved.submit(name="Bonn")
    cookies.clear()
    stranger = show(**saved.address)
    assert len(stranger.table) == 1 + 3
    assert stranger.at.session_state["keeping"] is None if "keeping" in stranger.at.session_state else True
    gate(stranger, "60000")
    assert "w" not in stranger.address
    assert stored(token_of(saved)).gates.equity is None
    bare = show(w=saved.address["w"])
    assert any(said.startswith("Dieser Arbeitsbereich ist privat.") for said in bare.notices)


@pytest.mark.parametrize("handle", ("x", "0123456789AB", "<script>", "0" * 11))
def test_a_nonsense_name_of_a_workspace_is_a_broken_address(show, cookies, handle: str) -> None:
    screen = show(w=handle)
    assert any(said.startswith("Ein Teil der Adresse war nicht lesbar.") for said in screen.notices)
    assert len(screen.table) == 1 + 3


def test_a_key_under_another_name_opens_nothing(saved, show, cookies) -> None:
    cookies["immosieb_w_0123456789ab"] = token_of(saved)
    assert any("privat" in said for said in show(w="0123456789ab").notices)


def test_the_reader_saves_nothing_and_goes_on_with_a_copy(saved, show, cookies) -> None:
    token = token_of(saved)
    reader = show(w=give(cookies, workspaces.read_token(token), own=False))
    assert any(said.startswith("Dieser Arbeitsbereich ist nur zum Lesen.") for said in reader.notices)
    assert [row[0][:2] for row in reader.table[1:]] == ["B,", "Es"]
    gate(reader, "60000")
    assert "w" not in reader.address
    assert any(said.startswith("Sie arbeiten an einer Kopie.") for said in reader.notices)
    assert workspaces.standing(token).revision == 1
    gate(saved, "50000")
    assert stored(token).gates.equity == 50_000


def test_a_shared_address_wins_and_says_where_the_own_workspace_is(saved, show) -> None:
    shared = show(o="A")
    assert [row[0][:2] for row in shared.table[1:]] == ["A,"]
    assert any(said.startswith("Sie sehen eine geteilte Rechnung.") for said in shared.notices)
    gate(shared, "60000")
    assert workspaces.standing(token_of(saved)).revision == 1
    own = press(shared, "told_own")
    assert [row[0][:2] for row in own.table[1:]] == ["B,", "Es"]
    assert own.address["w"] == saved.address["w"]


def conflict(saved, show):
    """Two windows that saw the same; the other one has added a listing and lowered a price, this one set a gate."""
    other = show(w=saved.address["w"]).submit(name="Bonn")
    return gate(saved, "60000"), other


def test_the_later_window_is_told_and_keeps_what_was_typed(saved, show) -> None:
    late, _ = conflict(saved, show)
    (said,) = [said for said in late.problems if said.startswith("Nicht gespeichert: In einem anderen Fenster")][:1]
    assert "Dort: 3 Inserate. Hier: 2 Inserate." in said
    assert late.at.text_input(key="gate_equity").value == "60.000\u00a0€"
    contents = stored(token_of(saved))
    assert (names(contents), contents.gates.equity) == (["B, Os", "Essen", "Bonn"], None)
    late.submit(name="Köln")
    assert names(stored(token_of(saved))) == ["B, Os", "Essen", "Bonn"], "Nothing is saved until it is decided."


def test_merging_keeps_both(saved, show) -> None:
    late, _ = conflict(saved, show)
    press(late, "top_merge")
    contents = stored(token_of(saved))
    assert (names(contents), contents.gates.equity) == (["B, Os", "Essen", "Bonn"], 60_000)
    assert len(late.table) == 1 + 3
    assert "Beide Stände sind zusammengeführt und gespeichert." in late.text
    gate(late, "70000")
    assert stored(token_of(saved)).gates.equity == 70_000


def test_merging_names_what_both_changed(saved, show) -> None:
    gate(show(w=saved.address["w"]), "50000")
    press(gate(saved, "60000"), "top_merge")
    assert stored(token_of(saved)).gates.equity == 60_000
    assert "Bei diesen Einstellungen gilt Ihr Wert: Mein Eigenkapital." in saved.text


def test_overwriting_keeps_this_window(saved, show) -> None:
    late, _ = conflict(saved, show)
    press(late, "top_overwrite")
    contents = stored(token_of(saved))
    assert (names(contents), contents.gates.equity) == (["B, Os", "Essen"], 60_000)
    assert "Nicht gespeichert" not in late.text


def test_taking_the_other_version_shows_it(saved, show) -> None:
    late, _ = conflict(saved, show)
    press(late, "top_take_theirs")
    assert len(late.table) == 1 + 3
    assert late.at.text_input(key="gate_equity").value == ""
    assert workspaces.standing(token_of(saved)).revision == 2


def test_a_third_writer_is_noticed_too(saved, show) -> None:
    late, other = conflict(saved, show)
    other.submit(name="Dortmund")
    press(late, "top_merge")
    assert any(said.startswith("Nicht gespeichert: In einem anderen Fenster") for said in late.problems)
    assert "zusammengeführt und gespeichert" not in late.text
    press(late, "top_merge")
    assert names(stored(token_of(saved))) == ["B, Os", "Essen", "Bonn", "Dortm"]


def test_a_database_that_fails_costs_nothing_that_was_typed(saved, monkeypatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OperationalError("save", None, Exception("disk full"))

    with monkeypatch.context() as patch:
        patch.setattr(workspaces, "save", broken)
        gate(saved, "60000")
        assert any("Die Datenbank nimmt gerade nichts an." in said for said in saved.problems)
        assert saved.at.text_input(key="gate_equity").value == "60.000\u00a0€"
    press(saved, "top_retry")
    assert stored(token_of(saved)).gates.equity == 60_000
    assert "Nicht gespeichert" not in saved.text


def test_a_database_that_does_not_open_shows_the_address(saved, show, monkeypatch) -> None:
    def broken(_: str) -> None:
        raise OperationalError("open", None, Exception("no such host"))

    monkeypatch.setattr(workspaces, "open_with", broken)
    screen = show(**saved.address)
    assert len(screen.table) == 1 + 2
    assert any(said.startswith("Der Arbeitsbereich ist gerade nicht zu erreichen.") for said in screen.notices)


def test_a_deleted_workspace_is_missed_by_the_other_window(saved, show) -> None:
    token = token_of(saved)
    workspaces.delete(token)
    gate(saved, "60000")
    assert any("wurde anderswo gelöscht" in said for said in saved.problems)
    press(saved, "top_anew")
    assert token_of(saved) != token
    assert stored(token_of(saved)).gates.equity == 60_000
    assert any("gibt es nicht mehr" in said for said in show(w=workspaces.handle(token)).notices)


def test_deleting_asks_first(saved) -> None:
    press(saved, "status")
    assert next(button for button in saved.at.button if button.label == "Endgültig löschen").disabled


def test_forgetting_leaves_the_workspace_and_shows_nothing_of_it(saved) -> None:
    token = token_of(saved)
    saved.type("buyer_income", "123456").run()
    press(saved, "status").press("In diesem Browser vergessen")
    assert names(stored(token)) == ["B, Os", "Essen"]
    assert "w" not in saved.address
    assert saved.at.text_input(key="buyer_income").value == "60.000\u00a0€"
    assert "Essen" not in saved.text


def test_back_to_an_earlier_state_of_this_window_is_kept_as_shown(saved) -> None:
    before = saved.address
    gate(saved, "60000")
    saved.at.query_params.clear()
    for name, value in before.items():
        saved.at.query_params[name] = value
    saved.run()
    assert saved.at.text_input(key="gate_equity").value == ""
    assert stored(token_of(saved)).gates.equity is None


def test_an_unknown_earlier_address_is_shown_but_not_saved(saved, show) -> None:
    again = show(w=saved.address["w"])
    again.at.query_params["o"] = ["A"]
    again.run()
    assert [row[0][:2] for row in again.table[1:]] == ["A,"]
    assert any(said.startswith("Diese Adresse zeigt einen früheren Stand.") for said in again.notices)
    gate(again, "60000")
    assert workspaces.standing(token_of(saved)).revision == 1


def test_what_a_newer_edition_saved_is_not_touched(saved, show) -> None:
    token = token_of(saved)
    workspaces.save(token, json.dumps({"format": "immosieb-workspace", "schema": 99}), based_on=1)
    screen = show(w=saved.address["w"])
    assert any(said.startswith("Dieser Arbeitsbereich lässt sich hier nicht lesen.") for said in screen.notices)
    gate(screen, "60000")
    assert workspaces.standing(token).revision == 2


def test_a_part_that_cannot_be_read_is_named(saved, show) -> None:
    token = token_of(saved)
    document = json.loads(workspaces.open_with(token).document)
    document["listings"][1]["nominal_rate"] = "vier <b>"
    workspaces.save(token, json.dumps(document), based_on=1)
    screen = show(w=saved.address["w"])
    (said,) = [said for said in screen.notices if said.startswith("Ein Teil war nicht lesbar")]
    assert "Inserat 2 „Essen“: Sollzins „vier <b>“." in said
    assert len(screen.table) == 1 + 2


def test_a_hostile_name_does_no_harm(saved, show) -> None:
    token = token_of(saved)
    contents = stored(token)
    hostile = replace(contents.listings[0], name="<img src=x onerror=alert(1)>")
    workspaces.save(token, Writer().document(replace(contents, listings=(hostile,))), based_on=1)
    screen = show(w=saved.address["w"])
    assert "<img" not in "".join(screen.html)
    assert "<img src=x onerror=alert(1)>" in screen.text


def test_an_embedded_page_offers_no_workspace(show) -> None:
    screen = show()
    screen.at.context["is_embedded"] = True
    screen.run()
    assert "Arbeitsbereich" not in screen.text


def test_no_address_makes_workspaces_without_end(show, cookies, monkeypatch):
    monkeypatch.setattr(actions, "client", lambda: "192.0.2.1")
    monkeypatch.setattr(limits, "keeping", limits.Limit(burst=1, seconds=3600))
    press(show(o=["B", ESSEN]), "save")
    screen = press(show(o=["B", ESSEN]), "save")
    assert "w" not in screen.address
    assert "in der letzten Stunde" in screen.text
    assert "Essen" in screen.text


def places(screen) -> dict[int, str]:
    """Where on the page everything stands that is more than a message."""
    return {at: type(part).__name__ for at, part in screen.at.main.children.items()}


# Streamlit would draw it again in the new place, and take the old one away only when the whole run has ended.
@pytest.mark.parametrize("page", ("", "objekt", "vergleich", "atlas"))
def test_what_is_said_moves_nothing_to_another_place(saved, show, page) -> None:
    before = places(saved.go(page))
    conflict(saved.go(""), show)
    assert any(said.startswith("Nicht gespeichert") for said in saved.go(page).problems)
    assert places(saved) == before


def test_what_a_page_says_moves_nothing_either(saved) -> None:
    before = places(saved.go("objekt"))
    saved.press("Inserat entfernen")
    assert any("ist entfernt" in said for said in saved.notices)
    assert places(saved) == before


def open_purchase(screen):
    """The tab Kauf of a page that has just been opened."""
    screen.at.session_state["property_tabs_de"] = "Kauf"
    return screen.run()


def test_the_link_to_the_offer_is_asked_kept_and_shown(saved, show) -> None:
    open_purchase(saved.go("objekt")).type("property_source_url", "Nr. 7").run()
    assert "Das ist keine Internetadresse." in saved.problems[0]
    assert saved.at.text_input(key="property_source_url").value == "Nr. 7"
    saved.type("property_source_url", "www.example.org/7?a=1").run()
    assert saved.problems == []
    assert stored(token_of(saved)).listings[0].provenance.source_url == "https://www.example.org/7?a=1"
    assert "example.org" not in str(saved.address)
    again = show("objekt", w=saved.address["w"])
    assert 'href="https://www.example.org/7?a=1" rel="noopener noreferrer nofollow"' in "".join(again.html)


def test_the_price_says_how_it_has_moved(saved, show) -> None:
    token = token_of(saved)
    assert "Preise des Inserats" not in open_purchase(saved.go("objekt")).text
    contents = stored(token)
    (b, essen), (_, price) = contents.listings, contents.listings[0].provenance.prices[0]
    seen = ((date(2026, 3, 1), 80_000.0), (date(2026, 4, 2), 82_500.0), (date(2026, 11, 20), price))
    b = replace(b, provenance=replace(b.provenance, prices=seen))
    workspaces.save(token, Writer().document(replace(contents, listings=(b, essen))), based_on=1)
    text = open_purchase(show("objekt", w=saved.address["w"])).text
    # B costs 75,000 EUR.
    assert "Seit dem 01.03.2026 ist der Preis um 5.000 € gesunken" in text
    assert "20.11.2026 −7.500 € 75.000 € 02.04.2026 +2.500 € 82.500 € 01.03.2026 80.000 €" in text
