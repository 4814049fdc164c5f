"""Many calls that a provider makes within a day, for half the price: what goes and comes back.

Request per key ─▶ Office.send ─▶ a batch ─▶ Office.look ─▶ Office.lines ─▶ Line per key
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Protocol

from agent.nouns import Noun
from agent.providers.wire import Reply, Request


class Standing(Noun):
    """How a batch stands. status: in the provider's word. files: those that hold lines."""

    batch: str
    status: str
    running: bool
    total: int = 0
    done: int = 0
    failed: int = 0
    files: tuple[str, ...] = ()
    reason: str = ""


class Line(Noun):
    """What came of one call: a reply, or why there is none. expired: nobody got round to it."""

    key: str
    reply: Reply | None = None
    reason: str = ""
    expired: bool = False


class Office(Protocol):
    """Takes batches and gives them back; raises ModelUnavailable where it cannot be asked."""

    def send(self, requests: Mapping[str, Request], *, token: str) -> str:
        """Submit calls by key and give the batch's id; token: by which it is found again."""
        ...

    def find(self, token: str, *, since: datetime) -> str | None:
        """Find the batch that was submitted with a token, if there is one."""
        ...

    def look(self, batch: str) -> Standing:
        """Tell how a batch stands."""
        ...

    def lines(self, standing: Standing) -> Iterator[Line]:
        """Give the lines of a batch that has ended; what cannot be read is left out."""
        ...
