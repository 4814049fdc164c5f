"""Interviews and what was answered in them, ready to be counted.

Which judgements count is decided here once, for the tables and the exports alike: a
person's word stands above a coder's, a rejected judgement gives no value, and whoever has
any judgement but `not_asked` was asked. Not here: which judgements are current
(`codebook.current`).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from pydantic import AwareDatetime

from agent import routing
from agent.codebook import Codebook, Judgement
from agent.conditions import Answer
from agent.nouns import Language, Noun
from agent.questionnaire import (
    MISSING,
    AskedQuestion,
    Derived,
    Grid,
    Multi,
    Number,
    Open,
    Questionnaire,
    Rating,
    Single,
)
from agent.report.rounding import plain
from agent.report.rows import items_of, nets_of
from agent.transcript import Status, Transcript

Place = tuple[str, str | None]
"""A question, and the item where it has items."""


class Case(Noun):
    """One interview, as the tables see it.

    segment: its value of the break, where the judgements do not tell it.
    """

    interview: str
    respondent: str
    wave: str
    status: Status
    language: Language = "en"
    synthetic: bool = False
    started_at: AwareDatetime | None = None
    ended_at: AwareDatetime | None = None
    segment: str | None = None


class Reply(Noun):
    """What one respondent's answer comes to: the rows in which it counts, and its number."""

    values: frozenset[str]
    number: float | None = None


def case_of(transcript: Transcript) -> Case:
    """Sum up a transcript; raises IndexError where it is empty."""
    started = transcript.started
    return Case(
        interview=started.interview,
        respondent=started.respondent,
        wave=started.wave,
        status=transcript.status,
        language=transcript.language,
        synthetic=started.synthetic,
        started_at=started.at,
        ended_at=transcript.closed.at if transcript.closed else None,
    )


def standing(
    question: AskedQuestion | Derived, judgements: Sequence[Judgement]
) -> tuple[Judgement, ...]:
    """Leave out what a person's judgement replaces, among the current ones of one answer.

    A person who says that the answer is none at all replaces every code of a coder's; where
    only one value is possible, so does a person who gives another one.
    """
    people = [one for one in judgements if one.source == "human" and one.status != "rejected"]
    emptied = any(one.state != "coded" for one in people)
    several = isinstance(question, (Multi, Open))
    if people and several and not emptied:
        return tuple(one for one in judgements if one.state == "coded" or one.source == "human")
    if people and several:
        return tuple(one for one in judgements if one.source == "human")
    if people:
        return (max(people, key=lambda one: one.at),)
    return tuple(judgements)


def replies(
    questionnaire: Questionnaire, judgements: Iterable[Judgement]
) -> dict[str, dict[Place, Reply]]:
    """Count nothing yet: what each interview says at each place where it was asked."""
    found: dict[str, dict[Place, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for one in judgements:
        if one.question in questionnaire.by_id and one.state != "not_asked":
            found[one.interview][(one.question, one.item)].append(one)
    return {
        interview: _with_derived(
            questionnaire,
            {place: _reply(questionnaire, place, group) for place, group in places.items()},
        )
        for interview, places in found.items()
    }


def _reply(questionnaire: Questionnaire, place: Place, judgements: Sequence[Judgement]) -> Reply:
    question = questionnaire.by_id[place[0]]
    kept = [one for one in standing(question, judgements) if one.status != "rejected"]
    values = [one.value for one in kept if one.state == "coded" and one.value is not None]
    given = [value for value in values if value not in MISSING]
    if given:
        return _valued(question, given)
    states = {str(value) for value in values} | {one.state for one in kept}
    missing = next((state for state in MISSING if state in states), None)
    unread = "no_code" if isinstance(question, Open) else "unclear"
    silent = "no_answer" if states == {"no_answer"} else unread
    return Reply(values=frozenset({missing or silent}))


def _valued(question: AskedQuestion | Derived, given: Sequence[str | float]) -> Reply:
    last, number = given[-1], number_of(given[-1])
    match question:
        case Single() | Derived():
            names = {written(last)}
        case Multi():
            names = {written(value) for value in given}
        case Grid():
            names = {written(last)}
        case Rating():
            names = {written(last if number is None else number)}
        case Number():
            names = {written(last)} if number is None else _band(question, number)
        case Open():
            names = {_current_code(question.codebook, written(value)) for value in given}
        case _:
            assert_never(question)
    nets = {net for net, members in nets_of(question).items() if names & set(members)}
    counts = isinstance(question, (Rating, Number))
    return Reply(values=frozenset(names | nets), number=number if counts else None)


def written(value: str | float) -> str:
    """Name a value as the rows of the tables do."""
    return value if isinstance(value, str) else plain(value)


def number_of(value: str | float) -> float | None:
    """Read a value as a finite number, if it is one."""
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _band(question: Number, number: float) -> set[str]:
    """Find the bracket of a number; where there are brackets, nothing falls between them."""
    inside = [
        option.id
        for option in question.bands
        if option.band
        and (option.band.low is None or number >= option.band.low)
        and (option.band.high is None or number < option.band.high)
    ]
    return set(inside[:1] or ["outside_bands"] if question.bands else ())


def _current_code(codebook: Codebook | None, code: str) -> str:
    """Follow a merged code to the one that it became."""
    seen = {code}
    while codebook and code in codebook.codes:
        target = codebook.codes[code].merged_into
        if target is None or target in seen:
            break
        code = target
        seen.add(code)
    return code


def _with_derived(questionnaire: Questionnaire, given: Mapping[Place, Reply]) -> dict[Place, Reply]:
    """Add the segments, and give a refusal of a whole grid to each row that applies."""
    known: dict[str, Answer] = {}
    full: dict[Place, Reply] = dict(given)
    for question in questionnaire.questions:
        if isinstance(question, Derived) and (question.id, None) not in full:
            value = routing.derived(question, known) if known else None
            if value and routing.holds(question.show_if, known):
                full[(question.id, None)] = Reply(values=frozenset({value}))
        whole = full.get((question.id, None))
        for item in items_of(questionnaire, question) if whole else ():
            if whole and (question.id, item.id) not in full and routing.holds(item.show_if, known):
                full[(question.id, item.id)] = whole
        answer = _answer(question, full)
        if answer is not None:
            known[question.id] = answer
    return full


def _answer(question: AskedQuestion | Derived, given: Mapping[Place, Reply]) -> Answer | None:
    """Write an answer as conditions see it."""
    rows = {
        item: value
        for (name, item), reply in given.items()
        if name == question.id and item is not None
        if (value := _value(question, reply)) is not None
    }
    if rows:
        return rows
    whole = given.get((question.id, None))
    return _value(question, whole) if whole else None


def _value(question: AskedQuestion | Derived, reply: Reply) -> str | float | tuple[str, ...] | None:
    names = sorted(reply.values - set(nets_of(question)) - {"no_answer", "no_code", "unclear"})
    if reply.number is not None:
        return reply.number
    if isinstance(question, (Multi, Open)) and not set(names) & set(MISSING):
        return tuple(names)
    return names[0] if names else None
