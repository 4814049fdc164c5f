"""What every embedder keeps to, and what the one behind HTTP does when the server does not."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from agent.encoders import Embedder
from agent.errors import ModelError, ModelMisbehaved, ModelUnavailable, SettingsError
from agent.providers.minilm import MiniLM
from agent.providers.openai_embedder import BATCH, MOST_CHARACTERS, OpenAIEmbedder, Purse, batches
from agent.providers.remembered import Remembered
from agent.store import Store
from agent.usage import Limits, Price, Usage
from tests.model_server import Server, model_server

TEXTS = ("we waited months for a slot", "a slot took months", "invoices cannot be understood")
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with model_server() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{running.address}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "nothing")
        yield running


@pytest.fixture(params=["minilm", "remembered", "openai"])
def embedder(request: pytest.FixtureRequest, server: Server, tmp_path: Path) -> Embedder:
    match request.param:
        case "minilm":
            return MiniLM()
        case "remembered":
            return Remembered(MiniLM(), tmp_path / "kept.npz")
        case _:
            return OpenAIEmbedder("openai:some-model", seconds=5)


def test_rows_have_length_one_whatever_the_texts(embedder: Embedder) -> None:
    vectors = embedder.embed(["", "  ", "😀", "word " * 10_000, *TEXTS])
    assert vectors.shape == (7, embedder.dimensions) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.embed([]).shape == (0, embedder.dimensions)
    assert embedder.name and embedder.name == embedder.name.strip()


def test_a_vector_depends_on_its_text_alone(embedder: Embedder) -> None:
    forwards = embedder.embed([*TEXTS, TEXTS[0]])
    backwards = embedder.embed(TEXTS[::-1])[::-1]
    assert np.array_equal(forwards[0], forwards[3])
    assert np.allclose(forwards[:3], backwards, atol=1e-6)
    assert forwards[0] @ forwards[1] > forwards[0] @ forwards[2]


def test_texts_go_out_in_batches_once_each_and_come_back_in_their_order(server: Server) -> None:
    texts = [f"text number {at}" for at in range(2 * BATCH + 3)]
    vectors = OpenAIEmbedder("openai:m", seconds=5).embed([*texts, texts[5]])
    assert [len(one["input"]) for one in server.seen] == [BATCH, BATCH, 3]
    assert {one["model"] for one in server.seen} == {"m"}
    assert np.array_equal(vectors[5], vectors[-1]) and not np.array_equal(vectors[4], vectors[5])
    assert [len(one) for one in batches(["x" * MOST_CHARACTERS] * 2)] == [1, 1]


def test_what_it_took_is_written_down_and_the_days_budget_holds(
    server: Server, tmp_path: Path
) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'x.db'}") as store:
        purse = Purse(
            store, Limits(calls=2, tokens=10**6, cost=1.0), lambda: NOW, Price(input=2, output=0)
        )
        one = OpenAIEmbedder("openai:m", seconds=5, purse=purse)
        one.embed(TEXTS)
        server.behaviours = ["prose"]
        one.embed(TEXTS)
        spent = store.spent(date(2026, 3, 1))["openai:m"]
        assert spent.calls == 2 and spent.prompt > 9
        assert spent.cost is not None and 0 < spent.cost < 0.001
        with pytest.raises(ModelUnavailable, match="budget"):
            one.embed(["another"])
        assert store.spent(date(2026, 3, 1)) == {"openai:m": spent}
        assert sum(store.spent(date(2026, 3, 2)).values(), Usage()).calls == 0


@pytest.mark.parametrize(
    ("behaviour", "error", "said"),
    [
        ("401", ModelUnavailable, "key"),
        ("404", ModelUnavailable, "name"),
        ("shape", ModelMisbehaved, "vectors"),
        ("cut", ModelMisbehaved, "vectors"),
        ("empty", ModelMisbehaved, "vectors"),
    ],
)
def test_what_a_server_does_wrong_is_said_in_a_line(
    server: Server, behaviour: str, error: type[ModelError], said: str
) -> None:
    server.behaviours = [behaviour] * 3
    with pytest.raises(error, match=said) as raised:
        OpenAIEmbedder("openai:m", seconds=5).embed(TEXTS)
    assert "openai:m" in str(raised.value) and "nothing" not in str(raised.value)


def test_a_server_that_stumbles_is_asked_again(server: Server) -> None:
    server.behaviours = ["503", "429"]
    assert len(OpenAIEmbedder("openai:m", seconds=5).embed(TEXTS)) == 3
    assert len(server.seen) == 3


def test_a_server_that_is_away_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "nothing")
    with pytest.raises(ModelUnavailable, match="OPENAI_BASE_URL"):
        OpenAIEmbedder("openai:m", seconds=5).embed(TEXTS)


@pytest.mark.parametrize("name", ["openai:", "other:m", "word"])
def test_an_embedder_that_is_not_there_is_refused(name: str, server: Server) -> None:
    with pytest.raises(SettingsError, match="minilm"):
        OpenAIEmbedder(name, seconds=5)


def test_a_missing_key_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        OpenAIEmbedder("openai:m", seconds=5)
