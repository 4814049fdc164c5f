"""The offline coder: open answers to codes without a language model.

An answer is cut into clauses; those that claim something (`stance`) are compared with the
codebook (`space`) by sentence vectors, by fields and topics of common talk, and by the
codebook's own patterns, in the light of the whole answer.
What is not likely enough is left uncoded, and the confidence is an honest probability.
Not here: closed answers (`closed`), or a language model's coding.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from agent.codebook import Code, Codebook, Evidence, digest
from agent.coder.answer import NAME, Answer, Finding, Reply
from agent.coder.clauses import clauses, words_of
from agent.coder.lexicon import matcher
from agent.coder.small_talk import is_small_talk
from agent.coder.space import Space
from agent.coder.spelling import spelled
from agent.coder.stance import Polarity, Read, leaning, read
from agent.coder.steering import heard
from agent.coder.tongue import is_english
from agent.coder.topics import Topics
from agent.encoders import PieceEmbedder, Pieces
from agent.nouns import spoken
from agent.questionnaire import Open
from agent.ridge import Floats


class Weights(NamedTuple):
    """What speaks for a code in a clause, in logits; benchmarks/coding.md tells their origin.

    apart, ridge, likeness, overlap, topic, pattern, about: for the signals of `space`. whole,
    whole_apart: for what the whole answer says by the second and the first of them. empty:
    against, for being talk without content. opposed: against, for being closer to an example
    that does not carry the code. rival: against, for every logit by which another code is
    ahead. start: before anything is known. second: what a further code of a clause needs.
    """

    apart: float = 0.0
    about: float = 0.0
    ridge: float = 1.3
    likeness: float = 0.5
    overlap: float = 1.0
    topic: float = 9.0
    pattern: float = 2.4
    whole: float = 1.0
    whole_apart: float = 0.0
    empty: float = 7.0
    opposed: float = 0.55
    rival: float = 1.2
    start: float = -1.45
    second: float = 1.9

    def towards(self, other: "Weights", share: float) -> "Weights":
        """Give what lies between these and others, at a share of the way."""
        return Weights(*(a + share * (b - a) for a, b in zip(self, other, strict=True)))


BRIEF = Weights()
"""Where the codes are told by a few lines each."""
TOLD = Weights(
    apart=1.8,
    about=3.0,
    ridge=0.3,
    likeness=0.0,
    overlap=1.0,
    topic=3.0,
    whole=0.3,
    whole_apart=1.6,
    opposed=0.4,
    rival=0.8,
    start=-3.25,
    second=3.0,
)
"""Where they are told by many, which tell them apart without the help of common talk."""
_BLIND = Weights(overlap=2.4, pattern=3.0, rival=0.8, start=-1.0, second=2.0)
BLIND = (_BLIND, _BLIND._replace(start=-1.45))
"""Where there is no encoder."""
SURE, UNSURE = 0.5, 0.3
KEEPS = (0.45, 0.4)
"""How the logits of found codes are damped; benchmarks/coding.md shows promised and kept."""
LINES = (10, 20)
"""How many lines tell a code briefly, and fully."""
FOREIGN = 0.2
IMPOSSIBLE = 6.0
KEPT = 5_000
SIGN: dict[Polarity, float] = {"negative": -1.0, "neutral": 0.0, "positive": 1.0}


class _Unit(NamedTuple):
    """An idea unit of a reply. words: its clause's, with slips of the finger mended."""

    reply: Reply
    read: Read
    english: bool
    words: str


class _Told(NamedTuple):
    """An answer as it is compared: its idea units, and all of it in one, slips mended."""

    units: tuple[_Unit, ...]
    together: str


