"""Labelled texts, and samples of them that are shaped like surveys.

A sample has a few labels of unequal size, and a tenth of answers whose label nobody shares.
"""

import csv
import hashlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from agent.encoders import Embedder, Vectors

UNCODED = "NotCodable"
LABELS = {50: 6, 200: 12, 1_000: 25, 2_000: 25}
SINGLE = 0.1
FEWEST = 5


class Texts(NamedTuple):
    """Texts with a label each, and their vectors; labels count from 0."""

    name: str
    texts: list[str]
    labels: NDArray[np.int64]
    vectors: Vectors


def load(folder: Path, name: str, embedder: Embedder, kept: Path) -> Texts:
    """Read a set and encode it, or take its vectors from where they were kept before."""
    rows = list(_rows(folder, name))
    texts = [text for text, _ in rows]
    names = sorted({label for _, label in rows})
    labels = np.array([names.index(label) for _, label in rows], dtype=np.int64)
    key = hashlib.sha256("\n".join([embedder.name, *texts]).encode()).hexdigest()[:16]
    file = kept / f"{name}-{key}.npy"
    if not file.exists():
        kept.mkdir(parents=True, exist_ok=True)
        np.save(file, embedder.embed(texts))
    return Texts(name, texts, labels, np.load(file))


def _rows(folder: Path, name: str) -> list[tuple[str, str]]:
    """Read what has one label; codes of ANES from 90 on say nothing."""
    if name.startswith("anes"):
        return _anes(folder.parent / "anes2008" / f"dataset{name[-1]}.csv")
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["text"].strip(), row["label"])
            for row in csv.DictReader(file)
            if row.get("n_labels", "1") == "1" and row["label"] != UNCODED
        ]
    return [row for row in rows if row[0]]


def _anes(file: Path) -> list[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as open_file:
        found = []
        for row in csv.DictReader(open_file):
            codes = [key for key, value in row.items() if value == "1" and key.isdigit()]
            telling = [key for key in codes if int(key) < 90]
            text = row["verbatim"].strip().removesuffix("//no").removesuffix("//NO").strip()
            if len(telling) == 1 and text:
                found.append((text, telling[0]))
        return found


def sample(source: Texts, n: int, *, seed: int) -> Texts:
    """Draw about `n` texts: unequal labels, a tenth of one-off answers with labels of their own."""
    rng = np.random.default_rng(seed)
    by_label: dict[int, list[int]] = defaultdict(list)
    for at, label in enumerate(source.labels.tolist()):
        by_label[label].append(at)
    large = [label for label, members in by_label.items() if len(members) >= FEWEST]
    sizes = np.array([len(by_label[label]) for label in large], dtype=float)
    count = min(LABELS[n], len(large))
    chosen = rng.choice(large, count, replace=False, p=sizes / sizes.sum())
    weights = 1 / np.arange(1, count + 1) ** 0.7
    wanted = np.maximum(FEWEST, np.round(weights / weights.sum() * n * (1 - SINGLE))).astype(int)
    picked: list[int] = []
    truth: list[int] = []
    ordered = sorted(chosen.tolist(), key=lambda label: -len(by_label[label]))
    for label, want in zip(ordered, wanted.tolist(), strict=True):
        members = rng.permutation(by_label[label])[:want].tolist()
        picked += members
        truth += [label] * len(members)
    others = [label for label in by_label if label not in set(chosen.tolist())]
    singles = rng.permutation(others)[: round(n * SINGLE)].tolist()
    picked += [int(rng.choice(by_label[label])) for label in singles]
    truth += singles
    order = rng.permutation(len(picked))
    at = np.array(picked)[order]
    return Texts(
        source.name,
        [source.texts[one] for one in at],
        np.array(truth, dtype=np.int64)[order],
        source.vectors[at],
    )
