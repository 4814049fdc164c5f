"""A theme as it is founded: its id, its centre and floor, its name, how far it can be trusted."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from agent.encoders import Vectors
from agent.thematics.explained import explaining, joined, members_of
from agent.thematics.pools import SHORT_NAME, is_pool
from agent.thematics.workshop import SEED
from agent.themes import Theme, Unit
from agent.themes.change import emerged
from agent.themes.discovery import discover
from agent.themes.graph import FEW, Labels, Search, centroids
from agent.themes.growing import floor_of, residue
from agent.themes.naming import Named, names
from agent.themes.trust import firm, trusts


class Pass(NamedTuple):
    """One pass over one question: its wave, its encoder, and the themes there are."""

    wave: str
    encoder: str
    known: tuple[Theme, ...]
    codes: Mapping[str, str] = MappingProxyType({})
    """Which known theme a code explains."""
    wordings: Mapping[str, str] = MappingProxyType({})
    """Which known theme holds a wording; whoever says the same again means the same."""
    said: Callable[[], Vectors] = lambda: np.zeros((0, 1), dtype=np.float32)
    """Gives vectors of what was said to the question before."""
    late: bool = False
    """Whether the question was asked in an earlier wave."""


def founded(units: Sequence[Unit], vectors: Vectors, labels: Labels, here: Pass) -> list[Theme]:
    """Found a theme on each group that is none of the known ones."""
    first = len(here.known)
    if int(labels.max(initial=-1)) < first:
        return []
    groups = [[units[at] for at in some] for some in members_of(labels, first=first)]
    new = np.where(labels >= first, labels - first, -1)
    open_to_all = np.flatnonzero((labels < 0) | (labels >= first))
    trust = trusts(
        new[open_to_all],
        lambda kept: _again(units, vectors, open_to_all[kept], known=bool(first)),
        seed=SEED,
    )
    means = centroids(vectors, new)
    themes = []
    around = [unit for unit, at in zip(units, labels, strict=True) if 0 <= at < first]
    explained = [bool(explaining(group)) for group in groups]
    held = [code or firm(one) for code, one in zip(explained, trust, strict=True)]
    told = names(
        groups, around, vectors=[vectors[new == at] for at in range(len(groups))], firm=held
    )
    for at, (group, named) in enumerate(zip(groups, told, strict=True)):
        plain = theme_of(group, vectors[new == at], means[at], here._replace(known=()))
        late = here.late and emerged(*_voices(group, here.wave)) and firm(trust[at])
        more = {"trust": trust[at], "emerged": late, **as_named(named)}
        more |= {"shared": None} if explained[at] else {}
        themes.append(plain.model_copy(update=more))
    return themes


def as_named(named: Named) -> dict[str, object]:
    """Give what a theme keeps of how it was named."""
    return {
        "name": named.name,
        "keyphrases": named.phrases,
        "cues": named.cues,
        "shared": named.shared,
    }


def _voices(group: Sequence[Unit], wave: str) -> tuple[int, int]:
    """Count the respondents of a wave in a group, and those of earlier waves."""
    who = {(one.wave == wave, one.wave, one.respondent) for one in group}
    now = sum(here for here, _, _ in who)
    return now, len(who) - now


def _again(units: Sequence[Unit], vectors: Vectors, kept: Labels, *, known: bool) -> Labels:
    """Find the groups among some of the units, in the way they were found among all."""
    some = [units[at] for at in kept.tolist()]
    texts, mine = [one.text for one in some], vectors[kept]
    if known:
        return residue(texts, mine, np.full(len(some), -1, dtype=np.int64), seed=SEED)[0]
    return joined(some, discover(texts, mine, seed=SEED, search=Search(attempts=FEW)), first=0)


def theme_of(group: Sequence[Unit], vectors: Vectors, mean: Vectors, here: Pass) -> Theme:
    """Found a theme on a group of units; its id comes from their keys."""
    question = group[0].under
    head = SHORT_NAME if is_pool(question) else question
    return Theme(
        id=f"{head}-{digest('|'.join(sorted(one.key for one in group)))[:8]}",
        question=question,
        name="",
        born=here.wave,
        centroid=tuple(round(float(one), 6) for one in mean),
        floor=floor_of(vectors, mean),
        encoder=here.encoder,
    )


def digest(text: str) -> str:
    """Hash a text, for an order and an id that do not depend on chance."""
    return hashlib.sha256(text.encode()).hexdigest()
