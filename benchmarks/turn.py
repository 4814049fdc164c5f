"""What a turn costs beside the disk: no model, one conversation, three ways of keeping it.

    python benchmarks/turn.py [--interviews 20] [--sized 200] [--out benchmarks/turn.md]

One run measures by turns, on the same disk: the floor (SQLite commits one row), the store
(three events appended, the transcript loaded, the next move decided), a whole reply as
`sessions` takes it (one commit for the reply, one for what follows from it), and the same
conversation kept by LangGraph with its SQLite checkpointer, if that is installed
(`pip install langgraph langgraph-checkpoint-sqlite`). Every way commits before it answers.
"""

import argparse
import operator
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypedDict

from agent import sessions
from agent.interview import next_move
from agent.questionnaire import Questionnaire
from agent.store import Durability, Store
from agent.transcript import Event, Said, Transcript

try:
    from langgraph.checkpoint.sqlite import SqliteSaver
    from langgraph.graph import END, START, StateGraph
except ImportError:
    HAS_GRAPH = False
else:
    HAS_GRAPH = True

TURNS = 40
MODES: tuple[Durability, ...] = ("normal", "full")
FLOOR = "one row, bare SQLite"
APPEND = "store: append 3 events, load, decide"
REPLY = "a whole reply (`sessions.reply`)"
LANGGRAPH = "LangGraph, SQLite checkpointer"
SPEECH = (
    "we waited nine months for a slot and the handover to the new site took far longer than "
    "anybody had planned so the team checks every batch record twice before release now"
)
WORDS = SPEECH.split()
NOTE = """# What a turn costs

Written by `python benchmarks/turn.py --out benchmarks/turn.md`; medians of one run, in which the
ways took turns on one disk. The goal: 2 ms beyond the floor, 40 KB for an interview of 40 turns.

Compare LangGraph with the store's row: neither reads the reply. A whole reply also reads it by
rules, walks the questionnaire several times and commits twice, once before reading.
LangGraph saves all events again at every step of a turn, so its file grows much faster than
the turns do; it runs with `durability="sync"`, as this project commits before it answers too.

"""
Times = list[float]


class State(TypedDict):
    """What LangGraph keeps: all events, and those that this turn adds."""

    events: Annotated[list[dict[str, Any]], operator.add]
    follows: list[dict[str, Any]]


def instrument() -> Questionnaire:
    """Ask forty questions: in every four an open one, a choice, a rating and a number."""
    more: tuple[dict[str, Any], ...] = (
        {"type": "open", "probe": {"max": 0}},
        {"type": "single", "options": ["better", "same", "worse", "unsure"]},
        {"type": "rating"},
        {"type": "number"},
    )
    text = "Thinking of the last twelve months, how would you describe step {}?"
    questions = [{"id": f"q{at}", "text": text.format(at), **more[at % 4]} for at in range(TURNS)]
    return Questionnaire.model_validate(
        {"id": "turns", "title": "Forty turns", "questions": questions}
    )


def answer(interview: int, turn: int) -> str:
    """Reply so that rules can read it; an open answer has 25 words."""
    step = 1 + turn % 5
    words = [WORDS[(interview * 7 + turn * 3 + at * step) % len(WORDS)] for at in range(25)]
    return (" ".join(words), "same", "5", "12")[turn % 4]


def timed(act: Callable[[], object]) -> float:
    """How many milliseconds it takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def pieces(known: Transcript) -> list[list[Event]]:
    """Cut a transcript before every reply."""
    cut: list[list[Event]] = [[]]
    for event in known.events:
        if isinstance(event, Said):
            cut.append([])
        cut[-1].append(event)
    return cut


def size(path: Path) -> int:
    """The bytes of a database, once its log is written back."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    return path.stat().st_size


class Ours:
    """The conversation as this project keeps it."""

    def __init__(self, folder: Path, durability: Durability) -> None:
        self.path = folder / f"store-{durability}.db"
        self.store = Store.open(f"sqlite:///{self.path}", durability=durability)
        asked = instrument()
        self.desk = sessions.Desk(
            questionnaire=asked,
            source="forty questions",
            parse=lambda _: asked,
            store=self.store,
            clock=lambda: datetime.now(UTC),
        )

    def converse(self, number: int) -> tuple[Transcript, Times]:
        """Hold an interview as the web would; what was said, and the time of every reply."""
        invitation = sessions.Invitation(wave="w", respondent=f"R{number}", consent=True)
        opened = sessions.start(self.desk, invitation)
        messages = [
            sessions.Message(id=f"message-{number}-{turn}", text=answer(number, turn))
            for turn in range(TURNS)
        ]
        times = [timed(partial(sessions.reply, self.desk, opened.id, one)) for one in messages]
        known = self.store.transcript(opened.id)
        if (known.status, len(pieces(known))) != ("completed", TURNS + 1):
            sys.exit(f"the conversation went otherwise ({known.status}): nothing was measured")
        return known, times

    def replay(self, number: int, known: Transcript) -> Times:
        """Append the same events turn by turn, and decide what is next from what was kept."""
        first, *turns = pieces(known)
        name = f"replay-{number}"
        begun = known.started.model_copy(update={"interview": name, "respondent": name})
        self.store.begin([begun, *first[1:]])
        written, times = len(first), []
        for piece in turns:
            times.append(timed(partial(self._turn, name, piece, written)))
            written += len(piece)
        return times

    def _turn(self, name: str, piece: Sequence[Event], written: int) -> None:
        self.store.append(name, piece, expect=written)
        next_move(self.desk.questionnaire, self.store.transcript(name))


