"""Which option a reply means where no rule can read it: likeness of meaning, with a clear lead.

    reply ─▶ reserved? ─▶ likeness to each option, seen five ways ─▶ clear enough? ─▶ Found

The views are weighed by a logistic model of choice that `benchmarks/interviewer/weighing.py`
fits. English only. What a sentence encoder cannot tell (a negation, a number, a comparison, a
choice left open) is never matched.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from threading import Event, Lock, Thread
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from agent.alike import Apart
from agent.encoders import PieceEmbedder, Pieces, Vectors
from agent.errors import InterviewError
from agent.matching.elsewhere import Elsewhere
from agent.matching.parts import cut, once, stripped
from agent.matching.reserved import is_reserved, turns
from agent.matching.statements import Stated, is_full, is_told, statements
from agent.narrowing import is_narrowed, narrowed
from agent.questionnaire import AskedQuestion, Grid, Multi, Questionnaire, Single
from agent.replies import mentions_options
from agent.replies.forms import set_issue
from agent.transcript import Asked, Found, Judged, Transcript

__all__ = ["BY", "VIEWS", "WEIGHTS", "Matcher"]

BY = "matching"
"""How a judgement names it."""
VIEWS = ("label", "described", "beside the question", "to the question", "sayings")
WEIGHTS = (3.1, 3.0, 2.1, 1.0, 10.0)
"""What likeness counts for in each view; fitted, see `benchmarks/interviewer/weighing.py`."""
LEAST = (0.85, 0.45)
"""How probable the best option must be, and how near its nearest statement at all."""
NEAR = 3
FULL_WEIGHT, FULL_LEAST = 6.0, (0.8, 0.4)
"""The same where many statements tell the options apart, compared piece by piece."""
HEARD = 0.32
"""How near an option must be for an opinion: on words about nothing, too, some option is first."""
LIKELY = 0.6
"""How probable the best two options must be together before a question names its likely ones."""
AT_ONCE = 50
"""Statements that are encoded beforehand before somebody is asked whether to go on."""
SHORTEST, LONGEST = 2, 40
"""Words of a reply that is compared; what one word means is for rules to say."""
SENTENCE = 4
"""Words from which a reply is compared with options that have no sayings of their own."""
_UNREAD = frozenset({"unclear", "ambiguous", "not_offered", "same_again", None})

Scores = NDArray[np.float64]


class _Offered(NamedTuple):
    """The options of one question, ready to be compared with replies.

    owner: for each row of `vectors`, the place of its option in `ids`.
    """

    ids: tuple[str, ...]
    labels: Vectors
    described: Vectors
    vectors: Vectors
    owner: NDArray[np.int_]

    def best(self, said: Vectors) -> Scores:
        """How like a reply is to the nearest statement of each option."""
        near = self.vectors @ said
        return np.array([near[self.owner == one].max() for one in range(len(self.ids))])


class Matcher:
    """Finds the option that a reply means; the encoder is loaded at the first such reply."""

    def __init__(
        self,
        embedder: Callable[[], PieceEmbedder],
        *,
        statements: Callable[[PieceEmbedder], PieceEmbedder] | None = None,
    ) -> None:
        """Keep how to get the encoder.

        statements: puts a memory in front of it for what a questionnaire says of its options.
        """
        self._load = embedder
        self._remember = statements
        self._known: dict[str, Pieces] = {}
        self._beside: dict[tuple[str, tuple[str, ...]], Vectors] = {}
        self._offered: dict[tuple[str, tuple[str, ...]], _Offered] = {}
        self._told: dict[tuple[str, tuple[str, ...]], Apart] = {}
        self._elsewhere = Elsewhere(self._pieces)
        self._one = Lock()

    @cached_property
    def _embedder(self) -> PieceEmbedder:
        return self._load()

    @cached_property
    def _remembering(self) -> PieceEmbedder:
        return self._remember(self._embedder) if self._remember else self._embedder

    def ready(
        self,
        questionnaire: Questionnaire,
        *,
        language: str = "en",
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """Encode beforehand what a questionnaire says of its options, so that no reply waits.

        From then on what is said to another question is told from answers to the one asked.
        stop: asked every now and then whether it is no longer wanted.
        """
        if not language.startswith("en"):
            return
        for question in questionnaire.asked:
            shown = [one.id for one in questionnaire.choices(question)]
            means = statements(questionnaire, question, shown, language=language)
            texts = [text for one in means.values() for text in one.all]
            for start in range(0, len(texts), AT_ONCE):
                if stop():
                    return
                self._pieces(texts[start : start + AT_ONCE])
            self._elsewhere.learn(questionnaire, question, language=language)

    @contextmanager
    def getting_ready(self, questionnaire: Questionnaire) -> Iterator[None]:
        """Get ready beside whatever else happens; what is not done at its end is left."""
        leaving = Event()

        def readied() -> None:
            # A respondent who can be heard without the encoder is not bothered with its faults.
            with suppress(InterviewError):
                self.ready(questionnaire, stop=leaving.is_set)

        thread = Thread(target=readied, name="getting ready")
        thread.start()
        try:
            yield
        finally:
            leaving.set()
            thread.join()

    def judge(self, questionnaire: Questionnaire, transcript: Transcript, draft: Judged) -> Judged:
        """Give a value to a reply that rules could not read; where in doubt, what it may mean."""
        asked = transcript.waiting
        if asked is None or draft.intent != "unusable" or draft.issue not in _UNREAD:
            return draft
        said = transcript.said(draft.reply).text
        found = self.match(questionnaire, asked, said, language=transcript.language)
        if not found:
            if not is_narrowed(questionnaire, asked):
                return draft
            likely = self._likely(questionnaire, asked, said, transcript.language)
            near = narrowed(questionnaire, asked, likely)
            return draft.model_copy(update={"near": near}) if near else draft
        update = {"intent": "answer", "issue": None, "found": found, "by": BY}
        return draft.model_copy(update=update)

    def match(
        self, questionnaire: Questionnaire, asked: Asked, reply: str, *, language: str = "en"
    ) -> tuple[Found, ...]:
        """Find the options that a reply means; none where any doubt remains.

        For several options each part of the reply must mean one of them.
        """
        question = questionnaire.question(asked.question)
        if not language.startswith("en") or not _is_one_choice(question, asked):
            return ()
        means = statements(questionnaire, question, asked.options, language=language)
        stated = {name: (one.label, one.described) for name, one in means.items()}
        reserved = is_reserved(reply, offered=stated, full=is_told(means))
        reserved = reserved or (not is_told(means) and _is_for_rules(questionnaire, asked, reply))
        if len(means) < 2 or reserved or not SHORTEST <= len(reply.split()) <= LONGEST:
            return ()
        parts = cut(question, reply)
        chosen = [self._nearest(asked.text, means, reply[start:end]) for start, end in parts]
        if None in chosen and len(parts) > 1 and is_told(means):
            chosen, parts = self._as_one(asked.text, means, reply, parts)
        if None in chosen or not chosen:
            return ()
        if is_told(means) and self._is_elsewhere(questionnaire, asked, means, reply, language):
            return ()
        sure = min(one[1] for one in chosen if one)
        values = [one[0] for one in chosen if one]
        found = tuple(
            Found(
                question=asked.question,
                item=asked.item,
                value=value,
                confidence=round(min(sure, 0.99), 2),
                start=start,
                end=end,
            )
            for value, (start, end) in once(values, parts)
        )
        return found if _fits(questionnaire, asked, found) else ()

    def _is_elsewhere(
        self,
        questionnaire: Questionnaire,
        asked: Asked,
        means: Mapping[str, Stated],
        reply: str,
        language: str,
    ) -> bool:
        (said,) = self._embedder.pieces([reply])
        return self._elsewhere.is_said(
            questionnaire,
            questionnaire.question(asked.question),
            self._told_apart(asked.text, means).shelf,
            said,
            language=language,
        )

    def _as_one(
        self,
        text: str,
        means: Mapping[str, Stated],
        reply: str,
        parts: Sequence[tuple[int, int]],
    ) -> tuple[list[tuple[str, float] | None], list[tuple[int, int]]]:
        """Read a reply whose parts are not clear as a whole, where none of them says otherwise."""
        whole = self._nearest(text, means, reply)
        names = tuple(means)
        for start, end in parts:
            logits, best, (_, floor) = self._logits(text, means, reply[start:end])
            leader = int(logits.argmax())
            if whole and names[leader] != whole[0] and best[leader] >= floor:
                return [None], []
        return [whole], [stripped(reply, 0, len(reply))]

    def ranked(
        self, questionnaire: Questionnaire, asked: Asked, words: str, *, language: str = "en"
    ) -> tuple[str, ...]:
        """Name the options, the one that words are nearest to first, however doubtful.

        Empty where none can be told. The first is too often wrong to be taken alone.
        """
        return tuple(self._odds(questionnaire, asked, words, language, least=HEARD))

    def _likely(
        self, questionnaire: Questionnaire, asked: Asked, words: str, language: str
    ) -> tuple[str, ...]:
        """Name the options, the likeliest first, where two of them are likely enough."""
        odds = self._odds(questionnaire, asked, words, language)
        return tuple(odds) if sum(list(odds.values())[:2]) >= LIKELY else ()

    def _odds(
        self,
        questionnaire: Questionnaire,
        asked: Asked,
        words: str,
        language: str,
        *,
        least: float = 0.0,
    ) -> dict[str, float]:
        """Tell how probable each option is, the best first; empty where nothing can be told.

        least: how near the best one must be.
        """
        question = questionnaire.question(asked.question)
        if not language.startswith("en") or not _is_one_choice(question, asked):
            return {}
        means = statements(questionnaire, question, asked.options, language=language)
        if (
            len(means) < 2
            or is_reserved(words, offered={}, full=is_told(means))
            or len(words.split()) > LONGEST
        ):
            return {}
        logits, near, _ = self._logits(asked.text, means, words)
        if near[int(logits.argmax())] < least:
            return {}
        names, odds = tuple(means), np.exp(logits - logits.max())
        return {names[at]: float(odds[at] / odds.sum()) for at in np.argsort(-odds, kind="stable")}

    def likeness(self, text: str, means: Mapping[str, Stated], reply: str) -> Scores:
        """Compare a reply with every option in every view; shape (options, views)."""
        offered, asked = self._compared(text, means), self._asked(text, means)
        said, beside = self._embedder.embed([reply, f"{text} {reply}"])
        views = (
            offered.labels @ said,
            np.maximum(offered.described @ said, offered.labels @ said),
            asked @ beside,
            asked @ said,
            offered.best(said),
        )
        return np.stack(views, axis=1).astype(np.float64)

    def _nearest(
        self, text: str, means: Mapping[str, Stated], reply: str
    ) -> tuple[str, float] | None:
        """Name the option that is by far the most probable, and how much so; None without one."""
        logits, best, (surest, floor) = self._logits(text, means, reply)
        odds = np.exp(logits - logits.max())
        leader = int(odds.argmax())
        sure = float(odds[leader] / odds.sum())
        if sure < surest or best[leader] < floor:
            return None
        name = tuple(means)[leader]
        if turns(reply) and not self._turns_too(text, means, leader, reply):
            return None
        return name, sure

    def _turns_too(self, text: str, means: Mapping[str, Stated], leader: int, reply: str) -> bool:
        """Tell whether one of the statements nearest to a reply that negates does so, too."""
        offered = self._compared(text, means)
        (said,) = self._embedder.embed([reply])
        near = np.where(offered.owner == leader, offered.vectors @ said, -1.0)
        stated = [one for name in means for one in means[name].all]
        return any(turns(stated[place]) for place in np.argsort(-near)[:NEAR])

    def _logits(
        self, text: str, means: Mapping[str, Stated], reply: str
    ) -> tuple[Scores, Scores, tuple[float, float]]:
        """Weigh what speaks for each option; with the likeness of its nearest statement.

        The last is how probable the best one must be, and how near.
        """
        if not is_full(means):
            views = self.likeness(text, means, reply)
            return views @ np.array(WEIGHTS), views[:, -1], LEAST
        (said,) = self._embedder.pieces([reply])
        best = self._compared(text, means).best(said.vector)
        return FULL_WEIGHT * self._told_apart(text, means).speaking([said])[0], best, FULL_LEAST

    def _told_apart(self, text: str, means: Mapping[str, Stated]) -> Apart:
        key = (text, tuple(means))
        if key not in self._told:
            self._told[key] = Apart([self._pieces(one.all) for one in means.values()])
        return self._told[key]

    def _compared(self, text: str, means: Mapping[str, Stated]) -> _Offered:
        key = (text, tuple(means))
        if key not in self._offered:
            ids = tuple(means)
            rows = [(place, one) for place, name in enumerate(ids) for one in means[name].all]
            self._offered[key] = _Offered(
                ids=ids,
                labels=self._vectors([means[name].label for name in ids]),
                described=self._vectors([means[name].described for name in ids]),
                vectors=self._vectors([one for _, one in rows]),
                owner=np.array([place for place, _ in rows]),
            )
        return self._offered[key]

    def _asked(self, text: str, means: Mapping[str, Stated]) -> Vectors:
        """Encode the options, described, behind the words of the question."""
        key = (text, tuple(means))
        if key not in self._beside:
            told = [f"{text} {one.described}" for one in means.values()]
            self._beside[key] = self._embedder.embed(told)
        return self._beside[key]

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        return np.stack([one.vector for one in self._pieces(texts)])

    def _pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Encode texts, each once in the life of this matcher: sayings serve many questions."""
        with self._one:
            new = [one for one in dict.fromkeys(texts) if one not in self._known]
            self._known.update(zip(new, self._remembering.pieces(new), strict=True) if new else ())
        return [self._known[one] for one in texts]


def _is_for_rules(questionnaire: Questionnaire, asked: Asked, reply: str) -> bool:
    """Tell whether a reply is likely to be like an option for its words alone.

    What rules see an option's words in and still do not take says something else of them as often
    as not (`the firm is on strike`), and a few words that name none may mean anything.
    """
    few = len(reply.split()) < SENTENCE
    return few or mentions_options(questionnaire, asked, reply)


def _is_one_choice(question: AskedQuestion, asked: Asked) -> bool:
    """Tell whether the reply answers one thing: no grid or scale asked as a whole."""
    if isinstance(question, Grid):
        return asked.item is not None and not asked.items
    return isinstance(question, Single | Multi)


def _fits(questionnaire: Questionnaire, asked: Asked, found: Sequence[Found]) -> bool:
    """Tell whether a question takes the options together: how many, and none beside "none"."""
    question = questionnaire.question(asked.question)
    options = [one for one in questionnaire.choices(question) if one.id in asked.options]
    return set_issue(question, options, [str(one.value) for one in found]) is None
