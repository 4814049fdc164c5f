"""Words that were mistyped, as they were meant: for the encoder, never for a quote.

A word that no dictionary and no codebook knows is read as the one known word that is a slip of
the finger away: what the codebook says first, then what is commonest. Names, short words and
forms of known words stay. English.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from spellchecker import SpellChecker

SHORTEST = 5
"""Letters of a word that is looked at; shorter ones are a slip away from too many."""
COMMON = 2e-7
"""The share of running text that a word must have to be what was meant."""
_WORD = re.compile(r"[A-Za-z]+")
_ENDINGS = re.compile(r"(?:s|es|ed|ing|ly|er|ers|al)$")


def spelled(text: str, known: Collection[str] = ()) -> str:
    """Mend slips in a text. known: words that are right here and likely, in lower case."""
    return _WORD.sub(lambda found: _meant(found, known), text)


def _meant(found: re.Match[str], known: Collection[str]) -> str:
    word = found.group()
    low = word.lower()
    begins = not found.string[: found.start()].rstrip() or word.islower()
    if len(word) < SHORTEST or not begins or not word[1:].islower() or low in known:
        return word
    near = _near(low)
    likely = [one for one in near if one in known] or near[:1]
    if not likely:
        return word
    return likely[0].capitalize() if word[0].isupper() else likely[0]


@lru_cache(maxsize=10_000)
def _near(word: str) -> tuple[str, ...]:
    """The common words that a slip makes this of, the commonest first; none if it is a word."""
    checker = _dictionary()
    if word in checker or _ENDINGS.sub("", word) in checker:
        return ()
    found = [one for one in checker.candidates(word) or () if one != word and one.isalpha()]
    share = {one: checker.word_usage_frequency(one) for one in found}
    common = [one for one in found if share[one] >= COMMON]
    return tuple(sorted(common, key=lambda one: (-share[one], one)))


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(distance=1)
