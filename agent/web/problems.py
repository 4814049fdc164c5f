"""The error tree as problem documents (RFC 9457), mapped here and nowhere else."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

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

STATUSES: tuple[tuple[type[InterviewError], int], ...] = (
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


def problem(status: int, title: str, mend: str = "", *, retry_after: int = 0) -> JSONResponse:
    """Write a problem document; the mend is its detail."""
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    body = {"type": "about:blank", "title": title, "status": status, "detail": mend}
    return JSONResponse(
        body, status_code=status, headers=headers, media_type="application/problem+json"
    )


def answer_problems(app: FastAPI) -> None:
    """Let every failure of the application be a problem document."""

    @app.exception_handler(InterviewError)
    async def _known(_: Request, error: InterviewError) -> JSONResponse:
        status = next(code for kind, code in STATUSES if isinstance(error, kind))
        return problem(status, error.what, error.mend, retry_after=5 if status == 503 else 0)

    @app.exception_handler(RequestValidationError)
    async def _malformed(_: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return problem(422, "the request is malformed", f"{where}: {first['msg']}")

    @app.exception_handler(HTTPException)
    async def _other(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail))
