"""The door to models: what crosses it, and no vendor.

    instruction (constant) + data (respondents' words) + shape ─▶ Model.fill ─▶ Filled

Its implementations live in `providers`. Not here: encoders (`encoders`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, Protocol, TypeVar

from pydantic import StringConstraints

from agent.nouns import Noun
from agent.usage import Usage

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
