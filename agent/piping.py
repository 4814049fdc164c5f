"""Words of earlier answers inside later questions: `{{ id }}`, and nothing cleverer.

    {{ stage }}  {{ stage.label }}  {{ item.label }}  {{ services | default("your services") }}

A renderer of our own: names are looked up, never evaluated, and what a respondent wrote is
put in as plain text that is not read again.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

_PIPE = re.compile(
    r"\{\{\s*(?P<name>[A-Za-z][A-Za-z0-9_]*)(?:\.(?P<part>[a-z]+))?\s*"
    r"(?:\|\s*default\(\s*(?P<quote>[\"'])(?P<default>[^\"']*)(?P=quote)\s*\)\s*)?\}\}"
)


class Pipe(NamedTuple):
    """One reference in a text; `part` is `label` or None, `default` the words without it.

    inside: it stands within a sentence and in no quotation marks.
    """

    name: str
    part: str | None
    default: str | None
    inside: bool = False


def pipes(text: str) -> tuple[Pipe, ...]:
    """List the references of a text in their order."""
    return tuple(
        Pipe(found["name"], found["part"], found["default"]) for found in _PIPE.finditer(text)
    )


def malformed(text: str) -> bool:
    """Tell whether braces are left that are no reference."""
    rest = _PIPE.sub("", text)
    return "{{" in rest or "}}" in rest


def _is_inside(before: str) -> bool:
    """Tell whether what follows goes on with a sentence, and is not quoted."""
    left = before.rstrip(" ")
    return bool(left) and left[-1] not in ".!?:\n\"'“„”«»‚‘’("


def rendered(text: str, words: Callable[[Pipe], str | None]) -> str:
    """Put the words of each reference in its place; its default, else nothing, without any."""

    def filled(found: re.Match[str]) -> str:
        inside = _is_inside(text[: found.start()])
        pipe = Pipe(found["name"], found["part"], found["default"], inside)
        return words(pipe) or pipe.default or ""

    return _PIPE.sub(filled, text) if "{{" in text else text
