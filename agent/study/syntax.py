"""What the YAML parser means, in the words of a person who writes questionnaires."""

import re
from collections.abc import Callable

import yaml

from agent.study.problems import Fault

QUOTE = "put the whole text in quotes"
ALIGN = "line it up with its neighbours; indent with spaces, by the same number each time"


def syntax_fault(broken: yaml.YAMLError, text: str) -> Fault:
    """Say what is wrong on which line, from the parser's complaint and the line itself."""
    mark = getattr(broken, "problem_mark", None)
    problem = str(getattr(broken, "problem", None) or broken)
    lines = text.splitlines() or [""]
    if mark is None:
        return Fault(line=1, what=f"this is not YAML: {problem.splitlines()[0]}", mend=QUOTE)
    number = min(mark.line, len(lines) - 1)
    context = getattr(broken, "context_mark", None)
    began = context.line + 1 if context is not None else number + 1
    here, rest = lines[number][: mark.column], lines[number][mark.column :]
    if rest.startswith("\t") or "tab character" in problem:
        return Fault(line=number + 1, what="a tab", mend="indent with spaces, never with tabs")
    for pattern, words in _KNOWN:
        if re.search(pattern, problem):
            what, mend, at_beginning = words(here, rest)
            return Fault(line=began if at_beginning else number + 1, what=what, mend=mend)
    what = f"the YAML cannot be read: {problem}"
    return Fault(line=number + 1, what=what, mend="look at this line and the one above it")


_Words = Callable[[str, str], tuple[str, str, bool]]


def _colon(here: str, _rest: str) -> tuple[str, str, bool]:
    if re.search(r":\s+\S", here):
        return "a ': ' inside a text without quotes", QUOTE, False
    return (
        "a key where none is expected: the line above has no ':' or another indentation",
        ALIGN,
        False,
    )


def _key(here: str, rest: str) -> tuple[str, str, bool]:
    if re.search(r"""["'}\]]\s*$|['"]\S+$""", here) and rest.strip():
        return (
            "the text goes on after its closing quote or bracket",
            f"{QUOTE}; a ' inside single quotes is written twice",
            False,
        )
    return "the indentation does not fit the lines above", ALIGN, False


def _mark(_here: str, rest: str) -> tuple[str, str, bool]:
    return f"a text without quotes cannot begin with {rest[:1] or 'this'}", QUOTE, False


def _bracket(here: str, rest: str) -> tuple[str, str, bool]:
    """Tell a bracket inside a text, which ends the text, from one that is missing at the end."""
    plain = _QUOTED.sub("", here + rest)
    closed = all(plain.count(one) == plain.count(other) for one, other in ("[]", "{}"))
    if closed and rest[:1] in set("[]{}?,"):
        return f"a text without quotes that holds {rest[:1]} inside braces", QUOTE, False
    return "a bracket that is opened here is never closed", "close it", True


_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")


def _fixed(what: str, mend: str, *, at_beginning: bool = False) -> _Words:
    return lambda _here, _rest: (what, mend, at_beginning)


_KNOWN: tuple[tuple[str, _Words], ...] = (
    ("mapping values are not allowed", _colon),
    (
        "unexpected end of stream",
        _fixed("a quote that is opened here is never closed", "close it", at_beginning=True),
    ),
    (
        r"expected ',' or|expected the node content, but found '<stream end>'",
        _bracket,
    ),
    ("cannot start any token", _mark),
    ("expected alphabetic or numeric", lambda here, _: _mark("", here[-1:])),
    ("sequence entries are not allowed", _fixed("'- ' inside a text or beside a key", QUOTE)),
    ("escape", _fixed("a backslash in double quotes", "use single quotes, or write \\\\")),
    ("comment or (a )?line break", _fixed("text on the line of '>' or '|'", QUOTE)),
    ("tag handle", _fixed("a text without quotes cannot begin with '!'", QUOTE)),
    (
        r"'-' indicator|<block mapping start>|found '\?'",
        _fixed("a list and a mapping are mixed, or the indentation does not fit", ALIGN),
    ),
    ("expected key|<block end>", _key),
    ("node content", _fixed("a bracket or comma that does not belong here", QUOTE)),
    ("%?YAML document", _fixed("a %YAML line", "take it out")),
)
