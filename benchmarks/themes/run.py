"""Measure themes against labelled texts, beside rivals on the same vectors in the same run.

    python -m benchmarks.themes.run FOLDER [--rivals PYTHON] [--only PART]

FOLDER holds banking77.csv and napire_*.csv. PYTHON is an interpreter that has bertopic,
umap-learn, hdbscan and scikit-learn. PART: labels, seeds, several, waves, flat, large.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from agent.encoders import Vectors
from agent.providers.minilm import MiniLM
from agent.themes.discovery import discover
from agent.themes.graph import Labels, centroids
from agent.themes.growing import Known, floor_of, grown
from agent.themes.space import stand
from benchmarks.themes.scoring import alone, ami, ari
from benchmarks.themes.sets import Texts, load, sample
from benchmarks.themes.several import several_per_answer

SETS = ("napire_causes", "napire_quality_req", "anes2", "anes5", "banking77")
DRAWS = {50: 6, 200: 4, 1_000: 4}
MOST_IN_WAVES, DRAWS_OF_WAVES = 4_000, 8
SAID = 10_000
"""Earlier texts that later ones are compared with, as in the program."""
RIVALS = ("bertopic", "umap_hdbscan", "k_means")


def main() -> None:
    """Run the parts that are asked for and print them as Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rivals", default="")
    parser.add_argument("--only", default="labels,seeds,several,waves,flat,large")
    given = parser.parse_args()
    kept = Path(tempfile.gettempdir()) / "themes-vectors"
    sets = [load(given.folder, name, MiniLM(), kept) for name in SETS]
    parts: dict[str, Callable[[], Iterator[str]]] = {
        "labels": lambda: labels_found(sets, given.rivals),
        "seeds": lambda: same_with_another_seed(sets),
        "several": lambda: several_per_answer(sets, MiniLM()),
        "waves": lambda: waves(sets),
        "flat": lambda: flat(sets[-1]),
        "large": lambda: large(sets[-1]),
    }
    for name in given.only.split(","):
        print(f"\n## {name}\n", flush=True)
        for line in parts[name]():
            print(line, flush=True)


def ours(data: Texts, seed: int = 7) -> Labels:
    """Find themes as the program does."""
    return discover(data.texts, stand(data.texts, data.vectors), seed=seed)


def labels_found(sets: list[Texts], rivals: str) -> Iterator[str]:
    """Compare what is found with the labels."""
    jobs = {
        f"{source.name}.{n}.{seed}": sample(source, n, seed=seed)
        for source in sets
        for n, draws in DRAWS.items()
        for seed in range(draws)
    }
    jobs |= {f"{source.name}.all.0": source for source in sets}
    found: dict[str, dict[str, Labels]] = {name: {} for name in ("ours", *RIVALS)}
    seconds: dict[str, dict[str, float]] = {name: {} for name in found}
    for key, data in jobs.items():
        begun = time.perf_counter()
        found["ours"][key] = ours(data)
        seconds["ours"][key] = time.perf_counter() - begun
    cold = _rivals(rivals, jobs, found, seconds) if rivals else 0.0
    yield "| set | method | " + " | ".join(f"n = {n}" for n in (*DRAWS, "all")) + " |"
    yield "|---|---|---|---|---|---|"
    for source in sets:
        for name, results in found.items():
            cells = [
                _cell(jobs, results, seconds[name], f"{source.name}.{n}.") for n in (*DRAWS, "all")
            ]
            if results:
                yield f"| {source.name} | {name} | {' | '.join(cells)} |"
    if rivals:
        yield f"\nBERTopic from a cold start, 200 texts: {cold:.1f} s; ours: {_cold():.1f} s"


def _cell(jobs: dict[str, Texts], found: dict[str, Labels], took: dict[str, float], at: str) -> str:
    keys = [key for key in found if key.startswith(at)]
    if not keys:
        return ""
    pairs = [(jobs[key].labels, alone(found[key])) for key in keys]
    first = np.mean([ari(one, other) for one, other in pairs])
    second = np.mean([ami(one, other) for one, other in pairs])
    return f"{first:.3f} / {second:.3f}, {np.mean([took[key] for key in keys]):.2f} s"


