"""What the expressions and pipes of a questionnaire may speak of."""

from agent.conditions import Subject
from agent.questionnaire import (
    AskedQuestion,
    Derived,
    Grid,
    Loop,
    Multi,
    Number,
    Questionnaire,
    Rating,
    Single,
)


def vocabulary(questionnaire: Questionnaire) -> dict[str, Subject]:
    """Describe every question as expressions see it."""
    return {one.id: _subject(questionnaire, one) for one in questionnaire.questions}


def _subject(questionnaire: Questionnaire, question: AskedQuestion | Derived) -> Subject:
    rows = () if isinstance(question, Derived) else rows_of(questionnaire, question)
    match question:
        case Single() | Multi() | Grid() | Derived():
            own = tuple(one.id for one in questionnaire.choices(question))
            return Subject(question.type, options=own, items=rows)
        case Rating(scale=scale):
            return Subject("rating", items=rows, low=scale.low, high=scale.high)
        case Number(min=low, max=high):
            return Subject("number", items=rows, low=low, high=high)
        case _:
            codes = tuple(question.codebook.codes) if question.codebook else ()
            return Subject("open", options=codes, items=rows)


def rows_of(questionnaire: Questionnaire, question: AskedQuestion) -> tuple[str, ...]:
    """Name the items of a question: its own, or the rounds of its loop."""
    loop = question.loop
    if loop is not None and not over_own_items(question, loop):
        return rounds_of(questionnaire, loop.over)
    if isinstance(question, (Grid, Rating)):
        return tuple(one.id for one in question.items)
    return ()


def over_own_items(question: AskedQuestion, loop: Loop) -> bool:
    """Tell whether a loop goes over the question's own items."""
    return loop.over == "items" and isinstance(question, (Grid, Rating))


def rounds_of(questionnaire: Questionnaire, source: str) -> tuple[str, ...]:
    """Name the rounds that a loop over another question can have."""
    match questionnaire.by_id.get(source):
        case Grid() | Rating() as origin:
            return tuple(one.id for one in origin.items)
        case Single() | Multi() as origin:
            return tuple(one.id for one in questionnaire.choices(origin) if not one.exclusive)
        case _:
            return ()


def may_be_passed_over(question: AskedQuestion | Derived) -> bool:
    """Tell whether some respondents are never asked, or may skip the question."""
    if isinstance(question, Derived):
        return question.show_if is not None or all(one.when for one in question.options)
    return question.show_if is not None or question.optional
