"""Texts compared piece by piece, slips mended, and what an encoder remembers of pieces."""

from pathlib import Path

import numpy as np
import pytest

from agent.alike import Apart, Shelf
from agent.coder.spelling import spelled
from agent.providers.minilm import MiniLM
from agent.providers.remembered import Remembered

COLD = ("The room was freezing.", "I needed two blankets at night.")
NOISE = ("Lorries woke me at five.", "You hear every word from next door.")


@pytest.fixture(scope="module")
def encoder() -> MiniLM:
    return MiniLM(threads=1)


def test_a_text_is_wholly_like_itself_and_less_like_others(encoder: MiniLM) -> None:
    pieces = encoder.pieces([*COLD, *NOISE])
    like = Shelf(pieces).likeness(pieces)
    assert np.allclose(np.diag(like), 1.0, atol=0.02)
    assert (like - np.eye(4) < 0.95).all()
    assert np.allclose(like, like.T, atol=1e-5)


def test_groups_are_told_apart_by_their_texts(encoder: MiniLM) -> None:
    apart = Apart([encoder.pieces(COLD), encoder.pieces(NOISE)])
    said = encoder.pieces(["it was icy in there", "trucks kept me awake"])
    assert apart.speaking(said).argmax(axis=1).tolist() == [0, 1]


def test_pieces_make_the_same_whole_as_the_vector(encoder: MiniLM) -> None:
    texts = ["the bill came late", "", "late"]
    vectors = encoder.embed(texts)
    for vector, one in zip(vectors, encoder.pieces(texts), strict=True):
        assert np.allclose(vector, one.vector, atol=1e-6)
        assert len(one.rows) == len(one.weights) >= 1
        assert one.weights.sum() == pytest.approx(1.0)


def test_what_is_remembered_is_the_same_the_next_time(encoder: MiniLM, tmp_path: Path) -> None:
    first = Remembered(encoder, tmp_path / "kept.npz").pieces(COLD)
    again = Remembered(encoder, tmp_path / "kept.npz").pieces(COLD[::-1])[::-1]
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one.vector, other.vector)
        assert np.array_equal(one.rows, other.rows)
        assert np.array_equal(one.weights, other.weights)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("their capcity is low", "their capacity is low"),
        ("Comunication was poor", "Communication was poor"),
        ("we work with Lonza and Novartis", "we work with Lonza and Novartis"),
        ("the leukopaks came late", "the leukopaks came late"),
        ("a cryo bag", "a cryo bag"),
    ],
)
def test_slips_are_mended_and_names_and_terms_are_not(typed: str, meant: str) -> None:
    assert spelled(typed) == meant


def test_the_words_of_a_codebook_come_first() -> None:
    assert spelled("delys", {"delays"}) == "delays"
