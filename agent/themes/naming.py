"""Names without a model: phrases that a theme uses more than others, and quotes behind them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from agent.printable import printable
from agent.themes import Unit
from agent.themes.small_words import EMPTY, SMALL, names_in, plain

MOST_WORDS = 30
SHARED, MARKING = 2, 0.75
"""Respondents who say a cue, and the share of all who say it that mean the theme."""
_PAIR = 1.5
_NAME_WORDS, _SHORT, _MOST_CHARACTERS = 7, 3, 60
_LONGEST_WORD, _FEW_SIGNS = 40, 4


def keyphrases(
    groups: Sequence[Sequence[Unit]], *, most: int = 6, respondents: int = 2
) -> tuple[tuple[str, ...], ...]:
    """Choose phrases of one or two words that mark each group against the others.

    A phrase counts once per respondent and must come from at least `respondents` of them, so
    that nobody can put a word into a name alone. Forms of a word are one, shown as the most
    write it, and no two phrases share a word.
    """
    said = [_phrases(group) for group in groups]
    counts = [Counter({key: len(by) for key, by in phrases.items()}) for phrases in said]
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return tuple(
        tuple(
            _written(phrases[key])
            for key in _distinct(
                sorted(
                    (key for key, n in count.items() if n >= respondents),
                    key=lambda key: (-_weight(key, count, total, len(groups)), key),
                ),
                most,
            )
        )
        for phrases, count in zip(said, counts, strict=True)
    )


def cues(
    groups: Sequence[Sequence[Unit]], every: Sequence[Unit], *, most: int = 6
) -> tuple[tuple[str, ...], ...]:
    """Choose phrases by which a theme can be known: hardly anybody says them of anything else.

    every: all units that stand in a theme, those of the groups among them.
    """
    around = {key: set(by) for key, by in _phrases(every).items()}
    chosen = []
    for group in groups:
        said = _phrases(group)
        telling = [
            key
            for key, by in said.items()
            if len(by) >= SHARED and len(by) >= MARKING * len(around.get(key, by))
        ]
        telling.sort(key=lambda key: (-len(said[key]), key))
        chosen.append(tuple(_written(said[key]) for key in telling[:most]))
    return tuple(chosen)


def _phrases(group: Sequence[Unit]) -> dict[str, dict[str, str]]:
    """List the phrases of a group by their plain form, and how each respondent writes them."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for unit in group:
        for phrase in _of(unit.text) if printable(unit.text) else ():
            found[" ".join(map(plain, phrase.split()))].setdefault(unit.respondent, phrase)
    return found


def _of(text: str) -> Iterator[str]:
    """Give the words and pairs of words; where no space parts words there are none to give."""
    words = [word for word in names_in(text) if not _unparted(word)]
    telling = {word for word in words if word not in EMPTY and 1 < len(word) <= _LONGEST_WORD}
    yield from sorted(telling)
    for one, two in pairwise(words):
        if one in telling and two in telling and one != two:
            yield f"{one} {two}"


def _unparted(word: str) -> bool:
    return len(word) > _FEW_SIGNS and any("\u2e80" <= char <= "\u9fff" for char in word)


def _written(by: dict[str, str]) -> str:
    """Write a phrase as the most respondents do."""
    forms = Counter(by.values())
    return min(forms, key=lambda form: (-forms[form], form))


def _weight(phrase: str, count: Counter[str], total: Counter[str], groups: int) -> float:
    """Weigh a phrase by class-based TF-IDF; two words say more than one."""
    rarity = math.log(1 + groups * count[phrase] / total[phrase])
    return count[phrase] * rarity * (_PAIR if " " in phrase else 1.0)


def _distinct(phrases: Sequence[str], most: int) -> tuple[str, ...]:
    """Leave out phrases that share a word with one already chosen."""
    chosen: list[str] = []
    used: set[str] = set()
    for phrase in phrases:
        words = set(phrase.replace("-", " ").split())
        if not used & words:
            chosen.append(phrase)
            used |= words
        if len(chosen) == most:
            break
    return tuple(chosen)


def quotes(units: Sequence[Unit], *, most: int = 3) -> tuple[str, ...]:
    """Choose quotes, each of another respondent, fit to print and of thirty words at most.

    First the one whose words most others use too; then, each time, the one that brings most of
    what was not quoted yet.
    """
    fit = [one for one in units if len(one.text.split()) <= MOST_WORDS and printable(one.text)]
    words = [{plain(word) for word in names_in(one.text) if word not in SMALL} for one in fit]
    use: Counter[str] = Counter()
    for _, word in {(one.respondent, word) for one, some in zip(fit, words, strict=True)
                    for word in some}:  # fmt: skip
        use[word] += 1
    chosen: dict[str, str] = {}
    told: set[str] = set()
    left = list(range(len(fit)))
    while left and len(chosen) < most:
        best = max(left, key=lambda at: (_telling(words[at], use, told), -at))
        chosen[fit[best].respondent] = fit[best].text
        told |= words[best]
        left = [
            at
            for at in left
            if fit[at].respondent not in chosen and fit[at].text not in chosen.values()
        ]
    return tuple(chosen.values())


def _telling(words: set[str], use: Counter[str], told: set[str]) -> float:
    """Tell how much of what a theme says some words say; what was told counts for little."""
    value = sum((use[word] - 1) * (0.2 if word in told else 1.0) for word in words)
    return value / math.sqrt(len(words) + 2)


def name_of(phrases: Sequence[str], quoted: Sequence[str] = ()) -> str:
    """Name a theme by the phrases that its respondents share, else by its first quote, marked.

    One word alone names it only where hardly more was said.
    """
    words = quoted[0][:_MOST_CHARACTERS].split() if quoted else []
    alone = len(phrases) == 1 and " " not in phrases[0]
    if not words or (phrases and not (alone and len(words) > _SHORT)):
        return ", ".join(phrases[:3]) or "unnamed"
    told = " ".join(words[:_NAME_WORDS])
    return f"“{told}{'…' if len(told) < len(quoted[0]) else ''}”"
