"""Turns on their way to the respondent: whole, or as server-sent events.

A stream is `delta` with words any number of times, then one `turn`. It begins at the latest
after `PATIENCE`, with a comment as a sign of life, and a refusal after that is its last event,
`problem`; a refusal before that is a problem document like any other.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

from starlette.responses import Response, StreamingResponse

from agent.errors import InterviewError
from agent.readers import Early
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


async def as_they_come(act: Callable[[Early], Coroutine[Any, Any, dict[str, Any]]]) -> Response:
    """Do something that gives a turn, and send it as events; what is quick is sent at once.

    act: is given whom to tell the words of a turn that are certain before it is complete.
    """
    early: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    work = asyncio.ensure_future(act(_across(early)))
    done, _ = await asyncio.wait({work}, timeout=PATIENCE)
    if done:
        return Response("".join(_events(work.result())), media_type=EVENTS)
    return StreamingResponse(_waited(work, early), media_type=EVENTS)


def _across(early: "asyncio.Future[str]") -> Early:
    """Bring words from the thread that has them to the loop that sends them; the first only."""
    loop = early.get_loop()

    def told(words: str) -> None:
        loop.call_soon_threadsafe(lambda: None if early.done() else early.set_result(words))

    return told


async def _waited(
    work: "asyncio.Future[dict[str, Any]]", early: "asyncio.Future[str]"
) -> AsyncIterator[str]:
    yield ": one moment\n\n"
    waiting: set[asyncio.Future[Any]] = {work, early}
    while not work.done():
        done, _ = await asyncio.wait(
            waiting, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED
        )
        if early in done and not work.done():
            waiting.discard(early)
            yield _delta(early.result())
        elif not done:
            yield ": still here\n\n"
    try:
        turn = work.result()
        for event in _events(turn) if early in waiting else [_event("turn", turn)]:
            yield event
    except InterviewError as error:
        yield _event("problem", document(status_of(error), error.what, error.mend))


def _events(turn: dict[str, Any]) -> list[str]:
    """Give the words, which are all there, and then the whole turn."""
    return [_delta(turn["text"]), _event("turn", turn)]


def _delta(words: str) -> str:
    return _event("delta", {"text": words})


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
