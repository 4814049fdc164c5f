"""The parts of a reply that may each mean another option."""

import re
from collections.abc import Sequence

from agent.questionnaire import AskedQuestion, Multi

_PARTS = re.compile(r"\s*(?:[,;\n]|\band\b|\bplus\b|\bas well as\b)\s*", re.IGNORECASE)


def cut(question: AskedQuestion, reply: str) -> list[tuple[int, int]]:
    """Cut a reply that may name several options; give the places of its parts."""
    if not isinstance(question, Multi):
        return [stripped(reply, 0, len(reply))]
    places, start = [], 0
    for cut in _PARTS.finditer(reply):
        places.append(stripped(reply, start, cut.start()))
        start = cut.end()
    places.append(stripped(reply, start, len(reply)))
    return [place for place in places if place[0] < place[1]]


def stripped(reply: str, start: int, end: int) -> tuple[int, int]:
    """Give the place without the spaces around it."""
    whole = reply[start:end]
    return start + len(whole) - len(whole.lstrip()), end - len(whole) + len(whole.rstrip())


def once(
    chosen: Sequence[str], parts: Sequence[tuple[int, int]]
) -> list[tuple[str, tuple[int, int]]]:
    """Keep each option once, with the first words that mean it."""
    first: dict[str, tuple[int, int]] = {}
    for value, place in zip(chosen, parts, strict=True):
        first.setdefault(value, place)
    return list(first.items())
