"""Measure the offline coder on labelled surveys that are not part of this project.

    python -m benchmarks.coding.surveys FOLDER

FOLDER holds `gold_painpoints.json` and `anes2008/`; the codes are described by the official
definitions only, and nothing was trained on the answers.
"""

import csv
import json
import sys
import time
from pathlib import Path

import yaml

from agent.codebook import Codebook
from agent.coder import Answer, Reply
from agent.coder.opened import OfflineCoder
from agent.providers.minilm import MiniLM
from agent.questionnaire import Open
from benchmarks.coding.scoring import Score

QUESTIONS = {
    "dataset2": "Why do you think the candidate won or lost the nomination?",
    "dataset5": "What do you think the terrorists were trying to accomplish?",
    "dataset8": "What job or political office does Dick Cheney hold?",
}


def main(folder: Path) -> None:
    """Print one line per survey."""
    coder = OfflineCoder(MiniLM())
    strict, lenient = gold(folder / "gold_painpoints.json", coder)
    print(f"gold, strict            | {strict}\ngold, lenient           | {lenient}")
    for name in QUESTIONS:
        begun = time.perf_counter()
        score = anes(folder / "anes2008", name, coder)
        print(f"ANES 2008 {name:14s}| {score} | {time.perf_counter() - begun:.0f} s")


def gold(path: Path, coder: OfflineCoder) -> tuple[Score, Score]:
    """Score the written gold answers, without and with the codes that can be defended."""
    data = json.loads(path.read_text(encoding="utf-8"))
    codes = {
        one["code"]: {"label": one["label"], "definition": one["definition"]}
        for one in data["codebook"]
    }
    question = Open(
        id="q", text=data["question"], codebook=Codebook.model_validate({"codes": codes})
    )
    found = coder.code_many([Answer(question, (Reply(1, one["text"]),)) for one in data["items"]])
    strict, lenient = Score(), Score()
    for one, few in zip(data["items"], found, strict=True):
        got = {each.value for each in few if each.value}
        right = {each["code"] for each in one["gold"]}
        strict.add(got, right)
        lenient.add(got, right, also=one["acceptable"])
    return strict, lenient


def anes(folder: Path, name: str, coder: OfflineCoder) -> Score:
    """Score one question of the ANES 2008 Open Ended Coding Project."""
    question, rows = anes_cases(folder, name)
    found = coder.code_many([Answer(question, (Reply(1, text),)) for text, _ in rows])
    score = Score()
    for (_, right), few in zip(rows, found, strict=True):
        score.add({one.value for one in few if one.value}, right)
    return score


def anes_cases(folder: Path, name: str) -> tuple[Open, list[tuple[str, set[str]]]]:
    """Read one question with its official codes, and its answers with those that are right."""
    book = yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))
    codes = {}
    for code, text in book["codes"].items():
        label, _, definition = text.partition(": ")
        codes[code] = {"label": label, "definition": definition or label}
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    used = {code: one for code, one in codes.items() if code in rows[0]}
    question = Open(id="q", text=QUESTIONS[name], codebook=Codebook.model_validate({"codes": used}))
    return question, [
        (
            row["verbatim"].replace("//", ". ").capitalize(),
            {code for code in used if row[code] == "1"},
        )
        for row in rows
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
