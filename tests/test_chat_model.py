"""One contract for chat models, held against a server on loopback that misbehaves on demand."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from agent.errors import ModelMisbehaved, ModelUnavailable, SettingsError
from agent.providers.chat import FAILURES, REST_SECONDS, ChatModel
from agent.reader import Choice

GOOD = json.dumps({"options": ["nurse"], "quote": "a nurse"})


class Server(HTTPServer):
    """Answers as told, one behaviour per request; remembers what was sent."""

    behaviours: list[str]
    seen: list[dict[str, object]]


class Handler(BaseHTTPRequestHandler):
    """Speaks just enough of the protocol."""

    server: Server

    def do_POST(self) -> None:
        """Take a request and behave as told."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.seen.append(body)
        how = self.server.behaviours.pop(0) if self.server.behaviours else "good"
        if how == "reset":
            self.connection.close()
            return
        if how.isdigit():
            self._send(int(how), {"error": {"message": "no"}})
            return
        finish = "length" if how == "cut" else "stop"
        content = {"good": GOOD, "cut": GOOD[:12], "prose": "Well, a nurse.", "shape": '{"a": 1}'}
        message: dict[str, object] = {"role": "assistant", "content": content.get(how)}
        if how == "refusal":
            message["refusal"] = "I cannot help with that."
        choice = {"index": 0, "finish_reason": finish, "message": message}
        self._send(200, {"id": "x", "object": "chat.completion", "model": "m", "created": 1,
                         "choices": [choice]})  # fmt: skip

    def _send(self, status: int, body: object) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        if status == 429:
            self.send_header("retry-after", "0")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.behaviours, running.seen = [], []
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{running.server_port}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "canary-key")
        yield running
        running.shutdown()
        thread.join()


def test_a_good_reply_fills_the_shape_and_the_words_are_sent_as_data(server: Server) -> None:
    model = ChatModel("openai:m", seconds=5)
    assert model.fill("Read it.", "I'm a nurse", Choice).options == ("nurse",)
    sent = server.seen[0]
    messages = sent["messages"]
    assert isinstance(messages, list)
    assert messages[0]["content"] == "Read it." and "I'm a nurse" in messages[1]["content"]
    assert "json_schema" in json.dumps(sent["response_format"])


@pytest.mark.parametrize("how", ["cut", "prose", "shape", "refusal"])
def test_a_reply_of_another_kind_is_misbehaviour(server: Server, how: str) -> None:
    server.behaviours = [how] * 3
    with pytest.raises(ModelMisbehaved):
        ChatModel("openai:m", seconds=5).fill("Read it.", "I'm a nurse", Choice)


@pytest.mark.parametrize("how", ["429", "500", "reset", "401"])
def test_a_server_that_fails_is_unavailable_and_no_key_is_told(server: Server, how: str) -> None:
    server.behaviours = [how] * 3
    with pytest.raises(ModelUnavailable) as caught:
        ChatModel("openai:m", seconds=5).fill("Read it.", "I'm a nurse", Choice)
    assert "canary-key" not in str(caught.value)


def test_a_passing_fault_is_tried_once_more(server: Server) -> None:
    server.behaviours = ["500", "good"]
    assert ChatModel("openai:m", seconds=5).fill("Read it.", "x", Choice).options == ("nurse",)


def test_a_model_that_keeps_failing_is_left_alone_for_a_while(server: Server) -> None:
    now = [0.0]
    model = ChatModel("openai:m", seconds=5, clock=lambda: now[0])
    server.behaviours = ["401"] * FAILURES
    for _ in range(FAILURES):
        with pytest.raises(ModelUnavailable):
            model.fill("Read it.", "x", Choice)
    sent = len(server.seen)
    with pytest.raises(ModelUnavailable, match="left alone"):
        model.fill("Read it.", "x", Choice)
    assert len(server.seen) == sent
    now[0] = REST_SECONDS + 1
    assert model.fill("Read it.", "x", Choice).options == ("nurse",)


@pytest.mark.parametrize("name", ["openai", ":m", "nonsense:m", ""])
def test_a_model_that_cannot_be_set_up_says_how_to_mend_it(name: str) -> None:
    with pytest.raises(SettingsError, match=r"INTERVIEW_MODEL|provider:name"):
        ChatModel(name, seconds=5)
