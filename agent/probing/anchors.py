"""The phrase of a reply on which a follow-up rests: literal, short, and fit to be repeated."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent.probing.lint import same_root
from agent.probing.tongues import Tongue, plain, tongue, words_in

LONGEST = 6
LEAST_LETTERS = 6
"""A single word is repeated only if it is at least so long; two telling words always may be."""
ACRONYM = 2
_TOKEN = re.compile(r"[^\W_]+(?:['’\-&/][^\W_]+)*")
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@)\S*|\b[\w-]+\.(?:com|org|net|de|io|co)\b\S*")
_PERSON = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|herrn?|frau|doctor|professor|my name is|ich heiße)\b\.?\s+\S+"
    r"(?:\s+[A-Z]\w+)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\d[\d\s().\-/]{5,}\d|\b(?=[A-Z]*\d)[A-Z0-9]{9,}\b")
_MARKED = re.compile(r"[<>{}\[\]\"“”„«»`|\\*#=_~^]")


class Stretch(NamedTuple):
    """A run of words, by code points; weight: how telling it is."""

    start: int
    end: int
    weight: float


def anchor_of(
    text: str, *, avoid: Sequence[str] = (), language: str = "en", about: Sequence[str] = ()
) -> str | None:
    """Choose the most telling stretch of one to six words; None where none can be repeated.

    The anchor is a substring of `text`. What holds an address, a name after its title,
    markup, quotation marks or a long number is never repeated, nor a phrase of `avoid`.
    about: words that the stretch must hold, in some form.
    """
    known = tongue(language)
    shunned = [one.casefold() for one in avoid if one.strip()]
    best: tuple[float, str] | None = None
    for one in _stretches(_blanked(text), known):
        phrase = text[one.start : one.end]
        if any(avoided in phrase.casefold() for avoided in shunned):
            continue
        if about and not _holds(phrase, about):
            continue
        if best is None or one.weight > best[0]:
            best = (one.weight, phrase)
    return best[1] if best else None


def _holds(phrase: str, about: Sequence[str]) -> bool:
    inside = words_in(phrase)
    return all(any(same_root(one, word) for word in inside) for one in about)


def with_article(text: str, anchor: str, *, language: str = "en") -> str:
    """Give an anchor together with the article before it: `a cheaper plan`."""
    place = text.find(anchor)
    before = re.search(r"(?:^|[\s(,.;])(\w+) $", text[:place]) if place > 0 else None
    article = before is not None and plain(before.group(1)) in tongue(language).articles
    return f"{before.group(1)} {anchor}" if article and before is not None else anchor


def _blanked(text: str) -> str:
    """Make unfit for an anchor whatever must not be repeated, length unchanged."""
    for pattern in (_ADDRESS, _PERSON, _NUMBER, _MARKED):
        text = pattern.sub(lambda found: "\0" * len(found.group()), text)
    return text


def _stretches(text: str, known: Tongue) -> Iterator[Stretch]:
    """Give runs of telling words, with what belongs to them and small words between them."""
    tokens = list(_TOKEN.finditer(text))
    telling = [_is_telling(tokens, at, known) for at in range(len(tokens))]
    for first in range(len(tokens)):
        if telling[first]:
            yield from _runs(text, tokens, telling, (first, known))


def _runs(
    text: str, tokens: list[re.Match[str]], telling: list[bool], at: tuple[int, Tongue]
) -> Iterator[Stretch]:
    """Give the runs that begin at a telling word, or at what belongs to it."""
    first, known = at
    begin = first - 1 if first and _belongs(text, tokens, first - 1, known) else first
    start = tokens[begin].start()
    before = plain(tokens[begin - 1].group()) if begin else ""
    weight = (0.6 if before in known.determiners else 0.0) + (0.1 if begin < first else 0.0)
    weight, count = weight - first * 0.02, 0
    for last in range(first, min(begin + LONGEST, len(tokens))):
        if last > first and text[tokens[last - 1].end() : tokens[last].start()] != " ":
            break
        word = tokens[last].group()
        if telling[last]:
            weight += _weight(word, known) / (1 + max(0, count - 2))
            count += 1
            if count > 1 or begin < first or _stands_alone(word):
                yield Stretch(start, tokens[last].end(), weight)
        elif plain(word) in known.modifiers and telling[last - 1]:
            yield Stretch(start, tokens[last].end(), weight + 0.1)
        elif plain(word) not in known.glue:
            break


def _belongs(text: str, tokens: list[re.Match[str]], at: int, known: Tongue) -> bool:
    """Tell whether a small word belongs to the telling one after it."""
    between = text[tokens[at].end() : tokens[at + 1].start()]
    return plain(tokens[at].group()) in known.modifiers and between == " "


def _weight(word: str, known: Tongue) -> float:
    return min(len(word), 12) / 12 + (0.25 if known.is_abstract(word) else 0.5)


def _stands_alone(word: str) -> bool:
    """Tell whether a word is long enough to be repeated alone, or an abbreviation."""
    return len(word) >= LEAST_LETTERS or (len(word) >= ACRONYM and word.isupper())


def _is_telling(tokens: list[re.Match[str]], at: int, known: Tongue) -> bool:
    """Leave out small words, numbers, and the verb after who acts: "we >extended< the slots"."""
    word = tokens[at].group()
    if not known.telling(word) or word.isdigit() or (len(word) < 3 and not word.isupper()):
        return False
    return at == 0 or plain(tokens[at - 1].group()) not in known.subjects
