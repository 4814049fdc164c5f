"""How much one caller, and all callers together, may ask of the server."""

import threading
import time
from collections.abc import Callable

PER_MINUTE, AT_ONCE, MOST_CALLERS = 6_000, 400, 50_000


class Limits:
    """Counts requests per caller and minute, and those under way; safe across threads."""

    def __init__(
        self,
        *,
        per_minute: int = PER_MINUTE,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start counting; what is counted is forgotten every minute."""
        self._per_minute, self._at_once, self._clock = per_minute, at_once, clock
        self._lock = threading.Lock()
        self._minute, self._counts, self._under_way = 0, dict[str, int](), 0

    def admits(self, caller: str) -> bool:
        """Count one request of a caller; False where it is one too many this minute."""
        minute = int(self._clock() // 60)
        with self._lock:
            if minute != self._minute or len(self._counts) > MOST_CALLERS:
                self._minute, self._counts = minute, {}
            self._counts[caller] = self._counts.get(caller, 0) + 1
            return self._counts[caller] <= self._per_minute

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
