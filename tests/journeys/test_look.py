"""What can be measured of the look: nothing sticks out, nothing is unreadable, Streamlit's elements still exist."""

import pytest
from playwright.sync_api import expect

FIVE = "&".join(
    f"o=m~p-{price}~a-58~r-790~s-NW~n-Doppelhaushälfte+Nummer+{price}" for price in range(189_001, 189_006)
)
ALL_GATES = "g5=60000&g6=150"


PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 19, 23)"}


def barriers_in_both_schemes(screen) -> list[str]:
    found = []
    for scheme, paper in PAPER.items():
        screen.page.emulate_media(color_scheme=scheme)
        expect(screen.page.get_by_test_id("stApp")).to_have_css("background-color", paper)
        found += [f"{scheme} {barrier}" for barrier in screen.barriers()]
    return found


@pytest.mark.parametrize("address", ("/", "/vergleich", "/methode"))
@pytest.mark.parametrize("size", ("desk", "phone"))
def test_axe_finds_no_barrier(visit, size: str, address: str):
    assert barriers_in_both_schemes(visit(size).open(address)) == []


@pytest.mark.parametrize("size", ("desk", "phone"))
def test_axe_finds_no_barrier_in_dialog_and_errors(visit, size: str):
    screen = visit(size).open()
    screen.button("Inserat prüfen").click()
    expect(screen.page.get_by_role("alert")).to_have_count(5)
    assert barriers_in_both_schemes(screen) == []
    screen.edit("C, Rand von München")
    assert barriers_in_both_schemes(screen) == []
    screen.field("Kaufpreis", screen.dialog).fill("viel")
    screen.apply()
    expect(screen.dialog.get_by_role("alert")).to_be_visible()
    assert barriers_in_both_schemes(screen) == []


LONG = f"o=m~p-999999999~a-99999~r-9999999~s-MV~n-{'M' * 60}"


@pytest.mark.parametrize(
    "addresses",
    (
        ("/", "/vergleich", "/methode", "/?lang=en", "/vergleich?lang=en", "/methode?lang=en", "/?o=-"),
        (f"/?{FIVE}&{ALL_GATES}",),
        (f"/vergleich?{FIVE}",),
        (f"/?{LONG}", f"/vergleich?{LONG}"),
    ),
    ids=("every page", "five listings and six gates", "five compared", "the longest name"),
)
def test_nothing_scrolls_sideways_on_a_phone(visit, addresses: tuple[str, ...]):
    screen = visit("phone")
    wide = {address: screen.open(address).overflow for address in addresses}
    assert {address: pixels for address, pixels in wide.items() if pixels > 0} == {}


def test_the_dialog_fits_a_phone(visit):
    screen = visit("phone").open()
    box = screen.edit("B, Ostdeutschland").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert screen.overflow <= 0


def test_the_places_where_we_touch_streamlits_elements_still_exist(visit):
    screen = visit("desk", "dark").open()
    page = screen.page
    expect(page.get_by_test_id("stMainBlockContainer")).to_have_css("max-width", "1304px")
    expect(page.get_by_test_id("stHeader")).to_have_css("min-height", "60px")
    expect(page.locator("[data-testid^=stBaseButton-primary]")).to_have_css("color", "rgb(15, 19, 23)")
    expect(page.get_by_test_id("stCaptionContainer").first).to_have_css("color", "rgb(150, 160, 173)")
    links = page.locator(".st-key-header [data-testid=stPageLink-NavLink]")
    expect(links).to_have_count(5)
    expect(page.locator(".st-key-header [class*=_here] [data-testid=stPageLink-NavLink]")).not_to_have_css(
        "box-shadow", "none"
    )
    expect(page.locator(".st-key-entry_left [data-testid=stHorizontalBlock]").first).to_have_css(
        "flex-direction", "row-reverse"
    )


def test_the_form_stands_left_on_a_desk_and_below_the_result_on_a_phone(visit):
    places = {}
    for size in ("desk", "phone"):
        screen = visit(size).open()
        places[size] = (screen.page.locator("table.sv").bounding_box(), screen.field("Bezeichnung").bounding_box())
    table, form = places["desk"]
    assert form["x"] + form["width"] < table["x"]
    table, form = places["phone"]
    assert table["y"] + table["height"] < form["y"]


@pytest.mark.parametrize("address", ("/", "/vergleich"))
def test_paper_shows_the_table_with_its_names_and_no_controls(screen, address: str):
    screen.open(address).page.emulate_media(media="print")
    expect(screen.page.get_by_test_id("stHeader")).to_be_hidden()
    expect(screen.page.locator("[data-testid^=stBaseButton-primary]")).to_have_count(
        screen.page.locator("[data-testid^=stBaseButton-primary]").filter(visible=False).count()
    )
    for name in ("A, München", "B, Ostdeutschland", "C, Rand von München"):
        expect(screen.page.locator("table.tb").get_by_text(name, exact=True)).to_be_visible()


@pytest.mark.parametrize("width", (1100, 760))
def test_the_other_language_is_in_sight_between_phone_and_desk(visit, width: int):
    screen = visit("desk")
    screen.page.set_viewport_size({"width": width, "height": 900})
    box = screen.open("/methode").button("English").bounding_box()
    assert box["x"] + box["width"] <= width
