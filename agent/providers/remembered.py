"""An encoder that remembers on disk what it has encoded, for texts that hold no respondent's words.

Codebooks are encoded by every process that codes, and change rarely.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from agent.encoders import PieceEmbedder, Pieces, Vectors

MOST = 20_000
"""Texts that are remembered; beyond them it begins anew."""


class Remembered:
    """A `PieceEmbedder` in front of another; a memory that cannot be read or kept is done without.

    What is kept of a text: its vector, and its pieces in a row, one text after the other.
    """

    def __init__(self, embedder: PieceEmbedder, path: Path) -> None:
        """Take the encoder; the file is read at the first text."""
        self._embedder, self._path = embedder, path
        self._known: dict[str, Pieces] | None = None

    @property
    def name(self) -> str:
        """The name of the encoder behind."""
        return self._embedder.name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._embedder.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode `texts`, those that are new by the encoder behind."""
        if not texts:
            return self._embedder.embed(texts)
        return np.stack([one.vector for one in self.pieces(texts)])

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Encode `texts`, each as a whole and piece by piece, those that are new behind."""
        known = self._read() if self._known is None else self._known
        marks = [self._mark(text) for text in texts]
        new = {mark: text for mark, text in zip(marks, texts, strict=True) if mark not in known}
        if new:
            known.update(zip(new, self._embedder.pieces(list(new.values())), strict=True))
            self._keep(known if len(known) <= MOST else {mark: known[mark] for mark in marks})
        self._known = known
        return [known[mark] for mark in marks]

    def _mark(self, text: str) -> str:
        return hashlib.sha256(f"{self._embedder.name}\n{text}".encode()).hexdigest()[:24]

    def _read(self) -> dict[str, Pieces]:
        try:
            with np.load(self._path, allow_pickle=False) as data:
                ends = np.cumsum(data["sizes"])[:-1]
                rows, weights = np.split(data["rows"], ends), np.split(data["weights"], ends)
                told = map(Pieces, data["vectors"], rows, weights)
                return dict(zip(data["marks"].tolist(), told, strict=True))
        except (OSError, ValueError, KeyError, BadZipFile):
            return {}

    def _keep(self, known: dict[str, Pieces]) -> None:
        part = self._path.with_name(f".{self._path.name}.part")
        try:
            with part.open("wb") as file:
                np.savez(
                    file,
                    marks=np.array(list(known)),
                    vectors=np.stack([one.vector for one in known.values()]),
                    sizes=np.array([len(one.weights) for one in known.values()]),
                    rows=np.vstack([one.rows for one in known.values()]),
                    weights=np.concatenate([one.weights for one in known.values()]),
                )
            part.replace(self._path)
        except OSError:
            return
