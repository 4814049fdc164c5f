"""Rows as text, and the chain of hashes that shows when one was edited by hand.

Every row carries SHA-256 of the row before it and of its own body; the first row carries
the interview's id in place of a predecessor. The last hash and the number of rows stand
with the interview, so that a row cut off at the end is missed too.
Values equal to their defaults are left out of a body: the defaults of an event are part
of the format, and a test pins them.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from agent.codebook import Judgement
from agent.errors import BadInput, StoreError
from agent.transcript import Event

T = TypeVar("T")

EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Event, ...])
JUDGEMENTS: TypeAdapter[tuple[Judgement, ...]] = TypeAdapter(tuple[Judgement, ...])


def first_link(kind: str, interview: str) -> bytes:
    """What the first row of a chain follows."""
    return hashlib.sha256(f"{kind}:{interview}".encode()).digest()


def link(before: bytes, body: str) -> bytes:
    """The hash a row carries."""
    return hashlib.sha256(before + body.encode()).digest()


def linked(before: bytes, bodies: Sequence[str]) -> list[bytes]:
    """The hashes of rows that follow each other."""
    links: list[bytes] = []
    for body in bodies:
        before = link(before, body)
        links.append(before)
    return links


def event_bodies(events: Sequence[Event]) -> list[str]:
    """Write events as JSON; raises BadInput where they would not be read back the same."""
    bodies = [f'{{"kind":"{one.kind}",{_brief(one)[1:]}' for one in events]
    return _same(EVENTS, bodies, events)


def judgement_bodies(judgements: Sequence[Judgement]) -> list[str]:
    """Write judgements as JSON; raises BadInput where they would not be read back the same."""
    return _same(JUDGEMENTS, [_brief(one) for one in judgements], judgements)


def read(adapter: TypeAdapter[tuple[T, ...]], bodies: Iterable[str], where: str) -> tuple[T, ...]:
    """Read bodies back; raises StoreError where one is damaged."""
    try:
        return adapter.validate_json(f"[{','.join(bodies)}]")
    except ValidationError as fault:
        raise StoreError(
            "a stored row cannot be read",
            where=where,
            mend="run `interview verify` to see which, and restore a copy",
        ) from fault


def _brief(row: BaseModel) -> str:
    try:
        return row.model_dump_json(exclude_defaults=True)
    except PydanticSerializationError as fault:
        raise _unfit() from fault


def _same(adapter: TypeAdapter[tuple[T, ...]], bodies: list[str], rows: Sequence[T]) -> list[str]:
    try:
        if adapter.validate_json(f"[{','.join(bodies)}]") == tuple(rows):
            return bodies
    except ValidationError as fault:
        raise _unfit() from fault
    raise _unfit()


def _unfit() -> BadInput:
    return BadInput(
        "a value cannot be stored as it is",
        mend="send text in Unicode, and numbers that are finite",
    )
