"""A second look: cluster everything anew, and propose; nothing is changed by it.

Beside it, what waits for a theme, and how far themes have drifted from where they began.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

import numpy as np

from agent.nouns import Noun
from agent.thematics.explained import explaining, joined
from agent.thematics.hearing import Voiced, voiced
from agent.thematics.workshop import SEED, Workshop, comparable, encoder_of, matrix, placed_in_space
from agent.themes import Unit
from agent.themes.discovery import discover
from agent.themes.graph import MERGED, Labels, centroids
from agent.themes.naming import names, quotes

MOSTLY = 0.5
_FEWEST = 3


class Proposal(Noun):
    """What a person may want to do. themes: the ones concerned; n: units it rests on."""

    do: Literal["merge", "split", "found"]
    question: str
    themes: tuple[str, ...]
    n: int
    why: str
    quotes: tuple[str, ...]


class Audit(Noun):
    """Proposals, and for each theme how its units would fall anew: {new name: units}."""

    units: int
    anew: int
    agreement: float
    proposals: tuple[Proposal, ...]
    mapping: dict[str, dict[str, int]]


class Moved(Noun):
    """How far a theme's words have moved: cosine of this wave's centre to the founding one."""

    theme: str
    name: str
    wave: str
    n: int
    cosine: float
    floor: float
    drifted: bool


def audit(shop: Workshop) -> Audit:
    """Cluster all units anew, question by question, and compare."""
    heard = voiced(shop)
    proposals: list[Proposal] = []
    mapping: dict[str, dict[str, int]] = {}
    units, anew, same = 0, 0, 0
    by_question: dict[str, list[Unit]] = defaultdict(list)
    for one in heard.units:
        by_question[one.under].append(one)
    placed = {one.key: name for name, some in heard.members.items() for one in some}
    box = shop.box() if heard.units else None
    for question, said in by_question.items():
        vectors, _ = placed_in_space(box, said) if box else (np.zeros((0, 1), np.float32), 0)
        labels = joined(said, discover([one.text for one in said], vectors, seed=SEED), first=0)
        grouped = _groups(said, labels)
        told = [one.name for one in names(grouped)]
        table = _table(said, labels, placed)
        units, anew = units + len(said), anew + len(told)
        same += sum(max(row.values(), default=0) for row in table.values())
        for theme, row in table.items():
            mapping[theme] = {told[at] if at >= 0 else "(none)": n for at, n in row.most_common()}
        proposals += _proposals(heard, question, said, labels, table)
    total = sum(sum(row.values()) for row in mapping.values())
    return Audit(
        units=units,
        anew=anew,
        agreement=round(same / total, 3) if total else 1.0,
        proposals=tuple(sorted(proposals, key=lambda one: (-one.n, one.themes))),
        mapping=mapping,
    )


def _groups(units: Sequence[Unit], labels: Labels) -> list[list[Unit]]:
    count = int(labels.max(initial=-1)) + 1
    return [
        [unit for unit, one in zip(units, labels, strict=True) if one == at] for at in range(count)
    ]


def _table(
    units: Sequence[Unit], labels: Labels, placed: dict[str, str]
) -> dict[str, Counter[int]]:
    table: dict[str, Counter[int]] = defaultdict(Counter)
    for unit, label in zip(units, labels.tolist(), strict=True):
        if unit.key in placed:
            table[placed[unit.key]][label] += 1
    return table


def _proposals(
    heard: Voiced,
    question: str,
    units: Sequence[Unit],
    labels: Labels,
    table: dict[str, Counter[int]],
) -> list[Proposal]:
    free = {
        name
        for name, one in heard.stand.live().items()
        if not one.pinned and one.theme.question == question and name in table
    }
    placed = {one.key for name in table for one in heard.members[name]}
    found: list[Proposal] = []
    for at, group in enumerate(_groups(units, labels)):
        into = [
            name for name in sorted(free) if table[name][at] > MOSTLY * sum(table[name].values())
        ]
        if len(into) > 1:
            code = explaining(group)
            why = f"all are explained by the code {code}" if code else "they are one group anew"
            found.append(_proposal("merge", question, into, group, why))
        left = [one for one in group if one.key not in placed]
        if len(left) > MOSTLY * len(group) and len(left) >= _FEWEST:
            found.append(_proposal("found", question, [], left, "most of them wait for a theme"))
    for name in sorted(free):
        large = [at for at, n in table[name].items() if at >= 0 and n >= _FEWEST]
        total = sum(table[name].values())
        if len(large) > 1 and max(table[name][at] for at in large) <= MOSTLY * total:
            mine = heard.members[name]
            found.append(_proposal("split", question, [name], mine, f"{len(large)} groups anew"))
    return found


def _proposal(
    do: Literal["merge", "split", "found"],
    question: str,
    themes: Sequence[str],
    units: Sequence[Unit],
    why: str,
) -> Proposal:
    return Proposal(
        do=do, question=question, themes=tuple(themes), n=len(units), why=why, quotes=quotes(units)
    )


def waiting(shop: Workshop) -> tuple[Unit, ...]:
    """Give the units of all waves that belong to no theme."""
    heard = voiced(shop)
    placed = {one.key for some in heard.members.values() for one in some}
    return tuple(one for one in heard.units if one.key not in placed)


def drift(shop: Workshop, wave: str) -> tuple[Moved, ...]:
    """Compare where the words of a wave stand with where each theme was founded."""
    heard = voiced(shop)
    said = [
        (name, one)
        for name, some in heard.members.items()
        for one in some
        if one.wave == wave and name in heard.stand.live()
    ]
    if not said:
        return ()
    box = shop.box()
    comparable(shop.founded(), encoder_of(box))
    vectors, _ = placed_in_space(box, [one for _, one in said])
    moved = []
    for name in dict.fromkeys(name for name, _ in said):
        theme = heard.stand.themes[name].theme
        mine = vectors[[at for at, (other, _) in enumerate(said) if other == name]]
        mean = centroids(mine, np.zeros(len(mine), dtype=np.int64))[0]
        cosine = float(mean @ matrix([theme], vectors.shape[1])[0])
        moved.append(
            Moved(
                theme=name,
                name=theme.name,
                wave=wave,
                n=len(mine),
                cosine=round(cosine, 3),
                floor=round(theme.floor, 3),
                drifted=len(mine) >= _FEWEST and cosine < MERGED,
            )
        )
    return tuple(sorted(moved, key=lambda one: one.cosine))
