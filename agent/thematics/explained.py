"""Codes explain themes: groups that one and the same code explains are one, in other words."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from agent.themes import Unit
from agent.themes.graph import Labels, smallest

EXPLAINED = 0.5
"""A code explains a theme that it is found in so large a share of."""
FEWEST_VOICES = 2
"""What one respondent says, however often, is no theme."""


def joined(
    units: Sequence[Unit],
    labels: Labels,
    *,
    first: int,
    known: Mapping[str, int] | None = None,
    own: Collection[int] = (),
) -> Labels:
    """Join new groups that one and the same code explains: they are one theme in other words.

    A unit whose only code explains another group than its own goes there. known: the known
    theme that a code explains; what it explains anew is that theme, and founds none. own: the
    groups that are themes whatever their code: a coder files what is new under what is there.
    """
    explained = dict(known or {})
    result = labels.copy()
    for label, members in enumerate(members_of(labels, first=first), start=first):
        code = explaining([units[one] for one in members])
        if code and label not in own:
            result[members] = explained.setdefault(code, label)
    for at, unit in enumerate(units):
        only = unit.codes[0] if len(unit.codes) == 1 else ""
        if only in explained and result[at] >= first and result[at] not in own:
            result[at] = explained[only]
    for label, members in enumerate(members_of(result, first=first), start=first):
        if len({units[one].respondent for one in members}) < FEWEST_VOICES:
            result[result == label] = -1
    if known:
        _dissolve(result, first, smallest(len(units)))
    kept = {label: at for at, label in enumerate(sorted({*result[result >= first].tolist()}))}
    return np.array(
        [first + kept[one] if one >= first else one for one in result.tolist()], dtype=np.int64
    )


def _dissolve(labels: Labels, first: int, least: int) -> None:
    """Let the members of new groups wait that known themes have left too small."""
    names, sizes = np.unique(labels[labels >= first], return_counts=True)
    labels[np.isin(labels, names[sizes < least])] = -1


def members_of(labels: Labels, *, first: int = 0) -> list[list[int]]:
    """List the places of each group from `first` on, in one walk over all of them."""
    found: list[list[int]] = [[] for _ in range(first, int(labels.max(initial=-1)) + 1)]
    for at, label in enumerate(labels.tolist()):
        if label >= first:
            found[label - first].append(at)
    return found


def explaining(units: Sequence[Unit]) -> str:
    """Name the code that most units of a group carry; empty where none explains it."""
    counts = Counter(code for unit in units for code in unit.codes)
    code, n = next(iter(counts.most_common(1)), ("", 0))
    return code if n >= EXPLAINED * len(units) else ""
