"""Print how many paraphrases of closed answers are read by rules and encoder, and how many right.

Run it as `python -m benchmarks.interviewer.matching [--show]` from the top of the repository.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import yaml

from agent.matching import Matcher
from agent.providers.minilm import MiniLM
from agent.questionnaire import Grid, Questionnaire
from agent.replies import read
from agent.study import read_questionnaire
from agent.transcript import Asked

HERE = Path(__file__).parent
FILES = {
    "tuned": "paraphrases.yaml",
    "held_out": "paraphrases.yaml",
    "fresh": "paraphrases_fresh.yaml",
    "sealed": "paraphrases_sealed.yaml",
    "panel": "paraphrases_panel.yaml",
    "strangers": "paraphrases_panel.yaml",
    "second": "paraphrases_second.yaml",
    "lists": "paraphrases_second.yaml",
    "second_strangers": "paraphrases_second.yaml",
    "beside": "paraphrases_second.yaml",
    "long": "paraphrases_long.yaml",
}
AGAIN = "again"


class Case(NamedTuple):
    """One typed answer and what should be recorded for it."""

    questionnaire: Questionnaire
    question: str
    reply: str
    expected: str | list[str]


def cases(part: str) -> Iterator[Case]:
    """Give the answers of one part: as `FILES` names them."""
    written = yaml.safe_load((HERE / FILES[part]).read_text(encoding="utf-8"))
    known = {
        name: Questionnaire.model_validate(one) for name, one in written["questionnaires"].items()
    }
    known["shipped"] = read_questionnaire(Path("questionnaire.yaml"))
    for place, replies in written[part].items():
        name, question = place.split(".")
        for reply, expected in replies.items():
            yield Case(known[name], question, str(reply), expected)


def asked(case: Case) -> Asked:
    """Ask the question, with everything shown in the order written."""
    question = case.questionnaire.question(case.question)
    item = question.items[0] if isinstance(question, Grid) else None
    text = case.questionnaire.question(case.question).text
    words = text if isinstance(text, str) else text["en"]
    return Asked(
        at=datetime(2025, 1, 1, tzinfo=UTC),
        form="question",
        question=case.question,
        item=item.id if item else None,
        text=words.replace("{{ item.label }}", item.words() if item else ""),
        options=tuple(option.id for option in case.questionnaire.choices(question)),
    )


def verdict(case: Case, matcher: Matcher) -> tuple[str, str, list[str]]:
    """Read one answer by rules, then by the encoder, as the interview does."""
    turn = asked(case)
    reading = read(case.questionnaire, turn, case.reply)
    found, by = reading.found, "rules"
    if not found and reading.intent == "unusable":
        found, by = matcher.match(case.questionnaire, turn, case.reply), "encoder"
    given = [str(one.value) for one in found]
    if not given:
        return ("kept" if case.expected == AGAIN else "missed"), "nobody", given
    wanted = case.expected if isinstance(case.expected, list) else [case.expected]
    return ("right" if sorted(given) == sorted(wanted) else "wrong"), by, given


def taken_elsewhere(part: str, matcher: Matcher) -> tuple[int, int]:
    """Ask every reply of a part at each other question; give how many are taken, and of how many.

    Questions that offer the same options are left out: there a reply does answer.
    """
    replies = list(cases(part))
    places = {(one.questionnaire.id, one.question): one for one in replies}
    taken = tried = 0
    for said in replies:
        for other in places.values():
            offered = {asked(one).options for one in (said, other)}
            if other.questionnaire.id == said.questionnaire.id and len(offered) == 2:
                kind, _, _ = verdict(said._replace(question=other.question), matcher)
                taken, tried = taken + (kind not in {"kept", "missed"}), tried + 1
    return taken, tried


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was missed or wrong")
    wished = parser.parse_args()
    matcher = Matcher(MiniLM)
    matcher.ready(read_questionnaire(Path("questionnaire.yaml")))
    for part in FILES:
        count: Counter[str] = Counter()
        for case in cases(part):
            kind, by, given = verdict(case, matcher)
            count[kind] += 1
            if wished.show and kind in {"wrong", "missed"}:
                print(f"{kind}: {case.question}: {case.reply!r}: {given} by {by}, {case.expected}")
        accepted = count["right"] + count["wrong"]
        answerable = sum(count.values()) - count["kept"]
        print(f"{part:9} answers {sum(count.values())}, answerable {answerable}")
        print(f"{'':9} accepted {accepted} ({accepted / max(answerable, 1):.1%} of the answerable)")
        print(f"{'':9} right    {count['right'] / max(accepted, 1):.1%} of the accepted")
        print(f"{'':9} wrong    {count['wrong'] / sum(count.values()):.1%} of all")
    for part in ("panel", "second"):
        taken, tried = taken_elsewhere(part, matcher)
        print(f"{part}: at other questions {taken} of {tried} taken ({taken / tried:.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
