"""Rows called by their place: `first three 6, last two 4`, `the last one 3`."""

from agent.replies.marks import Mark
from agent.replies.page import Page

_ONE = frozenset({"one", "row", "item", "zeile", "punkt"})


def placed(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Take ordinals for the rows in the order shown, where a value follows."""
    found: list[Mark] = []
    place = 0
    while place < len(marks):
        count, end = _rows(page, marks, place)
        if not count:
            found.append(marks[place])
            place += 1
            continue
        for row in count:
            found.append(Mark("item", marks[place].start, marks[end - 1].end, (row,), whole=True))
        place = end
    return tuple(found)


def _rows(page: Page, marks: tuple[Mark, ...], place: int) -> tuple[tuple[str, ...], int]:
    """Give the rows that an ordinal at a place means, and where it ends; none if it means none."""
    mark, rows = marks[place], page.items
    words = page.text(mark)
    ordinal = page.lexicon.ordinals.get(words[0]) if len(words) == 1 else None
    if ordinal is None or mark.kind in {"item", "option"} or not rows:
        return (), place + 1
    end = place + 1
    ahead = marks[end] if end < len(marks) else None
    number = _count(ahead) if ahead is not None else 0
    if number > 1 and ordinal in {1, -1} and number < len(rows) and _valued(marks, end + 1):
        return (rows[:number] if ordinal == 1 else rows[-number:]), end + 1
    if ahead is not None and page.text(ahead)[-1:] and page.text(ahead)[-1] in _ONE:
        end += 1
    if not _valued(marks, end) or not -len(rows) <= ordinal <= len(rows):
        return (), place + 1
    return (rows[ordinal - 1] if ordinal > 0 else rows[ordinal],), end


def _count(mark: Mark) -> int:
    """Give the whole number that a mark is; 0 where it is none."""
    amount = mark.amount
    if amount is None or not amount.exact or amount.unit is not None or amount.out_of is not None:
        return 0
    return int(amount.low or 0)


def _valued(marks: tuple[Mark, ...], place: int) -> bool:
    """Say whether a value comes next, after small words."""
    for mark in marks[place:]:
        if mark.kind in {"amount", "option"}:
            return True
        if mark.kind not in {"filler", "echo", "point", "-", ":", "=", ","}:
            return False
    return False
