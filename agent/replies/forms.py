"""What a control of a form sends: values by id, checked and never interpreted."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from agent.errors import BadInput
from agent.questionnaire import (
    MISSING,
    AskedQuestion,
    Grid,
    Multi,
    Number,
    Open,
    Option,
    Questionnaire,
    Rating,
    Single,
)
from agent.replies.outcome import Reading, unusable
from agent.transcript import Asked, FormAnswer, Found, Intent

_Value = str | float | int


def read_form(questionnaire: Questionnaire, asked: Asked, answer: FormAnswer) -> Reading:
    """Read what a form control sends; raises BadInput on what no control would send."""
    question = questionnaire.by_id[asked.question]
    if question.type == "derived":
        raise _bad(asked, "this question is computed, not asked", "ask another question")
    state = _state(question, asked, answer, questionnaire)
    if state is not None:
        return state
    if isinstance(answer, dict):
        return _rows(questionnaire, asked, answer)
    match question:
        case Open():
            return _text(question, asked, answer)
        case Multi():
            return _several(questionnaire, asked, answer)
        case Single() | Grid() | Rating() | Number():
            if _asked_whole(question, asked):
                raise _bad(asked, "a value for every item is expected", "send {item: value}")
            value = _value(questionnaire, asked, answer)
            return Reading(intent="answer", found=(_found(asked, asked.item, value),))
        case _:
            assert_never(question)


def _state(
    question: AskedQuestion, asked: Asked, answer: FormAnswer, questionnaire: Questionnaire
) -> Reading | None:
    if not isinstance(answer, str) or answer not in MISSING or isinstance(question, Open):
        return None
    if answer in {one.id for one in offered(questionnaire, asked)}:
        return None
    rows = asked.items if _asked_whole(question, asked) else (asked.item,)
    found = tuple(_found(asked, row, answer) for row in rows)
    intent: Intent = answer
    return Reading(intent=intent, found=found)


def offered(questionnaire: Questionnaire, asked: Asked) -> tuple[Option, ...]:
    """Give the options that were shown, in the order shown."""
    choices = {one.id: one for one in questionnaire.choices(questionnaire.by_id[asked.question])}
    if not asked.options:
        return tuple(choices.values())
    return tuple(choices[one] for one in asked.options if one in choices)


def _asked_whole(question: AskedQuestion, asked: Asked) -> bool:
    return isinstance(question, Grid | Rating) and asked.item is None and bool(question.items)


def _text(question: Open, asked: Asked, answer: FormAnswer) -> Reading:
    if not isinstance(answer, str):
        raise _bad(asked, "a text is expected", "send a string")
    if answer in MISSING:
        return Reading(intent=answer, found=(_found(asked, asked.item, answer),))
    if not answer.strip():
        return Reading(intent="skip") if question.optional else unusable("empty")
    if len(answer) > question.max_chars:
        return unusable("too_long")
    return Reading(intent="answer")


def _several(questionnaire: Questionnaire, asked: Asked, answer: FormAnswer) -> Reading:
    chosen = [answer] if isinstance(answer, str) else answer
    if not isinstance(chosen, list) or not all(isinstance(one, str) for one in chosen):
        raise _bad(asked, "a list of option ids is expected", "send the ids of the options")
    values = tuple(dict.fromkeys(str(_value(questionnaire, asked, one)) for one in chosen))
    question = questionnaire.by_id[asked.question]
    issue = (
        None
        if question.type == "derived"
        else set_issue(question, offered(questionnaire, asked), values)
    )
    if issue:
        return unusable(issue, values)
    return Reading(intent="answer", found=tuple(_found(asked, asked.item, one) for one in values))


def set_issue(
    question: AskedQuestion, options: Iterable[Option], chosen: Sequence[str]
) -> str | None:
    """Say what is wrong with a set of options: a conflict, too many, or too few."""
    alone = {one.id for one in options if one.exclusive} & set(chosen)
    if alone:
        return "exclusive_conflict" if len(chosen) > 1 else None
    if not isinstance(question, Multi):
        return None
    if question.max is not None and len(chosen) > question.max:
        return "too_many"
    return "too_few" if len(chosen) < (1 if question.min is None else question.min) else None


def _rows(questionnaire: Questionnaire, asked: Asked, answer: Mapping[str, object]) -> Reading:
    question = questionnaire.by_id[asked.question]
    if not isinstance(question, Grid | Rating) or asked.item is not None:
        raise _bad(asked, "one value is expected, not one per item", "send the value alone")
    known = tuple(item.id for item in question.items)
    shown = asked.items or known
    unknown = [item for item in answer if item not in known]
    if unknown:
        raise _bad(asked, f"there is no item {unknown[0]!r}", f"use {', '.join(shown)}")
    found = tuple(
        _found(asked, item, _cell(questionnaire, asked, given))
        for item, given in answer.items()
        if given is not None
    )
    given = {one.item for one in found}
    return Reading(
        intent="answer" if found else "unusable",
        found=found,
        missing=tuple(item for item in shown if item not in given),
        issue=None if found else "empty",
    )


def _cell(questionnaire: Questionnaire, asked: Asked, given: object) -> _Value:
    if isinstance(given, str) and given in MISSING:
        return given
    return _value(questionnaire, asked, given)


def _value(questionnaire: Questionnaire, asked: Asked, given: object) -> _Value:
    question = questionnaire.by_id[asked.question]
    match question:
        case Rating():
            return _whole_number(question, asked, given)
        case Number():
            return _number(question, asked, given)
        case _:
            ids = tuple(one.id for one in offered(questionnaire, asked))
            if isinstance(given, str) and given in ids:
                return given
            raise _bad(asked, f"{given!r} is not one of the options", f"use {', '.join(ids)}")


def _whole_number(question: Rating, asked: Asked, given: object) -> int:
    low, high = question.scale.low, question.scale.high
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if isinstance(given, bool) or not isinstance(given, int) or not low <= given <= high:
        raise _bad(asked, f"{given!r} is not on the scale", f"use a whole number {low} to {high}")
    return given


def _number(question: Number, asked: Asked, given: object) -> float | int:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise _bad(asked, f"{given!r} is not a number", "send a number")
    if not within(question, given):
        raise _bad(asked, f"{given!r} is out of range", f"stay within {_range(question)}")
    if round(given, question.decimals) != given:
        raise _bad(asked, f"{given!r} is too fine", f"use {question.decimals} decimals at most")
    return given


def within(question: Number, value: float) -> bool:
    """Say whether a number lies in the hard limits of its question."""
    above = question.min is None or value >= question.min
    return above and (question.max is None or value <= question.max)


def _range(question: Number) -> str:
    low = "any" if question.min is None else f"{question.min:g}"
    return f"{low} to {'any' if question.max is None else f'{question.max:g}'}"


def _found(asked: Asked, item: str | None, value: _Value) -> Found:
    return Found(question=asked.question, item=item, value=value, source="closed")


def _bad(asked: Asked, what: str, mend: str) -> BadInput:
    return BadInput(what, where=asked.question, mend=mend)
