"""Whole grids, ratings and numbers: in a sentence, as a list, or in several messages."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from agent.questionnaire import Number
from agent.simulation import manners, styles
from agent.simulation.occasion import Occasion

Cell = TypeVar("Cell", str, int)
LONG, HALVED = 6, 0.12
"""From how many rows on, and how often, only the first half is answered at once."""
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def grid(here: Occasion, rows: Mapping[str, str]) -> str:
    """Say which option goes for which of the items asked about."""
    if here.plainly or here.talks("listing"):
        return "\n".join(f"{here.item(row)}: {here.label(cell)}" for row, cell in rows.items())
    told = _told(here, rows)

    def frame(option: str, names: str) -> str:
        frames = here.bank.says.get(option) or manners.ROWS
        label = styles.inside(here.label(option))
        return here.rng.choice(frames).format(items=names, option=label)

    return _grouped(here, told, frame, whole=len(told) == len(rows))


def rating(here: Occasion, rows: Mapping[str, int]) -> str:
    """Say which number goes for which of the items asked about."""
    if here.plainly or here.talks("listing"):
        return "\n".join(f"{here.item(row)}: {cell}" for row, cell in rows.items())
    if here.talks("terse", "one_word") and here.asked.form == "question":
        return ", ".join(str(cell) for cell in rows.values())
    told = _told(here, rows)
    if here.rng.random() < 0.4:
        return ", ".join(f"{_called(here, row)} {cell}" for row, cell in told.items())
    style = here.rng.choice(("{items} {cell}", "{cell} for {items}"))

    def frame(cell: int, names: str) -> str:
        return style.format(items=names, cell=cell)

    return _grouped(here, told, frame, whole=len(told) == len(rows))


def point(here: Occasion, value: int) -> str:
    """Say one number on a scale."""
    if here.plainly:
        return str(value)
    frames = ("{value}", "a {value}", "I'd give it a {value}", "{value} for me", "{word}")
    word = _WORDS[value] if 0 <= value < len(_WORDS) else str(value)
    return here.rng.choice(frames).format(value=value, word=word)


def number(here: Occasion, question: Number, value: float) -> str:
    """Say an amount, now and then in words or with its unit."""
    figure = f"{value:g}" if value % 1 else str(int(value))
    if here.plainly:
        return figure
    unit = f" {question.unit}" if question.unit else ""
    roll = here.rng.random()
    if roll < 0.15 and not value % 1 and 0 <= value < len(_WORDS):
        return _WORDS[int(value)] + unit
    return here.rng.choice(("{figure}", "{figure}{unit}", "about {figure}{unit}")).format(
        figure=figure, unit=unit
    )


def _told(here: Occasion, rows: Mapping[str, Cell]) -> dict[str, Cell]:
    """Answer only the first half of a long grid, now and then."""
    told = list(rows.items())
    if len(told) >= LONG and here.asked.form == "question" and here.rng.random() < HALVED:
        told = told[: len(told) // 2]
    return dict(told)


def _grouped(
    here: Occasion, rows: Mapping[str, Cell], frame: Callable[[Cell, str], str], *, whole: bool
) -> str:
    """Gather items under their values, the largest group last, where it may be "the rest".

    whole: whether every item asked about is told, so that "the rest" is known.
    """
    groups: dict[Cell, list[str]] = {}
    for row, cell in rows.items():
        groups.setdefault(cell, []).append(row)
    parts: list[str] = []
    ordered = sorted(groups.items(), key=lambda group: len(group[1]))
    for place, (cell, members) in enumerate(ordered, start=1):
        last = place == len(ordered) > 1 and len(members) > 1
        rest = whole and last and here.rng.random() < 0.8
        names = "the rest" if rest else styles.listed(_names(here, members))
        parts.append(frame(cell, names))
    comma = here.rng.random() < 0.6 and not _runs_together(parts)
    return (", " if comma else "; ").join(parts)


def _runs_together(parts: Sequence[str]) -> bool:
    """Tell whether commas would leave it open which part a name belongs to.

    "worked with A and B, C only by name": a part that ends in names before one that begins
    with them. A part that begins with names and ends otherwise closes itself.
    """
    return any(first[-1:].isalpha() and second[:1].isupper() for first, second in pairwise(parts))


def _names(here: Occasion, rows: Sequence[str]) -> list[str]:
    return [_called(here, row) for row in rows]


def _called(here: Occasion, row: str) -> str:
    """Name an item in the middle of a sentence; names of firms keep their capitals."""
    name = here.item(row)
    proper = any(word[:1].isupper() for word in re.findall(r"[A-Za-z]+", name)[1:])
    return name if proper or name in here.bank.names.get(row, ()) else styles.inside(name)
