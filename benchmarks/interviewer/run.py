"""Print how well follow-ups are timed and worded, against labels.

Run it as `python -m benchmarks.interviewer.run [--show]` from the top of the repository. A
third of each set was held out while the rules were tuned and is counted apart.
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import yaml

from agent import replies
from agent.probing import follow, lint
from agent.questionnaire import Item, Questionnaire, Rating, Single
from agent.transcript import (
    Asked,
    Follow,
    Judged,
    QuestionnaireRef,
    Said,
    Started,
    Transcript,
)
from benchmarks.interviewer.neutral import doubts

HERE = Path(__file__).parent
AT = datetime(2025, 1, 1, tzinfo=UTC)
GO_ON = "go_on"
GOAL = {"should probe, precision": 0.85, "should probe, recall": 0.85}


class Score(NamedTuple):
    """How often something was said and was so."""

    hits: int
    said: int
    so: int

    def __str__(self) -> str:
        """Give precision and recall in one line."""
        return (
            f"precision {self.precision:6.1%} ({self.hits}/{self.said})   "
            f"recall {self.recall:6.1%} ({self.hits}/{self.so})"
        )

    @property
    def precision(self) -> float:
        """The share of what was said that was so."""
        return self.hits / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of what was so that was said."""
        return self.hits / self.so if self.so else 1.0


def score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """Count (said, so) pairs."""
    known = list(pairs)
    return Score(
        sum(said and so for said, so in known),
        sum(said for said, _ in known),
        sum(so for _, so in known),
    )


class Reply(NamedTuple):
    """A labelled reply. wanted: the triggers that a person names; empty to go on."""

    questionnaire: Questionnaire
    question: str
    text: str
    wanted: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Say whether it was left aside while the rules were tuned."""
        return _held_out(self.text)


class Worded(NamedTuple):
    """A labelled follow-up. faults: as a person names them; empty for a good one."""

    question: str
    reply: str
    language: str
    text: str
    faults: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Say whether it was left aside while the rules were tuned."""
        return _held_out(self.text)


def labelled_replies(file: str = "probe_or_not.yaml") -> Iterator[Reply]:
    """Give every labelled reply, with a questionnaire that holds only its question."""
    written = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    for name, given in written["questions"].items():
        language = given.pop("language", "en")
        questionnaire = Questionnaire.model_validate(
            {"id": name, "title": name, "language": language, "questions": [{"id": name, **given}]}
        )
        for text, label in written["answers"][name].items():
            wanted = () if label == GO_ON else tuple(label.split())
            yield Reply(questionnaire, name, str(text), wanted)


def labelled_probes() -> Iterator[Worded]:
    """Give every labelled follow-up."""
    for one in yaml.safe_load((HERE / "probes.yaml").read_text(encoding="utf-8")):
        about = (one["question"], one["reply"], one.get("language", "en"))
        for text in one["good"]:
            yield Worded(*about, text, ())
        for text, faults in one["bad"].items():
            yield Worded(*about, text, (faults,) if isinstance(faults, str) else tuple(faults))


def offered(one: Reply, seed: int = 1) -> Follow | None:
    """Read a reply as the interview does, and give the follow-up that it calls for."""
    question = one.questionnaire.question(one.question)
    rows: tuple[Item, ...] = question.items if isinstance(question, Rating) else ()
    asked = Asked(
        at=AT,
        form="question",
        question=question.id,
        text=str(question.text),
        options=tuple(o.id for o in question.options) if isinstance(question, Single) else (),
        items=tuple(row.id for row in rows),
    )
    language = one.questionnaire.language
    started = Started(
        at=AT,
        interview="i",
        respondent="r",
        wave="w",
        language=language,
        questionnaire=QuestionnaireRef(id=one.question, version="1", sha256="0" * 64),
        seed=seed,
        notice="",
    )
    known = Transcript(events=(started, asked, Said(at=AT, message="m", text=one.text)))
    read = replies.read(one.questionnaire, asked, one.text, language=language)
    draft = Judged(
        at=AT,
        reply=2,
        question=question.id,
        intent=read.intent,
        found=read.found,
        issue=read.issue,
    )
    return follow(one.questionnaire, known, draft)


