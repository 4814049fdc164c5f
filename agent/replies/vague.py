"""Quantities that leave their number open: `a few weeks`, `hundreds`, `my late forties`."""

from collections.abc import Sequence
from typing import NamedTuple

from agent.replies.lexicon import Lexicon
from agent.replies.normal import Word

_SPANS = {
    "few": (2.0, 6.0), "several": (3.0, 9.0), "dozens": (24.0, 99.0),
    "hundreds": (200.0, 999.0), "thousands": (2000.0, 9999.0),
}  # fmt: skip
_WITHIN = {"early": (0.0, 3.0), "mid": (4.0, 6.0), "late": (7.0, 9.0), "": (0.0, 9.0)}
VAGUE = frozenset({*_SPANS, *_WITHIN}) - {""}


class Span(NamedTuple):
    """From where to where it may be; scaled: it is a number even where nothing is counted."""

    low: float
    high: float
    end: int
    unit: str | None = None
    scaled: bool = False


def vague_at(words: Sequence[Word], place: int, lexicon: Lexicon) -> Span | None:
    """Read `a few`, `several hundred`, `dozens of`."""
    hit = lexicon.amounts.at(words, place) if place < len(words) else None
    if hit is None or hit[0] not in _SPANS:
        return None
    (low, high), end, scaled = _SPANS[hit[0]], hit[1], hit[0] not in {"few", "several"}
    while end < len(words) and len(words[end].text) > 1 and words[end].text in lexicon.magnitudes:
        scale = lexicon.magnitudes[words[end].text]
        low, high, end, scaled = low * scale, high * scale, end + 1, True
    return Span(low, high, end, scaled=scaled)


def decade_at(words: Sequence[Word], place: int, lexicon: Lexicon) -> Span | None:
    """Read a decade of one's life: `mid-thirties`, `in my 40s`, `Ende fünfzig`."""
    hit = lexicon.amounts.at(words, place) if place < len(words) else None
    within = hit[0] if hit is not None and hit[0] in _WITHIN else ""
    at = hit[1] if hit is not None and within else place
    at += at < len(words) and words[at].text == "-"
    if at >= len(words):
        return None
    text, end = words[at].text, at + 1
    ten = lexicon.decades.get(text)
    if ten is None:
        number = float(text) if text.isdecimal() and len(text) == 2 else lexicon.numbers.get(text)
        plural = end < len(words) and words[end].text == "s" and words[end].start == words[at].end
        ten, end = (number, end + plural) if within or plural else (None, end)
    if ten is None or ten % 10 or not 10 <= ten <= 90:
        return None
    low, high = _WITHIN[within]
    return Span(ten + low, ten + high, end, "year")
