"""What was said: an append-only list of events, from which everything else is derived.

    Started → Asked → Said → Judged → Asked → … → Closed

A transcript is the whole state of an interview: `interview.next_move` needs nothing else.
An event's position in the list is its `seq`; nothing is ever changed or taken out. An
answer changed by the respondent is a `Reopened` and a new reply; the old one stays.
Not here: what to do next (`interview`), or where events are kept (`store`).
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from agent.codebook import Source
from agent.nouns import Language, Noun, OptionId, QuestionId
from agent.usage import Usage

Status = Literal[
    "in_progress", "completed", "screened_out", "quota_full", "stopped", "partial", "expired"
]
Form = Literal["question", "probe", "clarification"]
FormAnswer = str | float | int | list[str] | dict[str, str | float | int | list[str]] | None
Intent = Literal[
    "answer", "refused", "dont_know", "not_applicable", "skip", "back", "change", "repeat",
    "help", "pause", "stop", "language", "question_back", "off_topic", "distress", "unusable",
]  # fmt: skip


IMPORTED = "imported"
"""The model of interviews that people held, and that followed no questionnaire's path."""


class QuestionnaireRef(Noun):
    """Which questionnaire was used, to the letter."""

    id: str
    version: str
    sha256: str


class Found(Noun):
    """One value that a reply gives: an option, a number, or the state of a missing answer.

    start, end: the words that carry it, in code points of the reply's text, end excluded;
    None where a control of a form was used. other: what was specified for an "other".
    """

    question: QuestionId
    item: OptionId | None = None
    value: str | float | int
    source: Source = "parsed"
    confidence: float = Field(default=1.0, ge=0, le=1)
    start: int | None = None
    end: int | None = None
    other: str | None = None


class ProbeNote(Noun):
    """Why a follow-up was asked, and where its words come from.

    theme: the emerging theme that the reply had touched, where that was why.
    """

    trigger: str
    kind: str
    anchor: str | None = None
    source: Literal["questionnaire", "template", "model"] = "template"
    lint: tuple[str, ...] = ()
    theme: str | None = None


class Follow(Noun):
    """A follow-up that a reply calls for; whether it is asked is decided by `interview`."""

    text: str
    note: ProbeNote


class Paradata(Noun):
    """How a reply came about; never an address or a device's name."""

    shown_at: AwareDatetime | None = None
    first_input_at: AwareDatetime | None = None
    submitted_at: AwareDatetime | None = None
    characters: int | None = None
    edits: int | None = None
    pasted: int | None = None
    focus_lost: int | None = None
    device: Literal["phone", "tablet", "desktop", "terminal"] | None = None
    model_seconds: float | None = None


class _Event(Noun):
    at: AwareDatetime


class Started(_Event):
    """An interview begins, with consent and with the words of the AI notice.

    proven: a personal link showed that it is this respondent who began.
    """

    kind: Literal["started"] = "started"
    interview: str
    respondent: str
    wave: str
    language: Language = "en"
    questionnaire: QuestionnaireRef
    seed: int
    model: str = "offline"
    synthetic: bool = False
    proven: bool = False
    notice: str
    consent: str | None = None


class Asked(_Event):
    """The interviewer says something that waits for a reply.

    lead: an acknowledgement or a section's heading before the words of the question.
    wording: SHA-256 of a main question's words as rendered. shown: options and items in
    the order in which they were shown. probe: of a follow-up, also where it is put again.
    """

    kind: Literal["asked"] = "asked"
    form: Form
    question: QuestionId
    item: OptionId | None = None
    lead: str = ""
    text: str
    wording: str | None = None
    options: tuple[OptionId, ...] = ()
    items: tuple[OptionId, ...] = ()
    probe: ProbeNote | None = None
    reason: str = ""

    @property
    def follows(self) -> bool:
        """Say whether it follows up an answer, so that any words are one; also when put again."""
        return self.form == "probe" or self.probe is not None

    @property
    def words(self) -> str:
        """All that the respondent sees or hears."""
        return f"{self.lead}\n\n{self.text}" if self.lead else self.text