class OfflineCoder:
    """Codes open answers; what is computed from a codebook is kept for the next answer.

    embedder: None codes by fields and patterns alone.
    """

    def __init__(
        self,
        embedder: PieceEmbedder | None,
        *,
        weights: tuple[Weights, Weights] | None = None,
        statements: PieceEmbedder | None = None,
    ) -> None:
        """Take the encoder; nothing is encoded yet.

        weights: where codes are told by a few lines each, and by many. statements: encodes
        the codebooks; the same encoder, with a memory of its own.
        """
        self._embedder = embedder
        self._statements = statements or embedder
        self._topics = Topics(embedder) if embedder else None
        self._weights = weights or ((BRIEF, TOLD) if embedder else BLIND)
        self._spaces: dict[str, Space] = {}
        self._known: dict[str, Pieces] = {}
        self._signs: dict[tuple[str, str], float] = {}
        self._marks: dict[int, tuple[Codebook, str]] = {}

    @property
    def model(self) -> str:
        """The name of the encoder, or none."""
        return self._embedder.name if self._embedder else ""

    def code_open(self, question: Open, said: Sequence[Reply]) -> tuple[Finding, ...]:
        """Code one answer: a finding per code, or one that says why there is none."""
        return self.code_many([Answer(question, tuple(said))])[0]

    def code_many(self, answers: Sequence[Answer]) -> tuple[tuple[Finding, ...], ...]:
        """Code answers, in order; equal clauses are encoded once."""
        told = [self._told(answer) for answer in answers]
        vectors = self._encoded(
            text
            for one in told
            for text in (*(unit.words for unit in one.units if _counts(unit)), one.together)
        )
        return tuple(
            self._findings(answer, one, vectors) for answer, one in zip(answers, told, strict=True)
        )

    def _told(self, answer: Answer) -> _Told:
        own = _asks_for_own(spoken(answer.question.text))
        book = answer.question.codebook
        known = self._space(book).words if book else frozenset[str]()
        said = [heard(reply.text, book) for reply in answer.replies]
        units = tuple(
            _Unit(reply, one, english, spelled(one.clause.words, known))
            for reply, text in zip(answer.replies, said, strict=True)
            for english in [is_english(text)]
            for one in read(clauses(text), own=own)
        )
        return _Told(units, spelled(" ".join(text.strip() for text in said), known))

    def _encoded(self, texts: Iterable[str]) -> Mapping[str, Pieces]:
        """Look vectors up, encoding what is new."""
        wanted = list(dict.fromkeys(texts))
        if self._embedder is None:
            return {}
        if len(self._known) > KEPT:
            self._known.clear()
        new = [text for text in wanted if text not in self._known]
        if new:
            self._known.update(zip(new, self._embedder.pieces(new), strict=True))
        return self._known

    def _findings(
        self,
        answer: Answer,
        told: _Told,
        vectors: Mapping[str, Pieces],
    ) -> tuple[Finding, ...]:
        codebook = answer.question.codebook
        if codebook is None or not codebook.active or not answer.replies:
            return ()
        space = self._space(codebook)
        counted = [unit for unit in told.units if _counts(unit)]
        sign = self._sign(spoken(answer.question.text), codebook)
        counted = [unit for unit in counted if unit.read.feeling * sign >= 0]
        chances = self._chances(space, counted, vectors, told.together)
        found = tuple(
            _finding(name, codebook.active[name], counted, chances[:, place])
            for place, name in enumerate(space.names)
            if counted and chances[:, place].max() >= SURE
        )
        return found or (_nothing(told.units, chances),)

    def _chances(
        self,
        space: Space,
        units: Sequence[_Unit],
        vectors: Mapping[str, Pieces],
        together: str,
    ) -> Floats:
        """The probability of every code in every clause; shape (clauses, codes)."""
        if not units:
            return np.zeros((0, len(space.names)))
        words = [unit.words for unit in units]
        hits = np.array([space.patterns(text) for text in words])
        brief, told = self._weights
        weights = brief.towards(told, _fullness(space))
        logits = weights.start + weights.overlap * np.array([space.overlap(one) for one in words])
        if self._topics:
            said, whole = [vectors[text] for text in words], [vectors[together]]
            rows = np.array([one.vector for one in said])
            like = space.likeness(rows)
            against = np.maximum(space.opposition(rows) - np.maximum(like, 0), 0)
            shares = self._topics.of(rows)
            logits += weights.ridge * space.standing_out(rows) + weights.likeness * like
            logits += weights.topic * space.topical(shares)
            logits += weights.whole * space.standing_out(whole[0].vector[None, :])
            logits -= weights.opposed * against
            logits -= weights.empty * shares[:, self._topics.empty].sum(axis=1, keepdims=True)
            logits += weights.about * space.about(rows)
            if weights.apart or weights.whole_apart:
                logits += weights.apart * space.apart(said)
                logits += weights.whole_apart * space.apart(whole)
        logits += weights.rival * np.minimum(logits - _best_other(logits), 0)
        logits += weights.pattern * hits
        logits = _without_doubtful(logits, weights.second)
        english = np.array([unit.english for unit in units])
        return _sigmoid(np.where(english[:, None] | hits, logits, -IMPOSSIBLE))

    def _sign(self, question: str, codebook: Codebook) -> float:
        """The feeling that a codebook is about: as the question says, else its statements."""
        mark = (question, self._mark(codebook))
        if mark not in self._signs:
            statements = self._space(codebook).statements
            whole = leaning([question])
            if whole == "neutral":
                whole = leaning([text for one in statements for text in one.positive])
            self._signs[mark] = SIGN[whole]
        return self._signs[mark]

    def _space(self, codebook: Codebook) -> Space:
        mark = self._mark(codebook)
        if mark not in self._spaces:
            self._spaces[mark] = Space(codebook.active, self._statements, self._topics)
        return self._spaces[mark]

    def _mark(self, codebook: Codebook) -> str:
        """A hash over all that `Space` is made from, computed once per codebook."""
        known = self._marks.get(id(codebook))
        if known is None or known[0] is not codebook:
            codes = codebook.active.items()
            mark = digest([[name, spoken(code.label), code.digest] for name, code in codes])
            known = self._marks[id(codebook)] = (codebook, mark)
        return known[1]


