"""The numbers of a numbered list, which stand for rows or for nothing: `1. 5, 2. 3, 3. n/a`."""

from itertools import pairwise

from agent.replies.marks import Mark
from agent.replies.page import Page


def enumerated(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Take the numbers of `1. 5, 2. 3, 3. n/a` for the rows in the order shown.

    Only where no row is named, and the numbers count up and none is beyond the last row.
    """
    heads = [place for place in range(len(marks) - 1) if _is_head(page, marks, place)]
    places = [int(amount.low or 0) for one in heads if (amount := marks[one].amount)]
    rising = all(one < two for one, two in pairwise(places))
    within = len(places) > 1 and places[0] >= 1 and places[-1] <= len(page.items)
    if not (rising and within) or heads[0] != 0 or any(one.kind == "item" for one in marks):
        return marks
    kept: list[Mark] = []
    for place, mark in enumerate(marks):
        if place in heads:
            row = page.items[int((mark.amount and mark.amount.low) or 0) - 1]
            kept.append(mark._replace(kind="item", ids=(row,), amount=None))
        elif place - 1 not in heads:
            kept.append(mark)
    return tuple(kept)


def _is_head(page: Page, marks: tuple[Mark, ...], place: int) -> bool:
    """Tell whether a bare number opens an entry: at the start or behind a value, before `.`."""
    amount, after = marks[place].amount, marks[place + 1]
    whole = amount is not None and amount.exact and amount.unit is None
    digits = page.text(marks[place])[0].isdecimal() and marks[place].end == marks[place].start + 1
    spaced = after.kind in {")", ":"} or (after.kind == "." and _apart(page, after))
    opens = place == 0 or marks[place - 1].kind not in {"item", "-"}
    return whole and digits and spaced and opens


def _apart(page: Page, mark: Mark) -> bool:
    """Tell whether a space follows a mark."""
    words = page.words
    return mark.end < len(words) and words[mark.end].start > words[mark.start].end


def unlisted(page: Page) -> list[Mark]:
    """Drop the numbers of a numbered list."""
    kept: list[Mark] = []
    fresh = True
    skip = False
    for place, mark in enumerate(page.marks):
        after = page.marks[place + 1].kind if place + 1 < len(page.marks) else ""
        if skip:
            skip = False
        elif fresh and mark.amount is not None and after in {".", ")"}:
            skip = place + 2 < len(page.marks) and page.marks[place + 2].kind == "item"
            if not skip:
                kept.append(mark)
        else:
            kept.append(mark)
        fresh = mark.kind == "\n"
    return kept


def clauses(marks: tuple[Mark, ...]) -> list[tuple[Mark, ...]]:
    """Cut a reply at its commas, stops and lines."""
    parts: list[list[Mark]] = [[]]
    for mark in marks:
        if mark.kind in {",", ";", ".", "\n", "but"}:
            parts.append([])
        else:
            parts[-1].append(mark)
    return [tuple(part) for part in parts if part]
