"""Open answers that two respondents gave in nearly the same words.

Answers are compared by their runs of three words, and only where they share one that is
not common, so that a thousand interviews take seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from agent.probing.tongues import words_in
from agent.quality.marks import Flag
from agent.transcript import Asked, Judged, Transcript

LEAST_WORDS = 8
"""Shorter answers agree by chance."""
SHARED = 0.3
"""The share of runs of three words in common from which on two answers are compared at all."""
ALIKE = 0.85
"""The likeness of two answers, word for word, from which on a person should look at them."""
COMMON = 60
"""A run of words that so many different answers hold says nothing about likeness."""

Shingle = tuple[str, ...]


class _Answer(NamedTuple):
    """An open answer: whose, which question, where, and in which words."""

    interview: str
    respondent: str
    question: str
    turn: int
    words: tuple[str, ...]

    @property
    def shingles(self) -> frozenset[Shingle]:
        return frozenset(zip(self.words, self.words[1:], self.words[2:], strict=False))


def near_duplicates(transcripts: Iterable[Transcript]) -> tuple[Flag, ...]:
    """Flag answers to the same question that another respondent gave nearly word for word.

    Each such answer is flagged once, with the one that is most like it.
    """
    by_question: dict[str, list[_Answer]] = defaultdict(list)
    for transcript in transcripts:
        for answer in _answers(transcript):
            by_question[answer.question].append(answer)
    return tuple(flag for answers in by_question.values() for flag in _alike(answers))


def _answers(transcript: Transcript) -> Iterator[_Answer]:
    started = transcript.started
    asked: Asked | None = None
    for event in transcript.events:
        if isinstance(event, Asked):
            asked = event
        elif isinstance(event, Judged) and asked and event.intent == "answer" and not event.found:
            words = tuple(words_in(transcript.said(event.reply).text))
            if len(words) >= LEAST_WORDS:
                yield _Answer(
                    started.interview, started.respondent, event.question, event.reply, words
                )


def _alike(answers: Sequence[_Answer]) -> Iterator[Flag]:
    """Compare what is word for word the same first, then what shares an uncommon run."""
    groups: dict[tuple[str, ...], list[_Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer.words].append(answer)
    texts = list(groups)
    closest = _closest([groups[words][0] for words in texts])
    for at, words in enumerate(texts):
        for answer in groups[words]:
            other, share = _someone_else(answer, groups[words]), 1.0
            if other is None and at in closest:
                share, near = closest[at]
                other = _someone_else(answer, groups[texts[near]])
            if other is not None:
                yield _flag(answer, other, share)


def _someone_else(answer: _Answer, group: Sequence[_Answer]) -> _Answer | None:
    return next((one for one in group if one.respondent != answer.respondent), None)


def _closest(answers: Sequence[_Answer]) -> dict[int, tuple[float, int]]:
    """Find for each text the one most like it, if any is alike."""
    shingles = [one.shingles for one in answers]
    holders: dict[Shingle, list[int]] = defaultdict(list)
    for at, some in enumerate(shingles):
        for one in some:
            holders[one].append(at)
    pairs = {
        pair
        for held in holders.values()
        if 1 < len(held) <= COMMON
        for pair in combinations(held, 2)
    }
    closest: dict[int, tuple[float, int]] = {}
    for left, right in sorted(pairs):
        shared = len(shingles[left] & shingles[right]) / len(shingles[left] | shingles[right])
        if shared >= SHARED:
            alike = fuzz.ratio(answers[left].words, answers[right].words) / 100
            for here, there in ((left, right), (right, left)):
                if alike >= ALIKE and alike > closest.get(here, (0.0, here))[0]:
                    closest[here] = (alike, there)
    return closest


def _flag(answer: _Answer, other: _Answer, share: float) -> Flag:
    return Flag(
        interview=answer.interview,
        kind="near_duplicate",
        evidence=(
            f"{answer.question}: {share:.0%} as {other.respondent} said it "
            f"({other.interview}, turn {other.turn})"
        ),
        turn=answer.turn,
    )
