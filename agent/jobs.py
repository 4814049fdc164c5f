"""Many calls at once, each tried again within reason, and handed over as soon as it is done.

    tasks ─▶ up to `at_once` threads ─▶ lists of Done, as they come

Durability is the caller's: it saves each list in one transaction together with the keys of the
work, and asks only for tasks whose keys are not there. A crash then loses calls under way and
nothing else. Not here: what a task is.
"""

import threading
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from agent.errors import ModelError, ModelUnavailable

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Patience:
    """How long a rate limit or a fault is waited out, in seconds.

    longest: for one pause. all: for one task. A model that has not answered once is not waited
    for, unless it says itself when to come back.
    """

    first: float = 1.0
    longest: float = 60.0
    all: float = 300.0


@dataclass(frozen=True)
class Done(Generic[T, R]):
    """A task with what came of it: a result, or the error that ended the last try."""

    task: T
    result: R | None = None
    error: ModelError | None = None


@dataclass
class _Line:
    """Whether the model has answered yet, or the error for which it is not asked any more."""

    patience: Patience
    sleep: Callable[[float], None]
    answered: threading.Event = field(default_factory=threading.Event)
    down: ModelError | None = None


def run(
    work: Callable[[T], R],
    tasks: Iterable[T],
    *,
    at_once: int,
    patience: Patience | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Generator[list[Done[T, R]], None, None]:
    """Do the work of all tasks; every task comes back once, in lists of those just finished.

    work: raises ModelError where a model gave nothing; anything else is a fault of the
    program and ends the run. Closing the iterator starts no further task.
    """
    line = _Line(patience or Patience(), sleep)
    rest = iter(tasks)
    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="coding") as pool:
        under_way: set[Future[Done[T, R]]] = set()
        try:
            while True:
                room = 2 * at_once - len(under_way)
                under_way |= {pool.submit(_tried, work, one, line) for one in islice(rest, room)}
                if not under_way:
                    return
                finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                yield [one.result() for one in finished]
        finally:
            for one in under_way:
                one.cancel()


def _tried(work: Callable[[T], R], task: T, line: _Line) -> Done[T, R]:
    """Do one task, waiting as the model asks, or longer each time."""
    waited, pause = 0.0, line.patience.first
    while True:
        if line.down is not None:
            return Done(task, error=line.down)
        try:
            result = work(task)
        except ModelUnavailable as error:
            wanted = error.retry_after if error.retry_after is not None else pause
            hopeless = wanted > line.patience.longest or waited + wanted > line.patience.all
            silent = error.retry_after is None and not line.answered.is_set()
            if hopeless or silent:
                if not line.answered.is_set():
                    line.down = line.down or error
                return Done(task, error=error)
            line.sleep(wanted)
            waited, pause = waited + wanted, min(2 * pause, line.patience.longest)
        except ModelError as error:
            line.answered.set()
            return Done(task, error=error)
        else:
            line.answered.set()
            return Done(task, result=result)
