"""Which units people code blind: drawn by seed, from every stratum, with the chance of each.

A stratum is a question and the rarest code that the machine gave the unit, or that it gave
none, so that rare codes and empty answers are looked at too. A unit's weight is how many
units of its stratum it stands for.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from pydantic import AwareDatetime

from agent.agreement.statements import UnitKey
from agent.codebook import digest
from agent.nouns import Noun

NOTHING = "(no code)"
LEAST = ((5, 3), (3, 2), (2, 1), (1, 1))
"""How many units a stratum without and with a code gives at least; the first that fits."""


class Planned(Noun):
    """One unit of the sample, and how many it stands for."""

    interview: str
    question: str
    item: str | None = None
    stratum: str
    weight: float

    @property
    def key(self) -> UnitKey:
        """How judgements refer to the unit."""
        return (self.interview, self.question, self.item)


class Stratum(Noun):
    """How many units a stratum has, and how many of them were drawn."""

    name: str
    units: int
    drawn: int


class Plan(Noun):
    """A sample, kept so that the figures can be weighted and the draw repeated."""

    wave: str
    seed: int
    drawn_at: AwareDatetime
    units: int
    strata: tuple[Stratum, ...]
    sample: tuple[Planned, ...]


def draw(
    coded: Mapping[UnitKey, frozenset[str]], *, wave: str, size: int, seed: int, at: datetime
) -> Plan:
    """Draw about `size` units; coded: the machine's codes of every unit of the wave.

    Every stratum gives one at least, so a small sample may come out larger than asked.
    """
    strata = _strata(coded)
    wanted = _least(strata, size)
    rest = size - sum(wanted.values())
    free = {name: len(some) - wanted[name] for name, some in strata.items()}
    if rest > 0:
        for name, more in _shares(free, rest).items():
            wanted[name] += more
    sample = [
        _planned(key, name, len(some) / wanted[name])
        for name, some in strata.items()
        for key in sorted(some, key=lambda key: digest([seed, *key]))[: wanted[name]]
    ]
    sample.sort(key=lambda one: digest([seed, "order", *one.key]))
    return Plan(
        wave=wave,
        seed=seed,
        drawn_at=at,
        units=len(coded),
        strata=tuple(
            Stratum(name=name, units=len(some), drawn=wanted[name]) for name, some in strata.items()
        ),
        sample=tuple(sample),
    )


def audit_sample(keys: Iterable[UnitKey], *, seed: int, share: float) -> frozenset[UnitKey]:
    """Choose the units that a reviewer meets at random: at least `share` of them.

    Units that come later are chosen by the same rule, so those chosen hardly change.
    """
    ranked = sorted((int(digest([seed, "audit", *key]), 16), key) for key in keys)
    low = sum(place < share * 16**16 for place, _ in ranked)
    return frozenset(key for _, key in ranked[: max(low, math.ceil(share * len(ranked)))])


def _least(strata: Mapping[str, list[UnitKey]], size: int) -> dict[str, int]:
    for nothing, code in LEAST:
        wanted = {
            name: min(len(some), nothing if name.endswith(NOTHING) else code)
            for name, some in strata.items()
        }
        if sum(wanted.values()) <= size:
            break
    return wanted


def _strata(coded: Mapping[UnitKey, frozenset[str]]) -> dict[str, list[UnitKey]]:
    often = Counter((key[1], code) for key, codes in coded.items() for code in codes)
    strata: dict[str, list[UnitKey]] = {}
    for key in sorted(coded, key=lambda key: (key[1], digest(key))):
        codes = sorted(coded[key], key=lambda code: (often[(key[1], code)], code))
        strata.setdefault(f"{key[1]}: {codes[0] if codes else NOTHING}", []).append(key)
    return dict(sorted(strata.items()))


def _shares(free: Mapping[str, int], rest: int) -> dict[str, int]:
    """Share out what is left in proportion to what is free, largest remainders first."""
    total = sum(free.values())
    if not total:
        return dict.fromkeys(free, 0)
    rest = min(rest, total)
    exact = {name: rest * count / total for name, count in free.items()}
    given = {name: math.floor(share) for name, share in exact.items()}
    left = rest - sum(given.values())
    for name in sorted(exact, key=lambda name: (given[name] - exact[name], name))[:left]:
        given[name] += 1
    return given


def _planned(key: UnitKey, stratum: str, weight: float) -> Planned:
    interview, question, item = key
    return Planned(
        interview=interview, question=question, item=item, stratum=stratum, weight=weight
    )
