"""What a real small model once said, replayed: the whole shipped instrument, without a network.

`recordings/instrument.jsonl` was recorded by `python -m benchmarks.interviewer.model --record`.
Rules that change make some of its requests others; these count as a model that is away, and
the interviews must complete all the same. Where less than half is left of it, record it anew.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.matching import Matcher
from agent.prompts import parse_prompt
from agent.providers.calling import CalledModel
from agent.providers.minilm import MiniLM
from agent.providers.replay import Replay
from agent.quality.verbatim import verbatim
from agent.reader import ModelReader
from agent.rehearsal import Drawing, personas, simulate
from agent.store import Store
from agent.study import read_questionnaire
from agent.transcript import Asked, Judged, Transcript
from tests.test_sessions import desk_for

TOP = Path(__file__).parent.parent
SHIPPED = read_questionnaire(TOP / "questionnaire.yaml")
PROMPT = parse_prompt((TOP / "prompts/understand.md").read_text(encoding="utf-8"), where="prompts")
RECORDING = TOP / "tests" / "recordings" / "instrument.jsonl"
HELD = personas(SHIPPED, Drawing(n=4, seed=3, wave="wave-1"))[:2]


@pytest.fixture(scope="module")
def held() -> Iterator[tuple[Transcript, ...]]:
    encoder = Matcher(MiniLM)
    model = CalledModel(Replay(RECORDING), seconds=5)
    reader = ModelReader(model, lambda _: PROMPT, second=lambda: encoder)
    with Store.open("sqlite://") as store:
        desk = replace(desk_for(SHIPPED, store), reader=reader, matcher=lambda: encoder)
        done = simulate(desk, HELD, wave="wave-1", done=lambda _: None)
        yield tuple(store.transcript(one.interview) for one in done)


def judgements(held: tuple[Transcript, ...]) -> list[Judged]:
    return [one for each in held for one in each.events if isinstance(one, Judged)]


def test_every_interview_completes_with_its_main_questions_word_for_word(
    held: tuple[Transcript, ...],
) -> None:
    assert {one.status for one in held} == {"completed"}
    for transcript in held:
        main, literal = verbatim(SHIPPED, transcript)
        assert main == literal > 15


def test_a_reply_costs_one_call_at_most_and_half_a_call_on_average(
    held: tuple[Transcript, ...],
) -> None:
    read = judgements(held)
    calls = [one.call for one in read if one.call]
    assert 0 < len(calls) <= len(read) / 2
    assert all(one.usage.calls <= 1 for one in calls)


def test_most_of_the_recording_still_fits(held: tuple[Transcript, ...]) -> None:
    calls = [one for one in judgements(held) if one.call]
    replayed = [one for one in calls if not one.missed]
    assert len(replayed) >= len(calls) / 2, f"record {RECORDING.name} anew"


def test_what_the_model_read_stands_in_the_words_it_names(held: tuple[Transcript, ...]) -> None:
    for transcript in held:
        for one in judgements((transcript,)):
            said = transcript.said(one.reply).text
            for value in (*one.found, *one.volunteered):
                if value.source == "model":
                    assert value.start is not None and said[value.start : value.end].strip()


def test_its_follow_ups_hold_the_words_of_the_respondent(held: tuple[Transcript, ...]) -> None:
    for transcript in held:
        for event in transcript.events:
            if isinstance(event, Asked) and event.probe and event.probe.source == "model":
                assert event.probe.anchor and event.probe.anchor.casefold() in event.text.casefold()
                assert not event.probe.lint
