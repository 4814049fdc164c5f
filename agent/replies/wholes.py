"""All of what was shown, counted: `all four`, `the three of them`, and `both` of two."""

from agent.replies.marks import Mark
from agent.replies.page import Page

_OF_THEM = frozenset((("of", "them"), ("of", "these"), ("of", "those"), ("von", "ihnen")))
_PAIR = 2


def wholly(page: Page, many: int, *, valued: bool = False) -> Page:
    """Let `all four` be all where there are four, and `both` where there are two.

    Of any other number nobody knows which are meant, so that it stays a word of weight.
    valued: rows get values, so that the four of `all four` may be theirs; then it counts the
    rows only where another value stands beside it.
    """
    kept: list[Mark] = []
    for mark in page.marks:
        last = kept[-1] if kept else None
        if last is not None and mark.end <= last.end:
            continue
        if _counts(mark, many) and last is not None and _is_all(page, last):
            if not valued or _is_valued(page, last, mark):
                mark = last._replace(end=_past_of(page, mark.end))
                kept.pop()
        elif _counts(mark, many) and _is_set(page, mark):
            mark = mark._replace(kind="all", end=_past_of(page, mark.end), amount=None)
        elif mark.kind == "both" and many == _PAIR and not _pairs(page, mark):
            mark = mark._replace(kind="all")
        kept.append(mark)
    return page.with_marks(kept)


def _is_all(page: Page, mark: Mark) -> bool:
    """Say whether a mark is an `all` that a number may follow."""
    return mark.kind == "all" and page.text(mark)[-1] in {"all", "alle", "the", "of"}


def _counts(mark: Mark, many: int) -> bool:
    """Say whether a mark is the bare number of all there is."""
    amount = mark.amount
    return amount is not None and amount.exact and amount.unit is None and amount.low == many


def _is_valued(page: Page, whole: Mark, count: Mark) -> bool:
    """Say whether a value stands before an `all four`, or right behind it."""
    before = any(one.kind in {"amount", "option"} for one in page.marks if one.end <= whole.start)
    behind = (one for one in page.marks if one.start >= _past_of(page, count.end))
    first = next((one for one in behind if one.kind not in {"filler", ",", ":", "-"}), None)
    return before or (first is not None and first.kind in {"amount", "option"})


def is_set(page: Page) -> bool:
    """Say whether a reply ends in `the four of them`, which is no place in a list."""
    return tuple(word.text for word in page.words[-_PAIR:]) in _OF_THEM


def _is_set(page: Page, mark: Mark) -> bool:
    """Say whether a number is that of `the four of them`."""
    before = page.words[mark.start - 1].text if mark.start else ""
    return before in {"the", "alle"} and _past_of(page, mark.end) > mark.end


def _past_of(page: Page, place: int) -> int:
    """Step over the `of them` behind a number."""
    behind = tuple(word.text for word in page.words[place : place + _PAIR])
    return place + _PAIR if behind in _OF_THEM else place


def _pairs(page: Page, both: Mark) -> bool:
    """Say whether `both` only leads up to two that are named: `both A and B`."""
    named = [one for one in page.marks if one.start >= both.end and one.kind in {"option", "item"}]
    return len(named) > 1
