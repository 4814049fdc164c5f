"""Vectors in Chroma: in a folder, and with a real server that goes away in the middle."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from socket import socket

import httpx
import numpy as np
import pytest

from agent.encoders import Vectors
from agent.errors import StoreError
from agent.vectors import VectorBox, sweep


class Letters:
    """An embedder that counts letters, and what it was asked for."""

    dimensions = 26

    def __init__(self, name: str = "letters") -> None:
        """Start with nothing asked."""
        self.name = name
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Count the letters of each text."""
        self.asked += texts
        rows = np.array([[text.count(chr(97 + at)) + 0.01 for at in range(26)] for text in texts])
        scaled: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return scaled


TEXTS = [f"{word} {at}" for at in range(20) for word in ("slots", "prices", "tariffs")]


def test_the_same_words_are_encoded_once_and_come_back_in_their_order(tmp_path: Path) -> None:
    place, encoder = str(tmp_path / "chroma"), Letters()
    first, encoded = VectorBox(place, encoder).of([*TEXTS, TEXTS[0]])
    again, none = VectorBox(place, encoder).of(TEXTS[::-1])
    assert (encoded, none, len(encoder.asked)) == (len(TEXTS), 0, len(TEXTS))
    assert first.dtype == np.float32 and np.allclose(first[:-1], again[::-1])
    assert VectorBox(place, encoder).of([])[0].shape == (0, 26)


def test_vectors_of_two_encoders_never_meet(tmp_path: Path) -> None:
    place, one, other = str(tmp_path / "chroma"), Letters(), Letters("others")
    VectorBox(place, one).of(TEXTS[:3])
    assert VectorBox(place, other).of(TEXTS[:3])[1] == 3
    box = VectorBox(place, one)
    box.drop([TEXTS[0], "never kept"])
    assert box.of(TEXTS[:3])[1] == 1
    box.clear()
    assert box.of(TEXTS[:3])[1] == 3 and VectorBox(place, other).of(TEXTS[:3])[1] == 0


def test_what_was_encoded_before_a_fault_is_kept(tmp_path: Path) -> None:
    class Failing(Letters):
        def embed(self, texts: Sequence[str]) -> Vectors:
            if self.asked:
                raise StoreError("the second request fails")
            return super().embed(texts)

    many = [f"text {at}" for at in range(2_100)]
    with pytest.raises(StoreError, match="second"):
        VectorBox(str(tmp_path / "chroma"), Failing()).of(many)
    assert VectorBox(str(tmp_path / "chroma"), Letters()).of(many)[1] == 100


def test_a_folder_that_is_gone_is_made_anew_and_another_file_is_never_swept(tmp_path: Path) -> None:
    place, encoder = tmp_path / "chroma", Letters()
    VectorBox(str(place), encoder).of(TEXTS)
    sweep(str(place))
    assert not place.exists()
    assert VectorBox(str(place), encoder).of(TEXTS)[1] == len(TEXTS)
    own = tmp_path / "holiday"
    own.mkdir()
    (own / "photo.png").touch()
    sweep(str(own))
    sweep("http://127.0.0.1:9")
    assert (own / "photo.png").exists()


@contextmanager
def chroma(folder: Path, port: int) -> Iterator[str]:
    """Run a real server of Chroma for as long as the block lasts."""
    program = shutil.which("chroma", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("chroma's own program is not installed")
    running = subprocess.Popen(
        [program, "run", "--path", str(folder), "--port", str(port), "--host", "127.0.0.1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(400):
            if _answers(address):
                break
            time.sleep(0.05)
        yield address
    finally:
        running.terminate()
        running.wait(timeout=10)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/api/v2/heartbeat", timeout=1).is_success
    except httpx.HTTPError:
        return False


def test_a_real_server_keeps_vectors_and_its_loss_in_the_middle_loses_nothing(
    tmp_path: Path,
) -> None:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    encoder = Letters()
    with chroma(tmp_path, port) as address:
        box = VectorBox(address, encoder)
        first, _ = box.of(TEXTS)
    with pytest.raises(StoreError, match="start the server again") as away:
        box.of([*TEXTS, "one more"])
    assert address in str(away.value) and "\n" not in str(away.value)
    with pytest.raises(StoreError, match="start the server again"):
        VectorBox(address, encoder)
    with chroma(tmp_path, port) as address:
        again, encoded = VectorBox(address, encoder).of([*TEXTS, "one more"])
    assert encoded == 1 and np.allclose(first, again[:-1])
