"""What an expression is made of: frozen nodes that hold words, numbers and ids, and do nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Comparison: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
Operation: TypeAlias = Literal["+", "-", "*", "/"]
Scalar: TypeAlias = str | float | bool
ORDERINGS: tuple[Comparison, ...] = ("<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A part of an expression; `column` counts from 1, after leading blanks."""

    column: int


@dataclass(frozen=True, slots=True)
class Constant(_Placed):
    """A number, a truth, an option id or a text."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class Lookup(_Placed):
    """The answer to a question, or to one item of it: `cost`, `familiarity[lonza]`."""

    question: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Arithmetic(_Placed):
    """Two numbers made into one."""

    operator: Operation
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Compare(_Placed):
    """Two values compared; where only one of them is constant, it is the right one."""

    operator: Comparison
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Among(_Placed):
    """Is the value one of a list?"""

    left: "Node"
    options: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class Answered(_Placed):
    """Was an answer given, other than a refusal or "don't know"?"""

    subject: Lookup


@dataclass(frozen=True, slots=True)
class Selected(_Placed):
    """Is any of the codes in the answer?"""

    subject: Lookup
    codes: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class Count(_Placed):
    """How many options were selected or items answered; with codes, how many with one of them."""

    subject: Lookup
    codes: tuple[Constant, ...]


@dataclass(frozen=True, slots=True)
class Not(_Placed):
    """The opposite."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Joined(_Placed):
    """Conditions joined by one `and` or `or`."""

    word: Literal["and", "or"]
    parts: tuple["Node", ...]


Quantity: TypeAlias = Constant | Lookup | Arithmetic | Count
Test: TypeAlias = Compare | Among | Answered | Selected | Not | Joined
Node: TypeAlias = Quantity | Test


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that was understood; as text it is what was written, to the letter."""

    source: str
    root: Node = field(repr=False, compare=False)

    def __str__(self) -> str:
        """Give the source back exactly."""
        return self.source


def walk(node: Node) -> Iterator[Node]:
    """Visit a node and everything below it, in the order of writing."""
    yield node
    for part in parts(node):
        yield from walk(part)


def parts(node: Node) -> tuple[Node, ...]:
    """List what a node is made of."""
    match node:
        case Arithmetic() | Compare():
            return (node.left, node.right)
        case Among():
            return (node.left, *node.options)
        case Selected() | Count():
            return (node.subject, *node.codes)
        case Answered():
            return (node.subject,)
        case Not():
            return (node.part,)
        case Joined():
            return node.parts
        case _:
            return ()
