"""The application: routes, problem documents, headers and limits, put together once."""

import gc
import logging.config
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from agent import __version__, sessions, wiring
from agent.links import Keyring
from agent.sessions import Desk, Invitation, Message
from agent.settings import Settings
from agent.store import Store
from agent.web import machines, page, respondent, study
from agent.web.carrying import Carrier
from agent.web.front import Front, no_keys
from agent.web.guard import Guard
from agent.web.limits import Limits
from agent.web.logs import configuration
from agent.web.problems import answer_problems

SELDOM = (20_000, 20, 50)
"""How many new objects, and passes over the young, come before a pass of the collector."""


def app() -> FastAPI:
    """Build the application from the settings of this folder and environment."""
    config = wiring.configured({})
    logging.config.dictConfig(configuration(config.log))
    store = wiring.open_store(config)
    desk = wiring.desk(config, store)
    prepare(desk, config)
    warm_up(desk)
    settle()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with wiring.matcher(config.data).getting_ready(desk.questionnaire):
            yield
        store.close()

    return build(desk, config, keys=lambda: wiring.link_keys(config), lifespan=lifespan)


def prepare(desk: Desk, config: Settings) -> None:
    """Open the configured wave for real respondents, if there is none of its name yet."""
    if desk.store.wave(config.wave) is None:
        desk.store.keep_questionnaire(desk.ref, desk.source)
        desk.store.open_wave(config.wave, synthetic=False, questionnaire=desk.ref, at=desk.clock())


def warm_up(desk: Desk) -> None:
    """Hold a conversation that nobody hears, so that no respondent waits for words to be loaded."""
    asked = desk.questionnaire
    with Store.open("sqlite://") as nowhere:
        alone = replace(desk, store=nowhere, reader=None)
        for language in dict.fromkeys((asked.language, *asked.languages)):
            opened = sessions.start(alone, Invitation(wave="-", language=language, consent=True))
            sessions.reply(alone, opened.id, Message(id="-", text="it took nine months, I think"))
            sessions.stop(alone, opened.id)


def settle() -> None:
    """Let Python's collector of cycles pass over what stays for good, and seldom over the rest.

    One pass over everything takes a tenth of a second and more, and no turn is carried out
    meanwhile; what turns leave behind holds hardly a cycle.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def build(
    desk: Desk,
    config: Settings | None = None,
    *,
    keys: Callable[[], Keyring] = no_keys,
    lifespan: Callable[[FastAPI], object] | None = None,
) -> FastAPI:
    """Put routes, errors and limits together over a desk. keys: those of personal links."""
    config = config or Settings()
    made = FastAPI(
        title="Interview: the respondent API",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,  # type: ignore[arg-type]  # Starlette's own alias is private
    )
    front = Front(desk, config, keys, Limits(at_once=config.at_once), Carrier(desk))
    made.state.front = front
    answer_problems(made)
    for one in (respondent, study, page, machines):
        made.include_router(one.router)
    made.add_middleware(Guard, front=front)
    made.add_middleware(
        CORSMiddleware,
        allow_origins=list(config.origins),
        allow_methods=["GET", "POST"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After"],
        max_age=3600,
    )
    return made
