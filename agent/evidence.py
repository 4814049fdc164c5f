"""Finding a claimed quote in what was really said, so that only the source's words are shown.

A ladder, the first rung that holds: exact, normalised (case, white space, quotation marks,
dashes, words broken at a line's end), the parts of an ellipsis in order, fuzzy. A find that
covers less than nine tenths of the claim is none. Not here: who makes the claims (`coder`).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

ALIKE = 85.0
COVERED = 0.9
FUZZY_FROM = 12
FARTHEST = 2000
"""How many code points may lie between two parts of an ellipsis."""

_LEFT_OUT = re.compile(r"[\[(]?\s*(?:…|\.\s?\.\s?\.+)\s*[\])]?|\[[^\]]*\]|\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|" + _LEFT_OUT.pattern)
_OUTER = " \t\r\n\"'“”„‟‘’‚‛«»‹›`"
_MARKS = frozenset("'\"`´ʼ′″‘’‚‛“”„‟«»‹›")
_DASHES = frozenset("-‐‑‒–—―−­")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])")


Match = Literal["exact", "normalised", "ellipsis", "fuzzy"]


class Located(NamedTuple):
    """Where a quote stands: code points of the source, `end` excluded.

    coverage: the share of the claimed characters that the source has there, in order.
    """

    start: int
    end: int
    match: Match
    coverage: float


class _Folded(NamedTuple):
    """A text without differences that do not matter, and where each character comes from."""

    text: str
    origin: tuple[int, ...]


class _Chain(NamedTuple):
    """A place in the folded text, and how many of the claim's characters it holds."""

    start: int
    end: int
    characters: int


class Source:
    """A text to look quotes up in; what is prepared for the first quote serves all others."""

    def __init__(self, text: str) -> None:
        """Keep `text` as it is; it is normalised at the first quote that needs it."""
        self.text = text

    def locate(self, quote: str) -> Located | None:
        """Find `quote`, whole words of the source; None where it was not said."""
        claim = quote.strip(_OUTER)
        if not any(char.isalnum() for char in claim):
            return None
        return self._exact(claim) or self._normalised(claim) or self._parts(claim)

    @cached_property
    def _folded(self) -> _Folded:
        return _fold(self.text)

    def _exact(self, claim: str) -> Located | None:
        best = _whole_words(self.text, claim)
        return best and Located(*self._snapped(*best), "exact", 1.0)

    def _normalised(self, claim: str) -> Located | None:
        words = _fold(claim).text
        best = _whole_words(self._folded.text, words) if words else None
        return best and Located(*self._origin(*best), "normalised", 1.0)

    def _parts(self, claim: str) -> Located | None:
        """Find the parts around what was left out; failing that, the sentences one by one."""
        parts = _folded_parts(_LEFT_OUT, claim)
        found = self._in_order(parts, "ellipsis" if len(parts) > 1 else "fuzzy")
        return found or self._in_order(_folded_parts(_SENTENCE, claim), "fuzzy")

    def _in_order(self, parts: list[str], match: Match) -> Located | None:
        """Find the parts one after the other, as close together as they stand anywhere."""
        total = sum(map(len, parts))
        best: Located | None = None
        for start in self._beginnings(parts):
            chain = self._chain(parts, start)
            if chain is None or chain.characters < COVERED * total:
                continue
            found = Located(*self._origin(chain.start, chain.end), match, chain.characters / total)
            if best is None or found.end - found.start < best.end - best.start:
                best = found
        return best

    def _beginnings(self, parts: list[str]) -> Iterator[int]:
        """Where the first of the parts may stand: each place that has its very words, else 0."""
        places = list(_starts(self._folded.text, parts[0])) if parts else []
        yield from places or [0]

    def _chain(self, parts: list[str], start: int) -> _Chain | None:
        """Follow the parts from `start`, each within `FARTHEST` of the one before."""
        chain: _Chain | None = None
        for part in parts:
            begin = chain.end if chain else start
            stop = begin + len(part) + FARTHEST if chain else None
            place = _place(self._folded.text[begin:stop], part)
            if place is None:
                continue
            first = chain.start if chain else begin + place.start
            before = chain.characters if chain else 0
            chain = _Chain(first, begin + place.end, before + place.characters)
        return chain

    def _origin(self, start: int, end: int) -> tuple[int, int]:
        """Translate a place in the folded text into one in the source."""
        origin = self._folded.origin
        return self._snapped(origin[start], origin[end - 1] + 1)

    def _snapped(self, start: int, end: int) -> tuple[int, int]:
        """Widen a place to whole words, and to the marks that complete its characters."""
        text = self.text
        while start > 0 and _joined(text[start - 1], text[start]):
            start -= 1
        while end < len(text) and (
            _joined(text[end - 1], text[end]) or unicodedata.combining(text[end])
        ):
            end += 1
        return start, end


