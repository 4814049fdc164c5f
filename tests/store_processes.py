"""Processes that write at the same time, or are killed while they do; run as a program.

`race URL WRITERS ROUNDS` lets processes fight for the positions of interview I1 and prints
how many each won. `kill URL KILLS SEED` kills writers at random moments and prints how
many events each had been told were safe. The process forks before it opens a database.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable

from agent.errors import Conflict
from agent.store import Store
from tests.store_cases import asked, exchange, said, started

LONGEST_SECONDS = 0.12


def race(url: str, writers: int, rounds: int) -> list[int]:
    """Let `writers` processes append `rounds` times each."""

    def run(writer: int, tell: int) -> None:
        with Store.open(url) as store:
            won = 0
            while won < rounds:
                length = len(store.transcript("I1").events)
                try:
                    store.append("I1", [said(f"{writer}-{won}")], expect=length)
                except Conflict:
                    continue
                won += 1
                os.write(tell, b".")

    children = [_fork(run, writer) for writer in range(writers)]
    return [_finish(*child) for child in children]


def kill(url: str, kills: int, seed: int) -> list[int]:
    """Kill `kills` writers, each in its own interview."""
    chance = random.Random(seed)

    def run(writer: int, tell: int) -> None:
        with Store.open(url) as store:
            os.write(tell, b"o")
            store.begin([started(f"I{writer}", f"R{writer}"), asked()])
            os.write(tell, b"..")
            at = 2
            while True:
                store.append(f"I{writer}", exchange(at), expect=at)
                os.write(tell, b"...")
                at += 3

    safe = []
    for writer in range(kills):
        child, told = _fork(run, writer)
        os.read(told, 1)
        time.sleep(chance.uniform(0, LONGEST_SECONDS))
        os.kill(child, signal.SIGKILL)
        safe.append(_finish(child, told))
    return safe


def _fork(run: Callable[[int, int], None], writer: int) -> tuple[int, int]:
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        run(writer, tell)
        os._exit(0)
    os.close(tell)
    return child, told


def _finish(child: int, told: int) -> int:
    with os.fdopen(told, "rb") as pipe:
        safe = len(pipe.read())
    os.waitpid(child, 0)
    return safe


if __name__ == "__main__":
    what, url, *numbers = sys.argv[1:]
    result = {"race": race, "kill": kill}[what](url, *map(int, numbers))
    sys.stdout.write(json.dumps(result))
