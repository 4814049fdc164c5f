"""The verb for respondents: one interview, in the terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread
from typing import Annotated

import typer

from agent import wiring
from agent.cli import options
from agent.cli.terminal.chat import begin, pick_up
from agent.cli.terminal.prompt import open_terminal
from agent.errors import BadInput
from agent.sessions import Desk, Invitation
from agent.settings import Settings

app = typer.Typer(rich_markup_mode=None)


@app.command()
def chat(
    ctx: typer.Context,
    wave: Annotated[str | None, typer.Option(help="The wave.")] = None,
    respondent: Annotated[str | None, typer.Option(help="Who; default: a pseudonym.")] = None,
    resume: Annotated[str | None, typer.Option(help="Go on with this interview.")] = None,
    model: Annotated[str | None, typer.Option(help="`provider:name`, or offline.")] = None,
    language: Annotated[str | None, typer.Option(help="A language of the questionnaire.")] = None,
) -> None:
    """Interview one respondent in the terminal."""
    config = wiring.configured(options(ctx, wave=wave, model=model))
    with wiring.open_store(config) as store:
        desk = wiring.desk(config, store)
        with _making_ready(config, desk):
            if resume is not None:
                pick_up(desk, open_terminal(), resume)
                return
            invitation = Invitation(
                wave=config.wave, respondent=respondent, language=_known(desk, language)
            )
            begin(desk, open_terminal(), invitation)


@contextmanager
def _making_ready(config: Settings, desk: Desk) -> Iterator[None]:
    """Encode what options mean while a person reads, so that no reply waits for it."""
    leaving = Event()
    ready = partial(wiring.matcher(config.data).ready, desk.questionnaire, stop=leaving.is_set)
    thread = Thread(target=ready)
    if sys.stdin.isatty():
        thread.start()
    try:
        yield
    finally:
        leaving.set()
        if thread.is_alive():
            thread.join()


def _known(desk: Desk, language: str | None) -> str | None:
    """Take a language that the questionnaire has; raises BadInput for any other."""
    available = dict.fromkeys((desk.questionnaire.language, *desk.questionnaire.languages))
    if language is None or language in available:
        return language
    raise BadInput(
        f"the questionnaire has no {language!r}",
        where="--language",
        mend=f"use {' or '.join(available)}",
    )


@app.callback()
def _group() -> None:
    """Keep `chat` a verb of its own, though it is the only one here."""
