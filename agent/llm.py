"""The door to models: what crosses it, and no vendor.

    instruction (constant) + data (respondents' words) + shape ─▶ Model.fill ─▶ Filled

A `Model` fills a typed shape and an `Embedder` turns texts into vectors; their
implementations live in `providers`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, NamedTuple, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import StringConstraints

from agent.nouns import Noun
from agent.usage import Usage

Vectors = NDArray[np.float32]
Shape = TypeVar("Shape", bound=Noun)
Heard = Callable[[str], None]
"""Is told each piece of a reply as it is written, on another thread than the caller's."""

MOST_TOKENS = 400
"""How long a reply may be where the caller does not say."""


class Block(Noun):
    """One delimited piece of data; what respondents said stands in one, and nowhere else.

    name: what it is, such as `reply`; the piece is sent between tags of that name.
    """

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")]
    text: str


Data = str | Sequence[Block]
"""A single reply, or several blocks; those that stay the same come first."""


@dataclass(frozen=True, slots=True)
class Filled(Generic[Shape]):
    """A shape as a model filled it, and what that took.

    model: `provider:name`, as it was asked for. finish: how the reply ended, in the
    provider's word. usage: this call's, a retry included.
    """

    value: Shape
    usage: Usage
    model: str
    finish: str = "stop"


class Model(Protocol):
    """Fills a typed shape from a constant instruction and the data of one respondent.

    name: `provider:name`, as it is recorded with whatever the model contributed.
    """

    @property
    def name(self) -> str:
        """Which model this is."""
        ...

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Fill `shape`; raises ModelUnavailable or ModelMisbehaved, and nothing else.

        instruction: the same for all calls of a kind, so that providers can cache it. data:
        what respondents said, which is never an instruction. heard: asks for the reply piece
        by piece. May be called from several threads at once.
        """
        ...


def delimited(data: Data) -> str:
    """Write data as it is sent: each block between tags that nothing inside can imitate."""
    blocks = (Block(name="reply", text=data),) if isinstance(data, str) else data
    return "\n".join(f"<{one.name}>\n{_tame(one.text)}\n</{one.name}>" for one in blocks)


_MARKUP = re.compile(r"<(?=[/|!?A-Za-z_])|\[(?=/?[A-Z_]{2,}\])")


def _tame(text: str) -> str:
    """Part a bracket from what would make it a tag, or a token by which a model is steered."""
    return _MARKUP.sub(lambda found: f"{found.group()} ", text)


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
