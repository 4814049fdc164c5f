"""`interview code --batch`, killed at each stage: nothing is lost, sent or counted twice."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from agent.store import Store
from benchmarks.coding.load import SECTIONS, hold
from tests.test_batching import Api, Handler

CALLS = 2 * SECTIONS


class Killer(Handler):
    """Kills its client at a stage, once, after it did what it was asked and before it says so."""

    def _send(self, what: object, status: int = 200) -> None:
        if self.server.down and self.server.down in f"{self.command} {self.path}":
            self.server.down = ""
            os.kill(int(self.headers["openai-organization"]), signal.SIGKILL)
            self.close_connection = True
            return
        if self.server.hidden and isinstance(what, dict) and what.get("object") == "list":
            what = {"object": "list", "data": []}
        super()._send(what, status)  # type: ignore[arg-type]  # as it was given


class Runs:
    """A program that runs the verb in a folder, against a server."""

    def __init__(self, program: "subprocess.Popen[str]") -> None:
        self.program = program
        self.where = ""

    def once(self) -> tuple[str, int]:
        """Run the verb: what it said, and how it ended."""
        assert self.program.stdin and self.program.stdout
        self.program.stdin.write(f"{self.where}\n")
        self.program.stdin.flush()
        said = ""
        while not (line := self.program.stdout.readline()).startswith("ended"):
            assert line, "the program is gone"
            said += line
        return said, int(line.split()[1])


@pytest.fixture(scope="module")
def program() -> Iterator[Runs]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.batch_runs"],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "OPENAI_API_KEY": "k"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        yield Runs(running)
        running.kill()


@pytest.fixture
def runs(program: Runs, api: Api, tmp_path: Path) -> Runs:
    program.where = f"{tmp_path}\thttp://127.0.0.1:{api.server_port}/v1"
    return program


@pytest.fixture
def api() -> Iterator[Api]:
    with Api(Killer) as running:
        Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.shutdown()


def later(folder: Path) -> None:
    """Let four minutes pass since the batch was entered."""
    path = folder / "transcripts" / "batches.json"
    data = json.loads(path.read_text())
    at = datetime.fromisoformat(data[0]["at"]) - timedelta(minutes=4)
    path.write_text(json.dumps([{**data[0], "at": at.isoformat()}]))


def test_a_batch_is_killed_at_every_stage_and_paid_once(
    runs: Runs, api: Api, tmp_path: Path
) -> None:
    hold(tmp_path, 2)

    api.down = "POST /v1/files"
    assert runs.once()[1] == -signal.SIGKILL, "uploaded, not submitted"
    said, ended = runs.once()
    assert (ended, len(api.batches)) == (0, 0)
    assert "not listed yet" in said
    later(tmp_path)

    api.down = "POST /v1/batches"
    assert runs.once()[1] == -signal.SIGKILL, "submitted, and the answer lost"
    assert len(api.batches) == 1
    api.hidden = True
    assert "not listed yet" in runs.once()[0], "the provider's list lags behind"
    api.hidden = False
    assert "in_progress" in runs.once()[0]

    api.down = "GET /v1/batches/"
    assert runs.once()[1] == -signal.SIGKILL, "while it was looked at"
    api.fate = {"number 1.3": "server_error", "number 0.2": "prose"}
    api.finish()
    api.down = "/content"
    assert runs.once()[1] == -signal.SIGKILL, "while it was downloaded"
    said, ended = runs.once()
    assert ended == 0
    assert f"{CALLS} calls: {CALLS - 2} done, 0 refused, 1 malformed, 1 failed" in said
    assert "server_error" in said and "the rest is asked by the next run" in said

    api.fate = {}
    assert "2 calls sent" in runs.once()[0]
    api.finish()
    assert "2 done" in runs.once()[0]
    assert "nothing is left" in runs.once()[0]
    sent = [len(api.files[one["input_file_id"]].splitlines()) for one in api.batches.values()]
    assert sent == [CALLS, 2]
    with Store.open(f"sqlite:///{tmp_path}/transcripts/study.db") as store:
        judged = {(one.interview, one.question) for one in store.judgements("w")}
        assert len(judged) == len(store.judgements("w")) == CALLS
        # ten lines, one of which the provider failed and did not charge, and two sent again
        day = store.judgements("w")[-1].at.date()
        assert sum(one.calls for one in store.spent(day).values()) == CALLS - 1 + 2


@pytest.mark.parametrize("status", ["failed", "cancelled"])
def test_a_batch_that_ends_badly_is_told_and_all_of_it_is_asked_again(
    runs: Runs, api: Api, tmp_path: Path, status: str
) -> None:
    hold(tmp_path, 1)
    runs.once()
    (one,) = api.batches.values()
    one |= {"status": status}
    if status == "failed":
        fault = {"code": "token_limit_exceeded", "message": "Enqueued token limit reached"}
        one |= {"errors": {"object": "list", "data": [fault]}}
    said, ended = runs.once()
    fate = "failed" if status == "failed" else "expired"
    assert (ended, f"{SECTIONS} {fate}" in said, status in said) == (0, True, True)
    assert ("Enqueued token limit" in said) == (status == "failed")
    assert f"{SECTIONS} calls sent" in runs.once()[0]
