"""The sentence encoder that comes in a wheel."""

import subprocess
import sys

import numpy as np
import pytest

from agent.errors import NotFound
from agent.providers import minilm
from agent.providers.minilm import DIMENSIONS, MiniLM

TEXTS = (
    "We waited nine months for a manufacturing slot.",
    "Getting a slot took most of a year.",
    "The invoices are impossible to understand.",
)


@pytest.fixture(scope="module")
def encoder() -> MiniLM:
    return MiniLM()


def test_it_names_model_precision_and_version(encoder: MiniLM) -> None:
    assert encoder.name == "all-MiniLM-L6-v2-int8/1.0.0"
    assert encoder.dimensions == DIMENSIONS


def test_texts_of_one_meaning_are_closer_than_others(encoder: MiniLM) -> None:
    wait, again, bill = encoder.embed(TEXTS)
    assert wait @ again > wait @ bill + 0.3


def test_a_vector_does_not_depend_on_its_neighbours_or_their_order(encoder: MiniLM) -> None:
    together = encoder.embed([*TEXTS, TEXTS[0], "short"])
    alone = np.vstack([encoder.embed([text]) for text in (*TEXTS, TEXTS[0], "short")])
    backwards = encoder.embed(["short", TEXTS[0], *reversed(TEXTS)])[::-1]
    assert np.array_equal(together[0], together[3])
    assert np.allclose(together, alone, atol=1e-6)
    assert np.allclose(together, backwards, atol=1e-6)


def test_what_follows_the_limit_changes_nothing(encoder: MiniLM) -> None:
    long, longer = "slot " * 600, "slot " * 600 + "invoices are impossible"
    first, second = encoder.embed([long, longer])
    assert np.array_equal(first, second)


def test_a_missing_wheel_is_named_with_its_mend() -> None:
    with pytest.raises(NotFound) as caught:
        minilm._installed("no-such-wheel", "model.onnx")
    assert "pip install no-such-wheel" in str(caught.value)


def test_the_door_to_the_providers_loads_no_library() -> None:
    code = "import sys, agent.providers; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
