"""Measure `evidence` on quotes that researchers copied out of real interviews.

    python -m benchmarks.coding.quotes FOLDER

FOLDER holds `quotes.csv` and `transcripts/P*.txt` (Zenodo 6624064); it is not part of this
project. A quote counts as located only at a coverage of nine tenths or more.
"""

import csv
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

from agent.evidence import Source


def main(folder: Path) -> None:
    """Print how many quotes each rung of the ladder finds, what it misses, and the time."""
    with (folder / "quotes.csv").open(encoding="utf-8", newline="") as file:
        quotes = sorted({(row["document ID"], row["text_chunk"]) for row in csv.DictReader(file)})
    sources: dict[str, Source] = {}
    rungs: Counter[str] = Counter()
    seconds: list[float] = []
    for document, quote in quotes:
        path = folder / "transcripts" / f"P{document.split()[-1]}.txt"
        if document not in sources:
            sources[document] = Source(path.read_text(encoding="utf-8"))
            sources[document].locate("warm up the normalised text")
        begun = time.perf_counter()
        found = sources[document].locate(quote)
        seconds.append(time.perf_counter() - begun)
        rungs[found.match if found else "none"] += 1
        if found is None:
            print(f"none: {document}: {quote[:110]!r}")
    located = len(quotes) - rungs["none"]
    print(f"{len(quotes)} quotes, located {located} ({located / len(quotes):.1%}): {dict(rungs)}")
    print(
        f"mean {statistics.mean(seconds) * 1e3:.2f} ms,"
        f" median {statistics.median(seconds) * 1e3:.2f} ms, slowest {max(seconds) * 1e3:.1f} ms"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
