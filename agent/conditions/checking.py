"""What is wrong with an expression, found before anybody is asked anything."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from agent.conditions.evaluation import STATES
from agent.conditions.expressions import (
    ORDERINGS,
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
from agent.conditions.possibilities import can_be
from agent.conditions.vocabulary import Subject, Vocabulary, nearest


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an expression; an error stops the questionnaire, a warning does not."""

    severity: Literal["error", "warning"]
    what: str
    mend: str
    column: int


def check(
    expression: Expression,
    vocabulary: Vocabulary,
    *,
    upto: Collection[str],
    wants: Literal["truth", "value"] = "truth",
) -> tuple[Problem, ...]:
    """Find what is wrong with an expression, in the order of writing.

    upto: the ids that are known where it is evaluated. wants: a condition, or any value.
    """
    root, scope = expression.root, _Scope(vocabulary, frozenset(upto))
    found = [problem for node in walk(root) for problem in scope.problems(node)]
    found += scope.not_condition(root) if wants == "truth" else scope.not_one_value(root)
    if not found:
        found += _foregone(root, vocabulary)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.column))


def _foregone(root: Node, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Warn of comparisons, or else of a whole condition, with only one possible outcome."""
    compared = [node for node in walk(root) if isinstance(node, Compare | Among | Selected)]
    alone = [problem for node in compared for problem in _certain(node, vocabulary)]
    yield from alone
    if not alone and any(isinstance(node, Lookup) for node in walk(root)):
        yield from _certain(root, vocabulary)


def _certain(node: Node, vocabulary: Vocabulary) -> Iterator[Problem]:
    truths = can_be(Expression("", node), vocabulary)
    for truth in (True, False):
        if truth not in truths and isinstance(node, _CONDITIONS):
            what = f"this can never be {str(truth).lower()}"
            yield Problem("warning", what, "change or remove it", node.column)
            return


_CONDITIONS = (Compare, Among, Selected, Answered, Not, Joined)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What an expression may speak of where it stands."""

    vocabulary: Vocabulary
    upto: frozenset[str]

    def problems(self, node: Node) -> Iterator[Problem]:
        match node:
            case Lookup():
                yield from self.not_known(node)
            case Compare() if node.operator in ORDERINGS:
                odd = (*self.not_number(node.left), *self.not_number(node.right))
                yield from odd or self.not_fitting(node.left, node.right)
            case Compare():
                yield from self.not_one_value(node.left)
                yield from self.not_one_value(node.right)
                yield from self.not_fitting(node.left, node.right)
            case Among():
                yield from self.not_one_value(node.left)
                yield from self.not_fitting(node.left, *node.options)
            case Arithmetic():
                yield from self.not_number(node.left)
                yield from self.not_number(node.right)
            case _:
                yield from self.problems_of_conditions(node)

    def problems_of_conditions(self, node: Node) -> Iterator[Problem]:
        match node:
            case Selected() | Count():
                yield from self.not_fitting(node.subject, *node.codes)
            case Joined():
                for part in node.parts:
                    yield from self.not_condition(part)
            case Not():
                yield from self.not_condition(node.part)

    def not_known(self, node: Lookup) -> Iterator[Problem]:
        """Find a question or item that does not exist, or is asked too late."""
        yield from self._not_asked(node.question, node.column)
        subject = self.vocabulary.get(node.question)
        if subject is None or node.item is None or node.item in subject.items:
            return
        if not subject.items:
            yield _error(node, f"{node.question} has no items", f"write {node.question}")
        elif node.item in self.vocabulary:
            yield from self._not_asked(node.item, node.column)
        else:
            what = f"{node.question} has no item {node.item}"
            yield _error(node, what, nearest(node.item, subject.items))

    def _not_asked(self, name: str, column: int) -> Iterator[Problem]:
        if name not in self.vocabulary:
            what = f"there is no question {name}"
            yield Problem("error", what, self._mend_unknown(name), column)
        elif name not in self.upto:
            mend = f"use an earlier question, or move {name} up"
            yield Problem("error", f"{name} is not yet known here", mend, column)

    def _mend_unknown(self, name: str) -> str:
        owners = [key for key, subject in self.vocabulary.items() if name in subject.options]
        if owners:
            return f"{name} is an option: write {owners[0]} == {name}, or in [{name}]"
        return nearest(name, self.vocabulary)

    def not_one_value(self, node: Node) -> Iterator[Problem]:
        """Find a question with several answers where one is needed."""
        subject = self._subject(node)
        if not isinstance(node, Lookup) or subject is None:
            return
        if subject.items and node.item is None:
            mend = f"write {node.question}[{subject.items[0]}], or selected({node.question}, …)"
            yield _error(node, f"{node.question} has an answer for each of its items", mend)
        elif subject.kind == "multi":
            mend = f"write selected({node.question}, …) or count({node.question})"
            yield _error(node, f"{node.question} can have several answers at once", mend)

    def not_number(self, node: Node) -> Iterator[Problem]:
        """Find what cannot be ordered or calculated with."""
        several, subject = tuple(self.not_one_value(node)), self._subject(node)
        yield from several
        if isinstance(node, Lookup) and subject and not several and not _is_numeric(subject):
            mend = f"list the options that count: {node.question} in [a, b]"
            yield _error(node, f"{node.question} is not a number", mend)
        elif isinstance(node, Constant) and isinstance(node.value, str | bool):
            yield _error(node, f"'{node.value}' is not a number", "write a number")
        elif isinstance(node, _CONDITIONS):
            yield _error(node, "a condition is not a number", "write a number or a question")

    def not_condition(self, node: Node) -> Iterator[Problem]:
        """Find what is neither true nor false where it has to be."""
        subject = self._subject(node)
        if isinstance(node, Lookup) and subject and not _is_free(subject):
            mend = f"compare it with an option, or write answered({node.question})"
            yield _error(node, f"{node.question} alone is not a condition", mend)
        elif isinstance(node, Arithmetic | Count) or (
            isinstance(node, Constant) and not isinstance(node.value, bool)
        ):
            yield _error(node, "this is not a condition", "compare it with something")

    def not_fitting(self, left: Node, *constants: Node) -> Iterator[Problem]:
        """Find constants that what stands to the left can never be."""
        subject = self._subject(left)
        for constant in constants:
            if not isinstance(constant, Constant):
                continue
            if isinstance(left, Lookup) and subject:
                yield from self._misfit(left.question, subject, constant)
            elif isinstance(left, Arithmetic | Count):
                yield from self.not_number(constant)

    def _misfit(self, name: str, subject: Subject, constant: Constant) -> Iterator[Problem]:
        value = constant.value
        if value in STATES or _is_free(subject):
            return
        if subject.kind in ("rating", "number"):
            yield from self._off_scale(subject, constant)
        elif subject.options and value not in subject.options:
            mend = nearest(str(value), subject.options)
            yield _error(constant, f"{name} has no option {value}", self._or_answer(value, mend))
        elif not isinstance(value, str):
            yield _error(constant, f"{name} is a text, not {value}", "write a quoted word")

    def _off_scale(self, subject: Subject, constant: Constant) -> Iterator[Problem]:
        value, low, high = constant.value, subject.low, subject.high
        if isinstance(value, str | bool):
            mend = self._or_answer(value, "write a number")
            yield _error(constant, f"'{value}' is not a number", mend)
        elif (low is not None and value < low) or (high is not None and value > high):
            scale = f"{'…' if low is None else low} to {'…' if high is None else high}"
            yield _error(constant, f"{value} is outside of {scale}", "write a number within")

    def _or_answer(self, value: object, mend: str) -> str:
        is_question = value in self.vocabulary
        return f"if the question is meant, write answer({value})" if is_question else mend

    def _subject(self, node: Node) -> Subject | None:
        return self.vocabulary.get(node.question) if isinstance(node, Lookup) else None


def _is_numeric(subject: Subject) -> bool:
    return subject.kind in ("rating", "number") or _is_free(subject)


def _is_free(subject: Subject) -> bool:
    """Tell whether a segment can come to anything."""
    return subject.kind == "derived" and not subject.options


def _error(node: Node, what: str, mend: str) -> Problem:
    return Problem("error", what, mend, node.column)
