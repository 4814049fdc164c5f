"""Hold N simulated interviews and set what was read and coded beside what is true.

    python benchmarks/rehearsal.py [-n 500] [--seed 11] [--show 20]

Prints coverage, verbatim wording, how many typed closed answers were read right, how open
answers were coded against the codes that the replies carried, and how long a turn took.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from agent import rehearsal, wiring
from agent.coder import code_wave
from agent.coder.opened import OfflineCoder
from agent.interview import answers
from agent.questionnaire import MISSING, Multi, Open, Questionnaire
from agent.rehearsal import Drawing, Rehearsed
from agent.scene import scene
from agent.sessions import Desk
from agent.speaking import fingerprint
from agent.store import Store
from agent.study import find_questionnaire, read_questionnaire, read_text
from agent.transcript import Asked, Transcript

Outcome = tuple[str, str, object]


def main() -> None:
    """Run the wave and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=500)
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--show", type=int, default=0, help="print so many that went wrong")
    given = options.parse_args()
    desk = desk_in_memory()
    personas = rehearsal.personas(
        desk.questionnaire, Drawing(n=given.n, seed=given.seed, wave="bench")
    )
    begun = time.perf_counter()
    held = rehearsal.simulate(desk, personas, wave="bench", done=lambda _: None)
    seconds = time.perf_counter() - begun
    transcripts = [desk.store.transcript(one.interview) for one in held]
    turns = sum(one.turns for one in held)
    print(f"interviews {len(held)}, {dict(Counter(one.status for one in held))}")
    print(f"turns {turns}, {1000 * seconds / turns:.1f} ms a turn, {seconds:.1f} s in all")
    asked, applicable, verbatim, main_questions = coverage(desk.questionnaire, transcripts)
    print(f"coverage {asked} of {applicable} steps; verbatim {verbatim} of {main_questions}")
    probes = sum(
        isinstance(event, Asked) and event.form == "probe"
        for transcript in transcripts
        for event in transcript.events
    )
    print(f"follow-ups {probes}, {probes / len(held):.1f} an interview")
    outcomes = [
        outcome
        for one, transcript in zip(held, transcripts, strict=True)
        for outcome in closed(desk.questionnaire, one, transcript)
    ]
    counted = Counter(kind for kind, _, _ in outcomes)
    accepted = counted["right"] + counted["wrong"]
    print(
        f"closed answers {len(outcomes)}: accepted {accepted / len(outcomes):.2%}, right "
        f"{counted['right'] / accepted:.2%} of these, wrong {counted['wrong'] / len(outcomes):.2%}"
    )
    for kind, where, what in [one for one in outcomes if one[0] != "right"][: given.show]:
        print(f"  {kind} {where}: {what}")
    print_coding(desk.questionnaire, held, transcripts)


def desk_in_memory() -> Desk:
    """Set up the shipped questionnaire over a database in memory."""
    path = find_questionnaire(Path())
    asked = read_questionnaire(path)
    return Desk(
        questionnaire=asked,
        source=read_text(path),
        parse=lambda _: asked,
        store=Store.open("sqlite://"),
        clock=lambda: datetime.now(UTC),
    )


def coverage(asked: Questionnaire, transcripts: list[Transcript]) -> tuple[int, int, int, int]:
    """Count steps asked and applicable in completed interviews, and wordings as they stand."""
    reached = applicable = verbatim = questions = 0
    for transcript in transcripts:
        if transcript.status == "completed":
            now = scene(asked, transcript)
            applicable += len(now.route.steps)
            reached += sum(now.state.tally(step.key).questions > 0 for step in now.route.steps)
        for cut, event in enumerate(transcript.events):
            if isinstance(event, Asked) and event.form == "question":
                then = scene(asked, Transcript(events=transcript.events[:cut]))
                step = then.step((event.question, event.item))
                questions += 1
                right = step is not None and event.text == then.speaker.question(step)
                verbatim += right and event.wording == fingerprint(event.text)
    return reached, applicable, verbatim, questions


def closed(asked: Questionnaire, one: Rehearsed, transcript: Transcript) -> Iterator[Outcome]:
    """Tell of every closed answer whether it was read right, wrong, or not at all."""
    for (name, item), given in answers(asked, transcript).items():
        question = asked.question(name)
        if isinstance(question, Open):
            continue
        true = one.truth.get(name)
        true = true.get(item) if isinstance(true, dict) else true
        said = [transcript.said(seq).text for seq in given.replies]
        read: object = given.state if given.state in MISSING else None
        if given.state == "answered":
            read = given.values if isinstance(question, Multi) else given.values[0]
        if read is None:
            yield "unread", f"{name} {item or ''}", said
            continue
        many = isinstance(question, Multi) and not isinstance(true, str)
        same = set(read) == set(true) if many else read == true  # type: ignore[call-overload]
        yield "right" if same else "wrong", f"{name} {item or ''}", (true, read, said)


def print_coding(
    asked: Questionnaire, held: tuple[Rehearsed, ...], transcripts: list[Transcript]
) -> None:
    """Print the micro-F1 of the offline coder, in all and per question."""
    coder = OfflineCoder(wiring.embedder())
    begun = time.perf_counter()
    judged = code_wave(asked, transcripts, coder=coder, at=datetime.now(UTC))
    seconds = time.perf_counter() - begun
    found: dict[tuple[str, str], set[str]] = {}
    for judgement in judged:
        if judgement.state == "coded":
            place = (judgement.interview, judgement.question)
            found.setdefault(place, set()).add(str(judgement.value))
    counts: dict[str, Counter[str]] = {}
    for one in held:
        for name, said in one.said.items():
            question = asked.question(name)
            if isinstance(question, Open) and question.codebook:
                true = set(said) & set(question.codebook.codes)
                got = found.get((one.interview, name), set())
                tally = counts.setdefault(name, Counter())
                tally.update(hit=len(true & got), extra=len(got - true), missed=len(true - got))
    for name, tally in [("all open answers", sum(counts.values(), Counter())), *counts.items()]:
        print(f"  {name}: micro-F1 {f1(tally):.3f} {dict(tally)}")
    print(f"coded in {seconds:.1f} s")


def f1(tally: Counter[str]) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * tally["hit"] / max(1, 2 * tally["hit"] + tally["extra"] + tally["missed"])


if __name__ == "__main__":
    main()
