"""The application: routes, problem documents, headers and limits, put together once."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.cors import CORSMiddleware

from agent import __version__, wiring
from agent.sessions import Desk
from agent.settings import Settings
from agent.store import Store
from agent.web import page, respondent
from agent.web.limits import Limits
from agent.web.problems import answer_problems, problem

LARGEST_BODY = 512 * 1024
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Next = Callable[[Request], Awaitable[Response]]


def app() -> FastAPI:
    """Build the application from the settings of this folder and environment."""
    config = wiring.configured({})
    store = wiring.open_store(config)
    desk = wiring.desk(config, store)
    prepare(desk, config)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    return build(desk, origins=config.origins, wave=config.wave, lifespan=lifespan)


def prepare(desk: Desk, config: Settings) -> None:
    """Open the configured wave for real respondents, if there is none of its name yet."""
    if desk.store.wave(config.wave) is None:
        desk.store.keep_questionnaire(desk.ref, desk.source)
        desk.store.open_wave(config.wave, synthetic=False, questionnaire=desk.ref, at=desk.clock())


def build(
    desk: Desk,
    *,
    limits: Limits | None = None,
    origins: Sequence[str] = (),
    wave: str = Settings().wave,
    lifespan: Callable[[FastAPI], object] | None = None,
) -> FastAPI:
    """Put routes, errors and limits together over a desk.

    origins: whose pages may hold the widget; a browser keeps all others away from the API.
    wave: the one that the page and the widget begin where no other is named.
    """
    made = FastAPI(
        title="Interview: the respondent API",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,  # type: ignore[arg-type]  # Starlette's own alias is private
    )
    made.state.desk = desk
    made.state.limits = limits or Limits()
    made.state.origins, made.state.wave = tuple(origins), wave
    answer_problems(made)
    made.include_router(respondent.router)
    made.include_router(page.router)
    made.add_api_route("/healthz", _alive, include_in_schema=False)
    made.add_api_route("/readyz", _ready, include_in_schema=False)
    made.add_middleware(BaseHTTPMiddleware, dispatch=_guarded)
    made.add_middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After"],
    )
    return made


async def _guarded(request: Request, call_next: Next) -> Response:
    """Refuse what is too large, too often or too much at once; put the headers on the rest."""
    limits: Limits = request.app.state.limits
    length = request.headers.get("content-length", "0")
    refusal: Response | None = None
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        refusal = problem(413, "the request is too large", "send it in several parts")
    elif request.url.path.startswith("/api/") and not limits.admits(_caller(request)):
        refusal = problem(429, "too many requests", "wait a minute", retry_after=60)
    elif not limits.enter():
        refusal = problem(503, "too busy for now", "try again in a moment", retry_after=2)
    if refusal is not None:
        return _headed(refusal)
    try:
        return _headed(await call_next(request))
    finally:
        limits.leave()


def _headed(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _caller(request: Request) -> str:
    """Name who calls, in memory alone: the address is never stored or logged."""
    return request.client.host if request.client else os.devnull


def _alive() -> dict[str, str]:
    return {"status": "ok"}


def _ready(request: Request) -> dict[str, str]:
    store: Store = request.app.state.desk.store
    store.waves()
    return {"status": "ready"}
