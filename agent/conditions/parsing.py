"""Text to expression: a whitelist over Python's `ast`; what has no builder here cannot be said."""

import ast
import difflib
import keyword
import re
from functools import singledispatch
from itertools import pairwise
from typing import Literal

from agent.conditions.expressions import (
    ORDERINGS,
    Among,
    Answered,
    Arithmetic,
    Compare,
    Comparison,
    Constant,
    Count,
    Expression,
    Joined,
    Lookup,
    Node,
    Not,
    Operation,
    Selected,
)
from agent.errors import ConditionError

MOST_CHARACTERS = 2_000
MOST_PARTS = 200
MOST_LEVELS = 50
LARGEST_NUMBER = 10**12

_SAYABLE = "use and, or, not, comparisons, in [a, b], + - * /, answered(), selected(), count()"


def parse(source: str) -> Expression:
    """Read an expression. Raises ConditionError with the column, what is wrong and the mend."""
    text = _legible(source)
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise _misspelt(text, error.offset or 0) from None
    except (MemoryError, RecursionError):
        raise _too_large(f"is nested deeper than {MOST_LEVELS} levels") from None
    _refuse_if_large(tree)
    return Expression(source, _node(tree))


# Characters first. Python's parser sees a text only after it has passed here: no escapes, comments,
# exponents, braces or colons, and no letters that look like other letters.

_SCAN = re.compile(
    r"""
      "[^"\\]*" | '[^'\\]*'                        # a quoted word
    | (?<!\w) (?P<word> \d+\.?[A-Za-z_]\w* )        # 3_to_6_months
    | (?<![<>=!]) (?P<single> = ) (?!=)            # stage = clinical
    | (?P<stray> [^\w\s()\[\],.<>=!+*/-] )
    """,
    re.VERBOSE | re.ASCII,
)
_MEND_CHARACTER = {
    "=": "write `==` to compare",
    "&": "write `and`",
    "|": "write `or`",
    '"': "close the quote, and use no backslash",
    "'": "close the quote, and use no backslash",
    "#": "put comments outside of the expression",
}


def _legible(source: str) -> str:
    if len(source) > MOST_CHARACTERS:
        raise _too_large(f"is longer than {MOST_CHARACTERS:,} characters")
    text = re.sub(r"[\t\r\n]", " ", source).strip(" ")
    if not text:
        raise _error("the expression is empty", 1, f"remove it, or {_SAYABLE}")
    if bad := re.search(r"[^ -~]", text):
        what = f"the character U+{ord(bad[0]):04X} has no meaning here"
        raise _error(what, bad.start() + 1, "use ids, not labels, and straight quotes")
    for found in _SCAN.finditer(text):
        _refuse_if_stray(found)
    return text


def _refuse_if_stray(found: re.Match[str]) -> None:
    column = found.start() + 1
    if word := found["word"]:
        raise _error(f"'{word[:40]}' begins with a digit", column, _quoting(word[:40]))
    if stray := found["single"] or found["stray"]:
        mend = _MEND_CHARACTER.get(stray, _SAYABLE)
        raise _error(f"the character {stray} has no meaning here", column, mend)


def _misspelt(text: str, offset: int) -> ConditionError:
    """Explain a syntax error; Python gives offset 0 where the text stops too early."""
    if offset == 0:
        return _error("the expression stops too early", len(text) + 1, _SAYABLE)
    rest = text[offset - 1 : offset + 29]
    word = re.split(r"\W", rest, maxsplit=1)[0]
    mend = _quoting(word) if keyword.iskeyword(word) else _SAYABLE
    return _error(f"'{rest}' cannot be read here", offset, mend)


def _refuse_if_large(tree: ast.expr) -> None:
    """Count parts and levels in a loop, before anything recurses."""
    level, seen, levels = [tree], 0, 0
    while level:
        seen, levels = seen + len(level), levels + 1
        if seen > MOST_PARTS:
            raise _too_large(f"has more than {MOST_PARTS} parts")
        if levels > MOST_LEVELS:
            raise _too_large(f"is nested deeper than {MOST_LEVELS} levels")
        below = (child for node in level for child in ast.iter_child_nodes(node))
        level = [child for child in below if isinstance(child, ast.expr)]


# Then the tree: one builder for each kind of syntax that is allowed.


@singledispatch
def _node(tree: ast.expr) -> Node:
    raise _unsayable(tree)


@_node.register
def _(tree: ast.Constant) -> Node:
    return _code(tree)


@_node.register
def _(tree: ast.Name) -> Node:
    return _code(tree) if tree.id in _TRUTHS else _lookup(tree)


@_node.register
def _(tree: ast.Subscript) -> Node:
    return _lookup(tree)


@_node.register
def _(tree: ast.BoolOp) -> Node:
    word: Literal["and", "or"] = "and" if isinstance(tree.op, ast.And) else "or"
    return Joined(_column(tree), word, tuple(_node(part) for part in tree.values))


@_node.register
def _(tree: ast.UnaryOp) -> Node:
    column = _column(tree)
    match tree.op:
        case ast.Not():
            return Not(column, _node(tree.operand))
        case ast.USub() if isinstance(tree.operand, ast.Constant):
            return _code(tree)
        case ast.USub():
            return Arithmetic(column, "-", Constant(column, 0), _node(tree.operand))
        case _:
            raise _unsayable(tree)


@_node.register
def _(tree: ast.BinOp) -> Node:
    operator = _OPERATIONS.get(type(tree.op))
    if operator is None:
        raise _unsayable(tree)
    return Arithmetic(_column(tree), operator, _node(tree.left), _node(tree.right))


