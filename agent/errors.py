"""Every way this project says no, as one tree; each message says where, what and the mend.

    InterviewError
    ├── QuestionnaireError   the questionnaire cannot be used as written
    ├── ConditionError       an expression in it cannot be understood
    ├── PromptError          a prompt file is broken, or filled with the wrong inputs
    ├── SettingsError        an option, variable or line of interview.toml makes no sense
    ├── NotFound             a wave, interview or file that is named does not exist
    ├── Refused              asked for something the rules of the study forbid
    │   ├── NoConsent        an interview cannot start without consent
    │   ├── FieldworkClosed  the wave takes no (new) interviews
    │   ├── LinkRefused      a personal link is missing, not valid or expired
    │   ├── Ended            the interview is over
    │   └── Duplicate        this respondent has already answered this wave
    ├── WrongToken           the caller may not see this interview
    ├── Conflict             somebody else wrote first; load again and repeat
    ├── BadInput             an answer, file or request that cannot be read
    │   └── TooLarge         longer than the limit
    ├── StoreError           the database is missing, damaged, full or read-only
    └── ModelError           the language model gave nothing usable
        ├── ModelUnavailable no reply: connection, time-out, rate limit, breaker, budget
        └── ModelMisbehaved  a reply that is cut, refused or not of the asked shape

The faces map the tree once: `cli` to exit statuses, `web` to problem documents.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an error is raised where no noun need be loaded
    from agent.usage import Usage


class InterviewError(Exception):
    """Something went wrong that a person can put right.

    where: file and line, option, question id or table; may be empty.
    mend: what to do about it, as an imperative; may be empty.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        """Keep the three parts apart, so that a face may lay them out as it likes."""
        self.what, self.where, self.mend = what, where, mend
        super().__init__(what)

    def __str__(self) -> str:
        """Put the parts on one line: `where: what; mend`."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return " ".join((f"{head} — {self.mend}" if self.mend else head).split())


class QuestionnaireError(InterviewError):
    """The questionnaire cannot be used as written."""


class ConditionError(InterviewError):
    """An expression of a questionnaire cannot be understood."""


class PromptError(InterviewError):
    """A prompt file is broken, or is filled with the wrong inputs."""


class SettingsError(InterviewError):
    """A setting makes no sense."""


class NotFound(InterviewError):
    """Something that is named does not exist."""


class Refused(InterviewError):
    """The rules of the study forbid what was asked for."""


class NoConsent(Refused):
    """An interview cannot start without consent."""


class FieldworkClosed(Refused):
    """The wave takes no new interviews, or none at all."""


class LinkRefused(Refused):
    """A personal link is missing, not valid, expired, or of another study."""


class Ended(Refused):
    """The interview is over."""


class Duplicate(Refused):
    """This respondent has already answered this wave."""


class WrongToken(InterviewError):
    """The caller may not see this interview."""


class Conflict(InterviewError):
    """Somebody else wrote first."""


class BadInput(InterviewError):
    """An answer, a file or a request that cannot be read."""


class TooLarge(BadInput):
    """Longer than the limit."""


class StoreError(InterviewError):
    """The database is missing, damaged, full or read-only."""


class ModelError(InterviewError):
    """The language model gave nothing usable; usage: what it took all the same, if known."""

    usage: "Usage | None" = None


class ModelUnavailable(ModelError):
    """No reply came: connection, time-out, rate limit, open breaker or spent budget.

    retry_after: seconds after which another try makes sense, if anybody said so. transport:
    the connection or the server failed, so that the same request may work at once.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        mend: str = "",
        retry_after: float | None = None,
        transport: bool = False,
    ) -> None:
        """Keep what a caller needs to decide whether to try again."""
        super().__init__(what, where=where, mend=mend)
        self.retry_after, self.transport = retry_after, transport


class ModelMisbehaved(ModelError):
    """A reply came that is cut, refused or not of the shape asked for."""

    def __init__(
        self, what: str, *, where: str = "", mend: str = "", usage: "Usage | None" = None
    ) -> None:
        """Keep what the reply cost."""
        super().__init__(what, where=where, mend=mend)
        self.usage = usage
