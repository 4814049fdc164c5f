"""What a use-case waits for, told to whoever carries it out: writes, and work that takes long.

A use-case is a generator. It yields a write and goes on when that is on the disk, or is thrown
the refusal; it yields `Aside` and is sent what that work gave. So the same lines serve a terminal,
which does one thing after the other, and a server, which writes for many at once.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

from agent.errors import InterviewError
from agent.store import Admit, Append, Begin, Store, Write

__all__ = ["Admit", "Append", "Aside", "Begin", "Steps", "Write", "carried_out"]

T = TypeVar("T")


@dataclass(frozen=True)
class Aside:
    """Work that may take long: a model, an encoder, a place in a quota."""

    act: Callable[[], Any]


Steps = Generator[Write | Aside, Any, T]


def carried_out(store: Store, steps: Steps[T]) -> T:
    """Carry out one step after the other, and wait for each."""
    try:
        step = next(steps)
        while True:
            given: object = None
            try:
                match step:
                    case Aside():
                        given = step.act()
                    case Write():
                        store.write(step)
            except InterviewError as refusal:
                step = steps.throw(refusal)
            else:
                step = steps.send(given)
    except StopIteration as end:
        result: T = end.value
        return result
