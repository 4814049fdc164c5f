"""An encoder that remembers on disk what it has encoded, for texts that hold no respondent's words.

Codebooks are encoded by every process that codes, and change rarely.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from agent.llm import Embedder, Vectors

MOST = 20_000
"""Texts that are remembered; beyond them it begins anew."""


class Remembered:
    """An `Embedder` in front of another; a memory that cannot be read or kept is done without."""

    def __init__(self, embedder: Embedder, path: Path) -> None:
        """Take the encoder; the file is read at the first text."""
        self._embedder, self._path = embedder, path
        self._known: dict[str, Vectors] | None = None

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
        known = self._read() if self._known is None else self._known
        marks = [self._mark(text) for text in texts]
        new = {mark: text for mark, text in zip(marks, texts, strict=True) if mark not in known}
        if new:
            known.update(zip(new, self._embedder.embed(list(new.values())), strict=True))
            self._keep(known if len(known) <= MOST else {mark: known[mark] for mark in marks})
        self._known = known
        return np.stack([known[mark] for mark in marks])

    def _mark(self, text: str) -> str:
        return hashlib.sha256(f"{self._embedder.name}\n{text}".encode()).hexdigest()[:24]

    def _read(self) -> dict[str, Vectors]:
        try:
            with np.load(self._path, allow_pickle=False) as data:
                return dict(zip(data["marks"].tolist(), data["vectors"], strict=True))
        except (OSError, ValueError, KeyError, BadZipFile):
            return {}

    def _keep(self, known: dict[str, Vectors]) -> None:
        part = self._path.with_name(f".{self._path.name}.part")
        try:
            with part.open("wb") as file:
                vectors = np.stack(list(known.values()))
                np.savez(file, marks=np.array(list(known)), vectors=vectors)
            part.replace(self._path)
        except OSError:
            return
