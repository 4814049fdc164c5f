"""Hold interviews with a model in the loop, and count what it adds and what it takes.

    python -m benchmarks.interviewer.model --record FILE          # a model that is configured
    python -m benchmarks.interviewer.model --replay FILE          # what was recorded of one

Run it from the top of the repository. The shipped instrument, or another with --questionnaire,
is held with synthetic respondents whose true answers are known. Beside it stands what a design
would have read that sends one prompt with the questionnaire and all turns so far at every
turn; both are counted by the same guess, and ours by the provider's own count as well.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean, quantiles
from typing import NamedTuple

from agent.llm import MOST_TOKENS, Data, Filled, Heard, Model, Shape, delimited
from agent.matching import Matcher
from agent.nouns import spoken
from agent.prompts import parse_prompt
from agent.providers.calling import CalledModel, guess
from agent.providers.minilm import MiniLM
from agent.providers.replay import Recorder, Replay
from agent.providers.wire import Wire
from agent.quality.verbatim import verbatim
from agent.questionnaire import Questionnaire
from agent.reader import ModelReader, Understanding
from agent.rehearsal import Drawing, Rehearsed, personas, simulate
from agent.sessions import Desk
from agent.store import Store
from agent.study import parse_questionnaire, read_questionnaire, read_text
from agent.transcript import Asked, Judged, Said, Transcript

TOP = Path(__file__).parent.parent.parent
SECONDS = 180.0


class Sent(NamedTuple):
    """One call: what was sent, by the guess, and what came back, if anything did."""

    tokens: int
    seconds: float
    filled: Understanding | None


class Listening:
    """A model that passes everything on, and keeps what went through."""

    def __init__(self, model: Model) -> None:
        """Listen at the door of `model`."""
        self.model = model
        self.sent: list[Sent] = []

    @property
    def name(self) -> str:
        """The name of the model behind."""
        return self.model.name

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Pass a call on."""
        tokens = guess(instruction) + guess(delimited(data))
        self.sent.append(Sent(tokens, 0.0, None))
        filled = self.model.fill(instruction, data, shape, most_tokens=most_tokens, heard=heard)
        value = filled.value if isinstance(filled.value, Understanding) else None
        tokens += guess(filled.value.model_dump_json())
        self.sent[-1] = Sent(tokens, filled.usage.seconds, value)
        print(f"  {filled.usage.seconds:5.1f} s", file=sys.stderr, flush=True)
        return filled


def wire(arguments: argparse.Namespace) -> Wire:
    """Open the recording, or the model that the environment names."""
    if arguments.replay:
        return Replay(Path(arguments.replay))
    # LangChain takes seconds to load, and a replay has no use for it.
    from agent.providers.chat import ChatWire  # noqa: PLC0415

    return Recorder(
        ChatWire(os.environ["INTERVIEW_MODEL"], seconds=SECONDS), Path(arguments.record)
    )


def full_history(questionnaire: Questionnaire, transcript: Transcript) -> int:
    """Count what one prompt with all turns so far would read and write, turn by turn.

    It is given the questions, options and rows in one language, and no instruction at all.
    """
    language = transcript.started.language
    lines = [spoken(one, language) for one in (questionnaire.title, questionnaire.introduction)]
    for question in questionnaire.asked:
        options = "; ".join(one.words(language) for one in questionnaire.choices(question))
        rows = "; ".join(one.words(language) for one in getattr(question, "items", ()))
        lines += [spoken(question.text, language), options, rows]
    prompt, history, total = guess("\n".join(lines)), 0, 0
    for event in transcript.events:
        if isinstance(event, Said):
            history += guess(event.text)
            total += prompt + history
        elif isinstance(event, Asked):
            history += guess(event.words)
            total += guess(event.words)
    return total


def right(held: Rehearsed, transcript: Transcript) -> Iterator[bool]:
    """Tell for each closed answer that the model read whether it is the respondent's true one."""
    for event in transcript.events:
        if not isinstance(event, Judged) or not any(one.source == "model" for one in event.found):
            continue
        truth = held.truth.get(event.question)
        for one in event.found:
            there = truth.get(one.item) if isinstance(truth, dict) else truth
            values = there if isinstance(there, (list, tuple)) else (there,)
            yield one.value in values


