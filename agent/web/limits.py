"""How much one caller, one link, and all together may ask of the server."""

import ipaddress
import threading
import time
from collections.abc import Callable

from agent.errors import InterviewError

MOST_CALLERS = 50_000


class TooOften(InterviewError):
    """One caller, or the holder of one link, asks more often than a person would.

    seconds: when to come again.
    """

    def __init__(self, seconds: int) -> None:
        """Carry the time to wait."""
        self.seconds = seconds
        super().__init__("too many requests", mend=f"wait {seconds} seconds and try again")


class Limits:
    """Counts requests per caller and minute, and those under way; safe across threads."""

    def __init__(
        self, *, at_once: int, clock: Callable[[], float] = time.monotonic, minute: float = 60
    ) -> None:
        """Start counting; what is counted is forgotten every minute."""
        self._at_once, self._clock, self._length = at_once, clock, minute
        self._lock = threading.Lock()
        self._minute, self._counts, self._under_way = -1, dict[str, int](), 0

    def count(self, caller: str, most: int) -> None:
        """Count one request of a caller; raises TooOften where it is one too many this minute."""
        now = self._clock() / self._length
        with self._lock:
            if int(now) != self._minute or len(self._counts) > MOST_CALLERS:
                self._minute, self._counts = int(now), {}
            self._counts[caller] = count = self._counts.get(caller, 0) + 1
        if count > most:
            raise TooOften(1 + int((int(now) + 1 - now) * self._length))

    def enter(self) -> bool:
        """Begin a request; False where too many are under way, and then do not `leave`."""
        with self._lock:
            if self._under_way >= self._at_once:
                return False
            self._under_way += 1
            return True

    def leave(self) -> None:
        """End a request that was let in."""
        with self._lock:
            self._under_way -= 1

    @property
    def under_way(self) -> int:
        """How many requests are being answered now."""
        return self._under_way


def network(address: str) -> str:
    """Name whom an address belongs to: itself, or for IPv6 the network that one line is given."""
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network((address.partition("%")[0], 64), strict=False))
    except ValueError:
        return address
