"""What the atlas shows, in the address and back: figure, assumptions, filters, places, own prices and view.

Only what differs from the default is written: ``fig=rent_asking&at=05315&with=05113.09162&own=01002-2500``. A
place is its key: five digits for a district, eight for a municipality, a letter and its number for another town.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from calc.market import DEFAULT_AREA, DEFAULT_TARGET, FIGURES
from calc.record import Question, Unit, Words
from calc.states import STATES
from intake.address_listing import Unreadable, number, plain
from store.atlas.columns import places

MOST_PLACES = 5
"""How many places stand side by side, the chosen one included."""

VIEWS = ("map", "scatter", "ranking", "places")
PRICE_KINDS = ("", "contract", "asking")
"""Any kind of price, contract prices only, or asking and broker prices only."""

_EXAMPLE_PLACE, _EXAMPLE_COMPARED = "05113", ("05315",)
_NONE, _BETWEEN, _REVERSE = "-", ".", "reverse"

TARGET = Question(
    Words("Zielrendite, brutto", "Target yield, gross"), Unit.SHARE, "goal",
    Words("Jahreskaltmiete geteilt durch Kaufpreis.", "Cold rent of a year divided by the price."),
    within=(0.01, 0.2), example="0.045",
)  # fmt: skip
AREA = Question(
    Words("Wohnfläche", "Living area"), Unit.SQM, "size",
    Words("Fläche der typischen Wohnung.", "Area of the typical flat."), within=(10, 300), example="60",
)  # fmt: skip
POPULATION = Question(
    Words("Einwohner mindestens", "Population at least"), Unit.YEAR, "from",
    Words("Nur Orte mit so vielen Einwohnern.", "Only places with so many people."), within=(0, 1e7),
)  # fmt: skip
VACANCY = Question(
    Words("Leerstand höchstens", "Vacancy at most"), Unit.SHARE, "vac",
    Words("Nur Kreise bis zu diesem Leerstand.", "Only districts up to this vacancy."), within=(0, 1),
)  # fmt: skip
OWN_PRICE = Question(
    Words("Eigener Preis je m²", "Your own price per m²"), Unit.EUR_SQM, "own",
    Words("Ein Preis, den Sie kennen.", "A price that you know."), within=(100, 50_000), usual=(500, 15_000),
    example="2500",
)  # fmt: skip

_PAGE = Question(
    Words("Seite der Rangliste", "Page of the ranking"), Unit.YEAR, "sheet",
    Words("Seite der Rangliste.", "Page of the ranking."), within=(1, 999),
)  # fmt: skip


@dataclass(frozen=True)
class AtlasView:
    """What the atlas shows. Shares from 0 to 1, prices in EUR per m²; ``compared`` stands beside ``place``.

    ``page`` of the ranking counts from 1; ``reverse`` puts its other end first.
    """

    figure: str = "gross_yield"
    target: float = DEFAULT_TARGET
    area: float = DEFAULT_AREA
    states: tuple[str, ...] = ()
    population: float = 0
    vacancy: float | None = None
    price_kind: str = ""
    place: str = _EXAMPLE_PLACE
    compared: tuple[str, ...] = _EXAMPLE_COMPARED
    own_prices: tuple[tuple[str, float], ...] = ()
    view: str = "map"
    reverse: bool = False
    page: int = 1

    @property
    def places(self) -> tuple[str, ...]:
        """The chosen place, then those beside it."""
        return ((self.place,) if self.place else ()) + self.compared

    def own_price(self, place: str) -> float | None:
        """The reader's own price there, EUR per m²."""
        return dict(self.own_prices).get(place)


DEFAULT = AtlasView()


def encode_view(view: AtlasView) -> dict[str, list[str]]:
    """The parameters that differ from the default."""
    written = {
        "fig": view.figure,
        TARGET.code: plain(view.target),
        AREA.code: plain(view.area),
        "in": _BETWEEN.join(view.states),
        POPULATION.code: plain(float(view.population)),
        VACANCY.code: "" if view.vacancy is None else plain(view.vacancy),
        "kind": view.price_kind,
        "at": view.place or _NONE,
        "with": _BETWEEN.join(view.compared) or _NONE,
        OWN_PRICE.code: _BETWEEN.join(f"{place}-{plain(round(price))}" for place, price in view.own_prices),
        "show": view.view,
        "order": _REVERSE if view.reverse else "",
        _PAGE.code: str(view.page),
    }
    return {code: [value] for code, value in written.items() if value != _default().get(code)}


def decode_view(query: Mapping[str, list[str]], unreadable: list[Unreadable]) -> AtlasView:
    """The view of an address; what makes no sense goes to ``unreadable`` and takes its default."""
    values: dict[str, Any] = {}

    def read(code: str, name: str, meant: Callable[[str], Any]) -> None:
        if not query.get(code):
            return
        text = query[code][-1]
        try:
            values[name] = meant(text)
        except ValueError:
            unreadable.append(Unreadable(code, text=text))

    read("fig", "figure", _one_of(tuple(key for key, record in FIGURES.items() if record.mapped)))
    read(TARGET.code, "target", lambda text: number(TARGET, text))
    read(AREA.code, "area", lambda text: number(AREA, text))
    read("in", "states", _some_of(tuple(STATES), len(STATES)))
    read(POPULATION.code, "population", lambda text: number(POPULATION, text))
    read(VACANCY.code, "vacancy", lambda text: number(VACANCY, text))
    read("kind", "price_kind", _one_of(PRICE_KINDS))
    read("at", "place", lambda text: "" if text == _NONE else _place(text))
    read("with", "compared", lambda text: () if text == _NONE else _places(text))
    read(OWN_PRICE.code, "own_prices", _prices)
    read("show", "view", _one_of(VIEWS))
    read("order", "reverse", lambda text: _one_of((_REVERSE,))(text) == _REVERSE)
    read(_PAGE.code, "page", lambda text: int(number(_PAGE, text)))
    view = AtlasView(**values)
    others = tuple(place for place in view.compared if place != view.place)
    if others != view.compared or len(view.places) > MOST_PLACES:
        view = AtlasView(**(values | {"compared": others[: MOST_PLACES - 1]}))
    return view


@cache
def _default() -> dict[str, str]:
    view = AtlasView()
    return {
        "fig": view.figure,
        TARGET.code: plain(view.target),
        AREA.code: plain(view.area),
        "in": "",
        POPULATION.code: "0",
        VACANCY.code: "",
        "kind": "",
        "at": view.place,
        "with": _BETWEEN.join(view.compared),
        OWN_PRICE.code: "",
        "show": view.view,
        "order": "",
        _PAGE.code: str(view.page),
    }


@cache
def known_places() -> frozenset[str]:
    """The keys of all districts, municipalities and towns of the atlas."""
    return frozenset(places().row)


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def meant(text: str) -> str:
        if text not in known:
            raise ValueError(text)
        return text

    return meant


def _some_of(known: tuple[str, ...], most: int) -> Callable[[str], tuple[str, ...]]:
    one = _one_of(known)
    return lambda text: tuple(dict.fromkeys(one(part) for part in text.split(_BETWEEN)))[:most]


def _place(text: str) -> str:
    if text not in known_places():
        raise ValueError(text)
    return text


def _places(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_place(part) for part in text.split(_BETWEEN)))[: MOST_PLACES - 1]


def _prices(text: str) -> tuple[tuple[str, float], ...]:
    found = (part.partition("-") for part in text.split(_BETWEEN)[:MOST_PLACES])
    return tuple((_place(place), number(OWN_PRICE, price)) for place, _, price in found)