class Said(_Event):
    """The respondent replies, in words or by a control of a form.

    message: the client's id for it; the same id is never recorded twice.
    """

    kind: Literal["said"] = "said"
    message: str
    text: str
    answer: FormAnswer = None
    paradata: Paradata | None = None


class Call(Noun):
    """What a model was asked about a reply, and what that took.

    prompt: the prompt's file as `id@version:digest`.
    """

    model: str
    prompt: str
    usage: Usage = Usage()


class Judged(_Event):
    """What a reply came to; it says so itself where nobody could tell.

    reply: the seq of the `Said`. intent: what the respondent wanted. issue: why the reply
    is not enough, if it is not. target: the question to go back to. term: the word asked about.
    say: what to tell the respondent before asking again. by: the rule, model or person that
    judged. volunteered: values for later questions, which are still asked. corrected: values
    that take the place of earlier answers, which stay in the record. missed: what could not
    be done now (`model_unavailable`). near: the few options that it may mean, as shown.
    call: what a model was asked, if one was.
    """

    kind: Literal["judged"] = "judged"
    reply: int
    question: QuestionId
    item: OptionId | None = None
    intent: Intent
    found: tuple[Found, ...] = ()
    volunteered: tuple[Found, ...] = ()
    corrected: tuple[Found, ...] = ()
    issue: str | None = None
    say: str | None = None
    follow: Follow | None = None
    target: QuestionId | None = None
    term: str | None = None
    language: Language | None = None
    by: str = "rules"
    missed: str | None = None
    near: tuple[OptionId, ...] = ()
    call: Call | None = None


class Reopened(_Event):
    """The respondent goes back to an answer; what it was stays in the record."""

    kind: Literal["reopened"] = "reopened"
    question: QuestionId
    item: OptionId | None = None
    reason: Literal["back", "change", "correction", "check"] = "change"


class Closed(_Event):
    """The interview is over; nothing is asked after this."""

    kind: Literal["closed"] = "closed"
    status: Status
    text: str
    reason: str = ""


Event = Annotated[Started | Asked | Said | Judged | Reopened | Closed, Field(discriminator="kind")]


class Transcript(Noun):
    """The events of one interview, in order; `seq` is the position, from 0."""

    events: tuple[Event, ...] = ()

    def then(self, *events: Event) -> "Transcript":
        """Append events, as a new transcript."""
        return Transcript.model_construct(events=(*self.events, *events))

    @property
    def started(self) -> Started:
        """The first event; raises IndexError on an empty transcript."""
        first = self.events[0]
        if not isinstance(first, Started):
            raise IndexError("a transcript begins with its start")
        return first

    @property
    def closed(self) -> Closed | None:
        """The last event, if the interview is over."""
        last = self.events[-1] if self.events else None
        return last if isinstance(last, Closed) else None

    @property
    def status(self) -> Status:
        """How the interview stands."""
        return self.closed.status if self.closed else "in_progress"

    @cached_property
    def language(self) -> str:
        """The language spoken now: the one started in, or last switched to."""
        for event in reversed(self.events):
            if isinstance(event, Judged) and event.language:
                return event.language
        return self.started.language

    @property
    def waiting(self) -> Asked | None:
        """What was asked last, whether or not it has been replied to."""
        return next((one for one in reversed(self.events) if isinstance(one, Asked)), None)

    def reply_to(self, message: str) -> int | None:
        """Give the seq of the reply with this message id, if it was recorded."""
        for seq, event in enumerate(self.events):
            if isinstance(event, Said) and event.message == message:
                return seq
        return None

    def said(self, seq: int) -> Said:
        """The reply at `seq`; raises IndexError if there is none."""
        event = self.events[seq]
        if not isinstance(event, Said):
            raise IndexError(f"event {seq} is not a reply")
        return event
