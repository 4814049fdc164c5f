"""Several themes per answer: labelled texts are joined to answers, and their labels sought again.

A theme is called by the label that most of its units come from. Each answer is told the names
of its units' themes; F1 over all answers compares them with the labels of its texts. One-off
texts have no label to be found; a theme that one is put into counts as wrong.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from agent.encoders import Embedder
from agent.thematics.units import pieces
from agent.themes.discovery import discover
from agent.themes.graph import Labels, centroids
from agent.themes.space import stand
from benchmarks.themes.sets import FEWEST, Texts, sample

SIZES, DRAWS, MOST, SEED = (200, 1_000), 4, 3, 300


class Answers(NamedTuple):
    """Answers of one to three texts. spans: of each, where its texts stand and which they are."""

    data: Texts
    whole: list[str]
    spans: list[list[tuple[int, int, int]]]


class Units(NamedTuple):
    """Stretches of answers. owner: whose. sources: the texts they come from."""

    texts: list[str]
    owner: list[int]
    sources: list[list[int]]


def several_per_answer(sets: Sequence[Texts], encoder: Embedder) -> Iterator[str]:
    """Compare answers as they are, cut by the program, cut where they were joined, and a ceiling.

    The ceiling: each text where it was joined, at the nearest of the labels' own centres.
    """
    yield "| set | n | answers | uncut | cut into units | cut where joined | told the centres |"
    yield "|---|---|---|---|---|---|---|"
    for source in sets:
        for n in (one for one in SIZES if len(source.texts) >= 0.7 * one):
            made = [joined(sample(source, n, seed=SEED + at), at) for at in range(DRAWS)]
            rows = np.array([_row(one, encoder) for one in made])
            cells = " | ".join(f"{one:.2f}" for one in rows.mean(axis=0))
            count = sum(len(one.whole) for one in made) // DRAWS
            yield f"| {source.name} | {n:,} | {count} | {cells} |"


def joined(data: Texts, seed: int) -> Answers:
    """Join one to three texts to an answer, each a sentence or more."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(data.texts)).tolist()
    whole, spans = [], []
    while order:
        members = [order.pop() for _ in range(min(len(order), int(rng.integers(1, MOST + 1))))]
        text, places = "", []
        for at in members:
            added = data.texts[at].rstrip(".?! ") + ". "
            places.append((len(text), len(text) + len(added), at))
            text += added
        whole.append(text.rstrip())
        spans.append(places)
    return Answers(data, whole, spans)


def _row(given: Answers, encoder: Embedder) -> tuple[float, ...]:
    data = given.data
    every = [[at for _, _, at in places] for places in given.spans]
    uncut = Units(given.whole, list(range(len(given.whole))), every)
    apart = Units(
        [data.texts[at] for one in every for at in one],
        [owner for owner, one in enumerate(every) for _ in one],
        [[at] for one in every for at in one],
    )
    found = [
        f1(given, units, discover(units.texts, stand(units.texts, encoder.embed(units.texts))))
        for units in (uncut, cut(given), apart)
    ]
    return (*found, f1(given, apart, _told(data)[[one[0] for one in apart.sources]]))


def cut(given: Answers) -> Units:
    """Cut answers as the program does where nothing is coded."""
    texts, owner, sources = [], [], []
    for number, (text, places) in enumerate(zip(given.whole, given.spans, strict=True)):
        for start, end, _ in pieces(text, ()):
            met = [at for low, high, at in places if low < end and start < high]
            texts.append(text[start:end])
            owner.append(number)
            sources.append(met)
    return Units(texts, owner, sources)


def _told(data: Texts) -> Labels:
    """Put each text at the nearest centre of the labels that are to be found."""
    vectors = stand(data.texts, data.vectors)
    names = np.flatnonzero(np.bincount(data.labels) >= FEWEST)
    number = {int(name): at for at, name in enumerate(names)}
    known = np.array([number.get(int(one), -1) for one in data.labels], dtype=np.int64)
    nearest: Labels = np.argmax(vectors @ centroids(vectors, known).T, axis=1).astype(np.int64)
    return nearest


def f1(given: Answers, units: Units, themes: Labels) -> float:
    """Compare the names of the themes of each answer with the labels of its texts."""
    labels = given.data.labels
    large = np.bincount(labels) >= FEWEST
    votes = np.zeros((int(themes.max(initial=0)) + 1, len(large)))
    for theme, sources in zip(themes.tolist(), units.sources, strict=True):
        if theme >= 0:
            np.add.at(votes[theme], labels[sources], 1)
    names = votes.argmax(axis=1)
    told: list[set[int]] = [set() for _ in given.whole]
    for theme, owner in zip(themes.tolist(), units.owner, strict=True):
        if theme >= 0:
            told[owner].add(int(names[theme]))
    hit = found = wanted = 0
    for some, places in zip(told, given.spans, strict=True):
        true = {int(labels[at]) for _, _, at in places if large[labels[at]]}
        hit, found, wanted = hit + len(true & some), found + len(some), wanted + len(true)
    return 2 * hit / max(found + wanted, 1)
