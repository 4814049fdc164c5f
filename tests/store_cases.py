"""Conversations and judgements for the tests of the store."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import create_engine, text

from agent.codebook import Evidence, Judgement, Recipe
from agent.transcript import (
    Asked,
    Closed,
    Event,
    Found,
    Judged,
    QuestionnaireRef,
    Said,
    Started,
    Status,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
REF = QuestionnaireRef(id="study", version="1", sha256="a" * 64)


def started(interview: str = "I1", respondent: str = "R1", wave: str = "w1") -> Started:
    """The first event of an interview."""
    return Started(
        at=NOON,
        interview=interview,
        respondent=respondent,
        wave=wave,
        questionnaire=REF,
        seed=7,
        notice="You are talking to an AI.",
    )


def asked(text: str = "What do you do?") -> Asked:
    """A question."""
    return Asked(at=NOON, form="question", question="q1", text=text)


def said(message: str = "m1", text: str = "I am a nurse.") -> Said:
    """A reply."""
    return Said(at=NOON + timedelta(seconds=20), message=message, text=text)


def judged(reply: int) -> Judged:
    """What the reply came to."""
    value = Found(question="q1", value="nurse", start=7, end=12)
    return Judged(
        at=NOON + timedelta(seconds=21), reply=reply, question="q1", intent="answer", found=(value,)
    )


def closed(status: Status = "completed") -> Closed:
    """The end of an interview."""
    return Closed(at=NOON + timedelta(minutes=9), status=status, text="Thank you.")


def exchange(at: int, *, text: str = "I am a nurse.") -> tuple[Event, ...]:
    """A reply at position `at`, its reading and the next question."""
    return said(f"m{at}", text), judged(at), asked(f"Question after {at}?")


def opinion(interview: str = "I1", value: str = "nurse", minute: int = 0) -> Judgement:
    """A coder's judgement."""
    return Judgement(
        interview=interview,
        respondent="R1",
        question="q1",
        value=value,
        evidence=(Evidence(turn=2, start=7, end=12, quote="nurse"),),
        source="model",
        recipe=Recipe(coder="model", model="offline", prompt="p1"),
        at=NOON + timedelta(minutes=minute),
    )


def by_hand(url: str, *statements: str) -> Sequence[int]:
    """Change the database behind the program's back; the rows touched by each statement."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.begin() as db:
            return [db.execute(text(one)).rowcount for one in statements]
    finally:
        engine.dispose()
