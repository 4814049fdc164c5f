"""The moves of an interview: what may happen next. Deciding which is `interview`'s."""

from dataclasses import dataclass
from datetime import datetime

from agent.answers import Key
from agent.routing import Step
from agent.speaking import fingerprint
from agent.transcript import Asked, Closed, Form, ProbeNote, Reopened, Status


@dataclass(frozen=True, slots=True)
class Ask:
    """Say something and wait for a reply."""

    form: Form
    step: Step
    text: str
    lead: str = ""
    reason: str = ""
    items: tuple[str, ...] = ()
    probe: ProbeNote | None = None

    def event(self, at: datetime) -> Asked:
        """Write it down; the words of a main question are fingerprinted."""
        return Asked(
            at=at,
            form=self.form,
            question=self.step.question.id,
            item=self.step.item,
            lead=self.lead,
            text=self.text,
            wording=fingerprint(self.text) if self.form == "question" else None,
            options=self.step.options if self.form != "probe" and self.probe is None else (),
            items=self.items,
            probe=self.probe,
            reason=self.reason,
        )


@dataclass(frozen=True, slots=True)
class Read:
    """Find out what the reply at `reply` means, as an answer to `asked`."""

    reply: int
    asked: Asked


@dataclass(frozen=True, slots=True)
class Reopen:
    """Take an answer back so that it is asked anew."""

    key: Key
    reason: str

    def event(self, at: datetime) -> Reopened:
        """Write it down."""
        reason = "back" if self.reason == "back" else "change"
        return Reopened(at=at, question=self.key[0], item=self.key[1], reason=reason)


@dataclass(frozen=True, slots=True)
class Listen:
    """Wait: for the respondent, or for nothing any more."""


@dataclass(frozen=True, slots=True)
class Close:
    """End the interview."""

    status: Status
    text: str
    reason: str = ""

    def event(self, at: datetime) -> Closed:
        """Write it down."""
        return Closed(at=at, status=self.status, text=self.text, reason=self.reason)


Move = Ask | Read | Reopen | Listen | Close