def locate(quote: str, text: str) -> Located | None:
    """Find `quote` in `text`; for several quotes from one text keep its `Source`."""
    return Source(text).locate(quote)


def _place(text: str, words: str) -> _Chain | None:
    """The first place of `words` in `text`, else the place most like it, if it is alike enough."""
    exact = _whole_words(text, words)
    if exact:
        return _Chain(*exact, len(words))
    if len(words) < FUZZY_FROM:
        return None
    near = fuzz.partial_ratio_alignment(words, text, score_cutoff=ALIKE)
    if near is None or near.dest_end <= near.dest_start:
        return None
    start, end = _tightened(text, near.dest_start, near.dest_end)
    found = LCSseq.similarity(words, text[start:end])
    return _Chain(start, end, found) if found >= COVERED * len(words) else None


def _tightened(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a word at either end of which an alignment by likeness took the lesser part."""
    low, first = start, start
    while low > 0 and _joined(text[low - 1], text[low]):
        low -= 1
    while low < first < end and _joined(text[first - 1], text[first]):
        first += 1
    high, last = end, end
    while high < len(text) and _joined(text[high - 1], text[high]):
        high += 1
    while start < last < high and _joined(text[last - 1], text[last]):
        last -= 1
    tight_start = first if first - start < start - low else start
    tight_end = last if end - last < high - end else end
    return tight_start, tight_end


def _folded_parts(separator: re.Pattern[str], claim: str) -> list[str]:
    """The folded parts of a claim that hold any word."""
    parts = [_fold(part).text for part in separator.split(claim)]
    return [part for part in parts if any(char.isalnum() for char in part)]


def _starts(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _whole_words(text: str, words: str) -> tuple[int, int] | None:
    """The first place of `words` that cuts no word; else one that only cuts an ending off."""
    cut: tuple[int, int] | None = None
    for start in _starts(text, words):
        end = start + len(words)
        begins = start == 0 or not _joined(text[start - 1], text[start])
        ends = end == len(text) or not _joined(text[end - 1], text[end])
        if begins and ends:
            return start, end
        if cut is None and (begins or len(words) >= FUZZY_FROM):
            cut = start, end
    return cut


def _joined(left: str, right: str) -> bool:
    """Whether two neighbours belong to one word, in scripts that set words apart by spaces."""
    return all((one.isalnum() or one == "_") and not _unspaced(one) for one in (left, right))


def _unspaced(char: str) -> bool:
    """Whether a character is of a script without spaces: Thai, Lao, Khmer, Chinese, Japanese."""
    point = ord(char)
    return 0x0E00 <= point < 0x0F00 or 0x1780 <= point < 0x1800 or 0x2E80 <= point < 0xAC00


def _fold(text: str) -> _Folded:
    """Lower the case, drop quotation marks, make dashes spaces, join words broken by a line."""
    kept: list[str] = []
    origin: list[int] = []
    broken = {place for hit in _BROKEN.finditer(text) for place in range(*hit.span())}
    for place, char in enumerate(text):
        if place in broken:
            continue
        for one in _plain(char):
            if one == " " and (not kept or kept[-1] == " "):
                continue
            kept.append(one)
            origin.append(place)
    while kept and kept[-1] == " ":
        kept.pop()
        origin.pop()
    return _Folded("".join(kept), tuple(origin))


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """A character as it is compared: none, one or several plain ones."""
    if char in _DASHES:
        return " "
    if char in _MARKS:
        return ""
    if char.isspace():
        return " "
    parts = unicodedata.normalize("NFKD", char)
    return "".join(
        " " if one.isspace() else one.casefold() for one in parts if not unicodedata.combining(one)
    )
