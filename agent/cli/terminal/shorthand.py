"""What is typed by the marks on the screen: `2`, `1, 3 and 4`, `1a 2c`, `a5 b7, rest 4`.

    shorthand(turn, text) → the answer that a form would send, or None

None means that the text is no pure shorthand, and is left to whoever reads words. The marks
are those that `screen` prints, so both sides count the same rows and options.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import product
from string import ascii_lowercase

from agent.transcript import FormAnswer
from agent.turn import ShownQuestion, Turn

LETTERS = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))
_LINK = re.compile(r"\s*(?:[,;&+/]|\band\b|\bund\b)\s*|\s+")
_MARK = re.compile(r"\(?([a-z]{1,2}|\d{1,3})[.)]?")
_SPAN = re.compile(r"([a-z]{1,2}|\d{1,3})\s*[-–]\s*([a-z]{1,2}|\d{1,3})")
_REST = r"rest|others|all|alle|übrige"
_PAIR = {
    "numbers": re.compile(
        rf"(?P<row>\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?|{_REST})\s*[:=.)]?\s*(?P<value>[a-z]{{1,2}})\b"
    ),
    "letters": re.compile(
        rf"(?P<row>(?:{_REST})(?![a-z])|[a-z]{{1,2}}(?:\s*[-–]\s*[a-z]{{1,2}})?)"
        r"\s*[:=.)]?\s*(?P<value>-?\d{1,3})(?!\d)"
    ),
}
_BETWEEN = re.compile(r"[\s,;]*(?:\b(?:and|und|the|die|der)\b[\s,;]*)*")


def option_marks(question: ShownQuestion) -> tuple[str, ...]:
    """Mark options by number; by letter in a grid, and where their words hold numbers."""
    lettered = bool(question.items) or any(
        any(letter.isdigit() for letter in one.label) for one in question.options
    )
    places = range(len(question.options))
    return tuple(LETTERS[place] if lettered else str(place + 1) for place in places)


def row_marks(question: ShownQuestion) -> tuple[str, ...]:
    """Mark the rows of a grid by number, those of a rating by letter: its points are numbers."""
    places = range(len(question.items))
    return tuple(LETTERS[place] if question.scale else str(place + 1) for place in places)


def shorthand(turn: Turn, text: str) -> FormAnswer:
    """Translate marks into the answer of a form; None unless the whole text is marks."""
    question, said = turn.question, text.strip().casefold().rstrip(".!")
    if question is None or turn.kind == "probe" or not said:
        return None
    if question.items:
        return dict(_rows(question, said)) or None
    if question.scale:
        point = _point(question, said)
        return int(point) if point is not None else None
    marks = dict(zip(option_marks(question), (one.id for one in question.options), strict=True))
    chosen = _chosen(marks, said)
    if question.type == "multi":
        return chosen or None
    return chosen[0] if len(chosen) == 1 else None


def spelled_out(turn: Turn, answer: FormAnswer) -> str | None:
    """Give the words of chosen options of which one wants to be specified; None if none does."""
    question = turn.question
    chosen = answer if isinstance(answer, list) else [answer]
    if question is None or question.items:
        return None
    picked = [one for one in question.options if one.id in chosen]
    return "; ".join(one.label for one in picked) if any(one.specify for one in picked) else None


def _chosen(marks: Mapping[str, str], said: str) -> list[str]:
    """Read a list of marks and spans of marks; nothing if one of them is not a mark."""
    known = list(marks)
    chosen: list[str] = []
    for part in _parts(said):
        span = _span(known, part)
        if not span:
            return []
        chosen += (marks[one] for one in span)
    return list(dict.fromkeys(chosen))


def _parts(said: str) -> list[str]:
    joined = re.sub(r"\s*[-–]\s*", "-", said)
    return [part for part in _LINK.split(joined) if part]


def _span(known: Sequence[str], part: str) -> list[str]:
    """Read one mark, or two with all between them, in the order of the screen."""
    if (one := _MARK.fullmatch(part)) and one[1] in known:
        return [one[1]]
    if (two := _SPAN.fullmatch(part.strip())) and two[1] in known and two[2] in known:
        return list(known[known.index(two[1]) : known.index(two[2]) + 1])
    return []


def _rows(question: ShownQuestion, said: str) -> dict[str, str | float | int | list[str]]:
    """Read pairs of a row and a value, or one value for each row in order."""
    values = _values(question)
    rows = dict(zip(row_marks(question), (one.id for one in question.items), strict=True))
    listed = _parts(said)
    if len(listed) == len(rows) and all(one in values for one in listed):
        return {row: values[one] for row, one in zip(rows.values(), listed, strict=True)}
    given: dict[str, str | float | int | list[str]] = {}
    pattern, place = _PAIR["letters" if question.scale else "numbers"], 0
    while place < len(said):
        pair = pattern.match(said, place)
        value = values.get(pair["value"]) if pair else None
        if pair is None or value is None:
            return {}
        named = _named(rows, pair["row"], given)
        if not named or any(given.get(one, value) != value for one in named):
            return {}
        given |= dict.fromkeys(named, value)
        between = _BETWEEN.match(said, pair.end())
        place = between.end() if between else pair.end()
    return given


def _named(rows: Mapping[str, str], said: str, given: Mapping[str, object]) -> list[str]:
    """Give the rows that were named; `rest` and `all` are those without a value so far."""
    if re.fullmatch(_REST, said) and said not in rows:
        return [one for one in rows.values() if one not in given]
    return [rows[one] for one in _span(list(rows), re.sub(r"\s", "", said))]


def _values(question: ShownQuestion) -> dict[str, str | int]:
    if question.scale:
        return {str(at): at for at in range(question.scale.low, question.scale.high + 1)}
    ids = (one.id for one in question.options)
    return dict(zip(option_marks(question), ids, strict=True))


def _point(question: ShownQuestion, said: str) -> str | None:
    return said if said in _values(question) else None
