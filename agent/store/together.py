"""Writes of many interviews in one transaction, so that all wait for the disk once.

Threads that come while others write wait, and the first of those who waited then writes for
all; whoever has several writes at hand hands them over at once. Each is refused or written for
itself, and is settled when what it wrote is on the disk.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from agent.errors import InterviewError
from agent.store import beginning, events, tokens
from agent.store.at_hand import AtHand
from agent.store.direct import Direct
from agent.store.opening import Database
from agent.transcript import Event, Transcript

MOST = 100
"""Writes in one transaction: the last of them waits for all."""


@dataclass(eq=False, kw_only=True)
class Write(ABC):
    """Something to be written, and what came of it: the interview's last hash, or a refusal."""

    head: bytes = field(default=b"", init=False)
    refusal: InterviewError | None = field(default=None, init=False)

    @abstractmethod
    def put(self, db: Connection | Direct) -> bytes:
        """Write it, or refuse before anything is written; gives the interview's last hash."""

    @abstractmethod
    def note(self, kept: AtHand) -> None:
        """Keep at hand what was written, if it was."""

    @property
    def settled(self) -> bool:
        """Whether it was written or refused."""
        return bool(self.head) or self.refusal is not None


@dataclass(eq=False)
class Append(Write):
    """Events to be written from position `expect` on."""

    interview: str
    new: Sequence[Event]
    expect: int

    def put(self, db: Connection | Direct) -> bytes:
        """Write them, all or none."""
        return events.append(db, self.interview, self.new, self.expect)

    def note(self, kept: AtHand) -> None:
        """Let the transcript at hand go on."""
        if self.head:
            kept.extend(self.interview, self.new, self.expect, self.head)


@dataclass(eq=False)
class Begin(Write):
    """An interview's first events, and the hash of the token that opens it."""

    first: Sequence[Event]
    token: str | None = None

    def put(self, db: Connection | Direct) -> bytes:
        """Write them, if the respondent is not in the wave yet."""
        return beginning.begin(db, self.first, self.token)

    def note(self, kept: AtHand) -> None:
        """Keep the transcript, and that the token opens it."""
        if self.head:
            said = Transcript.model_construct(events=tuple(self.first))
            kept.keep(said.started.interview, said, self.head)
            if self.token:
                kept.admit(said.started.interview, self.token)


@dataclass(eq=False)
class Admit(Write):
    """The hash of one more token that opens an interview, beside earlier ones."""

    interview: str
    token: str

    def put(self, db: Connection | Direct) -> bytes:
        """Write it."""
        there = events.found(db, self.interview)
        tokens.give(db, there.number, self.token)
        return bytes(there.head)

    def note(self, kept: AtHand) -> None:
        """Keep that the token opens it."""
        if self.head:
            kept.admit(self.interview, self.token)


class Together:
    """Does writes one after the other, those that wait at the same time as one."""

    def __init__(self, database: Database) -> None:
        """Write to a database; one of several writers at a time keeps each write for itself."""
        self._database = database
        self._waiting: list[Write] = []
        self._list, self._pen = threading.Lock(), threading.Lock()

    def write(self, mine: Write) -> None:
        """Settle a write, together with those of other threads where they wait for each other."""
        if not self._database.is_sqlite:
            self._write_alone(mine)
            return
        with self._list:
            self._waiting.append(mine)
        while not mine.settled:
            with self._pen:
                if not mine.settled:
                    self._write_some()

    def _write_some(self) -> None:
        with self._list:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            self.write_all(some)
        finally:
            with self._list:
                self._waiting = [one for one in some if not one.settled] + self._waiting

    def write_all(self, some: Sequence[Write]) -> None:
        """Settle writes in one transaction; where the database refuses a row, one by one."""
        if self._database.is_sqlite:
            self._write_as_one(some)
        else:
            for one in some:
                self._write_alone(one)

    def _write_as_one(self, some: Sequence[Write]) -> None:
        heads: dict[Write, bytes] = {}
        try:
            with self._database.writing_directly() as db:
                for one in some:
                    try:
                        heads[one] = one.put(db)
                    except InterviewError as refusal:
                        one.refusal = refusal
        except InterviewError as fault:
            if len(some) == 1:
                some[0].refusal = fault
                return
            for one in some:
                one.refusal = None
                self._write_as_one([one])
            return
        for one, head in heads.items():
            one.head = head

    def _write_alone(self, one: Write) -> None:
        try:
            with self._database.writing() as db:
                head = one.put(db)
        except InterviewError as refusal:
            one.refusal = refusal
        else:
            one.head = head
