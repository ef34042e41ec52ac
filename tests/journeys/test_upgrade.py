"""The server is restarted while a window is open, as every upgrade does."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.conftest import serving
from tests.journeys.conftest import Screen

EQUITY = "Mein Eigenkapital"


def set_equity(screen: Screen, amount: str) -> None:
    screen.field(EQUITY).fill(amount)
    screen.field(EQUITY).press("Enter")
    expect(screen.field(EQUITY)).to_have_value(f"{amount}\u00a0€")


def test_the_first_change_after_a_restart_is_kept(page, tmp_path) -> None:
    with serving(tmp_path) as before:
        screen = Screen(page, before.url).open()
        set_equity(screen, "50.000")
        screen.ready()  # A run that is cut off would be asked for again anyway.
    there = page.locator("[data-testid=stApp][data-test-connection-state=CONNECTED]")
    expect(there).to_have_count(0)
    with serving(tmp_path, urlsplit(before.url).port):
        expect(there).to_be_visible(timeout=30_000)
        page.wait_for_timeout(1_000)  # Nobody types at once; what the window asks for by itself shows nowhere.
        screen.ready()
        set_equity(screen, "60.000")
        page.wait_for_url(re.compile("g5=60000"))
