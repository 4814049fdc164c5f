"""What respondents said that no code fits, in groups from which a person may make codes.

Nothing becomes a code by itself: a group is shown with its words and who said them, and is
written into the codebook by whoever adopts it.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from agent.codebook import Judgement
from agent.nouns import Noun

if TYPE_CHECKING:  # as in `passing`
    from agent.encoders import Embedder

ALIKE = 0.5
"""How like the first of a group an idea must be to join it."""


class Candidate(Noun):
    """A group of ideas. name: that of its most typical one; quotes: at most five."""

    question: str
    name: str
    respondents: int
    quotes: tuple[str, ...]


class _Said(NamedTuple):
    question: str
    respondent: str
    name: str
    quote: str


def candidates(judgements: Iterable[Judgement], embedder: "Embedder") -> tuple[Candidate, ...]:
    """Group the ideas of judgements that stand, the most frequent first."""
    said = [
        _Said(one.question, one.respondent, idea.name, idea.evidence.quote)
        for one in judgements
        for idea in one.ideas
    ]
    found = []
    for question in dict.fromkeys(one.question for one in said):
        few = [one for one in said if one.question == question]
        found += [_candidate(group) for group in _groups(few, embedder)]
    return tuple(sorted(found, key=lambda one: (-one.respondents, one.question, one.name)))


def _groups(said: Sequence[_Said], embedder: "Embedder") -> list[list[_Said]]:
    """Let each idea join the likest group, or found one; the most connected ideas come first."""
    rows = embedder.embed([f"{one.name}: {one.quote}" for one in said])
    like = rows @ rows.T
    order = sorted(range(len(said)), key=lambda one: -int((like[one] > ALIKE).sum()))
    founders: list[int] = []
    groups: dict[int, list[_Said]] = {}
    for place in order:
        best = max(founders, key=lambda one: float(like[place, one]), default=None)
        if best is None or like[place, best] < ALIKE:
            founders.append(place)
            groups[place] = []
            best = place
        groups[best].append(said[place])
    return list(groups.values())


def _candidate(group: Sequence[_Said]) -> Candidate:
    quotes = tuple(dict.fromkeys(one.quote for one in group))
    return Candidate(
        question=group[0].question,
        name=group[0].name,
        respondents=len({one.respondent for one in group}),
        quotes=quotes[:5],
    )
