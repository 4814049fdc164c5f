"""Questionnaires, interviews and judgements for the tests of the report."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from agent.codebook import Evidence, Judgement, Recipe
from agent.questionnaire import (
    Derived,
    Grid,
    Multi,
    Number,
    Open,
    Questionnaire,
    Rating,
    Single,
)
from agent.report.cases import Case
from agent.report.rows import items_of
from agent.transcript import (
    Asked,
    Closed,
    Event,
    QuestionnaireRef,
    Said,
    Started,
    Status,
    Transcript,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def questionnaire(*questions: Mapping[str, object], **more: object) -> Questionnaire:
    """Build an instrument from the YAML's shapes."""
    return Questionnaire.model_validate(
        {"id": "study", "title": "A study", "questions": list(questions), **more}
    )


def cases(number: int, *, status: Status = "completed", synthetic: bool = False) -> list[Case]:
    """Make interviews I0, I1 and so on."""
    return [
        Case(
            interview=f"I{at}",
            respondent=f"R{at}",
            wave="wave-1",
            status=status,
            synthetic=synthetic,
            started_at=NOON,
            ended_at=NOON + timedelta(minutes=12),
        )
        for at in range(number)
    ]


def judged(
    interview: int | str,
    question: str,
    value: str | float | None = None,
    item: str | None = None,
    **more: object,
) -> Judgement:
    """Make one judgement; a value that is the name of a missing state is that state."""
    name = interview if isinstance(interview, str) else f"I{interview}"
    states = ("refused", "dont_know", "no_answer", "not_mentioned", "not_asked", "unclear")
    given: dict[str, object] = {
        "interview": name,
        "respondent": name.replace("I", "R"),
        "question": question,
        "item": item,
        "value": None if value in states else value,
        "state": value if value in states else "coded",
        "source": "parsed",
        "recipe": Recipe(coder="rules", codebook="c0de"),
        "at": NOON,
    }
    return Judgement.model_validate(given | more)


def transcript(
    said: Sequence[str] = (), *, interview: str = "I0", synthetic: bool = False, **ref: str
) -> Transcript:
    """Make a finished interview in which one question after the other gets one reply."""
    events: list[Event] = [
        Started(
            at=NOON,
            interview=interview,
            respondent=interview.replace("I", "R"),
            wave="wave-1",
            questionnaire=QuestionnaireRef(id="study", version="1", sha256="5ha"),
            seed=1,
            synthetic=synthetic,
            notice="You are talking to an AI.",
        )
    ]
    for number, text in enumerate(said):
        events.append(Asked(at=NOON, form="question", question=f"q{number}", text="Well?"))
        events.append(Said(at=NOON, message=f"m{number}", text=text))
    events.append(
        Closed(at=NOON + timedelta(minutes=5), status="completed", text="Thank you.", **ref)
    )
    return Transcript(events=tuple(events))


def evidence(quote: str, *, turn: int, start: int = 0) -> tuple[Evidence, ...]:
    """Point at a quote in a reply."""
    return (Evidence(turn=turn, start=start, end=start + len(quote), quote=quote),)


def answered(
    instrument: Questionnaire, number: int, *, seed: int, quote: str = "We waited nine months."
) -> list[Judgement]:
    """Answer every question at random, with some refusals, as `number` respondents."""
    dice = random.Random(seed)
    found: list[Judgement] = []
    for at in range(number):
        for question in instrument.asked:
            for item in items_of(instrument, question) or (None,):
                place = item.id if item else None
                if dice.random() < 0.03:
                    found.append(judged(at, question.id, "refused", place))
                    continue
                values = _values(instrument, question, dice)
                found += [
                    judged(at, question.id, value, place, evidence=evidence(quote, turn=2))
                    for value in values
                ]
                if not values:
                    found.append(judged(at, question.id, "not_mentioned", place))
    return found


def _values(
    instrument: Questionnaire,
    question: Single | Multi | Grid | Rating | Number | Open | Derived,
    dice: random.Random,
) -> list[str | float]:
    """Draw values, the first options more often than the last."""
    match question:
        case Single() | Grid() | Derived():
            names = [one.id for one in instrument.choices(question)]
            weights = [1.6**-rank for rank in range(len(names))]
            return list(dice.choices(names, weights))
        case Multi():
            names = [one.id for one in instrument.choices(question) if not one.exclusive]
            return [name for rank, name in enumerate(names) if dice.random() < 0.7 - rank * 0.04]
        case Rating(scale=scale):
            return [min(scale.high, max(scale.low, round(dice.gauss(scale.high - 1.8, 1.2))))]
        case Number():
            return [round(dice.gauss(30, 8))]
        case Open(codebook=book):
            names = list(book.active) if book else []
            return [name for rank, name in enumerate(names) if dice.random() < 0.5 - rank * 0.04]