def _rivals(
    python: str,
    jobs: dict[str, Texts],
    found: dict[str, dict[str, Labels]],
    seconds: dict[str, dict[str, float]],
) -> float:
    """Let the rivals work in an interpreter of their own; give BERTopic's time from cold."""
    with tempfile.TemporaryDirectory() as folder:
        result = _asked(python, jobs, Path(folder), RIVALS)
        for name in RIVALS:
            for key in jobs:
                found[name][key] = result[f"{name}-{key}"]
                seconds[name][key] = float(result[f"{name}-{key}-seconds"])
        few = {key: data for key, data in jobs.items() if key == "banking77.200.0"}
        begun = time.perf_counter()
        _asked(python, few, Path(folder), ("bertopic",))
        return time.perf_counter() - begun


def _asked(
    python: str, jobs: dict[str, Texts], folder: Path, methods: tuple[str, ...]
) -> dict[str, Labels]:
    given: dict[str, np.ndarray] = {}
    for key, data in jobs.items():
        given[f"vectors-{key}"] = data.vectors
        given[f"texts-{key}"] = np.array(data.texts, dtype=np.str_)
        given[f"labels-{key}"] = data.labels
    np.savez(folder / "jobs.npz", **given)
    script = str(Path(__file__).with_name("rivals.py"))
    command = [python, "-W", "ignore", script, "jobs.npz", "result.npz", *methods]
    subprocess.run(command, cwd=folder, check=True)
    return dict(np.load(folder / "result.npz"))


def _cold() -> float:
    """Time 200 texts in a new process, encoding included."""
    script = (
        "from agent.providers.minilm import MiniLM\n"
        "from agent.themes.discovery import discover\n"
        "from agent.themes.space import stand\n"
        "texts = [f'card {n % 9} arrived {n % 7} days late, fee {n % 11}' for n in range(200)]\n"
        "discover(texts, stand(texts, MiniLM().embed(texts)))"
    )
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True)
    return time.perf_counter() - begun


def same_with_another_seed(sets: list[Texts]) -> Iterator[str]:
    """Compare what other seeds and other orders of rows find: ARI of pairs."""
    yield "| set | n = 50 | 200 | 1,000 | another order of rows |"
    yield "|---|---|---|---|---|"
    every: list[float] = []
    for source in sets:
        cells, orders = [], []
        for n in DRAWS:
            values = []
            for draw in range(3):
                data = sample(source, n, seed=draw)
                first, second = alone(ours(data, 1)), alone(ours(data, 2))
                values.append(ari(first, second))
                order = np.random.default_rng(draw).permutation(len(data.texts))
                mixed = ours(
                    Texts(
                        data.name,
                        [data.texts[at] for at in order],
                        data.labels[order],
                        data.vectors[order],
                    ),
                    1,
                )
                orders.append(ari(first[order], alone(mixed)))
            cells.append(f"{np.mean(values):.2f}")
            every += values
        yield f"| {source.name} | {' | '.join(cells)} | {np.mean(orders):.2f} |"
    yield f"\nmean over all: {np.mean(every):.3f}"


def waves(sets: list[Texts]) -> Iterator[str]:
    """Withhold a quarter of the labels from the first wave, and look for them in the second."""
    yield "| set | texts | withheld | found | found anew | other new themes | time, of anew |"
    yield "|---|---|---|---|---|---|---|"
    for source in sets:
        for n in (1_000, 2_000, 0):
            if n < len(source.texts):
                seeds = range(DRAWS_OF_WAVES)
                shaped = [sample(source, n, seed=seed) if n else source for seed in seeds]
                yield _told(source.name, [_wave(one, seed) for seed, one in enumerate(shaped)])


class Withheld(NamedTuple):
    """What one draw came to; seconds are of processor time."""

    texts: int
    withheld: int
    found: int
    anew: int
    others: int
    seconds: float
    anew_seconds: float


def _told(name: str, draws: list[Withheld]) -> str:
    total = Withheld(*(sum(one) for one in zip(*draws, strict=True)))
    return (
        f"| {name} | {total.texts // len(draws)} | {total.withheld} | "
        f"{total.found / total.withheld:.0%} | {total.anew / total.withheld:.0%} | "
        f"{total.others / len(draws):.1f} | {total.seconds / len(draws):.2f} s, "
        f"{total.seconds / total.anew_seconds:.0%} |"
    )


