"""Many calls to OpenAI's protocol: a reply is lost under its key only, faults are told."""

from collections.abc import Iterator

import pytest

from agent.errors import ModelMisbehaved, ModelUnavailable, SettingsError
from agent.llm import Filled
from agent.nouns import Noun
from agent.providers.calling import CalledModel
from agent.providers.openai_calls import OpenAICalls
from agent.providers.wire import Request
from tests.model_server import CACHED, COMPLETION, GOOD, PROMPT, Server, model_server

MODEL = "openai:m"
REQUEST = Request(
    model=MODEL, instruction="Do.", data="<turn>", title="A", form={"type": "object"}, most_tokens=9
)


class Choice(Noun):
    """What the server chooses."""

    options: tuple[str, ...]
    quote: str


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with model_server() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{running.address}/v1/")
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        yield running


def test_a_reply_comes_with_its_tokens(server: Server) -> None:
    reply = OpenAICalls(MODEL, seconds=5).send(REQUEST)
    assert (reply.text, reply.finish) == (GOOD, "stop")
    assert (reply.prompt, reply.cached, reply.completion) == (PROMPT, CACHED, COMPLETION)


def test_the_same_call_has_the_same_key_and_another_call_another(server: Server) -> None:
    for _ in range(2):  # two processes: nothing but the request makes the key
        OpenAICalls(MODEL, seconds=5).send(REQUEST)
    OpenAICalls(MODEL, seconds=5).send(REQUEST.model_copy(update={"data": "<other>"}))
    first, again, other = server.keys
    assert first == again != other
    assert len(first) >= 32


def test_a_fault_of_transport_is_tried_again_under_the_same_key(server: Server) -> None:
    server.behaviours = ["500", "good"]
    model = CalledModel(OpenAICalls(MODEL, seconds=5), seconds=5)
    filled: Filled[Choice] = model.fill("Do.", "said", Choice)
    assert filled.value.options == ("nurse",)
    assert server.keys[0] == server.keys[1]


@pytest.mark.parametrize(
    ("behaviour", "said", "retry_after", "transport"),
    [
        ("429:7", "status 429", 7.0, False),
        ("409", "status 409", 1.0, False),
        ("401", "status 401", None, False),
        ("503:3", "status 503", 3.0, True),
        ("reset", "cannot be reached", None, True),
        ("silence", "did not answer in time", None, False),
    ],
)
def test_faults_say_what_happened_and_when_to_come_back(
    server: Server, behaviour: str, said: str, retry_after: float | None, transport: bool
) -> None:
    server.behaviours, server.patience = [behaviour], 0.4
    with pytest.raises(ModelUnavailable, match=said) as told:
        OpenAICalls(MODEL, seconds=0.2).send(REQUEST)
    assert (told.value.retry_after, told.value.transport) == (retry_after, transport)


@pytest.mark.parametrize("behaviour", ["cut", "prose", "shape", "refusal", "empty", "filtered"])
def test_misbehaviour_is_never_taken_for_an_answer(server: Server, behaviour: str) -> None:
    server.behaviours = [behaviour]
    model = CalledModel(OpenAICalls(MODEL, seconds=5), seconds=5)
    with pytest.raises(ModelMisbehaved):
        model.fill("Do.", "said", Choice)


def test_a_missing_key_or_a_broken_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", " ")
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        OpenAICalls(MODEL, seconds=1)
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    for address in ("localhost:8080/v1", "http://", "nonsense"):
        monkeypatch.setenv("OPENAI_BASE_URL", address)
        with pytest.raises(SettingsError, match="OPENAI_BASE_URL"):
            OpenAICalls(MODEL, seconds=1)
