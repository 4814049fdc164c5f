"""Names and contact data in what was said, found by pattern, and masked letter by letter.

A mask is as long as what it hides, so every offset into the text stays true. Patterns find
mail addresses, web addresses, telephone, account and card numbers, and names that are
introduced as such ("my name is …", "Dr …"); any other name has to be listed. The words of
the study itself (its companies, its glossary) are data and never masked.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

MASK = "█"
Kind = Literal["mail", "link", "phone", "account", "card", "name"]

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "mail",
        re.compile(
            r"(?<![\w.+-])[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\))\s?[\w-]+)+"
        ),
    ),
    ("link", re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("account", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")),
    ("card", re.compile(r"\b(?:\d{4}[ -]?){3}\d{1,7}\b")),
    ("phone", re.compile(r"(?<![\w.])(?:\+|00|\(?0)\d[\d ()./-]{5,}\d(?![\w])")),
    ("phone", re.compile(r"(?<![\w.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)")),
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_INTRODUCED = re.compile(
    rf"\b(?i:my name(?:'s| is)|call me|this is|mein name ist|ich heiße|ich heisse)\s+"
    rf"(?P<one>{_WORD}(?:\s+{_WORD}){{0,2}})"
    rf"|\b(?:Dr|Mr|Mrs|Ms|Prof|Herrn?|Frau)\.?\s+(?P<two>{_WORD}(?:\s+{_WORD}){{0,2}})"
    rf"|\b(?i:(?:best|kind|warm)? ?regards|cheers|viele grüße|grüße),?\s+"
    rf"(?P<three>{_WORD}(?:\s+{_WORD})?)\s*$"
)


class Personal(NamedTuple):
    """One thing to hide: `text[start:end]`, in code points, end excluded."""

    start: int
    end: int
    kind: Kind


def personal(
    text: str, *, names: Collection[str] = (), known: Collection[str] = ()
) -> tuple[Personal, ...]:
    """Find names and contact data, without overlaps, in order.

    names: hidden wherever they stand as whole words. known: words of the study, in lower
    case, that are never taken for a name.
    """
    found = sorted((*_contacts(text), *_introduced(text, known), *listed(text, names)))
    kept: list[Personal] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = last._replace(end=max(last.end, one.end))
        else:
            kept.append(one)
    return tuple(kept)


def masked(text: str, found: Iterable[Personal]) -> str:
    """Hide what was found; white space stays, and so does the length."""
    letters = list(text)
    for one in found:
        for at in range(one.start, one.end):
            letters[at] = letters[at] if letters[at].isspace() else MASK
    return "".join(letters)


def _contacts(text: str) -> Iterator[Personal]:
    for kind, pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            yield Personal(hit.start(), hit.end(), kind)


def _introduced(text: str, known: Collection[str]) -> Iterator[Personal]:
    for hit in _INTRODUCED.finditer(text):
        group = str(hit.lastgroup)
        words = [word for word in re.findall(r"[\w'’-]+", hit[group]) if MASK not in word]
        if words and not any(word.lower() in known for word in words):
            yield Personal(hit.start(group), hit.end(group), "name")


def listed(text: str, names: Collection[str]) -> Iterator[Personal]:
    """Find given names where they stand as whole words, in any case."""
    wanted = sorted({one.strip() for one in names if one.strip()}, key=len, reverse=True)
    if wanted:
        either = "|".join(r"\s+".join(map(re.escape, one.split())) for one in wanted)
        for hit in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE):
            yield Personal(hit.start(), hit.end(), "name")
