"""A wave by the Batch API: each line has its fate, a killed run goes on, nothing is paid twice."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from agent.backlog import Bench
from agent.batching import Batched, Waiting, work
from agent.coder import ModelCoder
from agent.errors import ModelUnavailable, Refused, SettingsError
from agent.providers.chat import ChatWire
from agent.providers.openai_batches import OpenAIBatches
from agent.providers.openai_calls import OpenAICalls
from agent.providers.openai_form import body
from agent.providers.wire import Request
from agent.store import Store
from agent.usage import Limits, Price
from tests.coding_factories import keyword, prompt
from tests.model_server import model_server
from tests.test_pipeline_coding import WORDS, bench, edited, passed, standing, store

__all__ = ["store"]
MODEL, PRICE = "openai:m", Price(input=10, output=10)
Body = dict[str, Any]


class Api(ThreadingHTTPServer):
    """The Files and Batches endpoints; `fate` says what becomes of the line of a respondent."""

    daemon_threads = True

    def __init__(self, handler: "type[Handler] | None" = None) -> None:
        super().__init__(("127.0.0.1", 0), handler or Handler)
        self.hidden = False
        self.files: dict[str, str] = {}
        self.batches: dict[str, Body] = {}
        self.status, self.fate, self.down = "in_progress", {}, ""
        self.seen: list[Body] = []

    fate: dict[str, str]

    def finish(self, status: str = "completed") -> None:
        """End all batches that run."""
        for name, one in self.batches.items():
            lines = [json.loads(x) for x in self.files[one["input_file_id"]].splitlines()]
            out = [self.line(x) for x in lines]
            good = [text for text, wrong in out if text and not wrong]
            self.files[f"o-{name}"], self.files[f"e-{name}"] = (
                "\n".join(good),
                "\n".join(text for text, wrong in out if wrong),
            )
            one |= {"status": status, "output_file_id": f"o-{name}", "error_file_id": f"e-{name}"}

    def line(self, sent: Body) -> tuple[str, bool]:
        """Answer a line by its fate."""
        said = sent["body"]["messages"][1]["content"]
        fate = next((how for word, how in self.fate.items() if word in said), "good")
        text = re.sub(r"</?turn>\n?", "", said)
        message: Body = {"role": "assistant", "content": json.dumps(keyword(WORDS)(text))}
        if fate == "refusal":
            message = {"role": "assistant", "content": None, "refusal": "No."}
        elif fate == "prose":
            message["content"] = "Well, noise."
        elif fate == "untrue":
            claim = {"turn": int(text.split()[1].strip(",")), "quote": "not said", "code": "vet"}
            message["content"] = json.dumps({"mentions": [claim]})
        elif fate == "broken":
            return '{"custom_id": "' + sent["custom_id"], False
        elif fate == "missing":
            return "", False
        head = {"id": "x", "custom_id": sent["custom_id"]}
        if fate in ("batch_expired", "server_error"):
            return json.dumps({**head, "response": None, "error": {"code": fate}}), True
        usage = {"prompt_tokens": 1000, "completion_tokens": 100}
        answer = {"choices": [{"message": message, "finish_reason": "stop"}], "usage": usage}
        return json.dumps({**head, "response": {"status_code": 200, "body": answer}}), False


class Handler(BaseHTTPRequestHandler):
    server: Api

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].removesuffix("/content").rsplit("/", 1)[-1]
        if self.server.down == "get":
            self._send({"error": {"message": "no"}}, 503)
        elif "/files/" in self.path:
            self._send(self.server.files[name])
        elif name == "batches":
            self._send({"object": "list", "data": list(self.server.batches.values())})
        else:
            self._send(self.server.batches[name])

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["content-length"])).decode()
        if self.path.endswith("/files"):
            name = f"file-{len(self.server.files)}"
            self.server.files[name] = "\n".join(x for x in raw.splitlines() if x[:1] == "{")
            self._send({"id": name, "object": "file"})
            return
        name = f"batch-{len(self.server.batches)}"
        now = int(datetime(2026, 11, 2, tzinfo=UTC).timestamp())
        made = {"id": name, "object": "batch", "status": "in_progress", "created_at": now}
        self.server.batches[name] = {**json.loads(raw), **made}
        if self.server.down == "after":
            self.close_connection = True
            self.connection.close()
        else:
            self._send(self.server.batches[name])

    def _send(self, what: Body | str, status: int = 200) -> None:
        data = (what if isinstance(what, str) else json.dumps(what)).encode()
        self.send_response(status)
        kind = "text/plain" if isinstance(what, str) else "application/json"
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    with Api() as running:
        Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{running.server_port}/v1")
        monkeypatch.setenv("OPENAI_API_KEY", "k")
        yield running
        running.shutdown()


def ready(store: Store, folder: Path, **more: Any) -> Bench:
    made, model = bench(store, keyword(WORDS), **more)
    model.name = MODEL
    return replace(
        made,
        modelled=lambda: ModelCoder(model, prompt()),
        asked_of=MODEL,
        waiting=lambda: Waiting(folder).keys(),
    )


def ran(made: Bench, folder: Path) -> Batched:
    return work(made, "w", OpenAIBatches(MODEL, seconds=5), Waiting(folder), PRICE)


def sent_lines(api: Api) -> int:
    return sum(len(api.files[one["input_file_id"]].splitlines()) for one in api.batches.values())


def test_a_wave_is_sent_polled_taken_at_half_price_and_never_again(
    store: Store, api: Api, tmp_path: Path
) -> None:
    made = ready(store, tmp_path)
    assert ran(made, tmp_path).calls == 3
    again = ran(made, tmp_path)
    assert (again.calls, len(again.running)) == (0, 1)
    live = passed(made)
    assert (live.waiting, live.usage.calls) == (3, 0), "what waits is not asked live"
    api.finish()
    (one,) = ran(made, tmp_path).taken
    assert (one.total, one.done) == (3, 3)
    assert one.usage.cost == pytest.approx(3 * 1100 * 5 / 1e6)
    assert sum(x.calls for x in store.spent(made.clock().date()).values()) == 3
    assert standing(store) == {"R0": {"noise", "vet"}, "R1": {"dirt"}, "R2": {"noise"}}
    last = ran(made, tmp_path)
    assert (last.calls, last.taken, sent_lines(api)) == (0, (), 3)
    assert passed(made).unchanged == 3


@pytest.mark.parametrize(
    ("fate", "told"),
    [("refusal", "refused"), ("prose", "malformed"), ("broken", "failed"), ("missing", "failed"),
     ("server_error", "failed"), ("batch_expired", "expired")],
)  # fmt: skip
def test_each_line_has_its_fate_and_what_failed_is_sent_again(
    store: Store, api: Api, tmp_path: Path, fate: str, told: str
) -> None:
    made = ready(store, tmp_path)
    ran(made, tmp_path)
    api.fate = {"mess": fate}
    api.finish("expired" if told == "expired" else "completed")
    (one,) = ran(made, tmp_path).taken
    assert (one.total, one.done, getattr(one, told)) == (3, 2, 1)
    assert "R1" not in standing(store)
    assert ran(made, tmp_path).calls == 1


def test_a_claim_that_is_not_proved_is_kept_as_doubt(
    store: Store, api: Api, tmp_path: Path
) -> None:
    made = ready(store, tmp_path)
    ran(made, tmp_path)
    api.fate = {"mess": "untrue"}
    api.finish()
    (one,) = ran(made, tmp_path).taken
    assert (one.done, one.flagged) == (3, 1)
    assert ran(made, tmp_path).calls == 0


def test_a_server_that_is_away_loses_nothing(store: Store, api: Api, tmp_path: Path) -> None:
    made = ready(store, tmp_path)
    ran(made, tmp_path)
    api.finish()
    api.down = "get"
    with pytest.raises(ModelUnavailable, match="503"):
        ran(made, tmp_path)
    api.down = ""
    assert ran(made, tmp_path).taken[0].done == 3


def test_a_batch_whose_sender_was_cut_off_is_found_again(
    store: Store, api: Api, tmp_path: Path
) -> None:
    made = ready(store, tmp_path)
    api.down = "after"
    with pytest.raises(ModelUnavailable, match="reached"):
        ran(made, tmp_path)
    api.down = ""
    assert (Waiting(tmp_path).batches()[0].id, len(ran(made, tmp_path).running)) == ("", 1)
    assert sent_lines(api) == 3


def test_a_run_killed_after_saving_counts_nothing_twice(
    store: Store, api: Api, tmp_path: Path
) -> None:
    made = ready(store, tmp_path)
    ran(made, tmp_path)
    before = (tmp_path / "batches.json").read_bytes()
    api.finish()
    ran(made, tmp_path)
    (tmp_path / "batches.json").write_bytes(before)
    assert ran(made, tmp_path).taken == ()
    assert sum(x.calls for x in store.spent(made.clock().date()).values()) == 3


def test_lines_of_a_codebook_that_changed_are_ignored_but_counted(
    store: Store, api: Api, tmp_path: Path
) -> None:
    ran(ready(store, tmp_path), tmp_path)
    api.finish()
    made = ready(store, tmp_path, asked=edited(noise={"definition": "Barking."}))
    (one,) = ran(made, tmp_path).taken
    assert (one.stale, one.done, one.usage.calls) == (3, 0, 3)
    assert standing(store) == {} and ran(made, tmp_path).calls == 3


def test_the_days_budget_bounds_what_is_sent(store: Store, api: Api, tmp_path: Path) -> None:
    limits = Limits(calls=2, tokens=10**6, cost=9)
    made = replace(ready(store, tmp_path), limits=limits)
    first = ran(made, tmp_path)
    assert (first.calls, first.left) == (2, 1)


def test_others_wait_and_other_providers_are_refused(tmp_path: Path) -> None:
    with Waiting(tmp_path).alone(), pytest.raises(Refused), Waiting(tmp_path).alone(shared=True):
        pass
    with pytest.raises(SettingsError, match="--model openai"):
        OpenAIBatches("anthropic:x", seconds=1)


def test_a_line_is_what_the_live_pass_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    form = {"type": "object", "properties": {"a": {"type": "string", "maxLength": 3}}}
    request = Request(
        model=MODEL, instruction="Do.", data="<x>", title="A", form=form, most_tokens=9
    )
    with model_server() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.address}/v1")
        ChatWire(MODEL, seconds=5).send(request)
        OpenAICalls(MODEL, seconds=5).send(request)
        assert [{k: v for k, v in live.items() if k != "stream"} for live in server.seen] == [
            body(request)
        ] * 2
