"""What things people commonly talk about, told by the nearest of many sayings.

A sentence encoder does not know that "daylight robbery" is about a price. `sayings.yaml`
holds such sayings by topic; a code belongs to the topics whose gist is like its definition,
and a clause to those whose sayings are like its words. Some topics are talk without content,
and speak against every code. The vectors of the sayings are kept beside them, per encoder.

    python -m benchmarks.coding.sayings     encodes them anew after a change
"""

import hashlib
from functools import cached_property
from importlib.resources import as_file, files

import numpy as np
import yaml
from numpy.typing import NDArray

from agent.encoders import STEPS, Embedder, Vectors

Floats = NDArray[np.float64]
EMPTY = ("vague", "expectation", "about_me")
"""Topics of what says nothing about the question."""
COMMON = 0.8
SHARPNESS = 0.08
NEAREST = 2
SPREAD = 0.7
LEAST = 0.1
RELATED = (0.15, 0.3)
"""How like a gist a definition must be to belong to topics at all, and to do so wholly."""


class Topics:
    """The topics as one encoder sees them; vectors are computed at the first comparison."""

    def __init__(self, embedder: Embedder) -> None:
        """Read the sayings; nothing is encoded yet."""
        self._embedder = embedder
        self._text = files("agent.coder").joinpath("sayings.yaml").read_text(encoding="utf-8")
        self.sayings = {
            name: tuple(one.strip() for one in said.split(" / "))
            for name, said in yaml.safe_load(self._text).items()
        }

    def of(self, rows: Vectors | Floats) -> Floats:
        """The share of each topic in each text; shape (texts, topics), rows sum to 1."""
        near = np.exp(self._centred(rows) @ self._rows.T / SHARPNESS)
        columns = [
            np.sort(near[:, low:high], axis=1)[:, -NEAREST:].sum(axis=1)
            for low, high in self._places
        ]
        mass = np.stack(columns, axis=1)
        return np.asarray(mass / mass.sum(axis=1, keepdims=True))

    def linked(self, definitions: Vectors | Floats) -> Floats:
        """How much each topic tells about each code; shape (codes, topics)."""
        gists = self._rows[[low for low, _ in self._places]]
        likeness = self._centred(definitions) @ gists.T
        near = np.exp(likeness / SHARPNESS)
        share = near / near.sum(axis=1, keepdims=True)
        telling = share / np.maximum(share.sum(axis=0), LEAST) ** SPREAD
        low, high = RELATED
        fit = np.clip((likeness.max(axis=1, keepdims=True) - low) / (high - low), 0, 1)
        return np.asarray(telling * fit)

    @cached_property
    def empty(self) -> NDArray[np.bool_]:
        """Which topics are talk without content."""
        return np.array([name in EMPTY for name in self.sayings])

    @property
    def mark(self) -> str:
        """Names the sayings and the encoder that the kept vectors must be of."""
        return f"{self._embedder.name} {hashlib.sha256(self._text.encode()).hexdigest()[:16]}"

    @cached_property
    def _places(self) -> tuple[tuple[int, int], ...]:
        sizes = [len(said) for said in self.sayings.values()]
        ends = np.cumsum(sizes)
        return tuple((int(end) - size, int(end)) for end, size in zip(ends, sizes, strict=True))

    @cached_property
    def _raw(self) -> Floats:
        kept = _kept(self.mark)
        return kept if kept is not None else self.encoded() / STEPS

    def encoded(self) -> Floats:
        """The vectors of all sayings in whole steps, as they are kept."""
        said = [one for few in self.sayings.values() for one in few]
        return np.asarray(np.rint(self._embedder.embed(said).astype(np.float64) * STEPS))

    @cached_property
    def _common(self) -> Floats:
        return np.asarray(COMMON * self._raw.mean(axis=0))

    @cached_property
    def _rows(self) -> Floats:
        return self._centred(self._raw)

    def _centred(self, rows: Vectors | Floats) -> Floats:
        moved = rows.astype(np.float64) - self._common
        return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9))


def _kept(mark: str) -> Floats | None:
    """The vectors that were kept under this mark, if any."""
    with as_file(files("agent.coder").joinpath("sayings.npz")) as path:
        if not path.is_file():
            return None
        with np.load(path, allow_pickle=False) as data:
            if str(data["mark"]) != mark:
                return None
            return np.asarray(data["vectors"].astype(np.float64) / STEPS)


def keep(topics: Topics) -> None:
    """Write the vectors beside the sayings."""
    with as_file(files("agent.coder").joinpath("sayings.npz")) as path:
        vectors = topics.encoded().astype(np.int8)
        np.savez_compressed(path, mark=np.array(topics.mark), vectors=vectors)
