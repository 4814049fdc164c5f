"""A model that is called with care, over any wire: breaker, one retry, checks, price.

A reply that is cut, refused or of another shape is misbehaviour and never repaired. Only a
fault of transport is tried once more, and only while half of the time allowed is left.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from agent.errors import ModelMisbehaved, ModelUnavailable
from agent.llm import MOST_TOKENS, Data, Filled, Heard, Shape, delimited
from agent.nouns import Noun
from agent.providers.wire import Reply, Request, Wire, strict_form
from agent.usage import Price, Usage

FAILURES, REST_SECONDS = 3, 60.0
CUT = frozenset({"length", "max_tokens", "model_length", "MAX_TOKENS"})
REFUSED = frozenset({"refusal", "content_filter", "SAFETY"})
_CHARACTERS_PER_TOKEN = 3.5


class Breaker:
    """Leaves a model alone for a minute after three failures in a row."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start closed. clock: tells seconds that only ever grow."""
        self.clock = clock
        self._lock = threading.Lock()
        self._failures, self._open_until = 0, 0.0

    def admit(self, name: str) -> None:
        """Raise ModelUnavailable while the model is left alone."""
        left = self._open_until - self.clock()
        if left > 0:
            raise ModelUnavailable(
                "failed repeatedly and is left alone for a minute", where=name, retry_after=left
            )

    def failed(self, retry_after: float | None) -> None:
        """Count a failure; a provider that says when to come back is taken at its word."""
        with self._lock:
            self._failures += 1
            rest = REST_SECONDS if self._failures >= FAILURES else 0.0
            rest = max(rest, min(retry_after or 0.0, REST_SECONDS))
            self._open_until = max(self._open_until, self.clock() + rest)

    def went_well(self) -> None:
        """Forget the failures so far."""
        with self._lock:
            self._failures = 0


@dataclass(frozen=True)
class CalledModel:
    """A `Model` over a wire. seconds: the time that a call may take, a retry included."""

    wire: Wire
    seconds: float
    price: Price | None = None
    breaker: Breaker = field(default_factory=Breaker)

    @property
    def name(self) -> str:
        """Which model this is, as `provider:name`."""
        return self.wire.name

    def fill(
        self,
        instruction: str,
        data: Data,
        shape: type[Shape],
        *,
        most_tokens: int = MOST_TOKENS,
        heard: Heard | None = None,
    ) -> Filled[Shape]:
        """Fill a shape; raises ModelUnavailable or ModelMisbehaved."""
        request = requested(self.name, instruction, data, shape, most_tokens=most_tokens)
        self.breaker.admit(self.name)
        began = self.breaker.clock()
        reply = self._sent(request, heard, began)
        usage = counted(request, reply, self.breaker.clock() - began, self.price)
        value = read(reply, shape, name=self.name, usage=usage)
        return Filled(value=value, usage=usage, model=self.name, finish=reply.finish)

    def _sent(self, request: Request, heard: Heard | None, began: float) -> Reply:
        """Send, and once more after a fault of transport; the breaker hears how it went."""
        try:
            reply = self.wire.send(request, heard)
        except ModelUnavailable as first:
            spent = self.breaker.clock() - began
            if not first.transport or spent > self.seconds / 2:
                self._failed(request, first, spent)
                raise
            reply = self._again(request, heard, began)
        self.breaker.went_well()
        return reply

    def _again(self, request: Request, heard: Heard | None, began: float) -> Reply:
        try:
            return self.wire.send(request, heard)
        except ModelUnavailable as second:
            self._failed(request, second, self.breaker.clock() - began)
            raise

    def _failed(self, request: Request, error: ModelUnavailable, seconds: float) -> None:
        """Tell the breaker, and count what a call that was given up may have been charged."""
        self.breaker.failed(error.retry_after)
        charged = not error.transport and error.retry_after is None
        reply = Reply(prompt=guessed(request) if charged else 0, completion=0)
        error.usage = counted(request, reply, seconds, self.price)


def requested(
    name: str, instruction: str, data: Data, shape: type[Noun], *, most_tokens: int
) -> Request:
    """Write down what is sent so that a shape is filled."""
    return Request(
        model=name,
        instruction=instruction,
        data=delimited(data),
        title=shape.__name__,
        form=_form(shape),
        most_tokens=most_tokens,
    )


def counted(request: Request, reply: Reply, seconds: float, price: Price | None) -> Usage:
    """Tell what a call took; tokens that nobody counted are guessed."""
    known = reply.prompt is not None and reply.completion is not None
    prompt = reply.prompt if reply.prompt is not None else guessed(request)
    completion = reply.completion if reply.completion is not None else guess(reply.text)
    usage = Usage(
        calls=1,
        prompt=prompt,
        cached=min(reply.cached, prompt),
        completion=completion,
        seconds=round(max(seconds, 0.0), 3),
        estimated=not known,
    )
    return usage.model_copy(update={"cost": price.of(usage) if price else None})


@lru_cache(maxsize=1024)
def _form(shape: type[Noun]) -> dict[str, Any]:
    """The schema of a shape, made once: it takes longer than sending the request."""
    return strict_form(shape.model_json_schema())


def guess(text: str) -> int:
    """Guess the tokens of a text from its length, for providers that do not count."""
    return round(len(text) / _CHARACTERS_PER_TOKEN)


def guessed(request: Request) -> int:
    """Guess the tokens of a request."""
    return guess(request.instruction) + guess(request.data)


def read(reply: Reply, shape: type[Shape], *, name: str, usage: Usage) -> Shape:
    """Look at how a reply ended, then at its shape; raises ModelMisbehaved."""
    if reply.refused or reply.finish in REFUSED:
        raise ModelMisbehaved("refused to answer", where=name, usage=usage)
    if reply.finish in CUT:
        raise ModelMisbehaved("was cut off", where=name, usage=usage)
    try:
        found = json.loads(reply.text)
    except (json.JSONDecodeError, RecursionError):
        raise ModelMisbehaved("wrote no JSON", where=name, usage=usage) from None
    try:
        return shape.model_validate(found)
    except ValidationError:
        raise ModelMisbehaved("gave another shape than asked for", where=name, usage=usage) from (
            None
        )
