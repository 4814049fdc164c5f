"""A reply as words that can be compared, each with its place in the original text.

Case, accents, width, curly apostrophes and invisible characters are folded away. What a
word means is not decided here.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

_PIECE = re.compile(
    r"(?P<place>\d{1,2}(?i:st|nd|rd|th)\b)"
    r"|(?P<number>(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?"
    r"|\d+[.,]\d+)(?![.,]?\d)|(?<![\w.,])\.\d+(?![.,]?\d)|\d+)"
    r"|(?P<short>(?<!\w)[wW]/[oO]?(?=\s))"
    r"|(?P<word>(?:[^\W\d_][\u0300-\u036f]*)+(?:['’ʼ´`](?:[^\W\d_][\u0300-\u036f]*)+)*)"
    r"|(?P<degree>°\s?[CF]?\b)"
    r"|(?P<mark>\n|[^\s\w]|_)"
)
_PLACES = {
    **{1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"},
    **{6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth"},
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae"})
_QUOTES = str.maketrans("", "", "'’ʼ´`")
_DASHES = frozenset("-‐‑‒–—―−")
_SEPARATORS = {"؛": ";", "，": ",", "、": ",", "；": ";", "：": ":", "•": "\n", "…": "."}
KEPT_MARKS = frozenset(",;.:!?/&+%€$£#\n-<>=~≤≥()")


class Word(NamedTuple):
    """One word, number or mark: `text` folded, `start` and `end` in the original text."""

    text: str
    start: int
    end: int
    kind: Literal["word", "number", "mark"]


def folded(text: str) -> str:
    """Fold case, width and accents; umlauts become two letters."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES).translate(_UMLAUTS)
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFD", plain)
    return "".join(one for one in parts if not unicodedata.combining(one))


@lru_cache(maxsize=256)
def words_of(text: str) -> tuple[Word, ...]:
    """Split a text into words, numbers and the marks that carry structure."""
    found = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        if match.lastgroup == "mark":
            piece = "-" if piece in _DASHES else _SEPARATORS.get(piece, piece)
            if piece in KEPT_MARKS:
                found.append(Word(piece, match.start(), match.end(), "mark"))
        elif match.lastgroup == "short":
            word = "without" if piece[-1] in "oO" else "with"
            found.append(Word(word, match.start(), match.end(), "word"))
        elif match.lastgroup == "degree":
            unit = "fahrenheit" if piece.endswith("F") else "degree"
            found.append(Word(unit, match.start(), match.end(), "word"))
        elif match.lastgroup == "place" and (named := _PLACES.get(int(piece[:-2]))):
            found.append(Word(named, match.start(), match.end(), "word"))
        elif match.lastgroup == "number":
            found.append(Word(folded(piece), match.start(), match.end(), "number"))
        else:
            word = folded(piece)
            found.append(Word(word, match.start(), match.end(), "word"))
    return _unbroken(found)


def _unbroken(words: list[Word]) -> tuple[Word, ...]:
    """Write `non-profit` and `non profit` as one word, so that its negation is its own.

    `per cent` is one, too.
    """
    whole: list[Word] = []
    place = 0
    while place < len(words):
        word, place = words[place], place + 1
        if word.text == "per" and place < len(words) and words[place].text == "cent":
            word = Word("percent", word.start, words[place].end, "word")
            place += 1
        if word.text == "non":
            after = place + (place < len(words) and words[place].text == "-")
            if after < len(words) and words[after].kind == "word":
                last = words[after]
                word = Word(f"non{last.text}", word.start, last.end, "word")
                place = after + 1
        whole.append(word)
    return tuple(whole)


@lru_cache(maxsize=16_384)
def plain(text: str) -> tuple[str, ...]:
    """Give only the words and numbers of a text."""
    return tuple(word.text for word in words_of(text) if word.kind != "mark")


_WHOLE = frozenset({"every"})
"""Words that are another word without their ending."""
ENDINGS = ("ing", "ied", "ed", "en", "em", "er", "ly", "e", "n", "y")


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """Cut endings, so that `manufacture`, `manufacturing` and `manufactured` are one."""
    if word in _WHOLE:
        return word
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 4:
            doubled = len(rest) > 4 and rest[-1] == rest[-2] and rest[-1] not in "sl"
            return rest[:-1] if doubled else rest
    return word
