"""Print what the encoder makes of typed answers that rules ask again for.

Run it as `python -m benchmarks.replies.encoder [--show]` from the top of the repository. None of
these studies gives its options sayings of its own.
"""

import argparse
import sys
from collections import Counter

from agent.matching import Matcher
from agent.providers.minilm import MiniLM
from agent.questionnaire import Multi, Single
from benchmarks.replies.run import AGAIN, asked, cases, read, same


def main() -> int:
    """Count and print; 1 where the encoder is wrong more often than right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print all that it takes")
    wished = parser.parse_args()
    matcher, count = Matcher(MiniLM), Counter[str]()
    for case in cases():
        turn = asked(case)
        reading = read(case.questionnaire, turn, case.reply, language=case.language)
        question = case.questionnaire.by_id[case.question]
        if reading.intent != "unusable" or not isinstance(question, Single | Multi):
            continue
        count["asked again by rules"] += 1
        found = matcher.match(case.questionnaire, turn, case.reply, language=case.language)
        if not found:
            continue
        values = [one.value for one in found]
        given = values[0] if len(values) == 1 else values
        right = same(case.expected, given)
        kind = "right" if right else "again" if case.expected == AGAIN else "wrong"
        count[kind] += 1
        if wished.show:
            print(f"{kind}: {case.question}: {case.reply!r}: expected {case.expected}, got {given}")
    print(
        f"{count['asked again by rules']} asked again by rules; the encoder takes "
        f"{count['right']} rightly, {count['wrong']} for another option, "
        f"{count['again']} where a person would ask again"
    )
    return int(count["right"] < count["wrong"] + count["again"])


if __name__ == "__main__":
    sys.exit(main())
