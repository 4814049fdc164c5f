"""What stands before every request: limits, size, origin; and after it: headers, log, figures.

It is plain ASGI: it adds nothing to the cost of a stream, and looks at no body.
"""

import logging
import time
from collections.abc import Collection
from typing import Any

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.web.front import Front
from agent.web.limits import TooOften, network
from agent.web.problems import problem, refused

LARGEST_BODY = 512 * 1024
LARGEST_BEGINNING = 16 * 1024
"""Kept in memory while it stands in line."""
HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
"""Sent with every answer that does not say otherwise."""
FOR_MACHINES = ("/healthz", "/metrics")
"""Answered however busy it is."""
BEGINNING = "/api/interviews"
"""Those who post here stand in line, for others are in the middle."""
SECONDS_TO_RETRY = 2
GONE = 499
"""Noted where the caller left before there was an answer."""
log = logging.getLogger("interview.web")


class Guard:
    """Refuses what is too large, too often, too much at once, or from a stranger's page."""

    def __init__(self, app: ASGIApp, front: Front) -> None:
        """Stand before an application."""
        self._app, self._front = app, front

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0

        async def headed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status, given = message["status"], message["headers"]
                there = {name for name, _ in given}
                message["headers"] = [*given, *(one for one in HEADERS if one[0] not in there)]
            await send(message)

        try:
            await (self._refusal(scope) or self._let_in)(scope, receive, headed)
            status = status or GONE
        finally:
            self._note(scope, status or 500, time.perf_counter() - begun)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or tell it to come again."""
        if scope["path"] in FOR_MACHINES:
            await self._app(scope, receive, send)
            return
        begins = scope["path"] == BEGINNING and scope["method"] == "POST"
        line = self._front.door if begins else self._front.limits
        if not line.enter():
            await _busy()(scope, receive, send)
            return
        try:
            if begins:
                await self._begin(scope, receive, send)
            else:
                await self._app(scope, _measured(receive), send)
        finally:
            line.leave()

    async def _begin(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let somebody in who has said all that is needed, so that no place is held by silence."""
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > LARGEST_BEGINNING:
                await _too_large()(scope, receive, send)
                return
        whole: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

        async def again() -> Message:
            return whole.pop() if whole else await receive()

        async with self._front.door.places:
            await self._app(scope, again, send)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return _too_large()
        if scope["method"] == "POST" and is_foreign(headers, self._front.config.origins):
            return problem(403, "this page may not send anything here", "open the study's own page")
        if scope["path"].startswith("/api/"):
            try:
                self._front.limits.count(caller(scope), self._front.config.per_minute)
            except TooOften as error:
                return refused(error)
        return None

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        """Write down what happened: never a body, an address, a token or a query."""
        route = getattr(scope.get("route"), "path", "")
        self._front.metrics.answered(scope["method"], route, status, seconds)
        level = logging.INFO if status < 400 else logging.WARNING
        if log.isEnabledFor(level):
            told: dict[str, Any] = {"method": scope["method"], "route": route, "status": status}
            told |= {"ms": round(seconds * 1000, 1), **scope.get("path_params", {})}
            log.log(level, "answered", extra={"told": told})


def caller(scope: Scope) -> str:
    """Name who calls, in memory alone: the address is never stored or logged."""
    client = scope.get("client")
    return network(client[0]) if client else ""


def is_foreign(headers: Headers, origins: Collection[str]) -> bool:
    """Tell whether a browser sends this from a page that is neither ours nor on the list.

    Our own page sends no Origin that could be compared, for its referrer policy forbids that.
    """
    elsewhere = headers.get("sec-fetch-site") in ("cross-site", "same-site")
    return elsewhere and headers.get("origin") not in origins


def _measured(receive: Receive) -> Receive:
    """Count what arrives, whatever length was announced, and stop where it is too much."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > LARGEST_BODY:
            raise HTTPException(413, "the request is too large")
        return message

    return counted


def _too_large() -> Response:
    return problem(413, "the request is too large", "send it in several parts")


def _busy() -> Response:
    wait = {"Retry-After": str(SECONDS_TO_RETRY)}
    return problem(503, "too busy for now", "try again in a moment", headers=wait)
