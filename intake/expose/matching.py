"""Which label of a run of cells belongs to which value: by order in columns, else by neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from intake.expose.cells import BARE, CERTAIN, NAMED_UNIT, Cell, score

Pairs = Sequence[tuple[int, int]]
"""Label and value by their places in the run."""

MOST_COLUMNS = 12
_SAME_WAY = 0.4
_Chain = tuple[tuple[int, int], "_Chain"] | None
_FORWARD, _BACKWARD, _NEITHER = 1, -1, 0


def columns(run: Sequence[Cell]) -> list[tuple[int, int]]:
    """Labels in a column and as many values in the next, where every value is of its label's kind."""
    pairs: list[tuple[int, int]] = []
    start = 0
    while start < len(run):
        values = _while_label(run, start, is_label=True)
        end = _while_label(run, values, is_label=False)
        count = values - start
        if 2 <= count <= MOST_COLUMNS and end - values == count:
            scores = [score(run[start + i], run[values + i]) for i in range(count)]
            if min(scores) >= BARE and max(scores) >= CERTAIN:
                pairs.extend((start + i, values + i) for i in range(count))
        start = end
    return pairs


def _while_label(run: Sequence[Cell], index: int, *, is_label: bool) -> int:
    while index < len(run) and run[index].is_label == is_label:
        index += 1
    return index


def alternating(run: Sequence[Cell]) -> list[tuple[int, int]]:
    """Neighbours that belong together, each cell once: the matching with the most agreement of kinds and of order."""
    best: list[dict[int, tuple[float, _Chain]]] = [{_NEITHER: (0.0, None)}, {_NEITHER: (0.0, None)}]
    for index in range(2, len(run) + 1):
        options = dict(best[index - 1])
        for way, label, value in ((_FORWARD, index - 2, index - 1), (_BACKWARD, index - 1, index - 2)):
            worth = score(run[label], run[value])
            for last, (total, chain) in best[index - 2].items() if worth else ():
                together = total + worth + (_SAME_WAY if last == way else 0.0)
                if way not in options or together > options[way][0]:
                    options[way] = (together, ((label, value), chain))
        best.append(options)
    chain = max(best[-1].values(), key=lambda option: option[0])[1]
    pairs: list[tuple[int, int]] = []
    while chain is not None:
        pair, chain = chain
        pairs.append(pair)
    pairs.reverse()
    return _believed(run, pairs)


def _believed(run: Sequence[Cell], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A bare number is money or area only where the surer pairs of the run read the same way, or all are bare."""
    ways = {label < value for label, value in pairs if score(run[label], run[value]) >= NAMED_UNIT}
    return [
        (label, value)
        for label, value in pairs
        if score(run[label], run[value]) >= NAMED_UNIT
        or (score(run[label], run[value]) >= BARE and (ways or {True}) == {label < value})
    ]
