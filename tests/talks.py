"""Conversations for tests: a small questionnaire, and interviews held with it in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from agent.interview import next_move
from agent.moves import Ask, Close, Move, Read, Reopen
from agent.questionnaire import Questionnaire
from agent.replies import Reading, read, read_form
from agent.transcript import (
    Follow,
    FormAnswer,
    Judged,
    QuestionnaireRef,
    Said,
    Started,
    Transcript,
)

BEGINNING = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

STAFF = Questionnaire.model_validate(
    {
        "id": "staff",
        "title": "Night shifts in hospitals",
        "languages": ["en", "de"],
        "run_by": "the ward council",
        "introduction": {"en": "It is about night shifts.", "de": "Es geht um Nachtdienste."},
        "expect": {"minutes": 8},
        "segment": "role",
        "glossary": [{"term": "rota", "aliases": ["roster"], "definition": "The plan of shifts."}],
        "sections": [
            {"id": "you", "title": "You"},
            {"id": "work", "title": "Your work", "text": "Now about your shifts."},
        ],
        "checks": [
            {
                "id": "nights_without_shifts",
                "when": "works == never and nights > 0",
                "action": "confirm",
                "text": "Earlier you said that you never work nights.",
            }
        ],
        "questions": [
            {
                "id": "role",
                "type": "single",
                "section": "you",
                "text": {"en": "What is your role?", "de": "Welche Rolle haben Sie?"},
                "options": [
                    {"id": "nurse", "label": {"en": "Nurse", "de": "Pflege"}},
                    {"id": "doctor", "label": {"en": "Doctor", "de": "Arzt oder Ärztin"}},
                    {"id": "guest", "label": {"en": "Visitor", "de": "Besuch"}},
                ],
                "terminate_if": "role == guest",
                "terminate": {"status": "screened_out", "reason": "does not work here"},
            },
            {
                "id": "works",
                "type": "single",
                "section": "work",
                "text": "How often do you work at night?",
                "help": "Any shift that ends after midnight counts.",
                "options": ["never", "sometimes", "often"],
            },
            {
                "id": "nights",
                "type": "number",
                "section": "work",
                "text": "How many nights was it last month?",
                "min": 0,
                "max": 31,
            },
            {
                "id": "strain",
                "type": "rating",
                "section": "work",
                "text": "How tiring is each of these?",
                "show_if": "works in [sometimes, often]",
                "scale": {"low": 1, "high": 5, "labels": {1: "not at all", 5: "extremely"}},
                "items": ["noise", "alarms", "handover"],
                "randomize": "rows",
            },
            {
                "id": "kit",
                "type": "multi",
                "section": "work",
                "text": "What do you use at night?",
                "options": ["lamp", "phone", {"id": "nothing", "exclusive": True}],
            },
            {
                "id": "kit_age",
                "type": "single",
                "section": "work",
                "text": "How old is the {{ item.label }}?",
                "loop": {"over": "kit"},
                "options": ["new", "old"],
            },
            {
                "id": "first_words",
                "type": "open",
                "section": "work",
                "text": "What comes to mind about nights?",
                "objective": "To warm up.",
            },
            {
                "id": "better",
                "type": "open",
                "section": "work",
                "text": "What would make nights better for a {{ role }}?",
                "objective": "What to change first.",
                "probe": {"max": 2},
            },
            {"id": "more", "type": "open", "text": "Anything else?", "optional": True},
        ],
    }
)


@dataclass
class Talk:
    """An interview held in memory, a minute per event; probes are offered as told."""

    questionnaire: Questionnaire = STAFF
    seed: int = 1
    language: str = "en"
    transcript: Transcript = field(default_factory=Transcript)

    def __post_init__(self) -> None:
        """Begin, and go on until something is asked."""
        started = Started(
            at=BEGINNING,
            interview="i-1",
            respondent="R1",
            wave="wave-1",
            language=self.language,
            questionnaire=QuestionnaireRef(id=self.questionnaire.id, version="1", sha256="0" * 64),
            seed=self.seed,
            notice="You are talking with an AI.",
        )
        self.transcript = Transcript(events=(started,))
        self.advance()

    @property
    def now(self) -> datetime:
        """A minute later at every event."""
        return BEGINNING + timedelta(minutes=len(self.transcript.events))

    def advance(self, offer: Follow | None = None) -> Move:
        """Carry out moves until a reply is needed or all is over; give the last one."""
        done: Move | None = None
        while True:
            match next_move(self.questionnaire, self.transcript):
                case Read() as move:
                    self.transcript = self.transcript.then(self.judge(move, offer))
                case (Ask() | Reopen() | Close()) as move:
                    self.transcript = self.transcript.then(move.event(self.now))
                    done = move
                case waiting:
                    return done or waiting

    def judge(self, move: Read, offer: Follow | None) -> Judged:
        """Read a reply as `sessions` does."""
        said = self.transcript.said(move.reply)
        if said.answer is not None:
            reading = read_form(self.questionnaire, move.asked, said.answer)
        else:
            reading = read(
                self.questionnaire, move.asked, said.text, language=self.transcript.language
            )
        return self.judgement(move, reading, offer)

    def judgement(self, move: Read, reading: Reading, offer: Follow | None) -> Judged:
        """Write a reading down."""
        return Judged(
            at=self.now,
            reply=move.reply,
            question=move.asked.question,
            item=move.asked.item,
            intent=reading.intent,
            found=reading.found,
            issue=reading.issue,
            target=reading.target,
            term=reading.term,
            language=reading.language,
            follow=offer,
        )

    def form(self, answer: FormAnswer) -> Move:
        """Answer by a control of a form."""
        return self._say("", answer, None)

    def says(self, text: str, offer: Follow | None = None) -> Move:
        """Answer in words."""
        return self._say(text, None, offer)

    def _say(self, text: str, answer: FormAnswer, offer: Follow | None) -> Move:
        message = f"m{len(self.transcript.events)}"
        self.transcript = self.transcript.then(
            Said(at=self.now, message=message, text=text, answer=answer)
        )
        return self.advance(offer)


def asked(move: Move) -> tuple[str, str, str | None]:
    """Tell what a move asks: form, question and item."""
    assert isinstance(move, Ask), move
    return (move.form, move.step.question.id, move.step.item)


def small(questions: Sequence[Mapping[str, object]], **more: object) -> Questionnaire:
    """Make a questionnaire of a few questions."""
    return Questionnaire.model_validate(
        {"id": "small", "title": "Small", "questions": list(questions), **more}
    )
