"""Themes among texts: equal words count once for what is alike, and fully for what is large.

Five people who type the same phrase are no better proof that two phrases belong together than
one who does; left in, they crowd out all other neighbours and every phrase becomes a theme.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from agent.encoders import Vectors
from agent.themes.graph import FEWEST, USUAL, Labels, Search, by_size, groups, smallest
from agent.themes.space import same_words


class Distinct(NamedTuple):
    """first: where the text stands that a wording is known by. which: per text, its wording."""

    first: Labels
    which: Labels


def distinct(texts: Sequence[str]) -> Distinct:
    """Number the wordings in the order of their words, so that the order of texts is no matter.

    Of several spellings of one wording the last by the alphabet stands for all.
    """
    keys = [same_words(text) for text in texts]
    _, which = np.unique(np.array(keys, dtype=object), return_inverse=True)
    first = np.zeros(int(which.max(initial=-1)) + 1, dtype=np.int64)
    for at in sorted(range(len(texts)), key=texts.__getitem__):
        first[which[at]] = at
    return Distinct(first, which.reshape(-1).astype(np.int64))


def discover(
    texts: Sequence[str],
    vectors: Vectors,
    *,
    seed: int = 7,
    search: Search = USUAL,
    least: int | None = None,
) -> Labels:
    """Label each text with its group, the largest 0; -1 belongs to none.

    vectors: of the texts, in the space of `space`. least: members that a group needs; by the
    number of texts where it is not given.
    """
    if not len(texts):
        return np.zeros(0, dtype=np.int64)
    once = distinct(texts)
    if len(once.first) < FEWEST:
        return _by_wording(once, least or smallest(len(texts)))
    found = groups(vectors[once.first], seed=seed, search=search)
    return by_size(found[once.which], least=least or smallest(len(texts)))


def _by_wording(once: Distinct, least: int) -> Labels:
    """With a handful of wordings, each that is frequent enough is a theme."""
    return by_size(once.which, least=max(least, FEWEST))
