"""Vectors by the hash of their text, kept in Chroma; the same words are never encoded twice.

A folder, or the `http://` address of a server. One collection per encoder: vectors of two
encoders are never mixed. The database is the source of truth; the folder can be deleted.
"""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError

from agent.encoders import Embedder, Vectors
from agent.errors import StoreError

_FAULTS = (ChromaError, ValueError, TypeError, KeyError, OSError, RuntimeError, httpx.HTTPError)
"""What Chroma and its server raise when something is damaged or away."""
_FILE = "chroma.sqlite3"
_WEB = ("http://", "https://")
_AT_ONCE = 2_000
"""Texts encoded before they are kept: what was paid for is not lost if the next ones fail."""
_PAGE = 5_000
"""Chroma refuses more rows than SQL has variables."""


class VectorBox:
    """Vectors of one encoder; what is missing is encoded and kept."""

    def __init__(self, place: str, embedder: Embedder) -> None:
        """Open a folder or a server; raises StoreError where neither answers."""
        self._embedder, self._place = embedder, place
        name = hashlib.sha256(embedder.name.encode()).hexdigest()[:16]
        try:
            self._collection = _client(place).get_or_create_collection(
                f"units-{name}", embedding_function=None, metadata={"hnsw:space": "cosine"}
            )
        except _FAULTS as error:
            raise self._lost(error) from error

    @property
    def encoder(self) -> str:
        """Whose vectors these are."""
        return self._embedder.name

    def drop(self, texts: Sequence[str]) -> None:
        """Forget the vectors of texts; those that are not there are no error."""
        keys = list(dict.fromkeys(hashlib.sha256(text.encode()).hexdigest() for text in texts))
        try:
            for first in range(0, len(keys), _PAGE):
                self._collection.delete(ids=keys[first : first + _PAGE])
        except _FAULTS as error:
            raise self._lost(error) from error

    def clear(self) -> None:
        """Forget all vectors of this encoder."""
        try:
            while keys := self._collection.get(limit=_PAGE, include=[])["ids"]:
                self._collection.delete(ids=keys)
        except _FAULTS as error:
            raise self._lost(error) from error

    def of(self, texts: Sequence[str]) -> tuple[Vectors, int]:
        """Give the vectors of texts, shape (n, dimensions), and how many had to be encoded."""
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        by_key = dict(zip(keys, texts, strict=True))
        known = self._known(list(by_key))
        missing = [key for key in by_key if key not in known]
        for first in range(0, len(missing), _AT_ONCE):
            some = missing[first : first + _AT_ONCE]
            encoded = self._embedder.embed([by_key[key] for key in some])
            known |= dict(zip(some, encoded, strict=True))
            self._add(some, encoded)
        rows = [known[key] for key in keys]
        if not rows:
            return np.zeros((0, self._embedder.dimensions), dtype=np.float32), 0
        return np.vstack(rows).astype(np.float32), len(missing)

    def _known(self, keys: Sequence[str]) -> dict[str, Vectors]:
        known: dict[str, Vectors] = {}
        try:
            for first in range(0, len(keys), _PAGE):
                page = self._collection.get(
                    ids=list(keys[first : first + _PAGE]), include=["embeddings"]
                )
                vectors = page["embeddings"] if page["embeddings"] is not None else []
                rows = zip(page["ids"], vectors, strict=True)
                known |= {key: np.asarray(row, dtype=np.float32) for key, row in rows}
        except _FAULTS as error:
            raise self._lost(error) from error
        return known

    def _add(self, keys: Sequence[str], vectors: Vectors) -> None:
        try:
            for first in range(0, len(keys), _PAGE):
                part = slice(first, first + _PAGE)
                self._collection.add(ids=list(keys[part]), embeddings=vectors[part])
        except _FAULTS as error:
            raise self._lost(error) from error

    def _lost(self, error: Exception) -> StoreError:
        why = next(iter(str(error).splitlines()), type(error).__name__)
        return StoreError(
            f"vectors cannot be read or kept: {why}",
            where=self._place,
            mend=self._mend(error),
        )

    def _mend(self, error: Exception) -> str:
        if self._place.startswith(_WEB):
            return "start the server again and repeat; what was placed is in the database"
        if isinstance(error, (FileExistsError, NotADirectoryError, PermissionError)):
            return "put it right, or name another folder with INTERVIEW_CHROMA"
        return "interview themes --rebuild makes the folder anew; themes and edits stay"


def _client(place: str) -> ClientAPI:
    quiet = Settings(anonymized_telemetry=False)
    if place.startswith(_WEB):
        address = urlsplit(place)
        return chromadb.HttpClient(
            host=address.hostname or "localhost",
            port=address.port or 8000,
            ssl=address.scheme == "https",
            settings=quiet,
        )
    folder = Path(place).resolve()
    if not (folder / _FILE).exists():
        SharedSystemClient.clear_system_cache()
    folder.mkdir(parents=True, exist_ok=True)
    return chromadb.PersistentClient(path=str(folder), settings=quiet)


def sweep(place: str) -> None:
    """Remove a folder of vectors, damaged or not; a server's are its own."""
    folder = Path(place).resolve()
    if place.startswith(_WEB) or not (folder / _FILE).exists():
        return
    SharedSystemClient.clear_system_cache()
    shutil.rmtree(folder)
