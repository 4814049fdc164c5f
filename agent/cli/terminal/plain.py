"""Text that is safe to print: words of other people with nothing in them that acts on a screen."""

import re

_SEQUENCE = re.compile(
    r"""
    (?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?               # colours, cursor, clearing
    | (?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])          # titles, links, clipboard: to their end
      [^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|\Z)
    | \x1b[ -/]*[0-~]?                              # the rest
    """,
    re.VERBOSE,
)
_BREAKS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n") | {"\t": "    "})
_ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters, and marks that turn the order of letters around; a line break stays."""


def plain(text: str) -> str:
    """Leave the words and line breaks of a text, and drop whatever a terminal would obey."""
    text = _SEQUENCE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return _ACTING.sub("", text.translate(_BREAKS))
