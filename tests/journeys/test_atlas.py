"""Somebody looks for a place where a price pays."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

KIEL, ESSEN, KOELN = "01002", "05113", "05315"


def shown(screen, figure: str) -> None:
    expect(screen.page.locator(f".atlas-map[data-shown={figure}] .fills path").first).to_be_visible(timeout=10_000)


def middle_of(screen, district: str) -> tuple[float, float]:
    """Where on the screen a district's point lies."""
    x, y = screen.page.evaluate(
        """async key => {
          const { outlines } = document.querySelector('.atlas-map').atlas;
          const svg = document.querySelector('.atlas-map svg'), [x, y] = outlines.points[key];
          const at = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
          return [at.x, at.y];
        }""",
        district,
    )
    return x, y


def test_the_map_answers_pointer_search_and_keyboard_and_the_address_follows(screen):
    page = screen.open("/atlas").page
    shown(screen, "gross_yield")
    expect(page.locator(".atlas-map svg")).to_have_attribute("aria-label", screen.title.inner_text())

    page.mouse.move(*middle_of(screen, KOELN))
    tip = page.locator(".atlas-map .tip")
    expect(tip).to_contain_text("Köln")
    expect(tip).to_contain_text("4,0")
    expect(tip).to_contain_text("Kaufverträge 2024")
    page.mouse.move(*middle_of(screen, KIEL))
    expect(tip).to_contain_text("keinen frei nutzbaren Kaufpreis")

    page.mouse.click(*middle_of(screen, KIEL))
    expect(page.get_by_role("heading", name="Kiel", exact=True)).to_be_visible()
    screen.stands_at("/atlas?at=01002")
    field = screen.field("Eigener Preis je m² in Kiel")
    field.fill("viel")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Das ist keine Zahl.")
    expect(field).to_have_value("viel")
    field.fill("2.400")
    field.press("Enter")
    # 12 × 10,40 ÷ 2.400 = 5,2 %; 12 × 7,64 ÷ 2.400 = 3,8 %.
    expect(page.locator(".kv.big")).to_contain_text("3,8 bis 5,2 %")
    screen.stands_at("/atlas?at=01002&own=01002-2400")

    screen.button("Ort hinzufügen").click()
    expect(screen.button("Nicht hinzufügen")).to_be_visible()
    screen.field("Ort suchen").fill("Muenchn")
    screen.field("Ort suchen").press("Enter")
    expect(page.locator("table.pl thead")).to_contain_text("München")
    screen.stands_at("/atlas?at=01002&with=05315.09162&own=01002-2400")

    page.go_back()
    screen.stands_at("/atlas?at=01002&own=01002-2400")
    expect(page.locator("table.pl thead")).not_to_contain_text("München")


def test_a_change_of_figure_sends_no_outlines_and_no_script_again(screen):
    page = screen.open("/atlas").page
    shown(screen, "gross_yield")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    screen.field("Kennzahl").click()
    page.get_by_role("option", name="Leerstand", exact=True).click()
    shown(screen, "vacancy_rate")
    expect(screen.title).to_contain_text("Leer stehen")
    screen.stands_at("/atlas?fig=vacancy_rate")
    assert [url for url in asked if "/geo/" in url or "/scripts/" in url] == []
    expect(page.locator(".atlas-map .fills .none")).to_have_count(0)
    for label, beginning in (("Karte als PNG", b"\x89PNG"), ("Werte als CSV", b"\xef\xbb\xbfags,")):
        with page.expect_download() as download:
            screen.button(label).click()
        assert Path(download.value.path()).read_bytes().startswith(beginning)


def test_zooming_shows_the_towns_of_a_district_and_back(screen):
    page = screen.open("/atlas").page
    shown(screen, "gross_yield")
    towns = "document.querySelector('.atlas-map .ring').getAttribute('d').split('M').length"
    before = page.evaluate(towns)
    for _ in range(2):
        screen.button("Vergrößern").click()
    assert page.evaluate(towns) > before
    screen.button("Ganz Deutschland").click()
    assert page.evaluate(towns) == before
    expect(screen.button("Ganz Deutschland")).to_be_disabled()


def test_the_legend_does_not_jump_when_the_map_arrives(screen):
    screen.page.add_init_script("""
      window.places = new Set();
      const look = () => {
        const [map, legend] = ['.st-key-atlas_map', '.lg.at'].map(
          name => document.querySelector(name)?.getBoundingClientRect().top);
        if (map && legend) places.add(Math.round(legend - map));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    """)
    screen.open("/atlas")
    shown(screen, "gross_yield")
    assert len(screen.page.evaluate("[...places]")) == 1


def test_seven_classes_stand_in_one_row_on_a_phone(visit):
    screen = visit("phone").open("/atlas?fig=cash_flow_monthly")
    shown(screen, "cash_flow_monthly")
    tops = screen.page.locator(".lg.at li:not(.key) i").evaluate_all(
        "all => all.map(i => i.getBoundingClientRect().top)"
    )
    assert len(tops) == 7
    assert len(set(tops)) == 1


@pytest.mark.parametrize("view", ("ranking", "scatter", "places"))
def test_the_other_views_lead_to_a_place_as_well(screen, view: str):
    page = screen.open(f"/atlas?show={view}").page
    if view == "ranking":
        screen.button("Bochum").click()
    elif view == "scatter":
        page.locator(".sc circle[data-key='09162']").click()
        expect(page.get_by_role("heading", name="München", exact=True)).to_be_visible()
        screen.stands_at("/atlas?at=09162&show=scatter")
        return
    else:
        screen.button("Essen aus dem Vergleich nehmen").click()
        expect(page.get_by_text("Wählen Sie mindestens zwei Orte")).to_be_visible()
        return
    expect(page.get_by_role("heading", name="Bochum", exact=True)).to_be_visible()
    screen.stands_at(f"/atlas?at=05911&show={view}")


def test_the_typical_flat_of_a_place_becomes_a_listing(screen):
    page = screen.open("/atlas").page
    shown(screen, "gross_yield")
    screen.button("Typische Wohnung rechnen").click()
    page.wait_for_url("**/objekt?**")
    screen.ready()
    # 60 m² at 2.083 EUR.
    expect(page.locator("body")).to_contain_text("124.980")
    screen.link("Atlas").click()
    screen.ready()
    expect(page.locator("table.ls")).to_contain_text("Typische Wohnung Essen")
    expect(page.locator(".atlas-map .mine").first).to_be_attached()


@pytest.mark.parametrize(("size", "scheme"), (("desk", "light"), ("phone", "dark")))
def test_every_view_fits_and_has_no_barrier(visit, size: str, scheme: str):
    screen = visit(size, scheme)
    for view in ("map", "scatter", "ranking", "places"):
        screen.open(f"/atlas?show={view}&with=05315.01002&own=09162-8000")
        assert screen.overflow <= 0, view
        assert screen.barriers() == [], view


def test_a_tap_chooses_on_a_phone(visit):
    screen = visit("phone").open("/atlas?fig=rent_asking")
    shown(screen, "rent_asking")
    screen.page.locator(".atlas-map").scroll_into_view_if_needed()
    screen.page.mouse.click(*middle_of(screen, KIEL))
    expect(screen.page.get_by_role("heading", name="Kiel", exact=True)).to_be_visible()
