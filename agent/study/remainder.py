"""What is left of a questionnaire when all that pydantic refused is taken out.

A mistyped key must not hide a doubled id thirty lines below it: the rest is put together
without the refused parts, so that one look at a file tells all that is wrong with it. A
question that cannot be read keeps its place and id, and nothing is said about it twice.
"""

import copy
import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agent.questionnaire import Questionnaire
from agent.soundness import Fault
from agent.study.lines import Place, Value
from agent.study.mends import at, trace

ROUNDS = 5
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_ANYTHING: Mapping[str, Value] = {"id": "unnamed", "title": "untitled", "version": "0"}


class Remainder(NamedTuple):
    """What can be checked, and the questions that only keep the place of a refused one."""

    questionnaire: Questionnaire
    unread: frozenset[int]


def remainder(value: Mapping[str, Value], refused: ValidationError) -> Remainder | None:
    """Take out what was refused until the rest is a questionnaire; None where none is left."""
    rest = copy.deepcopy(dict(value))
    unread: set[int] = set()
    for _ in range(ROUNDS):
        for detail in refused.errors(include_url=False):
            _take_out(rest, detail, unread)
        try:
            return Remainder(Questionnaire.model_validate(rest), frozenset(unread))
        except ValidationError as more:
            refused = more
    return None


def concerns(fault: Fault, left: Remainder, value: Value) -> bool:
    """Tell whether a fault is about the file, and not only about what was taken out of it."""
    if fault.severity != "error":
        return False
    place = fault.path
    if place[-1:] == ("id",):
        return True
    if place[:1] == ("questions",) and len(place) > 1 and place[1] in left.unread:
        return False
    unsure = {left.questionnaire.questions[one].id for one in left.unread}
    said = f"{at(value, trace(value, place))} {fault.what}"
    return not unsure & set(re.findall(r"\w+", said))


def _take_out(rest: dict[str, Value], detail: ErrorDetails, unread: set[int]) -> None:
    place = trace(rest, detail["loc"])
    if detail["type"] == "extra_forbidden" and _drop(rest, place):
        return
    if place[:1] == ("questions",) and len(place) > 1 and isinstance(place[1], int):
        questions = rest["questions"]
        if isinstance(questions, list):
            questions[place[1]] = _keeping_its_place(questions[place[1]], place[1])
            unread.add(place[1])
        return
    name = str(detail["loc"][0]) if detail["loc"] else ""
    if name in _ANYTHING:
        rest[name] = _ANYTHING[name]
    elif name != "questions":
        rest.pop(name, None)


def _drop(rest: Value, place: Place) -> bool:
    owner = at(rest, place[:-1])
    return isinstance(owner, dict) and owner.pop(str(place[-1]), ...) is not ...


def _keeping_its_place(question: Value, position: int) -> Value:
    name = question.get("id") if isinstance(question, dict) else None
    fit = isinstance(name, str) and _ID.fullmatch(name)
    return {
        "id": name if fit else f"unread_{position}",
        "type": "open",
        "text": "?",
        "objective": "?",
    }