def main() -> int:
    """Count and print; 1 where a goal is missed on what was tuned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what differs from its label")
    parser.add_argument("--held-out", action="store_true", help="show what was held out, too")
    wished = parser.parse_args()
    said = [(one, offered(one)) for one in labelled_replies()]
    judged = [(one, _faults(one)) for one in labelled_probes()]
    for held_out in (False, True):
        print("held out" if held_out else "tuned on")
        _count_replies([pair for pair in said if pair[0].held_out is held_out])
        _count_probes([pair for pair in judged if pair[0].held_out is held_out])
    fresh = [(one, offered(one)) for one in labelled_replies("probe_fresh.yaml")]
    print("fresh topics")
    _count_replies(fresh)
    if wished.show:
        _show(fresh, [], True)
        _show(said, judged, wished.held_out)
    _judge_generated()
    tuned = score((got is not None, bool(one.wanted)) for one, got in said if not one.held_out)
    return int(min(tuned.precision, tuned.recall) < 0.85)


def _count_replies(pairs: list[tuple[Reply, Follow | None]]) -> None:
    found = score((got is not None, bool(one.wanted)) for one, got in pairs)
    print(f"  should probe      {found}   n = {len(pairs)}")
    both = [(one, got) for one, got in pairs if one.wanted and got]
    same = sum(got.note.trigger in one.wanted for one, got in both)
    print(f"  trigger as named  {same / len(both):6.1%} ({same}/{len(both)})")
    for name, tongue in (("English", "en"), ("German", "de")):
        part = [pair for pair in pairs if pair[0].questionnaire.language == tongue]
        print(f"    {name:<14}  {score((got is not None, bool(one.wanted)) for one, got in part)}")


def _count_probes(pairs: list[tuple[Worded, tuple[str, ...]]]) -> None:
    found = score((bool(got), bool(one.faults)) for one, got in pairs)
    print(f"  lint, bad ones    {found}   n = {len(pairs)}")
    both = [(one, got) for one, got in pairs if one.faults and got]
    same = sum(bool(set(got) & set(one.faults)) for one, got in both)
    print(f"  fault as named    {same / len(both):6.1%} ({same}/{len(both)})")


def _show(
    said: list[tuple[Reply, Follow | None]],
    judged: list[tuple[Worded, tuple[str, ...]]],
    held_out: bool,
) -> None:
    for one, got in said:
        trigger = got.note.trigger if got else GO_ON
        if (held_out or not one.held_out) and trigger not in (one.wanted or (GO_ON,)):
            print(f"  {one.question}: {one.text!r}: {one.wanted or GO_ON}, not {trigger}")
    for probe, faults in judged:
        if (held_out or not probe.held_out) and bool(faults) != bool(probe.faults):
            print(f"  {probe.text!r} on {probe.reply!r}: {probe.faults}, not {faults}")


def _judge_generated() -> None:
    """Judge what the templates make of every labelled reply by rules of another making."""
    offers: dict[str, tuple[Reply, Follow]] = {}
    for one in labelled_replies():
        for seed in range(12):
            got = offered(one, seed)
            if got:
                offers.setdefault(f"{one.text}\0{got.text}", (one, got))
    kinds = Counter(got.note.kind for _, got in offers.values())
    failing = {
        (one.text, got.text): found
        for one, got in offers.values()
        if (found := doubts(got.text, one.text, str(one.questionnaire.questions[0].text)))
    }
    share = 1 - len(failing) / len(offers)
    print(f"generated follow-ups  {len(offers)} ({dict(kinds.most_common())})")
    print(f"non-leading by the second judgement  {share:.1%}; the others, for a person to read:")
    for (reply, text), found in failing.items():
        print(f"  {', '.join(found)}: {text!r} on {reply!r}")


def _faults(one: Worded) -> tuple[str, ...]:
    return lint(one.text, question=one.question, reply=one.reply, language=one.language)


def _held_out(text: str) -> bool:
    return zlib.crc32(text.encode()) % 3 == 0


if __name__ == "__main__":
    sys.exit(main())
