"""How often something was: `twice`, `5 times a week`, `never`, where options count it."""

from agent.replies.amounts import Amount
from agent.replies.bands import PER, counts_times, rate_of
from agent.replies.marks import Mark
from agent.replies.page import Page
from agent.replies.units import DAYS

_OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "einmal": 1.0, "zweimal": 2.0, "dreimal": 3.0}
_SINCE = frozenset({"since", "when", "seit", "als", "until", "bis"})
_PRODUCT = frozenset({("by",), ("x",), ("mal",)})
_NEVER = frozenset({("never",), ("not", "once"), ("not", "at", "all"), ("nie",), ("niemals",)})


def counted(page: Page) -> list[Mark] | None:
    """Read `twice`, and `a week` behind a count as the week that all counts are per.

    None where two numbers make up one that is not told, as in `20 by 10`.
    """
    marks: list[Mark] = []
    counting, rate = counts_times(page), rate_of(page)
    for mark in page.marks:
        word = page.text(mark)[:1]
        often = _OFTEN.get(word[0]) if word and counting and mark.end == mark.start + 1 else None
        if often is not None:
            mark = mark._replace(kind="amount", amount=Amount(often, often))
        if mark.amount is not None and marks:
            counted = any(one.amount is not None for one in marks)
            if _is_rate(page, mark, rate) and counted:
                continue
            if _multiplies(page, marks) or (counted and counting and _is_other_rate(page, mark)):
                return None
            if _runs_on(page, marks[-1], mark):
                return None
        marks.append(mark)
    return marks


def _is_rate(page: Page, mark: Mark, rate: str | None) -> bool:
    """Say whether a mark is `a week` where that is what all counts are per."""
    words = page.text(mark)
    same = mark.amount is not None and mark.amount.unit == rate is not None
    return same and len(words) == 2 and words[0] in PER


def _is_other_rate(page: Page, mark: Mark) -> bool:
    """Say whether a mark is `a week` where the counts are of another time."""
    words = page.text(mark)
    timely = mark.amount is not None and mark.amount.unit in DAYS
    return timely and len(words) == 2 and words[0] in PER


def _multiplies(page: Page, marks: list[Mark]) -> bool:
    """Say whether the last marks are a number and the `by` of `20 by 10`."""
    return (
        len(marks) > 1
        and page.text(marks[-1]) in _PRODUCT
        and marks[-1].amount is None
        and marks[-2].amount is not None
    )


_WITHIN = frozenset({"to", "in", "of", "out", "-", "from", "and", "+", "bis", "von", "zu"})
"""Between two amounts these make one of them, which is not told: `5 down to 3`, `1 in 3`."""


def _runs_on(page: Page, last: Mark, mark: Mark) -> bool:
    """Say whether an amount stands right behind another: `fifty fifty`, `2+1`, `from 5 to 3`."""
    if last.amount is None:
        return page.text(last)[-1] in _WITHIN and _follows_amount(page, last, mark)
    words = page.text(mark)
    return (
        last.end == mark.start and words[0] not in PER and not _is_rate(page, mark, rate_of(page))
    )


def _follows_amount(page: Page, link: Mark, mark: Mark) -> bool:
    before = next((one for one in page.marks if one.end == link.start), None)
    both = before is not None and before.amount is not None and mark.amount is not None
    return both and mark.start == link.end and before is not None and _alike(before, mark)


def _alike(one: Mark, other: Mark) -> bool:
    units = {it.amount.unit for it in (one, other) if it.amount is not None}
    return len(units - {None}) < len((one, other))


def says_when(page: Page, start: int) -> bool:
    """Say whether a number behind `since` or `when` is an age or a date: `since I was twelve`."""
    before = [word.text for word in page.words[:start]]
    cuts = [at for at, text in enumerate(before) if text in {",", ".", ";", "\n", "(", "-"}]
    return bool(set(before[cuts[-1] + 1 if cuts else 0 :]) & _SINCE)


def says_nil(page: Page, mark: Mark) -> bool:
    """Say whether a mark means not even once."""
    zero = mark.amount is not None and mark.amount.exact and mark.amount.low == 0
    said = tuple(word.text for word in page.words if word.kind != "mark")
    never = mark.kind in {"not", "filler"} and said in _NEVER
    return zero or never or mark.kind in {"none", "none_at_all"}
