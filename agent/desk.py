"""Where interviews are held: what is asked, what keeps it, the clock, and who reads replies."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from agent.probing import Interest
from agent.questionnaire import Open, Questionnaire
from agent.readers import Reader, SlowReader
from agent.store import Store
from agent.transcript import IMPORTED, QuestionnaireRef, Transcript

MOST_CHARACTERS = 20_000


@dataclass(frozen=True)
class Desk:
    """Where interviews are held: the questionnaire in use, the store, the clock, the readers.

    source: the questionnaire's text as it stands in its file. parse: reads such a text.
    matcher: makes the reader that needs no model, when a reply first calls for it. interests:
    what themes emerge in a wave, asked only where a question listens for them.
    """

    questionnaire: Questionnaire
    source: str
    parse: Callable[[str], Questionnaire]
    store: Store
    clock: Callable[[], datetime]
    model: str = "offline"
    matcher: Callable[[], Reader] | None = None
    reader: SlowReader | None = None
    most_characters: int = MOST_CHARACTERS
    interests: Callable[[str], Sequence[Interest]] = lambda _: ()
    _others: dict[str, Questionnaire] = field(default_factory=dict)

    @cached_property
    def without_model(self) -> Reader | None:
        """The reader that needs no model, made once."""
        return self.matcher() if self.matcher is not None else None

    @cached_property
    def ref(self) -> QuestionnaireRef:
        """Name the questionnaire in use, to the letter."""
        asked = self.questionnaire
        sha256 = hashlib.sha256(self.source.encode()).hexdigest()
        return QuestionnaireRef(id=asked.id, version=asked.version, sha256=sha256)

    def questionnaire_of(self, transcript: Transcript) -> Questionnaire:
        """Find the questionnaire that an interview began with, even if another is in use now."""
        asked = self._by_hash(transcript.started.questionnaire.sha256)
        return _unconditional(asked) if transcript.started.model == IMPORTED else asked

    def _by_hash(self, sha256: str) -> Questionnaire:
        if sha256 == self.ref.sha256:
            return self.questionnaire
        if sha256 not in self._others:
            self._others[sha256] = self.parse(self.store.questionnaire(sha256))
        return self._others[sha256]


def _unconditional(asked: Questionnaire) -> Questionnaire:
    """Let every open question apply: nobody answered what its condition rests on."""
    return asked.model_copy(
        update={
            "questions": tuple(
                one.model_copy(update={"show_if": None}) if isinstance(one, Open) else one
                for one in asked.questions
            )
        }
    )
