"""Which question comes next: one walk through the questionnaire, over what stands so far.

The walk sees only answers of questions that it has passed, so an answer whose question no
longer applies counts for nothing, and no condition can look ahead. Order is shuffled from
the interview's own seed: the same options and rows in the same order, however often asked.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from agent import conditions
from agent.answers import Given, Key, by_question
from agent.questionnaire import (
    AskedQuestion,
    CarryForward,
    Derived,
    Grid,
    Item,
    Loop,
    Multi,
    Number,
    Open,
    Option,
    Questionnaire,
    Randomize,
    Rating,
    Single,
)

Cell = str | float | tuple[str, ...]
Answers = dict[str, conditions.Answer]
Choice = TypeVar("Choice", Option, Item)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to ask: a question, or one round of its loop, with its rows and options.

    items, options: ids in the order in which they are shown. row: the item of a loop's round.
    key: how answers and tallies refer to it. keys: the answers it wants, one, or one per row.
    """

    question: AskedQuestion
    item: str | None = None
    row: Item | None = None
    items: tuple[Item, ...] = ()
    options: tuple[str, ...] = ()
    key: Key = field(init=False, repr=False, compare=False)
    keys: tuple[Key, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out how answers refer to the step, which every decision asks for."""
        rows = tuple((self.question.id, one.id) for one in self.items)
        object.__setattr__(self, "key", (self.question.id, self.item))
        object.__setattr__(self, "keys", rows or (self.key,))


@dataclass(frozen=True, slots=True)
class Route:
    """All that applies to a respondent, in order, as far as the answers tell.

    answers: what stands, as expressions see it, derived segments included. ended: the
    question whose `terminate_if` holds; nothing after it is part of the route.
    """

    steps: tuple[Step, ...]
    answers: Answers
    ended: AskedQuestion | None = None
    by_key: dict[Key, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out which step asks for what."""
        found: dict[Key, Step] = {}
        for step in self.steps:
            for key in (step.key, *step.keys):
                found.setdefault(key, step)
        object.__setattr__(self, "by_key", found)


def route(questionnaire: Questionnaire, given: Mapping[Key, Given], *, seed: int) -> Route:
    """Walk through the questionnaire over the answers that stand, by (question, item)."""
    known: Answers = {}
    steps: list[Step] = []
    told = by_question(given)
    for question in questionnaire.questions:
        if not holds(question.show_if, known):
            continue
        if isinstance(question, Derived):
            answer: conditions.Answer | None = derived(question, known)
        else:
            here = _fixed(questionnaire).get(question.id)
            if here is None:
                here = tuple(_steps(questionnaire, question, known, seed))
            steps += here
            answer = _standing(question, here, told[question.id]) if question.id in told else None
        if answer is not None:
            known[question.id] = answer
        if not isinstance(question, Derived) and _ends(question, told, known):
            return Route(tuple(steps), known, question)
    return Route(tuple(steps), known)


def _standing(
    question: AskedQuestion, here: Sequence[Step], told: Mapping[str | None, Given]
) -> conditions.Answer | None:
    """Give what was answered to a question, of the rows that it still has."""
    rows = {item for step in here for _, item in step.keys}
    return answer_of(question, {item: one for item, one in told.items() if item in rows})


def _ends(
    question: AskedQuestion, told: Mapping[str, dict[str | None, Given]], known: Answers
) -> bool:
    """Tell whether a question that has been answered ends the interview."""
    answered = question.id in told and question.terminate_if is not None
    return answered and holds(question.terminate_if, known)


def holds(expression: str | None, answers: Answers) -> bool:
    """Tell whether a condition holds; what is unknown does not, no condition does."""
    return expression is None or conditions.evaluate(_parsed(expression), answers) is True


def mentioned(expression: str) -> frozenset[str]:
    """Name the questions that a condition refers to."""
    return conditions.references(_parsed(expression))


def derived(question: Derived, answers: Answers) -> str | None:
    """Find the first option of a segment whose condition holds."""
    return next((one.id for one in question.options if holds(one.when, answers)), None)


def answer_of(
    question: AskedQuestion, here: Mapping[str | None, Given]
) -> conditions.Answer | None:
    """Give a question's standing answer as expressions see it; None where there is none."""
    rows = {item: _value(question, one) for item, one in here.items() if item is not None}
    if rows or None not in here:
        kept = {item: value for item, value in rows.items() if value is not None}
        return kept or None
    return _value(question, here[None])


def _value(question: AskedQuestion, given: Given) -> Cell | None:
    match given.state:
        case "refused" | "dont_know" | "not_applicable":
            return given.state
        case "skipped" | "unmapped":
            return None
    match question:
        case Multi():
            return tuple(str(value) for value in given.values)
        case Open() if not given.found:
            return "answered"
        case _:
            return given.values[0] if given.values else None


def _steps(
    questionnaire: Questionnaire, question: AskedQuestion, known: Answers, seed: int
) -> Iterator[Step]:
    options = tuple(one.id for one in _options(questionnaire, question, known, seed))
    rows = _rows(question, known, seed)
    if question.loop is None:
        if rows or not _has_rows(question):
            yield Step(question, None, None, rows, options)
        return
    for row in rounds(questionnaire, question, question.loop, known):
        yield Step(question, row.id, row, (), options)


def _fixed(questionnaire: Questionnaire) -> dict[str, tuple[Step, ...]]:
    """Give the steps of questions that are the same for everybody, made once."""
    kept = _FIXED.get(id(questionnaire))
    if kept is None or kept[0] is not questionnaire:
        steps = {
            one.id: tuple(_steps(questionnaire, one, {}, 0))
            for one in questionnaire.asked
            if _is_fixed(questionnaire, one)
        }
        if len(_FIXED) > MOST_FIXED:
            _FIXED.clear()
        kept = _FIXED[id(questionnaire)] = (questionnaire, steps)
    return kept[1]


def _is_fixed(questionnaire: Questionnaire, question: AskedQuestion) -> bool:
    """Tell whether neither answers nor chance have a say in what a question shows."""
    if isinstance(question, (Number, Open)) or question.loop:
        return question.loop is None
    if question.carry_forward or question.randomize != Randomize():
        return False
    options = questionnaire.choices(question)
    items = question.items if isinstance(question, (Grid, Rating)) else ()
    return all(one.when is None for one in options) and all(one.show_if is None for one in items)


_FIXED: dict[int, tuple[Questionnaire, dict[str, tuple[Step, ...]]]] = {}
MOST_FIXED = 16
"""Questionnaires whose fixed steps are kept; each is held, so that no other takes its id."""


def _has_rows(question: AskedQuestion) -> bool:
    return isinstance(question, Grid) or (isinstance(question, Rating) and bool(question.items))


def rounds(
    questionnaire: Questionnaire, question: AskedQuestion, loop: Loop, known: Answers
) -> tuple[Item, ...]:
    """List the rounds of a loop: the question's items, or what an earlier answer holds."""
    if loop.over == "items" and isinstance(question, (Grid, Rating)):
        candidates = question.items
    else:
        candidates = _items_of(questionnaire, loop.over, known)
    return tuple(
        one
        for one in candidates
        if holds(one.show_if, known) and holds(loop.where, {**known, loop.name: one.id})
    )


def _items_of(questionnaire: Questionnaire, source: str, known: Answers) -> tuple[Item, ...]:
    """Make rounds of the options chosen at a multi, or of the items answered at a grid."""
    answer = known.get(source)
    origin = questionnaire.by_id.get(source)
    if origin is None or answer is None:
        return ()
    if isinstance(origin, (Grid, Rating)):
        return tuple(
            one for one in origin.items if isinstance(answer, Mapping) and one.id in answer
        )
    chosen = answer if isinstance(answer, (tuple, frozenset)) else (answer,)
    return tuple(
        Item(id=one.id, label=one.label, aliases=one.aliases)
        for one in questionnaire.choices(origin)
        if one.id in chosen and not one.exclusive
    )


def _rows(question: AskedQuestion, known: Answers, seed: int) -> tuple[Item, ...]:
    if not isinstance(question, (Grid, Rating)) or question.loop:
        return ()
    rows = [one for one in question.items if holds(one.show_if, known)]
    if question.carry_forward:
        rows = _carried(rows, question.carry_forward, known)
    return shuffled(rows, question.randomize.rows, f"{seed}:{question.id}:rows")


def _options(
    questionnaire: Questionnaire, question: AskedQuestion, known: Answers, seed: int
) -> tuple[Option, ...]:
    match question:
        case Single() | Multi() | Grid():
            options = [
                one
                for one in questionnaire.choices(question)
                if one.when is None or holds(one.when, known)
            ]
            if question.carry_forward and not isinstance(question, Grid):
                options = _carried(options, question.carry_forward, known)
            return shuffled(options, question.randomize.options, f"{seed}:{question.id}:options")
        case _:
            return ()


def _carried(choices: Sequence[Choice], rule: CarryForward, known: Answers) -> list[Choice]:
    answer = known.get(rule.source)
    chosen: set[object] = (
        set(answer) if isinstance(answer, (tuple, frozenset, Mapping)) else {answer}
    )
    keep = rule.keep == "selected"
    return [one for one in choices if (one.id in chosen) == keep or _stays(one)]


def shuffled(choices: Sequence[Choice], wanted: bool, seed: str) -> tuple[Choice, ...]:
    """Shuffle choices by `seed`; pinned, exclusive and "other" ones keep their end of the list."""
    if not wanted:
        return tuple(choices)
    first: list[Choice] = [one for one in choices if one.pin == "first"]
    last: list[Choice] = [one for one in choices if one.pin == "last" or _closes(one)]
    middle: list[Choice] = [one for one in choices if one not in first and one not in last]
    order = _order(len(middle), seed)
    return tuple(first + [middle[at] for at in order] + last)


@lru_cache(maxsize=4096)
def _order(length: int, seed: str) -> tuple[int, ...]:
    """Shuffle the first numbers; the same for the same seed, on every machine."""
    order = list(range(length))
    random.Random(seed).shuffle(order)
    return tuple(order)


def _closes(choice: Option | Item) -> bool:
    return choice.pin is None and _stays(choice)


def _stays(choice: Option | Item) -> bool:
    """Tell whether a choice stands apart from the list: "none of these", or "other"."""
    return isinstance(choice, Option) and (choice.exclusive or choice.specify)


@lru_cache(maxsize=4096)
def _parsed(expression: str) -> conditions.Expression:
    return conditions.parse(expression)
