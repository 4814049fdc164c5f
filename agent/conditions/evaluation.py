"""Expression and answers to a truth or a value: look-ups only, and never an exception."""

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeGuard

from agent.conditions.expressions import (
    Among,
    Answered,
    Arithmetic,
    Compare,
    Constant,
    Count,
    Expression,
    Joined,
    Lookup,
    Node,
    Not,
    Selected,
    walk,
)

Cell: TypeAlias = str | float | tuple[str, ...] | frozenset[str]
Answer: TypeAlias = Cell | Mapping[str, Cell]
"""One answer: an option id, number or text; the options selected; or one answer per item."""

Answers: TypeAlias = Mapping[str, Answer | None]
"""Answers by the id of their question; what is absent or None has not been answered."""

Value: TypeAlias = Answer | None
"""What an expression comes to: a truth is a bool, what is unknown is None."""

SILENT = frozenset({"refused", "not_applicable"})
STATES = SILENT | {"dont_know"}


def evaluate(expression: Expression, answers: Answers) -> bool | None:
    """Tell whether a condition holds; None is unknown, and so is what is no condition."""
    return _truth(expression.root, answers)


def value(expression: Expression, answers: Answers) -> Value:
    """Compute what an expression comes to: a number, an option, a truth, or None if unknown."""
    return _value(expression.root, answers)


def references(expression: Expression) -> frozenset[str]:
    """List the ids of the questions that are looked up."""
    return frozenset(one.question for one in walk(expression.root) if isinstance(one, Lookup))


def guarded(expression: Expression) -> frozenset[str]:
    """List the ids of the questions that stand in an `answered()`."""
    nodes = walk(expression.root)
    return frozenset(one.subject.question for one in nodes if isinstance(one, Answered))


def _truth(node: Node, answers: Answers) -> bool | None:
    match node:
        case Joined():
            truths = [_truth(part, answers) for part in node.parts]
            return _all(truths) if node.word == "and" else _any(truths)
        case Not():
            return _opposite(_truth(node.part, answers))
        case Compare():
            return _compare(node, answers)
        case Among():
            return _any([_equal(node.left, option, answers) for option in node.options])
        case Selected():
            return _selected(node, answers)
        case Answered():
            cells = _cells(_look(node.subject, answers))
            return any(cell not in STATES for cell in cells)
        case _:
            found = _value(node, answers)
            return found if isinstance(found, bool) else None


def _value(node: Node, answers: Answers) -> Value:
    match node:
        case Constant():
            return node.value
        case Lookup():
            return _look(node, answers)
        case Count():
            return _count(node, answers)
        case Arithmetic():
            return _calculate(node, answers)
        case _:
            return _truth(node, answers)


def _all(truths: list[bool | None]) -> bool | None:
    return False if False in truths else None if None in truths else True


def _any(truths: list[bool | None]) -> bool | None:
    return True if True in truths else None if None in truths else False


def _opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


def _look(node: Lookup, answers: Answers) -> Value:
    """Find an answer; an item that the question does not have may be the name of a loop."""
    answer = answers.get(node.question)
    if node.item is None:
        return answer
    if not isinstance(answer, Mapping):
        return answer if isinstance(answer, str) and answer in STATES else None
    round_of_loop = answers.get(node.item)
    if node.item not in answer and isinstance(round_of_loop, str):
        return answer.get(round_of_loop)
    return answer.get(node.item)


def _cells(answer: Value) -> Iterator[str | float]:
    """Take an answer apart into single options and numbers."""
    match answer:
        case None:
            return
        case Mapping():
            for cell in answer.values():
                yield from _cells(cell)
        case tuple() | frozenset():
            yield from answer
        case _:
            yield answer


def _selected(node: Selected, answers: Answers) -> bool | None:
    answer = _look(node.subject, answers)
    cells, codes = tuple(_cells(answer)), {code.value for code in node.codes}
    if not codes.isdisjoint(cells):
        return True
    return None if answer is None or not SILENT.isdisjoint(cells) else False


def _count(node: Count, answers: Answers) -> int | None:
    answer = _look(node.subject, answers)
    if answer is None or (isinstance(answer, str) and answer in STATES):
        return None
    codes = {code.value for code in node.codes}
    return sum(cell in codes if codes else cell not in STATES for cell in _cells(answer))


def _compare(node: Compare, answers: Answers) -> bool | None:
    match node.operator:
        case "==":
            return _equal(node.left, node.right, answers)
        case "!=":
            return _opposite(_equal(node.left, node.right, answers))
    left, right = _value(node.left, answers), _value(node.right, answers)
    if _is_number(left) and _is_number(right):
        return _ORDERINGS[node.operator](left, right)
    return None


def _equal(left: Node, right: Node, answers: Answers) -> bool | None:
    """Compare with what is written, which may name a missing state, or with another answer."""
    one, other = _value(left, answers), _value(right, answers)
    if not (isinstance(one, str | float | int) and isinstance(other, str | float | int)):
        return None
    if isinstance(right, Constant):
        return None if one in SILENT and one != other else one == other
    return None if one in STATES or other in STATES else one == other


def _calculate(node: Arithmetic, answers: Answers) -> float | None:
    left, right = _value(node.left, answers), _value(node.right, answers)
    if not (_is_number(left) and _is_number(right)):
        return None
    try:
        result = _OPERATIONS[node.operator](left, right)
        return result if math.isfinite(result) else None
    except (ZeroDivisionError, OverflowError):
        return None


def _is_number(found: Value) -> TypeGuard[float]:
    return isinstance(found, int | float) and not isinstance(found, bool)


_ORDERINGS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_OPERATIONS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
