"""`interview serve` as a process: how it ends, what it writes, and several of them as one."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from agent.cli import app
from agent.errors import BadInput
from agent.questionnaire import Questionnaire
from agent.study import write_questionnaire
from tests.talks import STAFF

ROOT = Path(__file__).parent.parent
CANARY = "canary-4417 at 0170 1234567"


@dataclass
class Server:
    """A server under way, in a folder of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    def call(self, path: str, body: object = None, token: str = "") -> tuple[int, Any]:
        """Ask for JSON, or post it; gives status and what was answered."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        asked = urllib.request.Request(  # our own server, on loopback
            f"http://127.0.0.1:{self.port}{path}", data, headers
        )
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310  # as above
                text = answer.read().decode()
                return answer.status, json.loads(text) if text[:1] in "{[" else text
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.loads(refused.read())

    def start(self, respondent: str) -> Any:
        """Begin an interview."""
        body = {"wave": "wave-1", "respondent": respondent, "consent": True}
        status, opened = self.call("/api/interviews", body)
        assert status == 201, opened
        return opened

    def send(self, opened: Any, **body: object) -> tuple[int, Any]:
        """Send a message."""
        return self.call(f"/api/interviews/{opened['id']}/messages", body, opened["token"])

    def end(self) -> str:
        """Ask it to end; gives what it wrote."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.communicate(timeout=30)[1]


@contextmanager
def serving(folder: Path, *options: str, asked: Questionnaire = STAFF) -> Iterator[Server]:
    """Run the verb in a process of its own until the block ends."""
    (folder / "questionnaire.yaml").write_text(write_questionnaire(asked))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from agent.cli import main; main()", "serve"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INTERVIEW_")}
    process = subprocess.Popen(
        [*command, "--port", str(port), *options],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "INTERVIEW_MODEL": "offline"},
        stderr=subprocess.PIPE,
        text=True,
    )
    server = Server(folder, port, process)
    try:
        while process.poll() is None:
            try:
                if server.call("/readyz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=30)


def test_a_server_that_is_told_to_end_finishes_the_turn_under_way(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        opened = server.start("R1")
        assert server.send(opened, message_id="a", text=CANARY)[0] == 200
        rival = sqlite3.connect(tmp_path / "transcripts" / "study.db", isolation_level=None)
        rival.execute("BEGIN IMMEDIATE")
        outcome: list[tuple[int, Any]] = []
        reply = {"message_id": "b", "answer": "nurse"}
        thread = threading.Thread(target=lambda: outcome.append(server.send(opened, **reply)))
        thread.start()
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert server.process.poll() is None and not outcome
        with pytest.raises(OSError):
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
        rival.execute("COMMIT")
        rival.close()
        thread.join()
        written = server.process.communicate(timeout=30)[1]
    assert outcome[0][0] == 200 and outcome[0][1]["turn"]["question"]["id"] == "works"
    assert server.process.returncode in (0, -signal.SIGTERM)
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    answered = [one for one in lines if one["what"] == "answered"]
    assert {"/api/interviews", "/api/interviews/{interview}/messages"} <= {
        one["route"] for one in answered
    }
    assert any(one.get("interview") == opened["id"] for one in answered)
    for secret in ("canary", "0170", opened["token"]):
        assert secret not in written


def test_several_workers_are_one_server(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2", "--log", "error") as server:
        opened = [server.start(f"R{number}") for number in range(8)]
        outcomes: list[tuple[int, Any]] = []

        def answer(one: Any) -> None:
            for message, said in (("a", "nurse"), ("b", "often"), ("c", 3)):
                outcomes.append(server.send(one, message_id=message, answer=said))

        threads = [threading.Thread(target=answer, args=(one,)) for one in opened for _ in "xx"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [status for status, _ in outcomes] == [200] * 48
        for one in opened:
            status, seen = server.call(f"/api/interviews/{one['id']}", token=one["token"])
            said = [line["text"] for line in seen["messages"] if line["from"] == "respondent"]
            assert status == 200 and len(said) == 3, said
        pages = [server.call("/metrics")[1] for _ in range(6)]
        found = [
            re.search(r'route="/api/interviews/\{interview\}/messages",status="200"} (\d+)', one)
            for one in pages
        ]
        assert {float(one[1]) for one in found if one} == {48.0} and all(found)
        written = server.end()
    assert '"answered"' not in written


@pytest.mark.parametrize("host", ["127.0.0.1", "no.such.host.invalid"])
def test_an_address_where_nobody_can_listen_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(app, ["serve", "--host", host, "--port", port])
    assert isinstance(done.exception, BadInput) and "cannot listen there" in str(done.exception)
