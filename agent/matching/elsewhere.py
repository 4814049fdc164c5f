"""Is a reply said to another question of the same questionnaire?

A respondent who is one question behind or ahead says "we closed our series B in March" where the
size of the organisation is asked, and something of it is like one of the options. What is clearly
more like the sayings of other questions is no answer to this one.
"""

from collections.abc import Callable, Sequence

import numpy as np

from agent.alike import Shelf
from agent.encoders import Pieces
from agent.matching.statements import own_statements
from agent.questionnaire import AskedQuestion, Questionnaire
from agent.ridge import Floats

AROUND = 5
"""How many of the most alike statements stand for a question, or for all others."""
AHEAD = 0.1
"""How much more alike others must be; see `benchmarks/interviewer.md`."""


class Elsewhere:
    """What a questionnaire says itself of the options of its questions, as far as it was learned.

    To encode all of it takes seconds, once for each questionnaire; no reply waits for that.
    """

    def __init__(self, pieces: Callable[[Sequence[str]], Sequence[Pieces]]) -> None:
        """Keep what encodes statements, and remembers them."""
        self._pieces = pieces
        self._shelves: dict[tuple[str, ...], Shelf] = {}

    def learn(
        self, questionnaire: Questionnaire, question: AskedQuestion, *, language: str
    ) -> None:
        """Make ready to be compared what is said of a question's options."""
        texts = own_statements(questionnaire, question, language=language)
        if texts and texts not in self._shelves:
            self._shelves[texts] = Shelf(self._pieces(texts))

    def is_said(
        self,
        questionnaire: Questionnaire,
        question: AskedQuestion,
        here: Shelf,
        said: Pieces,
        *,
        language: str,
    ) -> bool:
        """Tell whether a reply is more like what other questions' options mean than like `here`.

        here: the statements of the options of `question`.
        """
        there: dict[str, float] = {}
        for one in questionnaire.asked:
            texts = own_statements(questionnaire, one, language=language)
            shelf = self._shelves.get(texts)
            if shelf is not None and not _asks_the_same(questionnaire, one, question):
                there.update(zip(texts, shelf.likeness([said])[0], strict=True))
        alike = list(there.values())
        return bool(alike) and _around(alike) > _around(here.likeness([said])[0]) + AHEAD


def _around(likeness: Sequence[float] | Floats) -> float:
    return float(np.sort(likeness)[-AROUND:].mean())


def _asks_the_same(questionnaire: Questionnaire, one: AskedQuestion, other: AskedQuestion) -> bool:
    """Tell whether a question offers only what another does: the same list, or a part of it."""
    ids, others = ({it.id for it in questionnaire.choices(each)} for each in (one, other))
    return ids <= others or others <= ids
