"""What somebody said, cut into idea units with their places in the text.

    sentences → clauses ("…, but …", "…, and they …") → the items of a bare list

A unit is a stretch of the text, never a rewording. Written for English; in other languages
sentences are found and little else. Not here: what a unit means.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SUBJECTS = """
    i we you they he she it there this that these those nobody everybody everyone someone
    somebody no none the their our my his her its your a an every each some most many people
    what when once if then who nothing everything all both another other others
"""
_SUBORDINATE = """
    when if once as because since after before until unless whenever where while although
    though given
"""
SUBJECTS = frozenset(_SUBJECTS.split())
SUBORDINATE = frozenset(_SUBORDINATE.split())
LIST_ITEM = 5
"""The most words that an item of a bare list may have."""

_SENTENCE = re.compile(
    r"(?<=[.!?…؟।])[\"'”’)\]]*\s+|(?<=[。！？；])[”’」』）]*\s*|\s*\n+\s*|\s*;\s*|\s+[–—]\s*|\s+--?\s+"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|etc|approx|incl|dr|mr|mrs|ms|no|st)|\b\w)\.$", re.IGNORECASE
)
_CONTRAST = re.compile(
    r",?\s+(?=(?:but|however|although|though|whereas|except that|yet|even though)\b,?\s+\w)"
    r"|,\s+(?=(?:while|while still|still|instead|then again|on the other hand)\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(r",\s+(?:and|or|so|nor|plus|then)\s+|\s+(?:and|or|so|plus)\s+|,\s+|:\s+", re.I)
_LIST = re.compile(r"\s*,\s*(?:and|or|plus)?\s+|\s+(?:and|or|plus|&)\s+|\s*/\s+", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_LEAD = re.compile(
    r"(?:(?:yes|no),\s*|(?:and|but|so|or|plus|also|well|then again|yet|however|though|although"
    r"|because"
    r"|honestly|frankly|basically|overall|mainly|mostly|probably|perhaps|maybe|personally"
    r"|i (?:would |'d )?(?:think|guess|suppose|believe|mean|say)(?: that)?"
    r"|(?:as far as|from what) i (?:know|see|can tell|can see|hear)|from where i (?:sit|stand)"
    r"|to be (?:fair|honest|frank)|in (?:my view|my opinion|short|general|our case)|for (?:us|me)"
    r"|of course|first(?:ly)?|second(?:ly)?|on top of that|above all|let me see|the thing is"
    r")(?:,\s*|\s+))+",
    re.IGNORECASE,
)
_EDGE = ' \t\r\n,;:.!?…–—-"“”()[]。！？；，、؟،।'


class Clause(NamedTuple):
    """One idea unit: `text[start:end] == words`; `sentence` counts the sentences from 0."""

    start: int
    end: int
    words: str
    sentence: int


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def clauses(text: str) -> tuple[Clause, ...]:
    """Cut `text` into idea units, in order; units hold a letter or digit each."""
    found: list[Clause] = []
    for number, (start, end) in enumerate(_sentences(text)):
        for piece_start, piece_end in _pieces(text, start, end):
            low, high = _trimmed(text, piece_start, piece_end)
            if low < high:
                words = text[low:high]
                lead = _LEAD.match(words)
                if lead and len(words_of(words[lead.end() :])) > 1:
                    low += lead.end()
                found.append(Clause(low, high, text[low:high], number))
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for cut in _SENTENCE.finditer(text):
        if text[cut.start() - 1 : cut.start()] == "." and _ABBREVIATED.search(
            text[begin : cut.start()]
        ):
            continue
        yield begin, cut.start()
        begin = cut.end()
    yield begin, len(text)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for low, high in _between(text, start, end, _CONTRAST.finditer(text, start, end)):
        for left, right in _joints(text, low, high):
            yield from _items(text, left, right)


def _joints(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut where a joint stands between two full clauses."""
    cuts: list[re.Match[str]] = []
    begin = start
    for joint in _JOINT.finditer(text, start, end):
        if _full(text[begin : joint.start()], text[joint.end() : end], joint[0]):
            cuts.append(joint)
            begin = joint.end()
    yield from _between(text, start, end, cuts)


def _full(left: str, right: str, joint: str) -> bool:
    """Whether both sides of a joint can stand alone."""
    before, after = words_of(left), words_of(right)
    if not before or not after:
        return False
    if ":" in joint:
        return True
    if len(before) < 3 and not (len(before) == 2 and len(after) > 3 and "," in joint):
        return False
    if before[0] in SUBORDINATE and "," in joint:
        return False
    if "," in joint and joint.strip() not in {","}:
        return len(after) >= 3
    return after[0] in SUBJECTS and len(after) >= 3


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a bare list ("Price, quality and lead times") into its items."""
    places = list(_between(text, start, end, _LIST.finditer(text, start, end)))
    sizes = [len(words_of(text[low:high])) for low, high in places]
    bare = len(places) > 1 and all(1 <= size <= LIST_ITEM for size in sizes)
    if bare and not set(words_of(text[start:end])) & _VERBAL:
        yield from places
    else:
        yield start, end


_VERBAL = SUBJECTS - {"the", "their", "our", "my", "a", "an", "no", "some", "all", "other"} | {
    "is", "are", "was", "were", "have", "has", "had", "do", "does", "did", "will", "would",
    "can", "can't", "cannot", "could", "get", "took", "take", "takes", "need", "needs",
}  # fmt: skip


def _between(
    text: str, start: int, end: int, cuts: Iterable[re.Match[str]]
) -> Iterator[tuple[int, int]]:
    begin = start
    for cut in cuts:
        if text[begin : cut.start()].strip(_EDGE):
            yield begin, cut.start()
            begin = cut.end()
    yield begin, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out bullets, and marks and spaces at the edges."""
    bullet = _BULLET.match(text[start:end])
    if bullet:
        start += bullet.end()
    while start < end and (text[start] in _EDGE or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        end -= 1
    if not any(char.isalnum() for char in text[start:end]):
        return start, start
    return start, end
