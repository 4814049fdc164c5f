"""Code a wave of a thousand interviews against a slow model, killed on the way; count the calls.

    python -m benchmarks.coding.load [INTERVIEWS] [KILLS]

The server speaks the OpenAI protocol on loopback, takes 0.3 seconds for each reply, refuses more
than 50 at a time, and counts what it was asked. What must come out: every interview coded once,
no reply that was handed over asked for again, and little more time than the calls must take.
"""

import asyncio
import json
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from agent.interview import next_move
from agent.moves import Ask, Close, Read
from agent.replies import read
from agent.store import Store
from agent.study import read_questionnaire
from agent.transcript import Judged, QuestionnaireRef, Said, Started, Transcript

LATENCY, LIMIT, PORT = 0.3, 50, 18997
SECTIONS = 5
CODES = "{codes: {noise: {definition: It is loud.}, price: {definition: It costs too much.}}}"
STUDY = "\n".join(
    [
        "{id: load, title: A load test, version: '1',",
        f"sections: [{', '.join(f'{{id: s{n}, title: Part {n}}}' for n in range(SECTIONS))}],",
        "questions: [",
        *(
            f"{{id: q{n}, section: s{n}, type: open, text: What trouble is there ({n})?,"
            f" probe: {{max: 0}}, codebook: {CODES}}},"
            for n in range(SECTIONS)
        ),
        "]}",
    ]
)


