"""Give a model the paraphrases of closed answers that rules and encoder leave open.

    python -m benchmarks.interviewer.model_closed --record FILE [--older 40] [--newer 20]
    python -m benchmarks.interviewer.model_closed --replay FILE [--show]

Counted in one run: what the model alone would have recorded, what is recorded where the
encoder must share its choice, and how often the right option is among the first few of
the encoder's, of the model's, and of both. Of more replies than asked for, evenly spaced
ones are recorded; of a recording all count that rules and encoder still leave open.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from agent.matching import Matcher
from agent.prompts import parse_prompt
from agent.providers.calling import REST_SECONDS, Breaker, CalledModel
from agent.providers.minilm import MiniLM
from agent.reader import ModelReader
from agent.transcript import Judged
from benchmarks.interviewer.matching import AGAIN, Case, asked, cases, verdict
from benchmarks.interviewer.model import SECONDS, Listening, wire
from benchmarks.interviewer.model_reading import PROMPT_TEXT, evenly, talk

OLDER = ("held_out", "fresh", "sealed")
NEWER = ("second", "second_strangers", "beside")


class Read(NamedTuple):
    """One reply, what became of it, and which options it might mean.

    alone: by the model without a second opinion. near: the encoder's options, nearest first.
    named: the options that the model wrote, whether or not they could be taken.
    """

    case: Case
    alone: Judged
    judged: Judged
    near: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def wanted(self) -> list[str]:
        """What should be recorded; empty where nothing should."""
        expected = self.case.expected
        if expected == AGAIN:
            return []
        return sorted(expected) if isinstance(expected, list) else [expected]

    def fate(self, judged: Judged) -> str:
        """Say what was made of it."""
        given = sorted(str(one.value) for one in judged.found)
        if judged.intent not in ("answer", "unusable", "off_topic"):
            return f"taken for {judged.intent}"
        if not self.wanted:
            return "taken though nobody should" if given else "rightly left open"
        if not given:
            return "left open"
        return "right" if given == self.wanted else "wrong"


def left_open(parts: Sequence[str], matcher: Matcher) -> list[Case]:
    """Give the paraphrases that neither rules nor encoder read, right or not to be read."""
    everything = [one for part in parts for one in cases(part)]
    return [one for one in everything if verdict(one, matcher)[0] in ("missed", "kept")]


def read(
    some: Sequence[Case], alone: ModelReader, shared: ModelReader, model: Listening, near: Matcher
) -> Iterator[Read]:
    """Have each reply read, with and without the second opinion; the model is asked once."""
    for case in some:
        turn, calls = asked(case), len(model.sent)
        here = talk(case.questionnaire, turn, case.reply)
        first, judged = alone.judge(*here), shared.judge(*here)
        if judged.missed or judged.call is None:
            continue
        filled = model.sent[calls].filled if len(model.sent) > calls else None
        meant = filled.values if filled else ()
        named = dict.fromkeys(one.value for one in meant if one.value in turn.options)
        ranked = near.ranked(case.questionnaire, turn, case.reply)
        yield Read(case, first, judged, ranked, tuple(named))


CANDIDATES: dict[str, Callable[[Read], tuple[str, ...]]] = {
    "the encoder's first": lambda one: one.near[:1],
    "the encoder's first two": lambda one: one.near[:2],
    "the encoder's first three": lambda one: one.near[:3],
    "the model's": lambda one: one.named[:3],
    "the model's and the encoder's first": lambda one: first((*one.named[:1], *one.near), 2),
    "the model's and the encoder's two": lambda one: first((*one.named[:1], *one.near), 3),
}


def first(names: Sequence[str], most: int) -> tuple[str, ...]:
    """Give the first so many different names."""
    return tuple(dict.fromkeys(names))[:most]


def report(everything: Sequence[Read]) -> Iterator[str]:
    """Count, line by line."""
    for name, fates in (
        ("alone", [one.fate(one.alone) for one in everything]),
        ("shared", [one.fate(one.judged) for one in everything]),
    ):
        counted = Counter(fates)
        yield f"choices, {name:<8} {dict(counted.most_common())}"
    single = [one for one in everything if len(one.wanted) == 1 and one.near]
    for least in (2, 6, 9):
        some = [one for one in single if len(asked(one.case).options) >= least]
        yield f"of {len(some)} answerable ones with {least} options or more, the right one among"
        for name, offer in CANDIDATES.items():
            offered = [offer(one) for one in some]
            hits = sum(one.wanted[0] in few for one, few in zip(some, offered, strict=True))
            size = sum(map(len, offered)) / max(len(some), 1)
            yield f"  {name:<38} {hits:3} ({hits / max(len(some), 1):.0%}), {size:.1f} on average"


def main() -> int:
    """Ask, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--record", metavar="FILE")
    either.add_argument("--replay", metavar="FILE")
    parser.add_argument("--older", type=int, default=40)
    parser.add_argument("--newer", type=int, default=20)
    parser.add_argument("--between", action="store_true", help="others, half-way between those")
    parser.add_argument("--show", action="store_true", help="print every reply")
    arguments = parser.parse_args()
    # What is not recorded is no failure to rest from: each look at this clock is two minutes later.
    minutes = Breaker(clock=count(0.0, 2 * REST_SECONDS).__next__)
    model = Listening(CalledModel(wire(arguments), seconds=SECONDS, breaker=minutes))
    prompt = parse_prompt(PROMPT_TEXT, where="understand.md")
    near = Matcher(MiniLM)
    alone = ModelReader(model, lambda _: prompt, second=None)
    shared = ModelReader(model, lambda _: prompt, second=lambda: near)
    done: list[Read] = []
    for name, parts, most in (
        ("older", OLDER, arguments.older),
        ("newer", NEWER, arguments.newer),
    ):
        everything = left_open(parts, near)
        places = evenly(everything, most, between=arguments.between)
        some = everything if arguments.replay else [everything[at] for at in places]
        those = list(read(some, alone, shared, model, near))
        print(f"{name}: {len(everything)} left open by rules and encoder, tried {len(those)}")
        print("\n".join(report(those)))
        done += those
    if arguments.show:
        for one in done:
            print(
                f"  {one.fate(one.alone)} / {one.fate(one.judged)}: {one.case.question}: "
                f"{one.case.reply!r} {one.wanted} model {one.named} near {one.near[:3]}"
            )
    print("both")
    print("\n".join(report(done)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
