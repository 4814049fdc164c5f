"""What the store gives back, and the two refusals that carry what the caller needs next."""

from datetime import datetime
from typing import Literal

from agent.errors import Conflict, Duplicate
from agent.nouns import Noun
from agent.transcript import QuestionnaireRef, Status

WaveStatus = Literal["draft", "pilot", "open", "paused", "closing", "closed", "archived"]


class Wave(Noun):
    """One round of fieldwork, of real or of synthetic respondents.

    questionnaire: the one new interviews begin with; each interview names its own.
    """

    name: str
    synthetic: bool
    status: WaveStatus
    questionnaire: QuestionnaireRef
    opened_at: datetime


class InterviewRow(Noun):
    """How one interview stands; every column is derived from its events.

    turns: replies given. length: events recorded, so the next one is at this position.
    questionnaire: the SHA-256 of the questionnaire it was begun with.
    """

    id: str
    wave: str
    respondent: str
    synthetic: bool
    void: bool
    status: Status
    language: str
    model: str
    questionnaire: str
    started_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    turns: int
    length: int


class Place(Noun):
    """A place in a quota of a wave, for one interview."""

    wave: str
    quota: str
    interview: str


class Erased(Noun):
    """What was removed when a person asked to be forgotten."""

    interviews: int
    events: int
    judgements: int


class Unfinished(Duplicate):
    """This respondent has an interview of this wave under way; `interview` is its id."""

    def __init__(self, interview: str) -> None:
        """Carry the id of the interview to resume."""
        self.interview = interview
        super().__init__(
            "this respondent has an interview of this wave under way",
            where=f"interview {interview}",
            mend="resume it",
        )


class Finished(Duplicate):
    """This respondent has answered this wave; `interview` is the id of what they answered."""

    def __init__(self, interview: str, wave: str) -> None:
        """Carry the id of the interview that stands."""
        self.interview = interview
        super().__init__(
            "this respondent has already answered this wave",
            where=f"wave {wave}",
            mend="to interview them again, set the earlier interview aside",
        )


class Repeated(Conflict):
    """The message was recorded before; `seq` is its position in the transcript."""

    def __init__(self, message: str, seq: int) -> None:
        """Carry the position of the reply that is already there."""
        self.seq = seq
        super().__init__(
            f"message {message!r} is recorded already, at position {seq}",
            mend="answer with the turn that followed it",
        )
