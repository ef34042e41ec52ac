"""Figures that do not exist for a property are said to be so, with the reason, on every tab."""

import pytest

TABS = ("Verlauf", "Kauf", "Miete", "Kosten", "Finanzierung", "Steuer", "Verkauf")

# Bought without a loan at all, with more loan than the purchase costs, and at a loss to the last day.
ODD = {
    "no loan": "m~p-189000~a-58~r-790~s-NW~l-0~n-Odd",
    "no equity": "m~p-189000~a-58~r-790~s-NW~l-2~n-Odd",
    "only losses": "m~p-189000~a-58~r-1~s-NW~l-1.1~ap--0.05~n-Odd",
}


@pytest.mark.parametrize("label", TABS)
@pytest.mark.parametrize("kind", ODD)
def test_a_tab_opens_where_figures_do_not_exist(show, kind: str, label: str) -> None:
    screen = show("objekt", o=ODD[kind])
    screen.at.session_state["property_tabs_de"] = label
    screen.run()
    assert not screen.at.exception
    assert "konnte nicht gezeigt werden" not in screen.text


def test_a_return_of_losses_alone_is_not_calculable(show) -> None:
    screen = show("objekt", o=ODD["only losses"])
    screen.at.session_state["property_tabs_de"] = "Verkauf"
    assert "daraus entsteht keine Rendite" in screen.run().text
