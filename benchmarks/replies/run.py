"""Print how many typed answers are read by rules, and how many of those are right.

Run it as `python -m benchmarks.replies.run` from the top of the repository. The rules were
tuned on `more.yaml` and on two thirds of `answers.yaml`; `--held-out` counts the other third
apart, `--fresh` the answers of a set that was written for other studies after the rules stood.
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from agent.questionnaire import Grid, Questionnaire, Rating
from agent.replies import Reading, read
from agent.transcript import Asked

FOLDER = Path(__file__).parent
AGAIN = "again"
FRESH = (
    "fresh", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh",
)  # fmt: skip
"""Sets that were written for other studies and run once before anything was mended."""


class Case(NamedTuple):
    """One typed answer and what should be recorded for it."""

    questionnaire: Questionnaire
    question: str
    reply: str
    expected: object
    language: str
    source: str

    @property
    def held_out(self) -> bool:
        """Say whether it was left aside while the rules were tuned."""
        return self.source == "answers" and zlib.crc32(self.reply.encode()) % 3 == 0


def cases() -> Iterator[Case]:
    """Give all labelled answers."""
    for path in sorted(FOLDER.glob("*.yaml")):
        yield from _cases(path)


def _cases(path: Path) -> Iterator[Case]:
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = {
        name: Questionnaire.model_validate(one) for name, one in written["questionnaires"].items()
    }
    for place, replies in written["answers"].items():
        name, question = place.split(".")
        for reply, expected in replies.items():
            language = known[name].language
            yield Case(known[name], question, str(reply), expected, language, path.stem)


def asked(case: Case) -> Asked:
    """Ask the question, with everything shown in the order written."""
    question = case.questionnaire.by_id[case.question]
    items = question.items if isinstance(question, Grid | Rating) else ()
    return Asked(
        at=datetime(2025, 1, 1, tzinfo=UTC),
        form="question",
        question=case.question,
        text=str(question.text),
        options=tuple(option.id for option in case.questionnaire.choices(question)),
        items=tuple(item.id for item in items),
    )


def recorded(reading: Reading) -> object:
    """Give what a reading records, in the shape of the labels."""
    if not reading.found:
        return AGAIN if reading.intent in {"unusable", "off_topic"} else f"~{reading.intent}"
    if any(one.item for one in reading.found):
        rows = {one.item: one.value for one in reading.found}
        states = set(rows.values()) & {"dont_know", "refused", "not_applicable"}
        alike = len(set(rows.values())) == 1 and reading.intent != "answer"
        return states.pop() if alike and states else rows
    values: list[Any] = [
        {one.value: one.other} if one.other else one.value for one in reading.found
    ]
    return values[0] if len(values) == 1 else values


def same(expected: object, given: object) -> bool:
    """Say whether a record is the expected one; the order of options does not matter."""
    if isinstance(expected, list) and isinstance(given, list):
        return sorted(map(str, expected)) == sorted(map(str, given))
    return expected == given


def main() -> int:
    """Count and print; 1 if the promise of the interviewer is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="only what was held out")
    parser.add_argument("--fresh", choices=FRESH, help="only those of one set written apart")
    parser.add_argument("--tuned", action="store_true", help="only what was not held out")
    parser.add_argument("--show", action="store_true", help="print what was not read as labelled")
    wished = parser.parse_args()
    count: Counter[str] = Counter()
    for case in cases():
        if wished.fresh and case.source != wished.fresh:
            continue
        if wished.tuned and case.source in FRESH:
            continue
        if (wished.held_out and not case.held_out) or (wished.tuned and case.held_out):
            continue
        reading = read(case.questionnaire, asked(case), case.reply, language=case.language)
        given = recorded(reading)
        right = same(case.expected, given)
        verdict = (
            ("right" if right else "wrong") if given != AGAIN else ("kept" if right else "missed")
        )
        count[verdict] += 1
        if wished.show and not right:
            wanted = f"expected {case.expected}, got {given} ({reading.issue})"
            print(f"{verdict}: {case.question}: {case.reply!r}: {wanted}")
    total, accepted = sum(count.values()), count["right"] + count["wrong"]
    answerable = total - count["kept"]
    print(f"answers            {total}")
    print(f"accepted           {accepted} ({accepted / total:.1%})")
    print(f"right of accepted  {count['right'] / max(accepted, 1):.1%}")
    print(f"wrong of all       {count['wrong'] / total:.1%}")
    print(
        f"answerable, read   {count['right']} of {answerable} ({count['right'] / answerable:.1%})"
    )
    return int(count["wrong"] > 0.01 * total or count["right"] < 0.98 * accepted)


if __name__ == "__main__":
    sys.exit(main())
