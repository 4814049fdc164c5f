"""Print how many replies that answer nothing are taken for an answer to a closed question.

Run it as `python -m benchmarks.interviewer.beside [--show]` from the top of the repository.
Replies are read by rules, then by the encoder, as the interview does without a model.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from agent.matching import Matcher
from agent.providers.minilm import MiniLM
from agent.questionnaire import Questionnaire
from agent.replies import read
from agent.study import read_questionnaire
from benchmarks.interviewer.matching import FILES, Case, asked

HERE = Path(__file__).parent
SETS = {
    "beside.yaml": "eighth",
    "beside_fresh.yaml": "ninth",
    "beside_third.yaml": "tenth",
    "beside_fourth.yaml": "eleventh",
}
"""Files, and the set of typed answers to whose studies some of their questions belong."""
MOST = 0.02
"""What share may be taken for an answer."""


def cases(file: str) -> Iterator[Case]:
    """Give every reply of one file with its question; nothing is expected of any."""
    known = _questionnaires(SETS[file])
    for place, replies in _yaml(HERE / file)["beside"].items():
        name, question = place.split(".")
        for reply in replies:
            yield Case(known[name], question, reply, "again")


def _questionnaires(own: str) -> dict[str, Questionnaire]:
    known = {"shipped": read_questionnaire(Path("questionnaire.yaml"))}
    places = [HERE / file for file in sorted(set(FILES.values()))]
    for path in (*places, HERE.parent / "replies" / f"{own}.yaml"):
        for name, one in _yaml(path)["questionnaires"].items():
            known[name] = Questionnaire.model_validate(one)
    return known


def _yaml(path: Path) -> dict[str, dict[str, list[str]]]:
    written: dict[str, dict[str, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return written


def verdict(case: Case, matcher: Matcher) -> tuple[str, list[str]]:
    """Say who takes a reply for what: rules, encoder or nobody, and the values."""
    turn, language = asked(case), case.questionnaire.language
    reading = read(case.questionnaire, turn, case.reply, language=language)
    if reading.found:
        return "rules", [str(one.value) for one in reading.found]
    if reading.intent != "unusable":
        return ("nobody" if reading.intent in ASIDES else "rules"), [reading.intent]
    found = matcher.match(case.questionnaire, turn, case.reply, language=language)
    return ("encoder" if found else "nobody"), [str(one.value) for one in found]


ASIDES = frozenset({"off_topic", "question_back", "help", "repeat"})
"""Readings that leave the question open."""


def main() -> int:
    """Count and print; 1 where more than the promised share is taken for an answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was taken for an answer")
    wished = parser.parse_args()
    matcher, kept = Matcher(MiniLM), True
    for file in SETS:
        count: Counter[str] = Counter()
        for case in cases(file):
            by, given = verdict(case, matcher)
            count[by] += 1
            if wished.show and by != "nobody":
                print(f"{by}: {case.question}: {case.reply!r}: {', '.join(given)}")
        total, taken = sum(count.values()), count["rules"] + count["encoder"]
        kept = kept and taken <= MOST * total
        print(
            f"{file}: {taken} of {total} ({taken / total:.1%}) taken for an answer: "
            f"{count['rules']} by rules, {count['encoder']} by the encoder"
        )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
