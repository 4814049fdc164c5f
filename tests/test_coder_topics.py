"""What people commonly talk about: sayings stand for their topics, empty talk for none."""

import numpy as np
import pytest

from agent.codebook import Codebook
from agent.coder import Answer, Reply
from agent.coder.opened import OfflineCoder
from agent.coder.topics import Topics
from agent.encoders import STEPS, Vectors
from agent.providers.minilm import MiniLM
from agent.questionnaire import Open


@pytest.fixture(scope="module")
def encoder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="module")
def topics(encoder: MiniLM) -> Topics:
    return Topics(encoder)


def best(topics: Topics, rows: Vectors) -> list[str]:
    return [list(topics.sayings)[place] for place in topics.of(rows).argmax(axis=1)]


def test_the_kept_vectors_are_those_of_the_sayings(topics: Topics, encoder: MiniLM) -> None:
    said = [one for few in topics.sayings.values() for one in few]
    some = list(range(0, len(said), 97))
    fresh = encoder.embed([said[place] for place in some])
    kept = topics._raw[some]
    assert np.abs(np.rint(fresh * STEPS) / STEPS - kept).max() <= 1.5 / STEPS


def test_an_idiom_is_known_by_a_saying_like_it(topics: Topics, encoder: MiniLM) -> None:
    rows = encoder.embed(["that is highway robbery", "we never get an answer on the phone"])
    assert best(topics, rows) == ["price", "unreachable"]


def test_talk_about_oneself_speaks_for_no_topic_of_the_question(
    topics: Topics, encoder: MiniLM
) -> None:
    shares = topics.of(encoder.embed(["I joined this company three years ago"]))
    assert shares[0, topics.empty].sum() > shares[0, ~topics.empty].max()


def test_a_definition_unlike_all_gists_belongs_to_no_topic(topics: Topics, encoder: MiniLM) -> None:
    links = topics.linked(encoder.embed(["Vice President of the Senate", "High prices"]))
    assert links[1].max() > 3 * links[0].max()


def test_a_terse_codebook_hears_an_idiom(encoder: MiniLM) -> None:
    codes = {
        "price": {"definition": "The stay costs too much."},
        "noise": {"definition": "It is loud around the room."},
        "dirt": {"definition": "The room is not clean."},
    }
    question = Open(
        id="q",
        text="What did you dislike?",
        codebook=Codebook.model_validate({"codes": codes}),
    )
    answers = [
        Answer(question, (Reply(1, text),))
        for text in ("Daylight robbery, really.", "We have been here before, in spring.")
    ]
    first, second = OfflineCoder(encoder).code_many(answers)
    assert [one.value for one in first] == ["price"]
    assert [one.value for one in second] == [None]
