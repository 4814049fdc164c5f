"""The command line: each verb parses, calls one use-case and prints; a verb loads when used.

Exit status: 0 done, 1 it failed (one line says why and the mend), 2 wrong usage.
"""

import importlib
import sys
from typing import Annotated

import click
import typer
from typer.core import TyperGroup

from agent import __version__
from agent.errors import InterviewError

VERBS: dict[str, tuple[str, str]] = {
    "demo": ("rehearse", "Interview, code and report a simulated wave; no key, no server."),
    "check": ("study", "Validate a questionnaire, its wording and its length."),
    "chat": ("respondent", "Interview one respondent in the terminal."),
    "simulate": ("rehearse", "Interview synthetic respondents with known truth."),
    "code": ("analyse", "Turn free text into coded answers; only what is new or changed."),
    "themes": ("themes", "Cluster, name and track themes across waves."),
    "report": ("analyse", "Write every figure and table of one or more waves."),
    "export": ("analyse", "Write the data in the formats that other tools read."),
    "wave": ("fieldwork", "Open, pause or close a wave."),
    "erase": ("fieldwork", "Forget a respondent: transcripts, codes, quotes and vectors."),
    "verify": ("fieldwork", "Show rows that were changed behind the program's back."),
    "status": ("fieldwork", "Show the fieldwork at a glance."),
    "doctor": ("study", "Show what is configured, reachable and missing."),
}
"""Every verb: the module of this folder that holds it, and its one line of help."""


class Verbs(TyperGroup):
    """A group whose commands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the verbs in the order of a study."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a verb; None for a name that is none."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"agent.cli.{VERBS[cmd_name][0]}")
        return typer.main.get_group(module.app).commands.get(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs and their lines without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, line) for name, (_, line) in VERBS.items()])


app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"interview {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    database: Annotated[str | None, typer.Option(help="SQLAlchemy URL of the study.")] = None,
    chroma: Annotated[str | None, typer.Option(help="Chroma's folder or address.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Interview decision-makers with an AI, code what they say, and report it."""
    ctx.obj = {"database": database, "chroma": chroma}


def options(ctx: typer.Context, **given: object) -> dict[str, object]:
    """Gather what was given on the command line, before the verb and after it."""
    return {**(ctx.find_root().obj or {}), **given}


def main(arguments: list[str] | None = None) -> None:
    """Run a verb; every expected failure becomes one line and exit status 1."""
    try:
        app(arguments, prog_name="interview")
    except InterviewError as error:
        typer.echo(f"interview: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("\ninterview: interrupted; what was done so far is saved", err=True)
        sys.exit(130)