class Floor:
    """The least that a durable database does: commit one row."""

    def __init__(self, folder: Path, durability: Durability) -> None:
        self.base = sqlite3.connect(folder / f"floor-{durability}.db", isolation_level=None)
        self.base.execute("PRAGMA journal_mode = WAL")
        self.base.execute(f"PRAGMA synchronous = {durability}")
        self.base.execute("CREATE TABLE turns (body TEXT)")

    def commits(self) -> Times:
        """Commit a row of a turn's size, once a turn."""
        row = ("x" * 600,)
        write = partial(self.base.execute, "INSERT INTO turns VALUES (?)", row)
        return [timed(write) for _ in range(TURNS)]


class Graph:
    """The conversation as LangGraph keeps it: one node adds a turn's events to a list."""

    def __init__(self, folder: Path, durability: Durability) -> None:
        self.path = folder / f"graph-{durability}.db"
        base = sqlite3.connect(self.path, check_same_thread=False)
        base.execute(f"PRAGMA synchronous = {durability}")
        graph = StateGraph(State)
        graph.add_node("interviewer", lambda state: {"events": state["follows"]})
        graph.add_edge(START, "interviewer")
        graph.add_edge("interviewer", END)
        self.run = graph.compile(checkpointer=SqliteSaver(base))

    def replay(self, number: int, known: Transcript) -> Times:
        """Run the graph once a turn: it loads, appends and saves."""
        config = {"configurable": {"thread_id": f"thread-{number}"}}
        times = []
        for piece in pieces(known):
            said, *follows = [one.model_dump(mode="json", exclude_defaults=True) for one in piece]
            given = {"events": [said], "follows": follows}
            times.append(timed(partial(self.run.invoke, given, config, durability="sync")))
        return times[1:]


def measure(folder: Path, durability: Durability, interviews: int) -> dict[str, Times]:
    """The times of every way, taken by turns so that all meet the disk's moods."""
    ours, floor = Ours(folder, durability), Floor(folder, durability)
    graph = Graph(folder, durability) if HAS_GRAPH else None
    times: dict[str, Times] = {FLOOR: [], APPEND: [], REPLY: []}
    for number in range(interviews):
        known, replies = ours.converse(number)
        times[REPLY] += replies
        times[APPEND] += ours.replay(number, known)
        times[FLOOR] += floor.commits()
        if graph:
            times.setdefault(LANGGRAPH, []).extend(graph.replay(number, known))
    return times


def growth(folder: Path, interviews: int) -> dict[str, float]:
    """How many KB each interview of forty turns adds to the file."""
    ours = Ours(folder, "normal")
    known, _ = ours.converse(0)
    before = size(ours.path)
    for number in range(1, interviews + 1):
        ours.converse(number)
    kilobytes = {REPLY: (size(ours.path) - before) / interviews / 1000}
    if HAS_GRAPH:
        graph, few = Graph(folder, "normal"), max(interviews // 20, 1)
        graph.replay(0, known)
        before = size(graph.path)
        for number in range(1, few + 1):
            graph.replay(number, known)
        kilobytes[LANGGRAPH] = (size(graph.path) - before) / few / 1000
    return kilobytes


def table(mode: str, times: dict[str, Times]) -> list[str]:
    """The rows of one durability."""
    floor = statistics.median(times[FLOOR])
    rows = []
    for name, taken in times.items():
        middle, slow = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        beyond = f"{middle - floor:+.2f}" if name != FLOOR else ""
        rows.append(f"| {name} | {mode} | {middle:.2f} | {slow:.2f} | {beyond} |")
    return rows


def main() -> None:
    """Measure, print the tables, and keep them if told where."""
    asked = argparse.ArgumentParser(description="What a turn costs beside the disk.")
    asked.add_argument("--interviews", type=int, default=20)
    asked.add_argument("--sized", type=int, default=200)
    asked.add_argument("--out", type=Path)
    given = asked.parse_args()
    lines = ["| one turn | durability | p50 ms | p95 ms | beyond the floor, p50 |"]
    lines += ["|---|---|---|---|---|"]
    for mode in MODES:
        with tempfile.TemporaryDirectory() as folder:
            lines += table(mode, measure(Path(folder), mode, given.interviews))
    lines += ["", f"| {TURNS} turns kept by | KB per interview |", "|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        kept = growth(Path(folder), given.sized)
    lines += [f"| {name} | {kilobytes:.1f} |" for name, kilobytes in kept.items()]
    text = NOTE + "\n".join(lines) + "\n"
    print(text)
    if given.out:
        given.out.write_text(text)


if __name__ == "__main__":
    main()
