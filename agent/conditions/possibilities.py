"""What an expression can come to at all, found by trying the answers that make a difference."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, islice, pairwise, product
from math import prod

from agent.conditions.evaluation import STATES, Answer, Cell, evaluate
from agent.conditions.expressions import (
    Arithmetic,
    Compare,
    Constant,
    Count,
    Expression,
    Lookup,
    Node,
    Scalar,
    walk,
)
from agent.conditions.vocabulary import Subject, Vocabulary

ALL: frozenset[bool | None] = frozenset({True, False, None})
MOST_COMBINATIONS = 5_000


def can_be(expression: Expression, vocabulary: Vocabulary) -> frozenset[bool | None]:
    """Find the truths an expression can have; all three where there is too much to try.

    Each question may also be unanswered; whether options exclude each other is not considered. So
    a truth that is not in the result is impossible, and one that is may be so too.
    """
    nodes = tuple(walk(expression.root))
    if any(_is_boundless(node, vocabulary) for node in nodes):
        return ALL
    asked = dict.fromkeys(node.question for node in nodes if isinstance(node, Lookup))
    domains = {
        question: tuple(islice(_answers(question, vocabulary[question], nodes), MOST_COMBINATIONS))
        for question in asked
    }
    if prod(len(answers) for answers in domains.values()) >= MOST_COMBINATIONS:
        return ALL
    truths: set[bool | None] = set()
    for answers in product(*domains.values()):
        truths.add(evaluate(expression, dict(zip(domains, answers, strict=True))))
        if truths == ALL:
            break
    return frozenset(truths)


def _is_boundless(node: Node, vocabulary: Vocabulary) -> bool:
    """Tell whether trying the edges of a node would not be enough."""
    match node:
        case Arithmetic():
            return True
        case Compare():
            return not isinstance(node.right, Constant)
        case Lookup():
            subject = vocabulary.get(node.question)
            return subject is None or not _is_listed(subject, node.item)
        case _:
            return False


def _is_listed(subject: Subject, item: str | None) -> bool:
    if subject.kind == "derived" and not subject.options:
        return False
    return item is None or item in subject.items


def _answers(question: str, subject: Subject, nodes: Iterable[Node]) -> Iterator[Answer | None]:
    written = {node.value: None for node in nodes if isinstance(node, Constant)}
    lookups = [node for node in nodes if isinstance(node, Lookup) and node.question == question]
    counted = any(isinstance(node, Count) and node.subject in lookups for node in nodes)
    cells = tuple(islice(_cells(subject, tuple(written), counted), MOST_COMBINATIONS))
    yield None
    if not subject.items:
        yield from cells
        return
    yield from sorted(STATES & written.keys())
    named = tuple(dict.fromkeys(node.item for node in lookups if node.item is not None))
    items = subject.items if any(node.item is None for node in lookups) else named
    for row in product((None, *cells), repeat=len(items)):
        filled = zip(items, row, strict=True)
        yield {item: cell for item, cell in filled if cell is not None}


def _cells(subject: Subject, written: tuple[Scalar, ...], counted: bool) -> Iterator[Cell]:
    """List the answers to a question or an item that could make a difference."""
    yield from sorted(STATES.intersection((*map(str, written), *subject.options)))
    match subject.kind:
        case "multi":
            named = [one for one in subject.options if counted or one in written]
            others = [one for one in subject.options if one not in named]
            yield from _subsets(named + others[:1])
        case "rating" if subject.low is not None and subject.high is not None:
            yield from range(int(subject.low), int(subject.high) + 1)
        case "rating" | "number":
            yield from _points(subject, [one for one in written if not isinstance(one, str)])
        case "open":
            yield from dict.fromkeys(("…", *subject.options, *map(str, written)))
        case _:
            yield from (one for one in subject.options if one not in STATES)


def _subsets(options: list[str]) -> Iterator[tuple[str, ...]]:
    sizes = range(len(options) + 1)
    return chain.from_iterable(combinations(options, size) for size in sizes)


def _points(subject: Subject, written: list[float]) -> Iterator[float]:
    """Give each number that is written, one between each two, and one beyond each end."""
    low, high = subject.low, subject.high
    bounds = [bound for bound in (low, high) if bound is not None]
    edges = sorted({*written, *bounds}) or [0]
    middles = [(one + other) / 2 for one, other in pairwise(edges)]
    for point in (edges[0] - 1, *edges, *middles, edges[-1] + 1):
        if (low is None or low <= point) and (high is None or point <= high):
            yield point
