"""The door to models: what crosses it, and no vendor.

A `Model` fills a typed shape and an `Embedder` turns texts into vectors; their
implementations live in `providers`.
"""

from collections.abc import Sequence
from typing import Protocol

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
