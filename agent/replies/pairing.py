"""Rows and the values beside them: either values follow their rows, or rows follow their value.

Where a clause could be read both ways it is not read.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from agent.replies.marks import Mark

_FORWARD, _BACKWARD = re.compile(r"(?:i+v)+"), re.compile(r"(?:vi+)+")


class Step(NamedTuple):
    """An item (`i`), a value (`v`), an exception (`x`) or a break: `;`, `,` or `and` (`&`)."""

    kind: Literal["i", "v", "x", ";", ",", "&"]
    mark: Mark
    ids: tuple[str, ...] = ()
    value: str | None = None
    issue: str | None = None
    group: Literal["", "all", "rest"] = ""


class Cell(NamedTuple):
    """A value for an item, or for all or the rest of them, and the words that carry it."""

    item: Step
    value: Step


_Parsed = tuple[list[Cell] | None, Step | None, tuple[str, ...]]


def excepted(steps: Sequence[Step]) -> _Parsed:
    """Give the cells, the value for all others if there is one, and items left out."""
    turns = [place for place, step in enumerate(steps) if step.kind == "x"]
    if not turns:
        return _cells(steps), None, ()
    head = [one for one in steps[: turns[0]] if one.kind in {"i", "v"}]
    tail = steps[turns[0] + 1 :]
    whole = [one for one in head if one.kind == "i"]
    if len(turns) > 1 or len(whole) != 1 or whole[0].group != "all" or len(head) > 2:
        return None, None, ()
    if len(head) == 2:
        return _with_default(next(one for one in head if one.kind == "v"), tail)
    place = next((at for at, one in enumerate(tail) if one.kind == "v"), None)
    if place is None:
        return None, None, ()
    spared = tuple(id_ for one in tail[:place] for id_ in one.ids)
    return _cells(tail[place + 1 :]), tail[place], spared


def _with_default(default: Step, tail: Sequence[Step]) -> _Parsed:
    if any(one.kind == "v" for one in tail):
        return _cells(tail), default, ()
    return [], default, tuple(id_ for one in tail for id_ in one.ids)


def _cells(steps: Sequence[Step]) -> list[Cell] | None:
    """Pair items with values, clause by clause, else all of it as one."""
    clauses = [clause(part) for part in _parted(steps, ";")]
    if all(one is not None for one in clauses):
        return [cell for one in clauses if one is not None for cell in one]
    return clause([one._replace(kind=",") if one.kind == ";" else one for one in steps])


def _parted(steps: Sequence[Step], at: str) -> list[list[Step]]:
    parts: list[list[Step]] = [[]]
    for step in steps:
        if step.kind == at:
            parts.append([])
        else:
            parts[-1].append(step)
    return parts


def clause(steps: Sequence[Step]) -> list[Cell] | None:
    """Pair what stands in one clause; None where it could be read both ways."""
    core = [one for one in steps if one.kind in {"i", "v"}]
    pattern = "".join(one.kind for one in core)
    if not pattern:
        return []
    if _FORWARD.fullmatch(pattern):
        return None if _swallows(core) else _paired(core)
    if _BACKWARD.fullmatch(pattern):
        return _paired(core[::-1])
    for at in (",", "&"):
        if any(one.kind == at for one in steps):
            joined = _joined(_parted(steps, at))
            if joined is not None:
                return joined
    return None


def _swallows(core: Sequence[Step]) -> bool:
    """Tell whether items without a value run into `the rest` of them."""
    return any(
        one.kind == "i" and not one.group and two.kind == "i" and bool(two.group)
        for one, two in pairwise(core)
    )


def _paired(core: Sequence[Step]) -> list[Cell]:
    """Give each item the value that stands behind it."""
    cells: list[Cell] = []
    waiting: list[Step] = []
    for step in core:
        if step.kind == "i":
            waiting.append(step)
        else:
            cells.extend(Cell(item, step) for item in waiting)
            waiting = []
    return cells


def _joined(parts: Sequence[list[Step]]) -> list[Cell] | None:
    """Read parts of a clause.

    Items alone belong to the value before them where that one stood first (`familiar with A,
    B, the rest never`), else to the part they lead up to; where both could be, to none.
    """
    cells: list[Cell] = []
    waiting: list[Step] = []
    leading: Step | None = None
    for part in parts:
        core = [one for one in part if one.kind in {"i", "v"}]
        if all(one.kind == "i" for one in core):
            waiting += core
            continue
        opens = core[0].kind == "v" or bool(core[0].group)
        if waiting and opens != (leading is not None):
            return None
        if leading is not None:
            cells, waiting = [*cells, *(Cell(one, leading) for one in waiting)], []
        read = clause([*waiting, *part])
        if read is None:
            return None
        cells, waiting = [*cells, *read], []
        leading = core[0] if core[0].kind == "v" and core[-1].kind == "i" else None
    if leading is None:
        return None if waiting else cells
    return [*cells, *(Cell(one, leading) for one in waiting)]
