"""Names without a model: what many of a theme's respondents say, and quotes behind it.

A name is a phrase that a third of the respondents carry, with one or two more that others of
them add; where no phrase is, it is the words of the one in the middle, in quotation marks, or,
where hardly anything holds the theme together, it says that it is mixed.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from agent.encoders import Vectors
from agent.printable import printable
from agent.themes import Unit
from agent.themes.phrasing import Phrase, apart, phrases_of, ranked, roots, written
from agent.themes.small_words import SMALL, names_in, plain, said_of_anything
from agent.themes.trust import CARRIED

MOST_WORDS = 30
FEWEST = 2
"""Respondents that a phrase needs."""
ADDED, BESIDE = 1 / 6, 1 / 4
"""Of them must be reached by a further phrase who were not by those before, or carry it beside."""
MARKING = 0.75
"""Of those who say a cue, so many mean the theme."""
_LIFTED, _MARKS = 1.5, ",;:./\"'“”„«»- "
_SOME = 7
"""From so many respondents on a further phrase needs one more."""
_LONGEST_FURTHER, _NAME_WORDS, _SHORT, _MOST_CHARACTERS, _FEW_WORDS = 2, 7, 3, 60, 12


class Named(NamedTuple):
    """name: of the theme. phrases: that mark it. cues: by which alone it can be known.

    shared: the largest share of its respondents that one marking phrase reaches.
    """

    name: str
    phrases: tuple[str, ...]
    cues: tuple[str, ...]
    shared: float


def names(
    groups: Sequence[Sequence[Unit]],
    around: Sequence[Unit] = (),
    *,
    vectors: Sequence[Vectors] | None = None,
    firm: Sequence[bool] | None = None,
) -> tuple[Named, ...]:
    """Name groups of units by what marks each against the others.

    around: further units that stand in other themes. vectors: of each group's units, shape
    (units, dimensions), by which the one in the middle is found. firm: of each group, whether
    something else than words in common holds it together.
    """
    every = [*(unit for group in groups for unit in group), *around]
    said, total = phrases_of(every), len({one.respondent for one in every})
    found = []
    for at, group in enumerate(groups):
        mine, size = phrases_of(group), len({one.respondent for one in group})
        ordered = ranked(mine, said, (size, total), least=FEWEST)
        lifted = [one for one in ordered if one.lift >= _LIFTED or len(groups) == 1] or ordered
        shared = max((len(one.by) / size for one in lifted), default=0.0)
        chosen = _chosen(lifted, size)
        words = _middle(group, vectors[at] if vectors else None, chosen)
        cues = [
            key
            for key, by in sorted(mine.items(), key=lambda pair: (-len(pair[1]), pair[0]))
            if len(by) >= FEWEST and len(by) >= MARKING * len(said[key])
        ]
        found.append(
            Named(
                name_of(chosen, words, mixed=shared < CARRIED and not (firm and firm[at])),
                tuple(one.words for one in apart(ordered, 6)),
                tuple(written(mine[key]) for key in cues[:6]),
                round(shared, 3),
            )
        )
    return tuple(found)


def _chosen(lifted: Sequence[Phrase], size: int) -> tuple[str, ...]:
    """Choose the phrase that most carry, and up to two that reach others of them."""
    own = [one for one in lifted if " " in one.words or not said_of_anything(one.words)]
    first = next((one for one in own if len(one.by) >= CARRIED * size), None)
    if first is None:
        return ()
    chosen = [first]
    reached = set(first.by)
    few = FEWEST if size < _SOME else FEWEST + 1
    for one in apart([first, *own], len(own) + 1)[1:]:
        if one.words.count(" ") > _LONGEST_FURTHER:
            continue
        more = len(one.by - reached) >= max(few, ADDED * size)
        if more or len(one.by) >= max(few, BESIDE * size):
            chosen.append(one)
            reached |= one.by
        if len(chosen) == _SHORT:
            break
    return tuple(one.words for one in _together(chosen, own, CARRIED * size))


def _together(chosen: Sequence[Phrase], own: Sequence[Phrase], least: float) -> list[Phrase]:
    """Put words that enough say as one phrase as that phrase: "send" and "message"."""
    result = list(chosen)
    for one in own:
        parts = [each for each in result if roots(each.words) < roots(one.words)]
        whole = len(parts) > 1 and roots(one.words) == set().union(
            *(roots(each.words) for each in parts)
        )
        if whole and len(one.by) >= least:
            result[result.index(parts[0])] = one
            result = [each for each in result if each not in parts]
    return result


def _middle(group: Sequence[Unit], vectors: Vectors | None, phrases: Sequence[str]) -> str:
    """Give the words of the one in the middle: not long, fit to print; by words without vectors.

    Where one phrase is shared, of those who say it.
    """
    fit = [at for at, one in enumerate(group) if printable(one.text)]
    holding = [at for at in fit if all(one in group[at].text.casefold() for one in phrases)]
    fit = holding if len(phrases) == 1 and holding else fit
    short = [at for at in fit if len(group[at].text.split()) <= _FEW_WORDS] or fit
    if vectors is None or not short:
        return next(iter(quotes([group[at] for at in short], most=1)), "")
    nearest = vectors[short] @ vectors.mean(axis=0)
    return group[short[int(np.argmax(nearest))]].text


def name_of(phrases: Sequence[str], words: str = "", *, mixed: bool = False) -> str:
    """Put a name together of phrases, or else of somebody's words, marked as such.

    One word alone names a theme only where hardly more was said. mixed: nothing is shared.
    """
    alone = len(phrases) == 1 and " " not in phrases[0]
    told = _shortened(words, phrases[0] if phrases else "")
    if phrases and not (alone and told and len(words.split()) > _SHORT):
        return ", ".join(phrases)
    if not told:
        return ", ".join(phrases) or "unnamed"
    return f"mixed: {told}" if mixed else told


def _shortened(words: str, around: str = "") -> str:
    """Shorten what somebody said, and mark it as said; no small word is left at the end.

    around: what must stay in it.
    """
    said = words.strip(_MARKS).split()
    at = next((n for n, word in enumerate(said) if around and around in word.casefold()), 0)
    begin = max(0, at - _NAME_WORDS // 2) if at >= _NAME_WORDS else 0
    few = " ".join(said[begin:])[:_MOST_CHARACTERS].split()[:_NAME_WORDS]
    cut = begin + len(few) < len(said)
    while cut and len(few) > _SHORT and few[-1].casefold().strip(_MARKS) in SMALL:
        few.pop()
    while begin and len(few) > _SHORT and few[0].casefold().strip(_MARKS) in SMALL:
        few.pop(0)
    told = " ".join(few).strip(_MARKS)
    return f"“{'…' if begin else ''}{told}{'…' if cut else ''}”" if told else ""


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
    quoted: set[str] = set()
    left = list(range(len(fit)))
    while left and len(chosen) < most:
        best = max(left, key=lambda at: (_telling(words[at], use, told), -at))
        chosen[fit[best].respondent] = fit[best].text
        told |= words[best]
        quoted.add(_wording(fit[best].text))
        left = [
            at
            for at in left
            if fit[at].respondent not in chosen and _wording(fit[at].text) not in quoted
        ]
    return tuple(chosen.values())


def _wording(text: str) -> str:
    """Give the words of a text, so that two are equal whatever their case and marks."""
    return " ".join(names_in(text)) or text


def _telling(words: set[str], use: Counter[str], told: set[str]) -> float:
    """Tell how much of what a theme says some words say; what was told counts for little."""
    value = sum((use[word] - 1) * (0.2 if word in told else 1.0) for word in words)
    return value / math.sqrt(len(words) + 2)
