"""Whom a question concerns: its rows and options for one persona, by the routing's own rules."""

from collections.abc import Sequence
from typing import TypeVar

from agent import routing
from agent.questionnaire import (
    AskedQuestion,
    Grid,
    Item,
    Multi,
    Number,
    Open,
    Option,
    Questionnaire,
    Rating,
    Single,
)
from agent.routing import Answers

Row = str | None
"""An item's id, or None for a question without rows."""
Choice = TypeVar("Choice", Option, Item)


def rows(questionnaire: Questionnaire, question: AskedQuestion, known: Answers) -> tuple[Row, ...]:
    """List the rows that are asked; empty if the question does not apply at all."""
    if not routing.holds(question.show_if, known):
        return ()
    if question.loop:
        rounds = routing.rounds(questionnaire, question, question.loop, known)
        return tuple(one.id for one in rounds)
    if isinstance(question, (Grid, Rating)) and question.items:
        asked = [one for one in question.items if routing.holds(one.show_if, known)]
        return tuple(one.id for one in _carried(question, asked, known))
    return (None,)


def options(
    questionnaire: Questionnaire, question: AskedQuestion, known: Answers
) -> tuple[Option, ...]:
    """List the options on offer: a choice's options, a number's bands, else none."""
    match question:
        case Single() | Multi() | Grid():
            choices = questionnaire.choices(question)
            offered = [one for one in choices if routing.holds(one.when, known)]
            whole = isinstance(question, Grid)
            return tuple(offered if whole else _carried(question, offered, known))
        case Number():
            return question.bands
        case Rating() | Open():
            return ()


def _carried(
    question: AskedQuestion, choices: Sequence[Choice], known: Answers
) -> Sequence[Choice]:
    rule = None if isinstance(question, (Number, Open)) else question.carry_forward
    if rule is None:
        return choices
    answer = known.get(rule.source)
    chosen = set(answer) if isinstance(answer, (tuple, frozenset, dict)) else {answer}
    keep = rule.keep == "selected"
    return [one for one in choices if (one.id in chosen) == keep or _always(one)]


def _always(choice: Option | Item) -> bool:
    return isinstance(choice, Option) and (choice.exclusive or choice.specify)
