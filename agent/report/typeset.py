"""How wide words are, and where their lines break: enough to lay out a figure exactly.

Widths are those of Helvetica, which Arial and Liberation Sans share; other scripts are
estimated, generously.
"""

import unicodedata

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
BOLD = 1.07
ELLIPSIS = "…"

_THOUSANDTHS = {
    191: "'", 222: "ijl", 278: " !,./:;I[\\]ft", 333: "()-`r", 355: '"', 389: "*", 469: "^",
    500: "Jckszvxy", 556: "#$0123456789?L_abdeghnopqu", 584: "+<=>~", 611: "FTZ",
    667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
}  # fmt: skip
_WIDTHS = {one: width for width, those in _THOUSANDTHS.items() for one in those}
_OTHER, _WIDE = 640, 1050


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of a line in pixels."""
    return sum(map(_advance, text)) / 1000 * size * (BOLD if bold else 1)


def wrap(text: str, room: float, size: float, *, most: int = 4, bold: bool = False) -> list[str]:
    """Break a text into at most `most` lines of `room` pixels; what is too long ends in "…"."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for part in _parts(word, room, size, bold):
            longer = f"{line} {part}" if line else part
            if line and width(longer, size, bold=bold) > room:
                lines.append(line)
                longer = part
            line = longer
    lines = [*lines, line] if line else lines
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), room, size, bold)]


def _advance(one: str) -> int:
    known = _WIDTHS.get(one)
    if known is not None:
        return known
    if unicodedata.combining(one) or unicodedata.category(one) in ("Cf", "Mn", "Me"):
        return 0
    return _WIDE if unicodedata.east_asian_width(one) in "WF" else _OTHER


def _parts(word: str, room: float, size: float, bold: bool) -> list[str]:
    """Split a word that is wider than the room."""
    parts = [""]
    for one in word:
        if parts[-1] and width(parts[-1] + one, size, bold=bold) > room:
            parts.append("")
        parts[-1] += one
    return parts


def _cut(text: str, room: float, size: float, bold: bool) -> str:
    while text and width(text + ELLIPSIS, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS
