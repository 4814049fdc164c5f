"""Transcripts kept at hand, so that a turn does not read again what this program wrote.

Each is kept with the hash of its last event, and is used only while the database says that
this is still the last one; what another process appended since is read and must continue the
chain. The database alone decides: nothing here survives, or is believed against it.
"""

import hmac
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.transcript import Event, Transcript

MOST_EVENTS = 60_000
"""Events kept at hand, of all interviews together, some 90 MB; the longest unused go first."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A transcript, the hash of its last event, and the tokens known to open it, hashed."""

    said: Transcript
    head: bytes
    tokens: tuple[str, ...] = ()

    def opens(self, digest: str) -> bool:
        """Tell whether the token of this hash was found to open it; the time says nothing."""
        return any([hmac.compare_digest(one, digest) for one in self.tokens])


class AtHand:
    """The transcripts used last; may be used from many threads."""

    def __init__(self, most: int = MOST_EVENTS) -> None:
        """Begin with none; most: events to keep."""
        self._most, self._events = most, 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, interview: str) -> Kept | None:
        """Find what is at hand of an interview."""
        with self._lock:
            if interview in self._kept:
                self._kept.move_to_end(interview)
            return self._kept.get(interview)

    def keep(self, interview: str, said: Transcript, head: bytes) -> None:
        """Keep a transcript as the database holds it."""
        with self._lock:
            before = self._kept.pop(interview, None)
            self._put(interview, Kept(said, head, before.tokens if before else ()), before)

    def extend(self, interview: str, new: Sequence[Event], at: int, head: bytes) -> None:
        """Add events written at position `at`, if those before are here; let go what has ended."""
        with self._lock:
            before = self._kept.get(interview)
            if before is None or len(before.said.events) != at:
                return
            del self._kept[interview]
            after = before.said.then(*new)
            if after.closed:
                self._events -= len(before.said.events)
            else:
                self._put(interview, replace(before, said=after, head=head), before)

    def admit(self, interview: str, digest: str) -> None:
        """Remember that the token of this hash opens an interview."""
        with self._lock:
            known = self._kept.get(interview)
            if known and digest not in known.tokens:
                self._kept[interview] = replace(known, tokens=(*known.tokens, digest))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._events = 0

    def _put(self, interview: str, kept: Kept, before: Kept | None) -> None:
        self._kept[interview] = kept
        self._events += len(kept.said.events) - (len(before.said.events) if before else 0)
        while self._events > self._most and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._events -= len(dropped.said.events)
