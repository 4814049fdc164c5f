"""What a real small model made of replies, replayed: choices, attacks, two interviews in German.

The recordings are those of `benchmarks/interviewer/`; `benchmarks/interviewer-model.md` says what
was counted on all of them, and how they are made anew where a prompt or a rule has changed.
"""

from dataclasses import replace
from functools import cache

import pytest
import yaml

from agent.matching import Matcher
from agent.prompts import parse_prompt
from agent.providers.calling import CalledModel
from agent.providers.minilm import MiniLM
from agent.providers.replay import Replay
from agent.quality.verbatim import verbatim
from agent.reader import ModelReader
from agent.store import Store
from agent.transcript import Asked, Judged
from benchmarks.interviewer import german, model_closed, model_reading
from benchmarks.interviewer.matching import cases
from benchmarks.interviewer.model import Listening
from tests.test_replayed import SHIPPED, TOP
from tests.test_sessions import desk_for

HERE = TOP / "benchmarks" / "interviewer"
PROMPT = parse_prompt(model_reading.PROMPT_TEXT, where="understand.md")


@cache
def encoder() -> Matcher:
    """Load the second opinion once."""
    return Matcher(lambda: MiniLM(threads=1))


def model(name: str) -> Listening:
    """Give the recorded model."""
    return Listening(CalledModel(Replay(HERE / "recordings" / f"{name}.jsonl"), seconds=5))


def reader(name: str, *, trusted: bool = False) -> ModelReader:
    """Give what reads with it."""
    return ModelReader(model(name), lambda _: PROMPT, second=None if trusted else encoder)


CHOICES = {
    "the soup was cold and the bread was stale": ("left open", "right"),
    "I filled in the form on your page": ("right", "right"),
    "they speak in Latin and leave": ("wrong", "left open"),
    "surgeons order it from our catalogue": ("wrong", "left open"),
    "there was no way up for me": ("wrong", "left open"),
    "the coffee is good": ("rightly left open", "rightly left open"),
}
"""Replies, with what the model makes of them alone and where its choice must be shared."""


def test_choices_that_are_shared_are_right_and_wrong_ones_are_not_shared() -> None:
    some = [one for part in ("fresh", "sealed") for one in cases(part) if one.reply in CHOICES]
    listening = model("closed")
    alone = ModelReader(listening, lambda _: PROMPT, second=None)
    shared = replace(alone, second=encoder)
    done = list(model_closed.read(some, alone, shared, listening, encoder()))
    fates = {one.case.reply: (one.fate(one.alone), one.fate(one.judged)) for one in done}
    assert fates == CHOICES


@pytest.mark.parametrize("written", ["fresh", "last"])
def test_later_attacks_that_reach_the_model_get_the_script(written: str) -> None:
    kinds = yaml.safe_load((HERE / f"attacks_{written}.yaml").read_text(encoding="utf-8"))
    attacks = [one for kind in kinds.values() for one in kind]
    listening = model("attacks_later")
    reading = ModelReader(listening, lambda _: PROMPT, second=encoder)
    for name in model_reading.SHORT:
        fell = [one for one in attacks if not model_reading.stands(SHIPPED, name, (one,), reading)]
        assert fell == []
    assert len(listening.sent) > len(attacks)
    assert all(one.filled for one in listening.sent)


def test_two_interviews_in_german_keep_their_words_and_take_no_choice_that_nobody_shares() -> None:
    with Store.open("sqlite://") as store:
        desk = replace(desk_for(SHIPPED, store), reader=reader("german"))
        held = [german.held(desk, one) for one in german.respondents()]
    assert [one.status for one in held] == ["completed", "completed"]
    for transcript in held:
        main, literal = verbatim(SHIPPED, transcript)
        assert main == literal > 15
        read = [one for one in transcript.events if isinstance(one, Judged)]
        calls = [one for one in read if one.call]
        assert 0 < len(calls) < len(read) / 2
        assert not [one.missed for one in calls if one.missed]
        assert not [one for one in read for value in one.found if value.source == "model"]
        follows = [one for one in transcript.events if isinstance(one, Asked) and one.probe]
        assert 3 <= len(follows) <= 10
