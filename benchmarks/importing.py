"""Measure imports on transcripts and quotes that are not part of this project.

    python -m benchmarks.importing FOLDER…      files read, speakers found, words kept
    python -m benchmarks.importing FOLDER… --quotes quotes.csv

`quotes.csv` names a document and what a researcher copied from it (Zenodo 6624064): a quote
counts if it stands in what the import took for the respondent's own words.
"""

import csv
import sys
import time
from collections import Counter
from pathlib import Path

from agent.documents import Talk, documents, roles, talk_of
from agent.errors import InterviewError
from agent.evidence import Source


def main(folders: list[Path], quotes: Path | None) -> None:
    """Print what was read and what was not, and where the quotes stand."""
    counts: Counter[str] = Counter()
    said: dict[str, Source] = {}
    whole: dict[str, Source] = {}
    begun = time.perf_counter()
    for document in documents(folders):
        try:
            talk, _ = talk_of(document)
            cast = roles(talk)
        except InterviewError as error:
            counts["not read"] += 1
            print(f"not read: {document.path.name}: {error}")
            continue
        counts["read"] += 1
        counts["one respondent"] += len(cast.respondents) == 1
        counts["words"] += sum(talk.words().values())
        counts["words of nobody"] += sum(talk.words()[name] for name in cast.others)
        said[document.path.stem] = Source(_words(talk, set(cast.respondents)))
        whole[document.path.stem] = Source(_words(talk, set(talk.words())))
    print(dict(counts), f"{time.perf_counter() - begun:.1f} s")
    if quotes is not None:
        _locate(quotes, said, whole)


def _words(talk: Talk, speakers: set[str]) -> str:
    return "\n".join(one.text for one in talk.utterances if one.speaker in speakers)


def _locate(quotes: Path, said: dict[str, Source], whole: dict[str, Source]) -> None:
    with quotes.open(encoding="utf-8", newline="") as file:
        wanted = sorted({(row["document ID"], row["text_chunk"]) for row in csv.DictReader(file)})
    found: Counter[str] = Counter()
    for document, quote in wanted:
        name = f"P{document.split()[-1]}"
        if said[name].locate(quote):
            found["in the respondent's words"] += 1
        elif whole[name].locate(quote):
            found["in what others say"] += 1
        else:
            found["nowhere"] += 1
    print(len(wanted), "quotes:", dict(found))


if __name__ == "__main__":
    given = sys.argv[1:]
    at = given.index("--quotes") if "--quotes" in given else len(given)
    main([Path(one) for one in given[:at]], Path(given[at + 1]) if at < len(given) else None)
