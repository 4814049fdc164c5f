"""Appends of many threads share one wait for the disk, and are still refused one by one."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent.errors import Conflict, Ended, InterviewError, NotFound, StoreError
from agent.store import Repeated, Store
from tests.store_cases import NOON, REF, asked, closed, exchange, said, started

MANY = 24


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "study.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Open a database with some interviews begun."""
    with Store.open(f"sqlite:///{path}", wait_seconds=3) as opened:
        opened.open_wave("w1", synthetic=False, questionnaire=REF, at=NOON)
        for number in range(MANY):
            opened.begin([started(f"I{number}", f"R{number}"), asked()])
        yield opened


@contextmanager
def held_back(path: Path, acts: list[Callable[[], object]]) -> Iterator[list[object]]:
    """Let all acts wait for a rival's lock, then run on together; what came of each is listed."""
    outcomes: list[object] = [None] * len(acts)

    def run(at: int) -> None:
        try:
            outcomes[at] = acts[at]()
        except InterviewError as refusal:
            outcomes[at] = type(refusal)

    rival = sqlite3.connect(path, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(acts))]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    rival.execute("COMMIT")
    rival.close()
    for thread in threads:
        thread.join()
    yield outcomes


def appending(store: Store, number: int, *, expect: int = 2) -> Callable[[], object]:
    return lambda: store.append(
        f"I{number}", exchange(expect, text=f"I am {number}."), expect=expect
    )


def commits(path: Path) -> int:
    """How often the log of the database was written to: a frame ends a commit if it says so."""
    log = path.with_name(path.name + "-wal").read_bytes()
    size = int.from_bytes(log[8:12], "big") + 24
    return sum(log[at + 4 : at + 8] != b"\0\0\0\0" for at in range(32, len(log), size))


def test_the_pen_is_taken_as_soon_as_another_program_lays_it_down(store: Store, path: Path) -> None:
    rival = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    waited = []
    for number in range(3):
        rival.execute("BEGIN IMMEDIATE")
        writer = threading.Thread(target=appending(store, number))
        writer.start()
        time.sleep(0.24)  # SQLite by itself looks after 0.228 s, and then after 0.328 s
        rival.execute("COMMIT")
        laid_down = time.monotonic()
        writer.join()
        waited.append(time.monotonic() - laid_down)
    rival.close()
    assert min(waited) < 0.05


def test_all_who_wait_are_written_at_once_and_each_for_itself(store: Store, path: Path) -> None:
    before = commits(path)
    with held_back(path, [appending(store, number) for number in range(MANY)]) as outcomes:
        assert outcomes == [None] * MANY
    assert commits(path) - before <= 3
    for number in range(MANY):
        (reply,) = (e for e in store.transcript(f"I{number}").events if e.kind == "said")
        assert reply.text == f"I am {number}."
    assert store.verify() == ()


def test_a_refusal_is_for_one_and_not_for_those_beside(store: Store, path: Path) -> None:
    store.append("I1", [said("m2")], expect=2)
    store.append("I2", [closed()], expect=2)
    acts = [appending(store, number, expect=2 + (number == 2)) for number in range(6)]
    acts.append(lambda: store.append("nobody", [said()], expect=2))
    with held_back(path, acts) as outcomes:
        assert outcomes[1:3] == [Repeated, Ended]
        assert outcomes[6] is NotFound
        assert [outcomes[at] for at in (0, 3, 4, 5)] == [None] * 4
    assert store.verify() == ()


def test_a_row_that_the_database_refuses_takes_none_of_the_others_with_it(
    store: Store, path: Path
) -> None:
    with sqlite3.connect(path) as base:
        base.execute(
            "CREATE TRIGGER picky BEFORE INSERT ON events WHEN NEW.body LIKE '%I am 3.%'"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    base.close()
    with held_back(path, [appending(store, number) for number in range(6)]) as outcomes:
        assert outcomes == [None, None, None, Conflict, None, None]
    assert store.interview("I3").length == 2
    with sqlite3.connect(path) as base:
        base.execute("DROP TRIGGER picky")
    base.close()
    appending(store, 3)()
    assert store.verify() == ()


def test_a_rival_who_never_lets_go_is_told_to_everybody(store: Store, path: Path) -> None:
    rival = sqlite3.connect(path, isolation_level=None)
    with Store.open(f"sqlite:///{path}", wait_seconds=0.1) as hasty:
        rival.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            appending(hasty, 0)()
        rival.execute("ROLLBACK")
        rival.close()
        appending(hasty, 0)()
    assert store.interview("I0").length == 5


def test_what_is_read_is_committed(store: Store, path: Path) -> None:
    """Nobody sees an append before the disk has it, not even in the same program."""
    rival = sqlite3.connect(path, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    thread = threading.Thread(target=appending(store, 0))
    thread.start()
    time.sleep(0.1)
    assert len(store.transcript("I0").events) == 2
    rival.execute("COMMIT")
    rival.close()
    thread.join()
    assert len(store.transcript("I0").events) == 5