def report(
    questionnaire: Questionnaire,
    pairs: Sequence[tuple[Rehearsed, Transcript]],
    model: Listening,
) -> Iterator[str]:
    """Say what was counted, line by line."""
    transcripts = [one for _, one in pairs]
    judged = [each for one in transcripts for each in one.events if isinstance(each, Judged)]
    calls = [one.call for one in judged if one.call]
    usage = [one.usage for one in calls]
    yield f"model                           {model.name}"
    yield f"interviews                      {len(pairs)}, {Counter(h.status for h, _ in pairs)}"
    shown = [verbatim(questionnaire, one) for one in transcripts]
    literal, main = sum(one[1] for one in shown), sum(one[0] for one in shown)
    yield f"main questions word for word    {literal} of {main}"
    per = len(calls) / len(judged)
    yield f"calls per reply                 {per:.2f} ({len(calls)} of {len(judged)}), at most 1"
    missed = Counter(one.missed for one in judged if one.missed)
    yield f"calls without a usable reply    {sum(missed.values())} {dict(missed) or ''}"
    read, cached = sum(one.prompt for one in usage), sum(one.cached for one in usage)
    written = sum(one.completion for one in usage)
    yield (
        f"tokens per interview            {(read + written) / len(pairs):,.0f} by the provider: "
        f"{read / len(pairs):,.0f} read ({cached / max(read, 1):.0%} cached), "
        f"{written / len(pairs):,.0f} written"
    )
    ours = sum(one.tokens for one in model.sent) / len(pairs)
    theirs = mean(full_history(questionnaire, one) for one in transcripts)
    yield (
        f"by the same guess               {ours:,.0f} against {theirs:,.0f} of one prompt with "
        f"all turns: {ours / theirs:.0%}"
    )
    seconds = [one.seconds for one in model.sent if one.filled and one.seconds > 0.2]
    if len(seconds) > 1:
        cuts = quantiles(seconds, n=20)
        yield f"seconds per call                median {cuts[9]:.1f}, 95 % {cuts[18]:.1f}"
    yield from _follow_ups(transcripts, model)
    reading = [one for pair in pairs for one in right(*pair)]
    yield f"closed values read by it        {len(reading)}, {sum(reading)} true"
    yield f"closed replies it was asked     {sum(_closed(questionnaire, one) for one in judged)}"
    volunteered = sum(len(one.volunteered) for one in judged)
    yield f"volunteered values kept         {volunteered}"


def _closed(questionnaire: Questionnaire, one: Judged) -> bool:
    return one.call is not None and questionnaire.question(one.question).type != "open"


def _follow_ups(transcripts: Sequence[Transcript], model: Listening) -> Iterator[str]:
    """Count what became of the follow-ups and acknowledgements that were written."""
    judged = [each for one in transcripts for each in one.events if isinstance(each, Judged)]
    wanted = [one for one in judged if one.call and one.follow and not one.missed]
    own = [one for one in wanted if one.follow and one.follow.note.source == "model"]
    asked = Counter(
        each.probe.source
        for one in transcripts
        for each in one.events
        if isinstance(each, Asked) and each.probe
    )
    yield f"follow-ups wanted of it         {len(wanted)}, {len(own)} pass every check"
    yield f"follow-ups asked, by source     {dict(asked)}"
    calls = zip((one for one in judged if one.call), model.sent, strict=True)
    said = [
        one.say is not None
        for one, sent in calls
        if one.by != model.name and sent.filled and sent.filled.acknowledgement
    ]
    yield f"acknowledgements to open answers  {len(said)}, {sum(said)} pass"


def main() -> None:
    """Hold the interviews and print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--record", metavar="FILE")
    either.add_argument("--replay", metavar="FILE")
    parser.add_argument("-n", type=int, default=4, help="how many respondents to draw")
    parser.add_argument("--first", type=int, help="and how many of them to interview")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--questionnaire", type=Path, default=TOP / "questionnaire.yaml")
    parser.add_argument("--show", action="store_true", help="print the conversations")
    arguments = parser.parse_args()
    asked = read_questionnaire(arguments.questionnaire)
    model = Listening(CalledModel(wire(arguments), seconds=SECONDS))
    file = TOP / "prompts" / "understand.md"
    prompt = parse_prompt(read_text(file), where=file.name)
    encoder = Matcher(MiniLM)
    with Store.open("sqlite://") as store:
        desk = Desk(
            questionnaire=asked,
            source=read_text(arguments.questionnaire),
            parse=parse_questionnaire,
            store=store,
            clock=lambda: datetime.now(UTC),
            model=model.name,
            matcher=lambda: encoder,
            reader=ModelReader(model, lambda _: prompt, second=lambda: encoder),
        )
        drawn = personas(asked, Drawing(n=arguments.n, seed=arguments.seed, wave="wave-1"))
        held = simulate(
            desk,
            drawn[: arguments.first],
            wave="wave-1",
            done=lambda one: print(one.respondent, one.turns),
        )
        pairs = [(one, store.transcript(one.interview)) for one in held]
    if arguments.show:
        for _, transcript in pairs:
            show(transcript)
    print("\n".join(report(asked, pairs, model)))


def show(transcript: Transcript) -> None:
    """Print a conversation, and what the model had to do with it."""
    for event in transcript.events:
        match event:
            case Asked():
                source = f" [{event.probe.source}]" if event.probe else ""
                print(f"\n{event.form}{source}: {event.words}")
            case Said():
                print(f"> {event.text}")
            case Judged() if event.call:
                found = [(one.question, one.value) for one in (*event.found, *event.volunteered)]
                print(f"  ({event.intent} {event.missed or ''} {found})")
            case _:
                pass


if __name__ == "__main__":
    main()