def _wave(source: Texts, seed: int) -> Withheld:
    rng = np.random.default_rng(seed)
    at = rng.permutation(len(source.texts))[:MOST_IN_WAVES]
    texts, labels = [source.texts[one] for one in at], source.labels[at]
    vectors = stand(texts, source.vectors[at])
    names, sizes = np.unique(labels, return_counts=True)
    large = names[sizes >= 12]
    new = rng.choice(large, max(2, len(large) // 4), replace=False)
    first = (rng.random(len(at)) < 0.5) & ~np.isin(labels, new)
    one, two = np.flatnonzero(first), np.flatnonzero(~first)
    before = discover([texts[p] for p in one], vectors[one])
    centres = centroids(vectors[one], before)
    floors = [floor_of(vectors[one][before == p], centre) for p, centre in enumerate(centres)]
    known = Known(centres, floors, lambda: vectors[one][:SAID])
    begun = time.process_time()
    result = grown([texts[p] for p in two], vectors[two], known, seed=7)
    took = time.process_time() - begun
    begun = time.process_time()
    again = discover(texts, vectors)
    whole = time.process_time() - begun
    found, others = _found(labels[two], result.labels, set(new.tolist()), len(centres))
    anew, _ = _found(labels, again, set(new.tolist()), 0)
    return Withheld(len(texts), len(new), found, anew, others, took, whole)


def _found(truth: Labels, labels: Labels, new: set[int], first: int) -> tuple[int, int]:
    """Count withheld labels that are most of a new theme, and new themes that are no such one."""
    hit: set[int] = set()
    others = 0
    for label in range(first, int(labels.max(initial=-1)) + 1):
        names, sizes = np.unique(truth[labels == label], return_counts=True)
        best = int(names[sizes.argmax()])
        if best in new and sizes.max() > sizes.sum() / 2:
            hit.add(best)
        else:
            others += 1
    return len(hit), others


def flat(source: Texts) -> Iterator[str]:
    """Let five waves of 10,000 come in: texts of the set, with a little noise each."""
    rng = np.random.default_rng(0)
    centres = np.zeros((0, 0), dtype=np.float32)
    floors: list[float] = []
    said = centres
    for wave in range(5):
        texts, vectors = _noisy(source, 10_000, rng, wave)
        begun = time.process_time()
        if wave == 0:
            labels = discover(texts, vectors)
            centres = centroids(vectors, labels)
            floors = [floor_of(vectors[labels == at], one) for at, one in enumerate(centres)]
        else:
            known = Known(centres, floors, said[:SAID].copy)
            result = grown(texts, vectors, known, seed=7)
            fresh = np.where(result.labels >= len(centres), result.labels - len(centres), -1)
            more = centroids(vectors, fresh)
            floors += [floor_of(vectors[fresh == at], one) for at, one in enumerate(more)]
            centres = np.vstack([centres, more])
        said = np.random.default_rng(wave).permutation(vectors)
        took = time.process_time() - begun
        yield f"- wave {wave + 1}: {took:.1f} s of processor time, {len(centres)} themes"


def large(source: Texts) -> Iterator[str]:
    """Cluster 100,000 units."""
    texts, vectors = _noisy(source, 100_000, np.random.default_rng(1), 0)
    begun, worked = time.perf_counter(), time.process_time()
    labels = discover(texts, vectors)
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    yield (
        f"- 100,000 units: {took:.1f} s, {worked:.1f} s of processor time, {peak:.2f} GB at most, "
        f"{labels.max() + 1} themes"
    )


def _noisy(source: Texts, n: int, rng: np.random.Generator, wave: int) -> tuple[list[str], Vectors]:
    """Draw texts again and again, each a little beside itself, so that no two are the same."""
    at = rng.integers(0, len(source.texts), n)
    noise = rng.normal(0, 0.3 / np.sqrt(384), (n, source.vectors.shape[1])).astype(np.float32)
    vectors = source.vectors[at] + noise
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    texts = [source.texts[one] for one in at]
    placed = stand(texts, vectors)
    return [f"{text} {wave} {number}" for number, text in enumerate(texts)], placed


if __name__ == "__main__":
    main()
