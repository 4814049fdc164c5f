"""Verbs about the study's own files: check the questionnaire, see what is configured."""

import os
from pathlib import Path
from typing import Annotated

import typer

from agent import wiring
from agent.checking import check as look
from agent.checking import words_to_bring
from agent.cli import options
from agent.cli.printing import as_json, say, table
from agent.doctor import examine
from agent.errors import QuestionnaireError
from agent.study import find_questionnaire

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]


@app.command()
def check(
    ctx: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(help="The questionnaire; default: this study's.")
    ] = None,
    words: Annotated[
        str | None,
        typer.Option(
            metavar="LANGUAGE",
            help="Print what is said in English in this language instead, to be translated.",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Validate a questionnaire, its wording and its length."""
    config = wiring.configured(options(ctx))
    if words is not None:
        say(words_to_bring(path or find_questionnaire(config.folder), words))
        return
    checked = look(path or find_questionnaire(config.folder))
    errors = [one for one in checked.problems if one.severity == "error"]
    if json:
        as_json(checked)
    else:
        for one in checked.problems:
            say(f"{one.severity}: {one}")
        if checked.minutes is not None:
            asked = f"{checked.questions} questions, about {checked.minutes:.0f} minutes"
            say(f"{checked.where}: {asked}")
    if errors:
        raise QuestionnaireError(
            f"{len(errors)} {'error' if len(errors) == 1 else 'errors'}",
            where=checked.where,
            mend="correct the lines above, then check again",
        )


@app.command()
def doctor(ctx: typer.Context, json: Json = False) -> None:
    """Show what is configured, reachable and missing."""
    config = wiring.configured(options(ctx))
    findings = examine(
        config,
        os.environ,
        model=lambda: wiring.uncapped(config),
        today=wiring.now().date(),
    )
    if json:
        as_json(findings)
    else:
        table("", ["", "what", "state", "mend"], [one.row for one in findings])
