"""Where the codes of one codebook lie: their statements as vectors, fields and topics they touch.

The statements of a code are its definition, its lines and its examples. What all codes of a
codebook have in common (its topic) tells nothing about any of them and is taken out of the
vectors; how alike the statements of *different* codes still are is the measure by which the
likeness of an answer is judged, so that no threshold is tied to a data set.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from agent.alike import Apart
from agent.codebook import Code
from agent.coder.clauses import words_of
from agent.coder.lexicon import matcher, word_lists
from agent.coder.topics import Topics
from agent.encoders import PieceEmbedder, Pieces, Vectors
from agent.nouns import readable, spoken
from agent.ridge import Floats, centred, common, nearest, telling

FEW = 20
PLAIN_SPREAD = (0.12, 0.13)
"""Mean and spread of likeness between different codes, for codebooks too small to tell."""
_SENTENCES = re.compile(r"(?<=[.;!?])\s+|\s*;\s*")


class Statements:
    """What a codebook says about one code, in English: for and against."""

    def __init__(self, name: str, code: Code) -> None:
        """Gather the statements of `code`; its name speaks only where it has no label."""
        self.label = spoken(code.label) or readable(name)
        definition = spoken(code.definition).strip()
        self.whole = f"{self.label}: {definition}" if definition else self.label
        lines = [line for line in _SENTENCES.split(definition) if len(line.split()) > 1]
        lines = lines if len(lines) > 1 else []
        self.defining = tuple(dict.fromkeys([self.whole, *lines, *code.include]))
        self.examples = code.examples.yes
        self.against = code.examples.no
        self.patterns = matcher(code.patterns)

    @property
    def positive(self) -> tuple[str, ...]:
        """All statements that speak for the code."""
        return (*self.defining, *self.examples)


class Space:
    """A codebook, ready to be compared with clauses."""

    def __init__(
        self,
        codes: Mapping[str, Code],
        embedder: PieceEmbedder | None,
        topics: Topics | None = None,
    ) -> None:
        """Prepare the codes; their vectors are computed once, at the first comparison."""
        self.names = tuple(codes)
        self._topics = topics
        self.statements = tuple(Statements(name, code) for name, code in codes.items())
        self._embedder = embedder

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all statements, in lower case."""
        said = (text for one in self.statements for text in (*one.positive, *one.against))
        return frozenset(word for text in said for word in words_of(text))

    def standing_out(self, vectors: Vectors) -> Floats:
        """How a ridge regression on the statements tells codes apart; shape (clauses, codes).

        1 is what the codebook's own statements reach when each is judged by all the others.
        """
        return np.asarray(self._centred(vectors) @ self._ridge)

    def apart(self, said: Sequence[Pieces]) -> Floats:
        """How the statements, compared piece by piece, tell codes apart; shape (clauses, codes)."""
        return self._apart.speaking(said)

    def about(self, vectors: Vectors) -> Floats:
        """How near each clause is to what all codes have in common; shape (clauses, 1)."""
        return np.asarray(vectors.astype(np.float64) @ self._midst)[:, None]

    def likeness(self, vectors: Vectors) -> Floats:
        """How like each clause is to the nearest statements of each code; (clauses, codes).

        0 is what statements of different codes have in common on average, 1 is one standard
        deviation more.
        """
        units = self._centred(vectors)
        mean, spread = self._background
        raw = np.stack([nearest(units @ own.T) for own in self._positive], axis=1)
        return np.asarray((raw - mean) / spread)

    def opposition(self, vectors: Vectors) -> Floats:
        """How like each clause is to the best example that does *not* carry the code."""
        units = self._centred(vectors)
        mean, spread = self._background
        columns = [
            (units @ own.T).max(axis=1, initial=mean) if len(own) else np.full(len(units), mean)
            for own in self._negative
        ]
        return np.asarray((np.stack(columns, axis=1) - mean) / spread)

    def topical(self, shares: Floats) -> Floats:
        """The share of each clause's topics that each code belongs to; shape (clauses, codes)."""
        return np.asarray(shares @ self._links.T)

    @cached_property
    def _links(self) -> Floats:
        if self._topics is None:
            return np.zeros((len(self.names), 0))
        whole = np.array([self._vectors[one.whole] for one in self.statements])
        return self._topics.linked(whole)

    def overlap(self, words: str) -> Floats:
        """The share of each code's fields that the words touch, the telling ones weighing more."""
        return np.asarray(np.minimum(self._field_weights @ _fields(words), 1.0))

    def patterns(self, words: str) -> NDArray[np.bool_]:
        """Which codes' own patterns the words hold."""
        return np.array([bool(one.patterns.search(words)) for one in self.statements], dtype=bool)

    @cached_property
    def _pieces(self) -> dict[str, Pieces]:
        if self._embedder is None:
            return {}
        own = [text for one in self.statements for text in (*one.positive, *one.against)]
        texts = list(dict.fromkeys(own))
        return dict(zip(texts, self._embedder.pieces(texts), strict=True))

    @cached_property
    def _vectors(self) -> dict[str, Floats]:
        return {text: one.vector.astype(np.float64) for text, one in self._pieces.items()}

    @cached_property
    def _apart(self) -> Apart:
        return Apart([[self._pieces[text] for text in one.positive] for one in self.statements])

    @cached_property
    def _midst(self) -> Floats:
        """The mean of all statements, each code counting alike; length one."""
        own = [np.mean([self._vectors[t] for t in one.positive], axis=0) for one in self.statements]
        mean = np.mean(own, axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9))

    @cached_property
    def _common(self) -> Floats | float:
        if len(self.statements) < 3:
            return 0.0
        return common(
            [np.array([self._vectors[t] for t in one.positive]) for one in self.statements]
        )

    def _centred(self, rows: Vectors | Floats) -> Floats:
        return centred(rows, self._common)

    def _rows(self, texts: Sequence[str]) -> Floats:
        if not texts:
            return np.zeros((0, 0))
        return self._centred(np.array([self._vectors[text] for text in texts]))

    @cached_property
    def _positive(self) -> tuple[Floats, ...]:
        return tuple(self._rows(one.positive) for one in self.statements)

    @cached_property
    def _negative(self) -> tuple[Floats, ...]:
        return tuple(self._rows(one.against) for one in self.statements)

    @cached_property
    def _background(self) -> tuple[float, float]:
        """Mean and spread of the likeness of statements to codes that are not their own."""
        across = [
            value
            for place, own in enumerate(self._positive)
            for other, theirs in enumerate(self._positive)
            if other != place
            for value in nearest(own @ theirs.T)
        ]
        mean, spread = PLAIN_SPREAD
        if not across:
            return mean, spread
        weight = len(across) / (len(across) + FEW)
        return (
            float(weight * np.mean(across) + (1 - weight) * mean),
            float(weight * np.std(across) + (1 - weight) * spread),
        )

    @cached_property
    def _ridge(self) -> Floats:
        return telling(self._positive)

    @cached_property
    def _field_weights(self) -> Floats:
        """How much each field tells about each code; shape (codes, fields)."""
        rows = []
        for one in self.statements:
            said = [_fields(text) for text in (one.label, one.whole, *one.defining)]
            shown = [_fields(text) for text in one.examples]
            row = np.max(said, axis=0)
            if shown:
                row = np.maximum(row, np.mean(shown, axis=0))
            rows.append(row)
        weights = np.array(rows).reshape(len(rows), len(word_lists("fields.yaml")))
        spread = np.maximum(weights.sum(axis=0), 1.0)
        return np.asarray(weights / spread**0.7)


def _fields(words: str) -> Floats:
    return np.array([bool(one.search(words)) for one in word_lists("fields.yaml").values()], float)
