"""What is wrong with a questionnaire's file: where, what and the mend."""

from typing import Literal

from agent.nouns import Noun

Severity = Literal["error", "warning"]


class Problem(Noun):
    """One thing to put right; `where` is the file and the line, as in `questionnaire.yaml:41`."""

    severity: Severity = "error"
    where: str
    line: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        """Put the parts on one line, as errors do."""
        return f"{self.where}: {self.what}" + (f" — {self.mend}" if self.mend else "")


class Fault(Noun):
    """A problem that knows its line and not yet its file."""

    severity: Severity = "error"
    line: int
    what: str
    mend: str = ""
