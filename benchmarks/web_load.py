"""A thousand interviews over HTTP at once, beside a bare FastAPI route that writes one row.

    python benchmarks/web_load.py [--interviews 1000] [--workers 1 2] [--out benchmarks/web.md]

Several parts, on this machine, with servers in processes of their own and no model:

    bare      64 connections post to a route of FastAPI that commits one row to SQLite
    rush      64 connections hold the interviews, each turn sent as soon as the last is answered
    crowd     all interviews at once, each respondent thinking for some seconds between turns;
              they begin within two seconds, and in another part all at the same moment

Every text that is sent is unlike any other; afterwards each transcript is held against what its
respondent sent, so that nothing can be lost or mixed without being counted.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from agent.store import Store
from agent.transcript import Said

ROOT = Path(__file__).parent.parent
CONNECTIONS = 64
THINKING, SPREAD = (2.0, 6.0), 2.0
QUESTIONS = 12
RETRY = 2.0
"""Seconds after which a browser sends again what met 503, as `Retry-After` says."""
NOTE = """# A thousand interviews at once

Written by `python benchmarks/web_load.py --out benchmarks/web.md`: the servers, the respondents
and the disk share two cores, and the commits wait for the disk (`durability = "full"`). A turn
commits twice, once before it is read and once before it is shown; the bare route commits one row.
Goals: nothing lost or mixed, at least half the bare rate, first byte within 300 ms, flat memory.
The last column is the server's processor time for each answer: it holds on a busy machine too. Of
memory compare the parts of one kind: it grows with the interviews under way at once, kept at hand
up to a bound (`store/at_hand.py`), and not with those that have ended.

