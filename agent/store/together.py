"""Appends of many threads written in one transaction, so that all wait for the disk once.

Whoever comes while others write waits, and the first of those who waited then writes for all.
Each append is refused or written for itself; it returns when what it wrote is on the disk.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from agent.errors import InterviewError
from agent.store import events
from agent.store.opening import Database
from agent.transcript import Event

MOST = 100
"""Appends in one transaction: the last of them waits for all."""


@dataclass(eq=False)
class Append:
    """Events to be written at a position, and what came of it: the last hash, or a refusal."""

    interview: str
    new: Sequence[Event]
    expect: int
    head: bytes = b""
    refusal: InterviewError | None = None

    @property
    def settled(self) -> bool:
        """Whether it was written or refused."""
        return bool(self.head) or self.refusal is not None


class Together:
    """Writes appends one after the other, those that wait at the same time as one."""

    def __init__(self, database: Database) -> None:
        """Write to a database of one writer at a time."""
        self._database = database
        self._waiting: list[Append] = []
        self._list, self._pen = threading.Lock(), threading.Lock()

    def write(self, mine: Append) -> bytes:
        """Give the hash of the last event once it is on the disk; raises what was refused."""
        with self._list:
            self._waiting.append(mine)
        while not mine.settled:
            with self._pen:
                if not mine.settled:
                    self._write_some()
        if mine.refusal is not None:
            raise mine.refusal
        return mine.head

    def _write_some(self) -> None:
        with self._list:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            self._write_all(some)
        finally:
            with self._list:
                self._waiting = [one for one in some if not one.settled] + self._waiting

    def _write_all(self, some: Sequence[Append]) -> None:
        heads: dict[Append, bytes] = {}
        try:
            with self._database.writing_directly() as db:
                for one in some:
                    try:
                        heads[one] = events.append(db, one.interview, one.new, one.expect)
                    except InterviewError as refusal:
                        one.refusal = refusal
        except InterviewError as fault:
            if len(some) == 1:
                some[0].refusal = fault
                return
            for one in some:
                one.refusal = None
                self._write_all([one])
            return
        for one, head in heads.items():
            one.head = head
