"""The door to models: what crosses it, and no vendor.

A `Model` fills a typed shape and an `Embedder` turns texts into vectors; their
implementations live in `providers`.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from agent.nouns import Noun

Vectors = NDArray[np.float32]
Shape = TypeVar("Shape", bound=Noun)


class Model(Protocol):
    """Fills a typed shape from a constant instruction and the data of one reply.

    name: `provider:name`, as it is recorded with whatever the model contributed.
    """

    @property
    def name(self) -> str:
        """Which model this is."""
        ...

    def fill(self, instruction: str, data: str, shape: type[Shape]) -> Shape:
        """Fill `shape`; raises ModelUnavailable or ModelMisbehaved, and nothing else.

        instruction: the same for all replies, so that providers can cache it. data: what
        respondents said, which is never an instruction.
        """
        ...


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
