"""No model at all: whoever asks is told so, and goes on by rule."""

from typing import NoReturn

from agent.errors import ModelUnavailable
from agent.llm import MOST_TOKENS, Data, Heard, Shape

NAME = "offline"


class Offline:
    """A `Model` that never fills anything.

    name: that of a model which is not to be asked, so that only its work can be foretold.
    """

    def __init__(self, name: str = NAME) -> None:
        """Take the name; there is nothing to connect to."""
        self._name = name

    @property
    def name(self) -> str:
        """What stands for it in settings and records."""
        return self._name

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> NoReturn:
        """Raise ModelUnavailable."""
        raise ModelUnavailable(
            "no model is set", where=self._name, mend="set INTERVIEW_MODEL=provider:name"
        )
