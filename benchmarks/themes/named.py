"""Names without a model, to be read beside what they name, and how many respondents carry them.

`python -m benchmarks.themes.named FOLDER`: prints every theme of some samples with its name,
the share of its respondents who carry the name's phrases, its purity against the labels, and
words of its members; then the sums.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from agent.providers.minilm import MiniLM
from agent.themes import Unit
from agent.themes.discovery import discover
from agent.themes.naming import Named, names
from agent.themes.phrasing import phrases_of, roots
from agent.themes.space import stand
from agent.themes.trust import CHECK, trusts
from benchmarks.themes.sets import Texts, load, sample

SETS = ("napire_causes", "napire_quality_req", "anes5", "anes2", "banking77")
SIZES, DRAWS, SEED, SHOWN = (50, 200), 2, 500, 4


class Seen(NamedTuple):
    """A theme with its name. carried: share of its respondents who say its first phrase."""

    named: Named
    texts: list[str]
    purity: float
    carried: float | None


def seen(data: Texts) -> Iterator[Seen]:
    """Find the themes of a sample, every text a respondent's, and name them."""
    vectors = stand(data.texts, data.vectors)
    labels = discover(data.texts, vectors)
    inside = [np.flatnonzero(labels == at) for at in range(int(labels.max(initial=-1)) + 1)]
    groups = [
        [Unit("", f"R{at}", "w", "q", at, 0, 0, data.texts[at]) for at in some] for some in inside
    ]
    again = trusts(
        labels, lambda kept: discover([data.texts[at] for at in kept], vectors[kept]), seed=7
    )
    named = names(
        groups,
        vectors=[vectors[some] for some in inside],
        firm=[one is not None and one >= CHECK for one in again],
    )
    for some, group, one in zip(inside, groups, named, strict=True):
        most = max(Counter(data.labels[some].tolist()).values())
        first = roots(one.name.split(", ")[0]) if "“" not in one.name else set()
        said = phrases_of(group).get(" ".join(_in_order(one.name.split(", ")[0], first)), {})
        yield Seen(
            one,
            [data.texts[at] for at in some],
            most / len(some),
            len(said) / len(group) if first else None,
        )


def _in_order(phrase: str, words: set[str]) -> list[str]:
    return [word for each in phrase.split() for word in roots(each) & words]


def main() -> None:
    """Read the folder, print themes and sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    every: list[Seen] = []
    for name in SETS:
        data = load(folder, name, MiniLM(), Path(tempfile.gettempdir()) / "themes-vectors")
        for n in SIZES:
            for draw in range(DRAWS):
                found = list(seen(sample(data, n, seed=SEED + draw)))
                every += found
                print(f"\n{name}, {n}")
                for one in found:
                    told = "" if one.carried is None else f", carried by {one.carried:.0%}"
                    print(f"[{len(one.texts)}] {one.named.name}  (purity {one.purity:.2f}{told})")
                    for text in one.texts[:SHOWN]:
                        print(f"      {text[:90]}")
    carried = [one.carried for one in every if one.carried is not None]
    mixed = [one for one in every if one.named.name.startswith("mixed")]
    print(
        f"\n{len(every)} themes: {len(carried)} named by phrases, carried by "
        f"{np.median(carried):.0%} in the median and by a third at least in "
        f"{np.mean([one >= 1 / 3 for one in carried]):.0%}; {len(mixed)} called mixed, of purity "
        f"{np.mean([one.purity for one in mixed] or [0]):.2f} against "
        f"{np.mean([one.purity for one in every]):.2f} of all"
    )


if __name__ == "__main__":
    main()