class Server:
    """Answers like a model, always the same, and counts.

    charged: the keys (`Idempotency-Key`) of calls that were taken on; a call whose key is known
    is answered from memory, as providers with such keys do, after as long a time.
    """

    def __init__(self) -> None:
        self.now, self.most, self.refused, self.again = 0, 0, 0, 0
        self.charged: set[str] = set()
        self.answered: Counter[str] = Counter()

    @property
    def taken_on(self) -> int:
        """Calls that were taken on, those of a known key too."""
        return len(self.charged) + self.again

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until it is closed."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = int(re.search(rb"(?i)content-length: (\d+)", head)[1])  # type: ignore[index]
                key = re.search(rb"(?i)idempotency-key: (\S+)", head)[1]  # type: ignore[index]
                said = json.loads(await reader.readexactly(length))["messages"][-1]["content"]
                await self._reply(key.decode(), said, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _reply(self, key: str, said: str, writer: asyncio.StreamWriter) -> None:
        who = re.search(r"number (\d+\.\d)", said)[1]  # type: ignore[index]
        turn = re.search(r"turn (\d+)", said)[1]  # type: ignore[index]
        if self.now >= LIMIT:
            self.refused += 1
            await self._send(writer, "429 Too Many Requests", {"error": {"message": "busy"}})
            return
        self.now += 1
        self.most = max(self.most, self.now)
        self.again += key in self.charged
        self.charged.add(key)
        try:
            await asyncio.sleep(LATENCY)
            found = {"mentions": [{"turn": int(turn), "quote": "It is loud", "code": "noise"}],
                     "residual": [], "states": []}  # fmt: skip
            reply = {
                "id": "x", "object": "chat.completion", "created": 1, "model": "m",
                "choices": [{"index": 0, "finish_reason": "stop",
                             "message": {"role": "assistant", "content": json.dumps(found)}}],
                "usage": {"prompt_tokens": 300, "completion_tokens": 30, "total_tokens": 330},
            }  # fmt: skip
            if writer.is_closing():
                return
            await self._send(writer, "200 OK", reply)
            self.answered[who] += 1
        finally:
            self.now -= 1

    async def _send(self, writer: asyncio.StreamWriter, status: str, body: object) -> None:
        data = json.dumps(body).encode()
        after = "Retry-After: 1\r\n" if status.startswith("429") else ""
        writer.write(
            f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{after}"
            f"Content-Length: {len(data)}\r\n\r\n".encode()
            + data
        )
        await writer.drain()


def serve() -> Server:
    """Start the server on its own thread."""
    server, ready = Server(), threading.Event()

    async def run() -> None:
        async with await asyncio.start_server(server.handle, "127.0.0.1", PORT):
            ready.set()
            await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
    ready.wait()
    return server


def hold(folder: Path, interviews: int) -> None:
    """Hold the interviews, a reply each."""
    (folder / "questionnaire.yaml").write_text(STUDY, encoding="utf-8")
    asked = read_questionnaire(folder / "questionnaire.yaml")
    at = datetime(2026, 1, 1, tzinfo=UTC)
    ref = QuestionnaireRef(id="load", version="1", sha256="0" * 64)
    (folder / "transcripts").mkdir()
    with Store.open(
        f"sqlite:///{folder / 'transcripts' / 'study.db'}", durability="normal"
    ) as store:
        store.keep_questionnaire(ref, STUDY)
        store.open_wave("w", synthetic=False, questionnaire=ref, at=at)
        for number in range(interviews):
            started = Started(at=at, interview=f"i{number}", respondent=f"R{number}", wave="w",
                              language="en", questionnaire=ref, seed=1, notice="AI")  # fmt: skip
            talk = Transcript(events=(started,))
            while not talk.closed:
                match next_move(asked, talk):
                    case Read() as move:
                        found = read(asked, move.asked, talk.said(move.reply).text, language="en")
                        talk = talk.then(
                            Judged(
                                at=at,
                                reply=move.reply,
                                question=move.asked.question,
                                intent=found.intent,
                                found=found.found,
                            )
                        )
                    case (Ask() | Close()) as move:
                        talk = talk.then(move.event(at))
                    case _:
                        part = sum(isinstance(one, Said) for one in talk.events)
                        text = f"It is loud here, all night, I am number {number}.{part}."
                        talk = talk.then(Said(at=at, message=f"m{part}", text=text))
            store.begin(talk.events)


def main(interviews: int, kills: int) -> None:
    """Print times and counts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hold(folder, interviews)
        server = serve()
        environment = {
            **os.environ, "OPENAI_BASE_URL": f"http://127.0.0.1:{PORT}/v1", "OPENAI_API_KEY": "x",
            "INTERVIEW_DAY_CALLS": "100000", "INTERVIEW_DAY_TOKENS": "100000000",
        }  # fmt: skip
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-m", "agent", "code", "--wave", "w", "--model", "openai:m"]
        calls = interviews * SECTIONS
        begun, ideal = time.perf_counter(), calls / LIMIT * LATENCY
        starts: list[float] = []
        for kill in range(kills + 1):
            start, before = time.perf_counter(), server.taken_on
            child = subprocess.Popen(command, cwd=folder, env=environment)
            while child.poll() is None and server.taken_on == before:
                time.sleep(0.005)
            starts.append(time.perf_counter() - start)
            goal = calls * (kill + 1) // (kills + 1)
            while child.poll() is None and (kill == kills or server.answered.total() < goal):
                time.sleep(0.01)
            if child.returncode is None:
                under_way = server.now
                child.send_signal(signal.SIGKILL)
                child.wait()
                print(f"killed at {server.answered.total()} replies, {under_way} under way")
        took = time.perf_counter() - begun
        report(folder, server, calls)
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"ideal {ideal:.1f} s; all runs {took:.1f} s, that is {took / ideal:.2f} times; "
              f"from a start to its first call {', '.join(f'{one:.1f}' for one in starts)} s; "
              f"after it {(took - sum(starts)) / ideal:.2f} times; "
              f"processor {spent.ru_utime + spent.ru_stime:.1f} s")  # fmt: skip


def report(folder: Path, server: Server, calls: int) -> None:
    """Print what was coded, and what the server was asked."""
    with Store.open(f"sqlite:///{folder / 'transcripts' / 'study.db'}") as store:
        judged = Counter(
            (one.interview, one.question) for one in store.judgements("w") if one.value == "noise"
        )
    twice = sum(many > 1 for many in judged.values())
    print(f"{len(judged)} of {calls} answers coded, {twice} twice; "
          f"{len(server.charged)} calls charged, {server.again} asked again under the same key, "
          f"{server.refused} refused, at most {server.most} at once")  # fmt: skip


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*(given if len(given) == 2 else (1000, 3)))
