"""Turns on their way to the respondent: whole, or as server-sent events.

A stream is `delta` with words any number of times, then one `turn`. It begins at the latest
after `PATIENCE`, with a comment as a sign of life, and a refusal after that is its last event,
`problem`; a refusal before that is a problem document like any other.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from agent.errors import InterviewError
from agent.web.problems import document, status_of

PATIENCE = 0.25
"""Seconds until a respondent sees that something is on its way."""
HEARTBEAT = 10.0
"""Seconds between signs of life, so that no proxy takes the line for dead."""
EVENTS = "text/event-stream"


def as_json(told: object, status: int = 200) -> Response:
    """Answer with JSON, in the words as they are."""
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(text, status_code=status, media_type="application/json")


async def as_they_come(act: Callable[[], dict[str, Any]]) -> Response:
    """Do something that gives a turn, and send it as events; what is quick is sent at once."""
    work = asyncio.ensure_future(run_in_threadpool(act))
    done, _ = await asyncio.wait({work}, timeout=PATIENCE)
    if done:
        return Response("".join(_events(work.result())), media_type=EVENTS)
    return StreamingResponse(_waited(work), media_type=EVENTS)


async def _waited(work: "asyncio.Future[dict[str, Any]]") -> AsyncIterator[str]:
    yield ": one moment\n\n"
    while not (await asyncio.wait({work}, timeout=HEARTBEAT))[0]:
        yield ": still here\n\n"
    try:
        for event in _events(work.result()):
            yield event
    except InterviewError as error:
        yield _event("problem", document(status_of(error), error.what, error.mend))


def _events(turn: dict[str, Any]) -> list[str]:
    """Give the words piece by piece, then the whole turn once."""
    pieces = re.findall(r"\S+\s*|\s+", turn["text"])
    return [*(_event("delta", {"text": one}) for one in pieces), _event("turn", turn)]


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
