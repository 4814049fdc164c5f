"""Measure the offline coder on written answers, beside a plain encoder and its own parts.

python -m benchmarks.coding.answers benchmarks/coding/narrative.yaml [-v]
"""

import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from agent.codebook import Codebook
from agent.coder import Answer, Reply
from agent.coder.opened import BRIEF, TOLD, OfflineCoder, Weights
from agent.providers.minilm import MiniLM
from agent.questionnaire import Open
from agent.study import read_questionnaire
from benchmarks.coding.scoring import Score

HEAD = "what                  |     n | micro | prec. | recall | samples | extra | alpha"


def main(path: Path, *, verbose: bool) -> None:
    """Print a table: whole coder, parts, baseline; then by kind and by codebook."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["codebooks"] = data["codebooks"] or _shipped()
    encoder = MiniLM()
    questions = {
        name: Open(
            id=name,
            text=book["question"],
            codebook=Codebook.model_validate({"codes": book["codes"]}),
        )
        for name, book in data["codebooks"].items()
    }
    answers = [Answer(questions[one["in"]], (Reply(1, one["text"]),)) for one in data["answers"]]
    print(HEAD)
    print(f"{'plain encoder (best cut)':24s}| {plain(data, encoder)}")
    parts = {
        "words only": OfflineCoder(None),
        "encoder only": OfflineCoder(encoder, weights=_plainly()),
        "both": OfflineCoder(encoder),
    }
    for name, coder in parts.items():
        begun = time.perf_counter()
        found = [{one.value for one in few if one.value} for few in coder.code_many(answers)]
        took = time.perf_counter() - begun
        print(f"{name:24s}| {_scores(data, found)['all']} | {took:.1f} s")
    for group, score in sorted(_scores(data, found).items()):
        print(f"  {group:22s}| {score}")
    if verbose:
        _errors(data, found)


def _plainly() -> tuple[Weights, Weights]:
    """The weights without fields and patterns."""
    return BRIEF._replace(overlap=0.0, pattern=0.0), TOLD._replace(overlap=0.0, pattern=0.0)


def _question(name: str, book: dict[str, Any]) -> Open:
    codebook = Codebook.model_validate({"codes": book["codes"]})
    return Open(id=name, text=book["question"], codebook=codebook)


def _shipped() -> dict[str, Any]:
    """The codebooks of the shipped questionnaire, for a file that brings none."""
    asked = read_questionnaire(Path("questionnaire.yaml")).asked
    return {
        one.id: {
            "question": one.text,
            "codes": {name: code.model_dump() for name, code in one.codebook.codes.items()},
        }
        for one in asked
        if isinstance(one, Open) and one.codebook
    }


def plain(data: dict[str, Any], encoder: MiniLM) -> Score:
    """Compare whole answers with definitions, at the one cut that is best for this very file."""
    rows: list[tuple[np.ndarray[Any, Any], list[str], set[str]]] = []
    for one in data["answers"]:
        codes = data["codebooks"][one["in"]]["codes"]
        texts = [f"{code.get('label', name)}: {code['definition']}" for name, code in codes.items()]
        likeness = encoder.embed(texts) @ encoder.embed([one["text"]])[0]
        rows.append((likeness, list(codes), set(one["codes"])))
    best = Score()
    for cut in np.arange(0.05, 0.8, 0.01):
        score = Score()
        for likeness, names, gold in rows:
            score.add(
                {name for name, like in zip(names, likeness, strict=True) if like > cut}, gold
            )
        best = max(best, score, key=lambda each: each.f1)
    return best


def _scores(data: dict[str, Any], found: list[set[str]]) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    for one, got in zip(data["answers"], found, strict=True):
        for group in ("all", f"kind {one['kind']}", f"codebook {one['in']}"):
            scores[group].add(got, set(one["codes"]))
    return scores


def _errors(data: dict[str, Any], found: list[set[str]]) -> None:
    for one, got in zip(data["answers"], found, strict=True):
        gold = set(one["codes"])
        if got != gold:
            print(f"{one['kind']}: {one['text']}\n    missed {gold - got}, extra {got - gold}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), verbose="-v" in sys.argv)
