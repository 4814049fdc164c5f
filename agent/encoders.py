"""The door to encoders: texts in, vectors out, and no vendor.

Apart from the door to models, as whoever asks a model need not load numpy. Implementations
live in `providers`.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors whose cosine says how alike they are.

    name: identifies model and precision; vectors of different names are never mixed.
    """

    @property
    def name(self) -> str:
        """Which encoder this is."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode `texts`; shape (len(texts), dimensions), rows of length one."""
        ...


STEPS = 127.0
"""Into how many whole steps the length of a vector is cut where space counts."""


class Pieces(NamedTuple):
    """A text as an encoder sees it, as a whole and piece by piece.

    vector: of the whole, shape (dimensions,), length one. rows: of each piece in its place,
    shape (pieces, dimensions), in whole `STEPS` and of length about one. weights: how
    much each piece tells, rare ones more; shape (pieces,), sum one.
    """

    vector: Vectors
    rows: NDArray[np.int8]
    weights: Vectors


class PieceEmbedder(Embedder, Protocol):
    """An encoder that shows the pieces, too, so that texts can be compared piece by piece."""

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Encode `texts`, each as a whole and piece by piece."""
        ...
