"""How often something was: `twice`, `5 times a week`, `never`, where options count it."""

from agent.replies.amounts import Amount
from agent.replies.bands import PER, counts_times, rate_of
from agent.replies.marks import Mark
from agent.replies.normal import plain, stem
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


def says_when(page: Page, start: int) -> bool:
    """Say whether a number behind `since` or `when` is an age or a date: `since I was twelve`."""
    before = [word.text for word in page.words[:start]]
    cuts = [at for at, text in enumerate(before) if text in {",", ".", ";", "\n", "(", "-"}]
    return bool(set(before[cuts[-1] + 1 if cuts else 0 :]) & _SINCE)


def is_of_other(page: Page, mark: Mark) -> bool:
    """Say whether an amount is another than is asked for, although it looks like it."""
    return says_which(page, mark) or says_change(page, mark) or says_others(page, mark)


_CALLED = frozenset(
    ("year", "grade", "class", "form", "level", "stage", "phase", "step", "room", "floor",
     "chapter", "page", "version", "week", "month", "day", "band", "row", "klasse", "stufe",
     "jahrgang", "jahrgangsstufe", "zimmer", "kapitel", "seite", "woche", "monat", "tag", "stock")
)  # fmt: skip


def says_which(page: Page, mark: Mark) -> bool:
    """Say whether a number only belongs to a name: `she is in year 5`, `Klasse 3`."""
    bare = mark.amount is not None and mark.amount.exact and mark.amount.unit is None
    before = [word.text for word in page.words[max(mark.start - 2, 0) : mark.start]]
    if not bare or not before:
        return False
    counted = plain(getattr(page.question, "unit", "") or "")
    named = before[-1] in _CALLED or f"{before[-1]}s" in counted
    return named and before[0] not in _DATED


def says_change(page: Page, mark: Mark) -> bool:
    """Say whether an amount is by how much something rose or fell: `up ten percent`."""
    before = page.words[mark.start - 1].text if mark.start else ""
    return before in _CHANGING and mark.start + 1 < len(page.words)


def says_others(page: Page, mark: Mark) -> bool:
    """Say whether an amount is what others give or take, which is not asked: `they take 15`."""
    before = [word.text for word in page.words[: mark.start]][-4:]
    acts = next((at for at, one in enumerate(before) if one in _OTHERS), len(before))
    verb = before[acts + 1] if acts + 1 < len(before) else ""
    asked = {stem(one) for one in plain(page.asked.text)}
    return stem(verb) in _DEALING and stem(verb) not in asked


_OTHERS = frozenset({"they", "he", "she"})
_DEALING = frozenset(
    stem(one)
    for one in ("give", "gives", "take", "takes", "charge", "charges", "pay", "pays", "want",
                "wants", "ask", "asks", "get", "gets")
)  # fmt: skip
_DATED = frozenset({"last", "this", "a", "per", "every", "letztes", "dieses", "jedes", "im", "pro"})
_CHANGING = frozenset({"up", "down", "by", "um", "rose", "fell", "grew", "dropped"})


def says_nil(page: Page, mark: Mark) -> bool:
    """Say whether a mark means not even once."""
    zero = mark.amount is not None and mark.amount.exact and mark.amount.low == 0
    said = tuple(word.text for word in page.words if word.kind != "mark")
    never = mark.kind in {"not", "filler"} and said in _NEVER
    return zero or never or mark.kind in {"none", "none_at_all"}
