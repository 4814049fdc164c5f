"""A chat model's server on loopback that misbehaves on demand, in the dialect of each provider.

    with model_server() as server:
        server.behaviours = ["500", "good"]

A behaviour: `good`, `cut`, `prose`, `shape`, `refusal`, `empty`, a status, `reset`, `silence`,
`drip`; `429:7` says when to come back. When they are used up it behaves well.
"""

import json
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

GOOD = json.dumps({"options": ["nurse"], "quote": "a nurse"})
TEXTS = {
    "good": GOOD, "cut": GOOD[:12], "prose": "Well, a nurse.", "shape": '{"a": 1}',
    "refusal": "", "empty": "", "filtered": "", "drip": GOOD,
}  # fmt: skip
PROMPT, CACHED, COMPLETION = 50, 40, 12
Body = dict[str, Any]


class Server(ThreadingHTTPServer):
    """Answers as told, one behaviour per request; remembers what was sent, under which key.

    patience: how long it keeps silent when told to, in seconds.
    """

    daemon_threads = True
    behaviours: list[str]
    seen: list[Body]
    keys: list[str]
    text: str = GOOD
    patience: float = 1.0

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about clients that gave up waiting."""


class Handler(BaseHTTPRequestHandler):
    """Speaks just enough of three protocols."""

    server: Server

    def do_POST(self) -> None:
        """Take a request and behave as told."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.seen.append(body)
        self.server.keys.append(self.headers.get("idempotency-key", ""))
        how, _, detail = (self.server.behaviours or ["good"]).pop(0).partition(":")
        if how == "reset":
            self.close_connection = True
            self.connection.close()
        elif how == "silence":
            time.sleep(self.server.patience)
            self.close_connection = True
        elif how.isdigit():
            self._send(int(how), {"error": {"type": "error", "message": "no"}}, detail or "0")
        elif body.get("stream") and "/chat/completions" in self.path:
            self._stream(how)
        elif self.path.endswith("/embeddings"):
            self._send(200, _embeddings(how, body["input"]))
        else:
            self._send(200, DIALECTS[self.path.rsplit("/", 1)[-1]](how, self._text(how)))

    def _text(self, how: str) -> str:
        return self.server.text if how in ("good", "drip") else TEXTS[how]

    def _send(self, status: int, body: Body, retry_after: str = "") -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        if status in (429, 503):
            self.send_header("retry-after", retry_after)
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, how: str) -> None:
        """Send the reply as OpenAI does, a few characters at a time."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        text = self._text(how)
        for start in range(0, len(text), 7):
            if how == "drip":
                time.sleep(self.server.patience / 5)
            self._event({"choices": [{"index": 0, "delta": {"content": text[start : start + 7]}}]})
        delta = {"refusal": "I cannot help with that."} if how == "refusal" else {}
        self._event({"choices": [{"index": 0, "delta": delta, "finish_reason": _finish(how)}]})
        self._event({"choices": [], "usage": USAGE})
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, body: Body) -> None:
        whole = {"id": "x", "object": "chat.completion.chunk", "model": "m", "created": 1, **body}
        self.wfile.write(f"data: {json.dumps(whole)}\n\n".encode())
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


USAGE = {
    "prompt_tokens": PROMPT, "completion_tokens": COMPLETION, "total_tokens": PROMPT + COMPLETION,
    "prompt_tokens_details": {"cached_tokens": CACHED},
}  # fmt: skip


def _finish(how: str) -> str:
    return {"cut": "length", "filtered": "content_filter"}.get(how, "stop")


def _openai(how: str, text: str) -> Body:
    message: Body = {"role": "assistant", "content": text}
    if how == "refusal":
        message |= {"refusal": "I cannot help with that.", "content": None}
    choice = {"index": 0, "finish_reason": _finish(how), "message": message}
    return {"id": "x", "object": "chat.completion", "model": "m", "created": 1,
            "choices": [choice], "usage": USAGE}  # fmt: skip


def _anthropic(how: str, text: str) -> Body:
    reason = {"cut": "max_tokens", "refusal": "refusal", "filtered": "refusal"}.get(how, "end_turn")
    usage = {"input_tokens": PROMPT - CACHED, "cache_read_input_tokens": CACHED,
             "cache_creation_input_tokens": 0, "output_tokens": COMPLETION}  # fmt: skip
    return {"id": "x", "type": "message", "role": "assistant", "model": "m", "usage": usage,
            "stop_reason": reason, "content": [{"type": "text", "text": text}]}  # fmt: skip


def _ollama(how: str, text: str) -> Body:
    reason = "length" if how == "cut" else "stop"
    return {"model": "m", "created_at": "2026-11-25T12:00:00Z", "done": True,
            "done_reason": reason, "message": {"role": "assistant", "content": text},
            "prompt_eval_count": PROMPT, "eval_count": COMPLETION}  # fmt: skip


def _embeddings(how: str, texts: list[str]) -> Body:
    """Give each text a vector of its words, last first, of any length but one."""
    rows: list[Body] = []
    for at, text in enumerate(texts):
        vector = [0.0] * 32
        for word in text.lower().split():
            vector[zlib.crc32(word.encode()) % 32] += 1.0
        rows.append({"object": "embedding", "index": at, "embedding": vector})
    if how == "shape":
        rows.pop()
    if how == "cut":
        rows[0]["embedding"] = rows[0]["embedding"][:5]
    if how == "empty":
        rows[0]["embedding"] = [0.0] * 32
    usage = (
        {} if how == "prose" else {"usage": {"prompt_tokens": 3 * len(texts), "total_tokens": 0}}
    )
    return {"object": "list", "model": "m", "data": rows[::-1], **usage}


DIALECTS = {"completions": _openai, "messages": _anthropic, "chat": _ollama}
"""By the last part of the path that a provider's client posts to."""


@contextmanager
def model_server() -> Iterator[Server]:
    """Run a server for as long as the block lasts."""
    with Server(("127.0.0.1", 0), Handler) as running:
        running.behaviours, running.seen, running.keys = [], [], []
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield running
        finally:
            running.shutdown()
            with suppress(RuntimeError):
                thread.join()
