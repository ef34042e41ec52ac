"""What documents, pages and pictures show of a record in one language: texts, nothing left to look up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from calc.record import Language
from embed.author import clean
from embed.record import Json, Record
from embed.rendering.charts import Rows, Years, rows, years
from embed.rendering.maps import SmallMap, small_map
from words.catalogue import text
from words.numbers import day


@dataclass(frozen=True)
class Figure:
    """A figure of one or several properties, in their order; ``best`` holds the places of the preferred ones."""

    key: str
    label: str
    values: tuple[str, ...]
    reasons: tuple[str, ...]
    best: tuple[int, ...]


@dataclass(frozen=True)
class Verdict:
    """Mark and word."""

    mark: str
    word: str

    @property
    def capitalised(self) -> str:
        return self.word[:1].upper() + self.word[1:]


@dataclass(frozen=True)
class Chart:
    """A title that says the finding, the unit, and either rows, years or a map."""

    title: str
    unit: str
    rows: Rows | None = None
    years: Years | None = None
    map: SmallMap | None = None


@dataclass(frozen=True)
class Assumption:
    """An input with its value for each property; ``assumed`` where a preset decided."""

    label: str
    values: tuple[str, ...]
    assumed: tuple[bool, ...]


@dataclass(frozen=True)
class Slider:
    """An input to move; ``steps`` for the script: text, verdicts, and the texts of the shown figures."""

    label: str
    within_sentence: str
    value: str
    at: int
    steps: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...]

    def data(self, words: dict[str, str], names: tuple[str, ...], links: Sequence[str]) -> Json:
        """What the script needs; names only where there are several properties, ``links`` by step or none."""
        shown = names if len(names) > 1 else ()
        return {"at": self.at, "steps": self.steps, "words": words, "names": shown} | ({"go": links} if links else {})


@dataclass(frozen=True)
class View:
    """A record in one language; ``own_title``: the author did not keep the model's finding."""

    kind: str
    language: Language
    own_language: bool
    theme: str
    title: str
    own_title: bool
    finding: str
    hinge: str
    hinge_brief: str
    facts: tuple[str, ...]
    names: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    figures: tuple[Figure, ...]
    chart: Chart | None
    slider: Slider | None
    assumptions: tuple[Assumption, ...]
    sources: tuple[tuple[str, str], ...]
    tax: str
    taxed: bool
    licence: str
    author: str
    note: str
    edition: int
    law_day: str
    published: str

    @property
    def of_atlas(self) -> bool:
        return self.kind in ("places", "map")

    @property
    def single(self) -> bool:
        return len(self.names) == 1


def view(record: Record, language: Language, published_at: int | None = None) -> View:
    """The record as a reader of that language sees it; a kept finding is translated, an author's words never are.

    ``published_at``: milliseconds since 1970, UTC.
    """
    data, words = record.data, record.data["words"]
    finding = words["finding"]
    kept = record.title == clean(finding[record.language])
    return View(
        kind=record.kind,
        language=language,
        own_language=language == record.language,
        theme=data["theme"],
        title=finding[language] if kept else record.title,
        own_title=not kept,
        finding=finding[language],
        hinge=words["hinge"]["full"][language] if words["hinge"] else "",
        hinge_brief=words["hinge"]["brief"][language] if words["hinge"] else "",
        facts=tuple(facts[language] for facts in words["facts"]),
        names=tuple(name if isinstance(name, str) else name[language] for name in words["names"]),
        verdicts=tuple(
            Verdict(mark, word[language]) for mark, word in zip(data["verdicts"], words["verdicts"], strict=True)
        ),
        figures=tuple(_figure(data, key, language) for key in data["shown"]),
        chart=_chart(data, language),
        slider=_slider(data, language),
        assumptions=tuple(
            Assumption(
                row["label"][language], tuple(value[language] for value in row["values"]), tuple(row["assumed"])
            )
            for row in words["assumptions"]
        ),
        sources=tuple(
            (source["source"], ", ".join(label[language] for label in source["inputs"])) for source in data["sources"]
        ),
        tax=words["tax"][language],
        taxed=data["inputs"].get("marginal_rate_override") is not None,
        licence=words["licence"][language] if "licence" in words else text(language, "embed.licence"),
        author=record.author,
        note=data["note"],
        edition=record.edition,
        law_day=day(date.fromisoformat(data["law_day"]), language),
        published=day(datetime.fromtimestamp(published_at / 1000, UTC).date(), language) if published_at else "",
    )


def _figure(data: Json, key: str, language: Language) -> Figure:
    results = [result[key] for result in data["results"]]
    return Figure(
        key,
        data["words"]["figures"][key][language],
        tuple(result["text"][language] for result in results),
        tuple(result["reason"][language] if "reason" in result else "" for result in results),
        tuple(data["best"].get(key, ())),
    )


def _chart(data: Json, language: Language) -> Chart | None:
    chart = data["chart"]
    if chart is None:
        return None
    title, unit = chart["title"][language], chart["unit"][language]
    if chart["form"] == "map":
        return Chart(title, unit, map=small_map(data, language))
    if chart["form"] == "rows":
        return Chart(title, unit, rows=rows(chart, language))
    return Chart(title, unit, years=years(chart, language))


def _slider(data: Json, language: Language) -> Slider | None:
    slider = data["slider"]
    if slider is None:
        return None
    steps = tuple(
        (
            step["text"][language],
            tuple(step["verdicts"]),
            tuple(tuple(figures[key]["text"][language] for key in data["shown"]) for figures in step["figures"]),
        )
        for step in slider["steps"]
    )
    label = slider["label"][language]
    # German nouns keep their capital inside a sentence.
    within = label if language == "de" else label[:1].lower() + label[1:]
    return Slider(label, within, steps[slider["at"]][0], slider["at"], steps)
