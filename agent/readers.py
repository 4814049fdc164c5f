"""Who may find out what a reply means: readers, as `sessions` calls them one after the other."""

from collections.abc import Callable
from typing import Protocol

from agent.questionnaire import Questionnaire
from agent.transcript import Judged, Transcript


class Reader(Protocol):
    """Finds out what a reply means, where rules alone do not."""

    def judge(self, questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Judged:
        """Improve on what the rules made of a reply; must return `draft` where it cannot."""
        ...


Early = Callable[[str], None]
"""Is told, on any thread, the words of a turn that are certain before the turn is complete."""


class SlowReader(Protocol):
    """Finds out what a reply means, and may know what comes next before all is read."""

    def judge(
        self,
        questionnaire: Questionnaire,
        transcript: Transcript,
        draft: Judged,
        *,
        early: Early | None = None,
    ) -> Judged:
        """Improve on what others made of a reply; must return `draft` where it cannot."""
        ...
