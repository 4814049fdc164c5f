"""Phrases of a theme: runs of one to three telling words, with the small words between them.

"lack of knowledge", "lacks knowledge" and "lack any knowledge" are one phrase, shown as most
write it. A phrase counts once per respondent, so that nobody can put a word into a name alone.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from agent.printable import printable
from agent.themes import Unit
from agent.themes.small_words import EMPTY, SMALL, names_in, plain

MOST_WORDS, _BETWEEN, _LONGEST_WORD, _FEW_SIGNS = 3, 2, 40, 4
_LONGER = (1.0, 1.5, 1.8)
"""By how much two and three words say more than one."""
_PARTED = re.compile(r"[,.;:!?/()\[\]\n\"“”„«»]+|\s[-–—]+\s|//+")


class Phrase(NamedTuple):
    """words: as most write it. by: who says it. lift: its share here, of its share everywhere."""

    words: str
    by: frozenset[str]
    lift: float
    weight: float


Said = Mapping[str, Mapping[str, str]]
"""By the plain form of a phrase: how each respondent writes it."""


def phrases_of(units: Sequence[Unit]) -> Said:
    """List the phrases of some units."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for unit in units:
        for key, words in _runs(unit.text) if printable(unit.text) else ():
            found[key].setdefault(unit.respondent, words)
    return found


def ranked(group: Said, every: Said, sizes: tuple[int, int], *, least: int) -> list[Phrase]:
    """Rank the phrases of a group that enough respondents say, by how they mark it.

    every: what is said anywhere. sizes: respondents of the group, and of all. Class-based
    TF-IDF; more words say more.
    """
    mine, all_of_them = sizes
    found = []
    for key, by in group.items():
        if len(by) < least:
            continue
        around = len(every.get(key, by))
        lift = len(by) / max(mine, 1) * all_of_them / max(around, 1)
        weight = len(by) * math.log1p(lift) * _LONGER[key.count(" ")]
        found.append(Phrase(written(by), frozenset(by), lift, weight))
    return sorted(found, key=lambda one: (-one.weight, one.words))


def written(by: Mapping[str, str]) -> str:
    """Write a phrase as the most respondents do, the shorter of two."""
    forms = Counter(by.values())
    return min(forms, key=lambda form: (-forms[form], len(form), form))


def apart(phrases: Sequence[Phrase], most: int) -> tuple[Phrase, ...]:
    """Leave out phrases that share a word with one already chosen."""
    chosen: list[Phrase] = []
    used: set[str] = set()
    for one in phrases:
        words = roots(one.words)
        if not used & words:
            chosen.append(one)
            used |= words
        if len(chosen) == most:
            break
    return tuple(chosen)


def roots(words: str) -> set[str]:
    """Give the plain forms of the telling words of a phrase."""
    return {plain(word) for word in re.split(r"[\s\-]+", words) if word not in SMALL}


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Give runs within a clause; where no space parts words there are none to give."""
    for clause in _PARTED.split(text):
        words = [word.replace("’", "'") for word in names_in(clause)]
        at = [number for number, word in enumerate(words) if telling(word)]
        for first in range(len(at)):
            for last in range(first, min(first + MOST_WORDS, len(at))):
                small = [one for one in words[at[first] : at[last]] if not telling(one)]
                if len(small) > _BETWEEN or any(word not in SMALL for word in small):
                    break
                inside = [plain(words[one]) for one in at[first : last + 1]]
                if len(set(inside)) == len(inside):
                    yield " ".join(inside), " ".join(words[at[first] : at[last] + 1])


def telling(word: str) -> bool:
    """Tell whether a phrase may begin or end with a word."""
    fit = 1 < len(word) <= _LONGEST_WORD and word not in EMPTY and not _slipped(word)
    return fit and not (
        len(word) > _FEW_SIGNS and any("\u2e80" <= sign <= "\u9fff" for sign in word)
    )


_LETTERS = frozenset("".join(sorted(word)) for word in EMPTY if len(word) > _FEW_SIGNS)


def _slipped(word: str) -> bool:
    """Tell whether letters of a small word changed places: "becasue"."""
    return len(word) > _FEW_SIGNS and "".join(sorted(word)) in _LETTERS
