"""What stands beside a row's value and gives none: a reason, a feeling, words of one's own.

`food 2 because it was cold` · `speed awful!!! 1!!!` · `training 1 - we never had any`
"""

from agent.replies.marks import Mark
from agent.replies.page import Page

_WHY = frozenset(
    (
        "because",
        "correct",
        "unknown",
        "filler",
        "degree",
        "echo",
        "not",
        "none",
        "none_at_all",
        "past",
    )
)
_BOUNDS = frozenset({",", ";", ".", "\n", "!", "but"})
_OWN = _WHY | {"because", "and", "all", "degree", "(", ")"}
_OWN_ENDS = frozenset({",", ";", ".", "\n", "-"})
_QUIET = frozenset({"filler", ":", "-"})
_SHOUTS = frozenset({"!", "?"})


def unreasoned(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out reasons and feelings, so that rows and values remain."""
    return _unfelt(page, _without_own_words(page, _without_reasons(marks)))


def _without_reasons(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out a reason that names no other row and no value: `2 because we wait 20 minutes`."""
    kept: list[Mark] = []
    place = 0
    while place < len(marks):
        end = place + 1
        if marks[place].kind == "because" and any(one.kind != "filler" for one in kept):
            named = {one.ids for one in kept if one.kind == "item"}
            while end < len(marks) and _tells_why(marks[end], named):
                end += 1
            if end == len(marks) or marks[end].kind in _BOUNDS:
                place = end
                continue
        kept.append(marks[place])
        place += 1
    return tuple(kept)


def _tells_why(mark: Mark, named: set[tuple[str, ...]]) -> bool:
    measured = mark.amount is not None and mark.amount.unit is not None
    return mark.kind in _WHY or measured or (mark.kind == "item" and mark.ids in named)


def _without_own_words(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out a part of its own behind a row and its value that names and counts nothing."""
    kept: list[Mark] = []
    place = 0
    while place < len(marks):
        end = _end_of_own(page, marks, place) if _is_valued(kept) else None
        if end is None:
            kept.append(marks[place])
            place += 1
        else:
            place = end
    return tuple(kept)


def _end_of_own(page: Page, marks: tuple[Mark, ...], place: int) -> int | None:
    """Say where words of one's own end that begin here, behind a comma or a dash."""
    shouted = marks[place].kind == "!"
    if marks[place].kind not in _OWN_ENDS and not shouted:
        return None
    end = place + 1
    while end < len(marks) and marks[end].kind in _OWN:
        end += 1
    part = marks[place + 1 : end]
    closed = end == len(marks) or marks[end].kind in _OWN_ENDS
    said = {word for one in part for word in page.text(one)}
    denied = any(one.kind == "not" for one in part)
    own = sum(one.kind in {"unknown", "echo"} for one in part)
    telling = denied and part[-1].kind != "not" and (own > 0 or len(said) > _BRIEF)
    telling = telling or (shouted and own > 0 and not denied)
    return end if closed and telling and not said & _TURNING else None


_BRIEF = 3
_TURNING = frozenset(
    ("sure", "really", "except", "unless", "wait", "sorry", "rather", "maybe", "if", "quite", "yet",
     "sicher", "wirklich", "ausser", "vielleicht", "wenn", "ganz")
)  # fmt: skip
"""With one of these a part may take back or qualify what was said before it."""


def _is_valued(kept: list[Mark]) -> bool:
    """Say whether the clause before ends in a value for a row."""
    last = [one for one in kept if one.kind not in {"filler", "!", "point"}][-2:]
    return [one.kind for one in last] in (["item", "amount"], ["item", "option"])


def _unfelt(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Leave out how somebody feels about a row, where a number says it: `awful!!! 1!!!`.

    A word of feeling stands between a row and a number, apart from it by a mark or nothing.
    """
    kept: list[Mark] = []
    for place, mark in enumerate(marks):
        comma = mark.kind == "," and place > 0
        if not _is_felt(page, marks, place - 1 if comma else place):
            kept.append(mark)
    return tuple(kept)


def _is_felt(page: Page, marks: tuple[Mark, ...], place: int) -> bool:
    said = marks[place]
    felt = said.kind == "unknown" and page.text(said)[0] in page.lexicon.feelings
    return felt and _numbered(marks, place)


def _numbered(marks: tuple[Mark, ...], place: int) -> bool:
    """Say whether a row stands before a word, and a number behind it, with only marks between."""
    before = [one for one in marks[:place] if one.kind not in _QUIET | {"degree", "echo"}]
    after = [one for one in marks[place + 1 :] if one.kind not in _QUIET | _SHOUTS | {","}]
    rowed = bool(before) and before[-1].kind in {"item", "unknown", *_SHOUTS}
    return rowed and bool(after) and after[0].kind == "amount"