def _counts(unit: _Unit) -> bool:
    return unit.read.stance == "asserted"


def _asks_for_own(question: str) -> bool:
    """Whether a question addresses the respondents themselves, as nearly all do."""
    words = words_of(question)
    return not words or bool({"you", "your", "yours", "you've", "yourself"} & set(words))


def _fullness(space: Space) -> float:
    """How fully the codes are told: 0 for a few lines each, 1 for very many."""
    low, high = LINES
    typical = float(np.median([len(one.positive) for one in space.statements]))
    return float(np.clip((typical - low) / (high - low), 0, 1))


def _best_other(logits: Floats) -> Floats:
    """The best value of each row that is not the cell's own."""
    if logits.shape[1] < 2:
        return logits
    ordered = np.sort(logits, axis=1)
    return np.where(logits == ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])


def _without_doubtful(logits: Floats, clear: float) -> Floats:
    """Keep a clause's best code, and others only where they are clear by themselves."""
    best = logits == logits.max(axis=1, keepdims=True)
    return np.where(best | (logits > clear), logits, np.minimum(logits, -0.1))


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))


def _finding(name: str, code: Code, units: Sequence[_Unit], chances: Floats) -> Finding:
    """A code with the clauses that carry it, the best one first; small talk proves nothing."""
    order = [int(place) for place in np.argsort(-chances, kind="stable") if chances[place] >= SURE]
    order = [place for place in order if not is_small_talk(units[place].read.clause.words)] or order
    named = matcher([spoken(code.label) or name.replace("_", " "), *code.patterns])
    evidence = []
    for place in order:
        reply, clause = units[place].reply, units[place].read.clause
        prompted = bool(reply.asked and named.search(reply.asked))
        evidence.append(
            Evidence(
                turn=reply.seq,
                start=clause.start,
                end=clause.end,
                quote=reply.text[clause.start : clause.end],
                prompted=prompted,
            )
        )
    if not all(one.prompted for one in evidence):
        evidence = [one.model_copy(update={"prompted": False}) for one in evidence]
    sure = round(_honest(float(chances[order[0]])), 3)
    return Finding(name, "coded", tuple(evidence), sure, NAME)


def _honest(chance: float) -> float:
    """What a probability has kept on written answers, where it promised more."""
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    slope, start = KEEPS
    return float(_sigmoid(np.array(slope * np.log(chance / (1 - chance)) + start)))


def _nothing(units: Sequence[_Unit], chances: Floats) -> Finding:
    """Say why an answer has no code: none was meant, or it cannot be told."""
    if units and not any(unit.english for unit in units):
        return Finding(None, "unclear", (), FOREIGN, "another language")
    best = float(chances.max()) if chances.size else 0.0
    if best >= UNSURE:
        return Finding(None, "unclear", (), round(1 - best, 3), NAME)
    return Finding(None, "not_mentioned", (), round(1 - best, 3), NAME)
