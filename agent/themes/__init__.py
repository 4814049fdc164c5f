"""Themes: groups of what respondents said in their own words, with a name and an identity.

    units (clauses of open answers) + vectors ─▶ graph ─▶ groups ─▶ names
    later units + stored themes               ─▶ growing: assigned, new, or waiting

Values in, values out. Vectors come in as arguments; where they are kept is `vectors`'.
"""

import zlib
from typing import NamedTuple

from agent.nouns import Noun

__all__ = ["Theme", "Unit"]

TOGETHER = "+"
"""Between the questions of a pool; no question's id holds it."""


class Unit(NamedTuple):
    """One idea of one respondent: `text[start:end]` of a turn, verbatim.

    codes: what coders found in these words, if they did. pool: the questions among whose units
    it stands, `one+other`; empty where it stands among those of its own alone.
    """

    interview: str
    respondent: str
    wave: str
    question: str
    turn: int
    start: int
    end: int
    text: str
    codes: tuple[str, ...] = ()
    pool: str = ""

    @property
    def under(self) -> str:
        """The question, or the pool, among whose units it stands."""
        return self.pool or self.question

    @property
    def key(self) -> str:
        """Name the unit; the same words at the same place have the same key for ever."""
        place = f"{self.interview}:{self.turn}:{self.start}:{self.end}"
        return f"{place}@{zlib.crc32(self.pool.encode()):08x}" if self.pool else place


class Theme(Noun):
    """A theme as it was founded; its id never changes.

    centroid: mean direction of the founding members, length one. floor: the cosine to the
    centroid from which on a later unit belongs to the theme. encoder: whose vectors these are.
    question: that to which it was said, or a pool, `one+other`.
    shared: the largest share of its respondents whom one phrase reaches; None where a code
    holds it together.
    cues: phrases that hardly anything outside the theme holds. emerged: whether it was founded on
    what was first said after the wave in which its question was first asked.
    parent: the theme that a person split it from. trust: how much of it comes back when a
    fifth of its question's units are left out (Jaccard); None where that was not tried.
    """

    id: str
    question: str
    name: str
    born: str
    centroid: tuple[float, ...]
    floor: float
    encoder: str = ""
    keyphrases: tuple[str, ...] = ()
    status: str = "suggested"
    definition: str = ""
    parent: str = ""
    trust: float | None = None
    shared: float | None = None
    cues: tuple[str, ...] = ()
    emerged: bool = False
