"""The error tree as problem documents (RFC 9457), mapped here and nowhere else."""

import json
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from agent.errors import (
    BadInput,
    Conflict,
    Duplicate,
    Ended,
    FieldworkClosed,
    InterviewError,
    NoConsent,
    NotFound,
    Refused,
    StoreError,
    TooLarge,
    WrongToken,
)
from agent.web.limits import TooOften

STATUSES: tuple[tuple[type[InterviewError], int], ...] = (
    (TooOften, 429),
    (TooLarge, 413),
    (BadInput, 422),
    (NoConsent, 403),
    (FieldworkClosed, 403),
    (Duplicate, 409),
    (Ended, 409),
    (Refused, 403),
    (WrongToken, 401),
    (NotFound, 404),
    (Conflict, 409),
    (StoreError, 503),
    (InterviewError, 500),
)
"""The first class that fits gives the status."""

MALFORMED = "the request is malformed"
SECONDS_TO_RETRY = 5


def document(status: int, title: str, mend: str = "") -> dict[str, object]:
    """Give the members of a problem document; the mend is its detail."""
    return {"type": "about:blank", "title": title, "status": status, "detail": mend}


def problem(
    status: int, title: str, mend: str = "", *, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer with a problem document."""
    own = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return Response(
        json.dumps(document(status, title, mend), ensure_ascii=False),
        status_code=status,
        headers={**own, **(headers or {})},
        media_type="application/problem+json",
    )


def refused(error: InterviewError) -> Response:
    """Answer with what an error of this project says."""
    status = status_of(error)
    wait = error.seconds if isinstance(error, TooOften) else SECONDS_TO_RETRY
    headers = {"Retry-After": str(wait)} if status in (429, 503) else {}
    return problem(status, error.what, error.mend, headers=headers)


def status_of(error: InterviewError) -> int:
    """Give the status of an error."""
    return next(code for kind, code in STATUSES if isinstance(error, kind))


def answer_problems(app: FastAPI) -> None:
    """Let every failure of the application be a problem document."""

    @app.exception_handler(InterviewError)
    async def _known(_: Request, error: InterviewError) -> Response:
        return refused(error)

    @app.exception_handler(RequestValidationError)
    async def _malformed(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return problem(422, MALFORMED, f"{where}: {first['msg']}")

    @app.exception_handler(HTTPException)
    async def _other(_: Request, error: HTTPException) -> Response:
        if error.status_code == 400:
            return problem(422, MALFORMED, "send a JSON document in UTF-8")
        return problem(error.status_code, str(error.detail), headers=error.headers)

    @app.exception_handler(Exception)
    async def _unforeseen(_: Request, _error: Exception) -> Response:
        return problem(500, "a fault of the program", "try again; what was saved is safe")
