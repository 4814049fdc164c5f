"""The verb for respondents: one interview, in the terminal."""

import sys
from contextlib import AbstractContextManager, nullcontext
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
        with _getting_ready(config, desk) if sys.stdin.isatty() else nullcontext():
            if resume is not None:
                pick_up(desk, open_terminal(), resume)
                return
            invitation = Invitation(
                wave=config.wave, respondent=respondent, language=_known(desk, language)
            )
            begin(desk, open_terminal(), invitation)


def _getting_ready(config: Settings, desk: Desk) -> AbstractContextManager[None]:
    """Encode what options mean while a person reads, so that no reply waits for it."""
    return wiring.matcher(config.data).getting_ready(desk.questionnaire)


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
