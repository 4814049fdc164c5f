"""Which calls wait at the provider: a file beside the data, written whole or not at all.

A batch is entered before it is sent, so that one that was sent by a run that was killed is
found again by its token.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agent.errors import BadInput, Refused
from agent.files import write
from agent.nouns import Noun
from agent.usage import Usage

FILE, LOCK = "batches.json", ".batches.lock"


class Batch(Noun):
    """One batch. id: empty until the provider gave it. expected: what it may take."""

    token: str
    wave: str
    model: str
    at: datetime
    keys: tuple[str, ...]
    expected: Usage = Usage()
    id: str = ""


_BATCHES = TypeAdapter(tuple[Batch, ...])


class Waiting:
    """The batches that are not taken yet, of all waves of a study."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the data."""
        self._folder = folder

    @property
    def path(self) -> Path:
        """The file that tells."""
        return self._folder / FILE

    def batches(self) -> tuple[Batch, ...]:
        """All batches; raises BadInput where the file cannot be read."""
        try:
            return _BATCHES.validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return ()
        except (OSError, ValidationError):
            raise BadInput(
                "the list of open batches cannot be read",
                where=str(self.path),
                mend="restore it, or move it away to give those batches up",
            ) from None

    def keys(self) -> frozenset[str]:
        """The calls that wait, of all batches."""
        return frozenset(key for one in self.batches() for key in one.keys)

    def put(self, batch: Batch) -> None:
        """Enter a batch, or what is known of it now."""
        others = [one for one in self.batches() if one.token != batch.token]
        self._write([*others, batch])

    def drop(self, batch: Batch) -> None:
        """Forget a batch."""
        self._write([one for one in self.batches() if one.token != batch.token])

    def _write(self, batches: list[Batch]) -> None:
        text = _BATCHES.dump_json(tuple(batches), indent=1)
        write([(FILE, text)], self._folder, private=True)

    @contextmanager
    def alone(self, *, shared: bool = False) -> Iterator[None]:
        """Hold off others who send batches, and unless shared those who ask live as well."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refused(
                    "another run of interview code is under way, and calls would be paid twice",
                    where=str(self._folder),
                    mend="wait for it to end",
                ) from None
            yield
