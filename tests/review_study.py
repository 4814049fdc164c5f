"""A small coded wave for the tests of review and agreement: one open question, known words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from agent import sessions
from agent.codebook import Evidence, Judgement, Recipe
from agent.questionnaire import Questionnaire
from agent.review import Room, Sitting
from agent.sessions import Desk, Invitation, Message
from agent.store import Store
from tests.talks import small

BOOK = {
    "codes": {
        "wait": {"label": "Waiting", "definition": "slots come late"},
        "cost": {"label": "Cost", "definition": "too expensive"},
        "staff": {"label": "Staff turnover", "definition": "people leave"},
    }
}
ASKED = small(
    [
        {"id": "role", "type": "single", "text": "Your role?", "options": ["a", "b"]},
        {
            "id": "pain",
            "type": "open",
            "text": "What was difficult?",
            "codebook": BOOK,
            "probe": None,
        },
    ],
    segment="role",
)
TEXT = "We waited nine months, and it cost us dearly."
BEGINNING = datetime(2026, 3, 2, tzinfo=UTC)


def desk_for(store: Store, questionnaire: Questionnaire = ASKED) -> Desk:
    ticks = count()
    return Desk(
        questionnaire=questionnaire,
        source=questionnaire.model_dump_json(),
        parse=Questionnaire.model_validate_json,
        store=store,
        clock=lambda: BEGINNING + timedelta(seconds=next(ticks)),
    )


def coded_wave(store: Store, codes: Sequence[dict[str, float]]) -> Desk:
    """Hold an interview per entry, each answer coded as told: code → confidence."""
    desk = desk_for(store)
    for number, given in enumerate(codes):
        opened = sessions.start(
            desk, Invitation(wave="w", respondent=f"R{number}", consent=True, seed=number)
        )
        sessions.reply(desk, opened.id, Message(id="1", text="ab"[number % 2]))
        sessions.reply(desk, opened.id, Message(id="2", text=TEXT))
        store.add_judgements([_judged(desk, opened.id, f"R{number}", *one) for one in
                              (given or {"": 0.9}).items()])  # fmt: skip
        store.add_judgements([_role(desk, opened.id, f"R{number}", "ab"[number % 2])])
    return desk


def _judged(desk: Desk, interview: str, respondent: str, code: str, sure: float) -> Judgement:
    transcript = desk.store.transcript(interview)
    seq = max(seq for seq, one in enumerate(transcript.events) if one.kind == "said")
    words = {"wait": "We waited nine months", "cost": "it cost us dearly"}.get(code, TEXT)
    start = TEXT.index(words)
    span = Evidence(turn=seq, start=start, end=start + len(words), quote=words)
    return Judgement(
        interview=interview, respondent=respondent, question="pain", value=code or None,
        state="coded" if code else "not_mentioned", evidence=(span,) if code else (),
        confidence=sure, source="parsed", recipe=Recipe(coder="offline-1"), at=BEGINNING,
    )  # fmt: skip


def _role(desk: Desk, interview: str, respondent: str, value: str) -> Judgement:
    return Judgement(
        interview=interview, respondent=respondent, question="role", value=value,
        source="closed", recipe=Recipe(coder="form"), at=BEGINNING,
    )  # fmt: skip


def sitting(
    desk: Desk,
    reviewer: str = "Ann",
    *,
    question: str | None = None,
    everything: bool = False,
    **more: Any,
) -> Sitting:
    room = Room(
        questionnaire=desk.questionnaire, of=desk.questionnaire_of, store=desk.store,
        clock=desk.clock, wave="w", reviewer=reviewer, seed=7,
    )  # fmt: skip
    return Sitting(replace(room, **more), question=question, everything=everything)