@_node.register
def _(tree: ast.Compare) -> Node:
    sides = pairwise((tree.left, *tree.comparators))
    links = tuple(_link(*pair, sign) for pair, sign in zip(sides, tree.ops, strict=True))
    if len(links) == 1:
        return links[0]
    if all(isinstance(link, Compare) and link.operator in ORDERINGS for link in links):
        return Joined(_column(tree), "and", links)
    what = "only < <= > >= can be chained"
    raise _error(what, _column(tree), "join the comparisons with `and`")


@_node.register
def _(tree: ast.Call) -> Node:
    column, name = _column(tree), ast.unparse(tree.func)
    if name not in _FUNCTIONS:
        mend = f"did you mean '{close[0]}'?" if (close := _close(name)) else _SAYABLE
        raise _error(f"'{name[:40]}' is not a function", column, mend)
    fewest, most, usage = _FUNCTIONS[name]
    if tree.keywords or not fewest <= len(tree.args) <= most:
        raise _error(f"{name}() cannot be used like this", column, f"write {usage}")
    subject, codes = _lookup(tree.args[0]), tuple(_code(code) for code in tree.args[1:])
    match name:
        case "answered":
            return Answered(column, subject)
        case "selected":
            return Selected(column, subject, codes)
        case "count":
            return Count(column, subject, codes)
        case _:
            return subject


_FUNCTIONS = {
    "answer": (1, 1, "answer(question)"),
    "answered": (1, 1, "answered(question)"),
    "count": (1, MOST_PARTS, "count(question), or count(question, option, …)"),
    "selected": (2, MOST_PARTS, "selected(question, option, …)"),
}
_OPERATIONS: dict[type[ast.operator], Operation] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_COMPARISONS: dict[type[ast.cmpop], Comparison] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_MIRRORED: dict[Comparison, Comparison] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_TRUTHS = {"true": True, "false": False}


def _link(left: ast.expr, right: ast.expr, operator: ast.cmpop) -> Node:
    column = _column(left)
    match operator:
        case ast.In():
            return _membership(left, right)
        case ast.NotIn():
            return Not(column, _membership(left, right))
        case ast.Is() | ast.IsNot():
            raise _error("`is` is not part of the language", column, "write `==` or `!=`")
    sign, first = _COMPARISONS[type(operator)], _node(left)
    names_option = isinstance(first, Lookup) and sign not in ORDERINGS
    second = _code(right) if names_option and isinstance(right, ast.Name) else _node(right)
    if isinstance(first, Constant):
        return Compare(column, _MIRRORED.get(sign, sign), second, first)
    return Compare(column, sign, first, second)


def _membership(left: ast.expr, right: ast.expr) -> Node:
    if isinstance(right, ast.List | ast.Tuple):
        return Among(_column(left), _node(left), tuple(_code(one) for one in right.elts))
    return Selected(_column(left), _lookup(right), (_code(left),))


def _lookup(tree: ast.expr) -> Lookup:
    match tree:
        case ast.Name():
            return Lookup(_column(tree), _word(tree))
        case ast.Subscript(value=ast.Name() as question, slice=ast.Name() as item):
            return Lookup(_column(tree), _word(question), _word(item))
        case ast.Subscript(value=ast.Name() as question, slice=ast.Constant(value=str(item))):
            return Lookup(_column(tree), _word(question), item)
        case _:
            what = f"'{_excerpt(tree)}' stands where a question should"
            raise _error(what, _column(tree), "write the id of a question, or question[item]")


def _code(tree: ast.expr) -> Constant:
    """Read what an answer can be compared with: an option, a text, a number or a truth."""
    match tree:
        case ast.Name():
            return Constant(_column(tree), _TRUTHS.get(tree.id, _word(tree)))
        case ast.Constant(value=None):
            mend = 'write answered(question), or "None" in quotes if it is an option id'
            raise _error("`None` is not part of the language", _column(tree), mend)
        case ast.Constant(value=str() | bool() as value):
            return Constant(_column(tree), value)
        case ast.Constant(value=int() | float() as value):
            return Constant(_column(tree), _bounded(tree, value))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
            return Constant(_column(tree), -_bounded(tree, value))
        case _:
            what = f"'{_excerpt(tree)}' stands where an option or a number should"
            raise _error(what, _column(tree), "write an id, a number, or an odd id in quotes")


def _word(tree: ast.Name) -> str:
    if tree.id.startswith("_"):
        what = f"'{tree.id[:40]}' begins with an underscore"
        raise _error(what, _column(tree), "use an id that begins with a letter")
    return tree.id


def _bounded(tree: ast.expr, number: float) -> float:
    if number > LARGEST_NUMBER:
        raise _error(f"a number is larger than {LARGEST_NUMBER:,}", _column(tree), "use a unit")
    return number


def _close(name: str) -> list[str]:
    return difflib.get_close_matches(name, _FUNCTIONS, n=1)


def _column(tree: ast.expr) -> int:
    return tree.col_offset + 1


def _excerpt(tree: ast.expr) -> str:
    return ast.unparse(tree)[:40]


def _quoting(word: str) -> str:
    return f'if it is an option id, put it in quotes: "{word}"'


def _unsayable(tree: ast.expr) -> ConditionError:
    return _error(f"'{_excerpt(tree)}' is not part of the language", _column(tree), _SAYABLE)


def _too_large(why: str) -> ConditionError:
    return _error(f"the expression {why}", 1, "split it with a derived segment")


def _error(what: str, column: int, mend: str) -> ConditionError:
    return ConditionError(what, where=f"column {column}", mend=mend)
