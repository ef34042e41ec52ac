"""Setting the sieve: sliders, the buyer's own two gates, and what happens to a broken one."""

import pytest

SLIDERS = {
    "gate_gross_rental_yield": ("g1", 0.02, "3 von 3"),
    "gate_quick_net_rental_yield": ("g2", 0.027, "1 von 3"),
    "gate_quick_cash_flow_yearly": ("g3", 1_000.0, "1 von 3"),
    "gate_cash_flow_before_tax_yearly": ("g4", -100.0, "2 von 3"),
}


def key_of(screen, label: str) -> str:
    return next(field.key for field in screen.at.text_input if field.label.startswith(label))


@pytest.mark.parametrize("key", SLIDERS)
def test_a_slider_sets_its_gate_and_writes_the_address(show, key: str):
    code, value, left = SLIDERS[key]
    screen = show()
    screen.at.select_slider(key=key).set_value(value).run()
    assert screen.address.keys() == {code}
    assert float(screen.address[code][0]) == value
    assert screen.table[0][list(SLIDERS).index(key) + 1].endswith(left)
    assert screen.at.select_slider(key=key).value == value


@pytest.mark.parametrize("key", SLIDERS)
def test_a_gate_that_is_off_has_no_column_and_can_be_switched_on(show, key: str):
    code, value, _ = SLIDERS[key]
    screen = show(**{code: "off"})  # AppTest cannot choose None; a journey does.
    assert len(screen.table[0]) == 1 + 3 + 1
    screen.at.select_slider(key=key).set_value(value).run()
    assert len(screen.table[0]) == 1 + 4 + 1


def test_with_all_gates_off_everything_passes(show):
    screen = show(g1="off", g2="off", g3="off", g4="off")
    assert not screen.at.exception
    assert screen.title == "Keine Hürde eingeschaltet"


def test_b_passes_once_87_euros_of_loss_are_allowed(show):
    screen = show()
    screen.at.select_slider(key="gate_cash_flow_before_tax_yearly").set_value(-100.0).run()
    assert screen.title == "Zwei Inserate passen, eins fällt durch"
    assert screen.row("B,")[-1] == "passt"


@pytest.mark.parametrize("text", ("30000", "30.000", "30.000,00 €", "30 000"))
def test_the_equity_i_have_is_a_gate(show, text: str):
    screen = show().type("gate_equity", text).run()
    assert screen.address == {"g5": ["30000"]}
    assert screen.at.text_input(key="gate_equity").value.replace("\u00a0", " ") == "30.000 €"
    assert "bis 30.000 €" in screen.table[0][5]
    # SPEC: closing costs are 9.07 %; A would need 45,350 EUR but has fallen at the first gate already.
    assert screen.row("C,")[-1] == "passt"
    screen.type("gate_equity", "20000").run()
    # C needs 9.07 % of 300,000 = 27,210.
    assert screen.row("C,")[5] == "27.210 € 7.210 € zu viel"
    assert screen.row("C,")[-1] == "fällt durch"


def test_the_monthly_amount_i_can_add_is_a_gate(show):
    screen = show()
    key = key_of(screen, "Zuzahlung im Monat")
    # SPEC section 1: after tax C costs 696 EUR a year, 58 a month; 1 EUR too much is less than 1 % of 1,000 EUR rent.
    assert screen.type(key, "57 €").run().row("C,")[-1] == "knapp"
    assert screen.address == {"g6": ["57"]}
    assert screen.type(key, "59").run().row("C,")[-1] == "passt"


def test_an_emptied_own_gate_is_off_again(show):
    screen = show(g5="20000").type("gate_equity", "").run()
    assert screen.address == {}
    assert len(screen.table[0]) == 1 + 4 + 1


@pytest.mark.parametrize("text", ("viel", "-1", "1e12", "1000000000000", "<script>alert(1)</script>", "12 %"))
@pytest.mark.parametrize("label", ("Mein Eigenkapital", "Zuzahlung im Monat"))
def test_a_broken_own_gate_is_named_keeps_its_text_and_changes_nothing(show, label: str, text: str):
    screen = show()
    key = key_of(screen, label)
    screen.type(key, text).run()
    (problem,) = screen.problems
    assert f"„{label}" in problem
    assert screen.at.text_input(key=key).value == text
    assert screen.address == {}
    assert len(screen.table[0]) == 1 + 4 + 1
    screen.type(key, "40000").run()
    assert screen.problems == []


def test_a_broken_gate_leaves_the_good_one_that_stood_there_before(show):
    screen = show(g5="20000").type("gate_equity", "viel").run()
    assert screen.address == {"g5": ["20000"]}
    assert "bis 20.000 €" in screen.table[0][5]


@pytest.mark.parametrize("way", ("by another page", "by emptying"))
def test_a_sentence_at_a_field_goes_with_the_text_it_is_about(show, way: str):
    screen = show().type("gate_equity", "viel").run()
    if way == "by another page":
        screen.go("vergleich").go("")
        assert bool(screen.problems) == (screen.at.text_input(key="gate_equity").value == "viel")
    else:
        assert screen.type("gate_equity", "").run().problems == []


def test_a_sentence_of_the_form_goes_with_the_text_it_is_about(show):
    screen = show().submit(price="viel").go("vergleich").go("")
    assert bool(screen.problems) == (screen.at.text_input(key="entry_price").value == "viel")


def test_resetting_brings_the_default_gates_back(show):
    screen = show(g1="0.05", g4="off", g5="20000")
    screen.press("Grenzen zurücksetzen")
    assert screen.address == {}
    assert [head.split(" ab ")[1][:5].strip() for head in screen.table[0][1:5]] == [
        "3,5 %",
        "2,5 %",
        "0 € 2",
        "0 € 1",
    ]
    assert "Grenzen zurücksetzen" not in [button.label for button in screen.at.button]


def test_a_gate_between_two_steps_of_the_slider_stands_as_it_is(show):
    screen = show(g1="0.0401")
    assert screen.at.select_slider(key="gate_gross_rental_yield").value == 0.0401
    assert screen.row("C,")[-1] != "passt"