"""


def questionnaire() -> str:
    """Ask twelve questions of every kind, with text, choice, scale and number in turn."""
    more: tuple[dict[str, Any], ...] = (
        {"type": "open", "probe": {"max": 0}},
        {"type": "single", "options": ["better", "same", "worse", "unsure"]},
        {"type": "rating"},
        {"type": "number"},
    )
    asked = [
        {"id": f"q{at}", "text": f"How would you describe step {at}?", **more[at % 4]}
        for at in range(QUESTIONS)
    ]
    return json.dumps({"id": "load", "title": "Under load", "questions": asked})


def reply(interview: int, turn: int) -> str:
    """Say what nobody else says at this place; rules can read it."""
    words = f"we waited {interview} days for step {turn} and checked batch {interview}-{turn} twice"
    return (words, "same", "5", str(interview))[turn % 4]


class Answer(NamedTuple):
    """Status, body, and the milliseconds to the first byte and to the last."""

    status: int
    text: str
    first: float
    last: float


class Line:
    """One connection of HTTP/1.1, kept open; hand-made, so that the client costs little."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: object, token: str = "", accept: str = "*/*") -> Answer:
        """Send JSON."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        raw = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        head += f"Accept: {accept}\r\nContent-Length: {len(raw)}\r\n"
        head += f"Authorization: Bearer {token}\r\n\r\n" if token else "\r\n"
        begun = time.perf_counter()
        writer.write(head.encode() + raw)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
        first = time.perf_counter()
        length = [int(one.split(":")[1]) for one in lines if one.startswith("content-length")]
        raw = await reader.readexactly(length[0]) if length else await _chunks(reader)
        text = raw.decode()
        end = time.perf_counter()
        took = ((first - begun) * 1000, (end - begun) * 1000)
        return Answer(int(lines[0].split()[1]), text, *took)

    def close(self) -> None:
        """Hang up."""
        if self.streams:
            self.streams[1].close()


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    whole = b""
    while size := int(await reader.readline(), 16):
        whole += (await reader.readexactly(size + 2))[:-2]
    await reader.readline()
    return whole


@dataclass
class Tally:
    """What the respondents saw."""

    turns: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    begun: list[float] = field(default_factory=list)
    refused: int = 0
    later: int = 0
    held: dict[str, list[str]] = field(default_factory=dict)
    seconds: float = 0
    processor: float = 0

    @property
    def rate(self) -> float:
        """Turns a second."""
        return len(self.turns) / self.seconds

    @property
    def cost(self) -> float:
        """Seconds of the server's processor time for one answer."""
        return self.processor / len(self.turns)

    def row(self, name: str) -> str:
        """One line of the table."""
        cuts, first = (statistics.quantiles(one, n=100) for one in (self.turns, self.first))
        return (
            f"| {name} | {len(self.turns):,} | {self.rate:,.0f} | {cuts[49]:.1f} "
            f"| {cuts[94]:.1f} | {cuts[98]:.1f} | {first[94]:.0f} "
            f"| {max(self.first):.0f} | {_beginnings(self.begun)} | {1000 * self.cost:.2f} |"
        )


def _beginnings(took: list[float]) -> str:
    return f"{statistics.quantiles(took, n=100)[94]:.0f}, {max(took):.0f}" if took else ""


class Pauses(NamedTuple):
    """Seconds within which all begin, and between which each respondent thinks."""

    begin: float
    think: tuple[float, float]


NO_PAUSES = Pauses(0, (0, 0))


async def interview(line: Line, number: int, tally: Tally, pauses: Pauses) -> None:
    """Be one respondent from the consent to the end."""
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, pauses.begin))
    begin = {"wave": "wave-1", "respondent": f"R{number}", "consent": True}
    came = time.perf_counter()
    while (answer := await line.post("/api/interviews", begin)).status == 503:
        tally.later += 1
        await asyncio.sleep(RETRY)
    status, text, *_ = answer
    if status != 201:
        tally.refused += 1
        return
    tally.begun.append(1000 * (time.perf_counter() - came))
    opened = json.loads(text)
    said = tally.held.setdefault(opened["id"], [])
    path = f"/api/interviews/{opened['id']}/messages"
    for turn in range(QUESTIONS):
        await asyncio.sleep(chance.uniform(*pauses.think))
        body = {"message_id": f"m{turn}", "text": reply(number, turn)}
        accept = "text/event-stream" if turn % 2 else "application/json"
        while (answer := await line.post(path, body, opened["token"], accept)).status == 503:
            tally.later += 1
            await asyncio.sleep(RETRY)
        status, text, first, last = answer
        if status != 200:
            tally.refused += 1
            return
        said.append(body["text"])
        tally.turns.append(last)
        tally.first.append(first)


async def gathered(jobs: list[Callable[[Line], Awaitable[None]]], port: int, lines: int) -> float:
    """Do all jobs over so many connections; gives the seconds it took."""
    waiting = iter(jobs)

    async def work() -> None:
        line = Line(port)
        for job in waiting:
            await job(line)
        line.close()

    begun = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(lines)))
    return time.perf_counter() - begun


def held(port: int, numbers: range, lines: int, pauses: Pauses) -> Tally:
    """Hold interviews over so many connections."""
    tally = Tally()

    def job(number: int) -> Callable[[Line], Awaitable[None]]:
        return lambda line: interview(line, number, tally, pauses)

    tally.seconds = asyncio.run(gathered([job(one) for one in numbers], port, lines))
    return tally


def bare_rows(port: int, rows: int) -> Tally:
    """Post rows to the bare route."""
    tally = Tally()

    async def post(line: Line, number: int) -> None:
        _, _, first, last = await line.post("/rows", {"id": f"{number}", "text": reply(number, 0)})
        tally.turns.append(last)
        tally.first.append(first)

    def job(number: int) -> Callable[[Line], Awaitable[None]]:
        return lambda line: post(line, number)

    jobs = [job(number) for number in range(rows)]
    tally.seconds = asyncio.run(gathered(jobs, port, CONNECTIONS))
    return tally


class Row(BaseModel):
    """What the bare route takes."""

    id: str
    text: str


def serve_bare(folder: Path, port: int) -> None:
    """Serve the least that a durable web application does."""
    base = sqlite3.connect(folder / "bare.db", isolation_level=None, check_same_thread=False)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    base.execute("CREATE TABLE rows (id TEXT, text TEXT)")
    lock, app = threading.Lock(), FastAPI()

    @app.post("/rows")
    def write(row: Row) -> dict[str, str]:
        with lock:
            base.execute("INSERT INTO rows VALUES (?, ?)", (row.id, row.text))
        return {"id": row.id}

    uvicorn.run(app, port=port, log_level="warning", access_log=False)


@contextmanager
def serving(command: list[str], folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends."""
    more = {"INTERVIEW_PER_MINUTE": "100000000", "INTERVIEW_LOG": "warning"}
    environment = {**os.environ, **more, "PYTHONPATH": str(ROOT), "INTERVIEW_MODEL": "offline"}
    server = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield server
    server.terminate()
    server.wait(30)


def memory(server: subprocess.Popen[bytes]) -> float:
    """The megabytes that a server and its workers hold."""
    found = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(server.pid), "--ppid", str(server.pid)],
        capture_output=True,
        text=True,
        check=True,
    )
    return sum(map(int, found.stdout.split())) / 1024


def processor(server: subprocess.Popen[bytes]) -> float:
    """The seconds of processor time that a server and its workers took so far."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "-p", str(server.pid), "--ppid", str(server.pid)],
        capture_output=True,
        text=True,
        check=True,
    )
    fields = [
        Path(f"/proc/{one}/stat").read_text().rpartition(")")[2] for one in found.stdout.split()
    ]
    ticks = sum(int(one.split()[11]) + int(one.split()[12]) for one in fields)
    return ticks / os.sysconf("SC_CLK_TCK")


def costed(server: subprocess.Popen[bytes], hold: Callable[[], Tally]) -> Tally:
    """Hold interviews, and note the processor time that their server took."""
    before = processor(server)
    tally = hold()
    tally.processor = processor(server) - before
    return tally


def faults(folder: Path, tallies: list[Tally]) -> list[str]:
    """Hold every transcript against what was sent and answered."""
    wrong = []
    with Store.open(f"sqlite:///{folder / 'transcripts' / 'study.db'}") as store:
        for tally in tallies:
            for one, sent in tally.held.items():
                known = store.transcript(one)
                said = [event.text for event in known.events if isinstance(event, Said)]
                if said != sent or known.status != "completed":
                    wrong.append(one)
        return wrong + list(store.verify())


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _parts(interviews: int) -> dict[str, tuple[int, Pauses]]:
    """Name the parts, with their connections and pauses."""
    crowd = f"crowd of {interviews:,}"
    return {
        "rush": (CONNECTIONS, NO_PAUSES),
        "rush again": (CONNECTIONS, NO_PAUSES),
        crowd: (interviews, Pauses(SPREAD, THINKING)),
        f"{crowd}, all at the same moment": (interviews, Pauses(0, THINKING)),
    }


def measured(interviews: int, workers: int) -> list[str]:
    """Run the three parts; gives the lines of the page."""
    rows, port = [], free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "questionnaire.yaml").write_text(questionnaire())
        own = [sys.executable, str(Path(__file__).resolve()), "--bare", str(port)]
        count = interviews * QUESTIONS
        with serving(own, folder, port) as server:
            bare_rows(port, 500)
            bare = costed(server, lambda: bare_rows(port, count))
        rows.append(bare.row("bare route, one row"))
        program = "from agent.cli import main; main()"
        command = [sys.executable, "-c", program, "serve", "--port", str(port)]
        with serving([*command, "--workers", str(workers)], folder, port) as server:
            sizes = [memory(server)]
            warm = held(port, range(10_000_000, 10_000_020), 20, NO_PAUSES)
            tallies, parts = [warm], _parts(interviews)
            for part, (lines, pauses) in enumerate(parts.values()):
                numbers = range(part * interviews, (part + 1) * interviews)
                tallies.append(costed(server, partial(held, port, numbers, lines, pauses)))
                sizes.append(memory(server))
        _, rush, *_ = tallies
        rows += [one.row(name) for name, one in zip(parts, tallies[1:], strict=True)]
        wrong, refused = faults(folder, tallies), sum(one.refused for one in tallies)
        later = sum(one.later for one in tallies)
    shown = ", ".join(f"{size:.0f}" for size in sizes)
    return [
        "| | answered | a second | p50 ms | p95 ms | p99 ms "
        "| first byte p95 ms | slowest | beginning p95, slowest | processor ms each |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        f"{sum(len(one.held) for one in tallies):,} interviews with {workers} worker(s): "
        f"{len(wrong)} lost, mixed or changed; {refused} refused; "
        f"{later} requests asked to come again (503) and taken then. "
        f"Turns a second beside the bare route: {rush.rate / bare.rate:.2f}; by processor time "
        f"{bare.cost / rush.cost:.2f}. "
        f"Memory in MB at the start and after each part: {shown}.",
    ]


def main() -> None:
    """Measure, print, and keep it if told where."""
    asked = argparse.ArgumentParser(description="A thousand interviews over HTTP.")
    asked.add_argument("--interviews", type=int, default=1_000)
    asked.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    asked.add_argument("--bare", type=int, help="serve the bare route on this port")
    asked.add_argument("--out", type=Path)
    given = asked.parse_args()
    if given.bare:
        serve_bare(Path.cwd(), given.bare)
        return
    pages = ["\n".join(measured(given.interviews, one)) for one in given.workers]
    text = NOTE + "\n\n".join(pages) + "\n"
    print(text)
    if given.out:
        given.out.write_text(text)


if __name__ == "__main__":
    main()
