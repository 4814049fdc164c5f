"""Several processes on one wave: each takes on some interviews, and none does another's.

    whole keys ─▶ those that nobody works on ─▶ done, and let go

Who lives holds a lock on a file beside the data; the system lets it go however the process
ends, so that what a killed one had taken is free for the next at once. On another machine,
where its file is not seen, it is free after a while.
"""

import fcntl
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from agent.store import Store

HELD = timedelta(minutes=15)
"""For how long work is taken on: much longer than the calls of a few interviews take."""
FILE = ".worker-{name}.lock"

Take = Callable[[Collection[str]], Collection[str]]
"""Gives those of the keys that this process may work on now."""


@contextmanager
def working(store: Store, folder: Path, clock: Callable[[], datetime]) -> Iterator[Take]:
    """Work beside others. folder: where the files of those who live are."""
    folder.mkdir(parents=True, exist_ok=True)
    name = uuid4().hex
    path = folder / FILE.format(name=name)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        def take(keys: Collection[str]) -> Collection[str]:
            for other in store.claims.holders() - {name}:
                _bury(store, other, folder / FILE.format(name=other))
            now = clock()
            return store.claims.take(keys, name, now=now, until=now + HELD)

        try:
            yield take
        finally:
            store.claims.drop(name)
            path.unlink(missing_ok=True)


def _bury(store: Store, name: str, path: Path) -> None:
    """Free what a process had taken that ended without letting go; unknown without its file."""
    with suppress(OSError), path.open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        store.claims.drop(name)
        path.unlink(missing_ok=True)
