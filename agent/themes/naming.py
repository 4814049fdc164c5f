"""Names without a model: phrases that a theme uses more than others, and quotes behind them."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from agent.printable import printable
from agent.themes import Unit
from agent.themes.small_words import SMALL, names_in

MOST_WORDS = 30


def keyphrases(
    groups: Sequence[Sequence[Unit]], *, most: int = 6, respondents: int = 2
) -> tuple[tuple[str, ...], ...]:
    """Choose phrases of one or two words that mark each group against the others.

    A phrase counts once per respondent and must come from at least `respondents` of them, so
    that nobody can put a word into a name alone.
    """
    counts = [_phrases(group) for group in groups]
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return tuple(
        _distinct(
            sorted(
                (phrase for phrase, n in count.items() if n >= respondents),
                key=lambda phrase: (-_weight(phrase, count, total, len(groups)), phrase),
            ),
            most,
        )
        for count in counts
    )


def _phrases(group: Sequence[Unit]) -> Counter[str]:
    by_respondent: dict[str, set[str]] = defaultdict(set)
    for unit in filter(lambda one: printable(one.text), group):
        words = names_in(unit.text)
        telling = [word for word in words if word not in SMALL and len(word) > 2]
        pairs = [
            f"{one} {two}" for one, two in pairwise(words) if one in telling and two in telling
        ]
        by_respondent[unit.respondent].update(telling, pairs)
    counts: Counter[str] = Counter()
    for phrases in by_respondent.values():
        counts.update(phrases)
    return counts


def _weight(phrase: str, count: Counter[str], total: Counter[str], groups: int) -> float:
    """Weigh a phrase by class-based TF-IDF; two words say more than one."""
    rarity = math.log(1 + groups * count[phrase] / total[phrase])
    return count[phrase] * rarity * (1.3 if " " in phrase else 1.0)


def _distinct(phrases: Sequence[str], most: int) -> tuple[str, ...]:
    """Leave out phrases whose words are all in one already chosen."""
    chosen: list[str] = []
    for phrase in phrases:
        if not any(set(phrase.split()) <= set(one.split()) for one in chosen):
            chosen.append(phrase)
        if len(chosen) == most:
            break
    return tuple(chosen)


def quotes(units: Sequence[Unit], *, most: int = 3) -> tuple[str, ...]:
    """Choose quotes, each of another respondent, fit to print and of thirty words at most.

    They come in the order of their texts' places; which are most telling is not said here.
    """
    chosen: dict[str, str] = {}
    for unit in units:
        brief = len(unit.text.split()) <= MOST_WORDS
        if brief and unit.text not in chosen.values() and printable(unit.text):
            chosen.setdefault(unit.respondent, unit.text)
    return tuple(chosen.values())[:most]


def name_of(phrases: Sequence[str]) -> str:
    """Name a theme by the phrases that its respondents share; nobody names one alone."""
    return ", ".join(phrases[:3]) or "unnamed"
