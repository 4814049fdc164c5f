"""The rivals, in an interpreter of their own: BERTopic, UMAP with HDBSCAN, k-means.

    PYTHON rivals.py JOBS.npz RESULT.npz [METHOD...]

JOBS.npz holds `vectors-K`, `texts-K` and `labels-K` of the samples; RESULT.npz gets
`METHOD-K`, the labels found, and `METHOD-K-seconds`. They take the same vectors. Nothing of
the project is imported here, and none of these libraries is a dependency of it.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

METHODS: dict[str, Callable[[Any, list[str], Any], Any]] = {}


def bertopic(vectors: Any, texts: list[str], truth: Any) -> Any:
    """BERTopic as it comes, with vectors given."""
    from bertopic import BERTopic

    model = BERTopic(embedding_model=None, calculate_probabilities=False, verbose=False)
    model.umap_model.random_state = 42
    return np.array(model.fit_transform(texts, embeddings=vectors)[0])


def umap_hdbscan(vectors: Any, texts: list[str], truth: Any) -> Any:
    """UMAP and HDBSCAN with parameters for small samples: the best of a small search."""
    import hdbscan
    import umap

    n = len(vectors)
    near = min(n - 2, max(5, round(np.log2(n))))
    low = umap.UMAP(
        n_neighbors=near,
        n_components=min(5, n - 3),
        min_dist=0.0,
        metric="cosine",
        random_state=42,
        init="random" if n < 60 else "spectral",
    ).fit_transform(vectors)
    least = max(3, round(0.8 * n**0.35))
    return hdbscan.HDBSCAN(
        min_cluster_size=least, min_samples=2, cluster_selection_method="leaf"
    ).fit_predict(low)


def k_means(vectors: Any, texts: list[str], truth: Any) -> Any:
    """k-means that is told how many labels there are with three members or more."""
    from sklearn.cluster import KMeans

    _, sizes = np.unique(truth, return_counts=True)
    k = max(2, int((sizes >= 3).sum()))
    return KMeans(k, n_init=10, random_state=42).fit_predict(vectors)


METHODS |= {"bertopic": bertopic, "umap_hdbscan": umap_hdbscan, "k_means": k_means}


def main(jobs: str, result: str, *names: str) -> None:
    """Run every method on every sample; a method that fails gives -1 throughout."""
    given = np.load(jobs)
    found: dict[str, Any] = {}
    for key in sorted(name.removeprefix("vectors-") for name in given if "vectors-" in name):
        vectors, texts = given[f"vectors-{key}"], [str(one) for one in given[f"texts-{key}"]]
        for name in names or METHODS:
            method = METHODS[name]
            begun = time.perf_counter()
            try:
                labels = method(vectors, texts, given[f"labels-{key}"])
            except (ValueError, TypeError) as error:
                print(f"{name} on {key}: {error}", file=sys.stderr)
                labels = np.full(len(vectors), -1)
            found[f"{name}-{key}"] = np.asarray(labels, dtype=np.int64)
            found[f"{name}-{key}-seconds"] = np.array(time.perf_counter() - begun)
    np.savez(result, **found)


if __name__ == "__main__":
    main(*sys.argv[1:])
