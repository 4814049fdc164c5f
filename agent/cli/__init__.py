"""The command line: each verb parses, calls one use-case and prints; a verb loads when used.

Exit status: 0 done, 1 it failed (one line says why and the mend), 2 wrong usage.
"""

import gc
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Annotated, Protocol

import typer
from typer.core import TyperCommand, TyperGroup

from agent import __version__
from agent.errors import InterviewError

VERBS: dict[str, tuple[str, str]] = {
    "demo": ("rehearse", "Interview, code and report a simulated wave; no key, no server."),
    "check": ("study", "Validate a questionnaire, its wording and its length."),
    "chat": ("respondent", "Interview one respondent in the terminal."),
    "serve": ("serve", "Serve the respondent API over HTTP."),
    "invite": ("invite", "Make personal links for a list of respondents."),
    "simulate": ("rehearse", "Interview synthetic respondents with known truth."),
    "pilot": ("pilot", "Try the questionnaire out on simulated respondents; nothing is stored."),
    "import": ("imports", "Bring in transcripts made elsewhere: JSONL, text, DOCX, VTT."),
    "code": ("code", "Turn free text into coded answers; only what is new or changed."),
    "review": ("review", "Look at codes one answer at a time, by keyboard; blind, to compare."),
    "agreement": ("agreement", "Compare coders, by code and segment; draw a sample for it."),
    "cards": ("quality", "Show a report card per interview, and what a person should look at."),
    "themes": ("themes", "Cluster, name and track themes across waves."),
    "report": ("analyse", "Write every figure and table of one or more waves."),
    "export": ("export", "Write the data in the formats that other tools read."),
    "wave": ("fieldwork", "Open, pause or close a wave."),
    "erase": ("fieldwork", "Forget a respondent: transcripts, codes, quotes and vectors."),
    "redact": ("fieldwork", "Hide names and contact data in what respondents said."),
    "verify": ("fieldwork", "Show rows that were changed behind the program's back."),
    "status": ("fieldwork", "Show the fieldwork at a glance."),
    "doctor": ("study", "Show what is configured, reachable and missing."),
}
"""Every verb: the module of this folder that holds it, and its one line of help."""


class Formatter(Protocol):
    """What help is written on."""

    def section(self, name: str) -> AbstractContextManager[None]:
        """Begin a part with a heading."""
        ...

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write terms and their lines."""
        ...


class Verbs(TyperGroup):
    """A group whose commands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx: object) -> list[str]:
        """List the verbs in the order of a study."""
        return list(VERBS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | TyperGroup | None:
        """Import the module of a verb; None for a name that is none."""
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"agent.cli.{VERBS[cmd_name][0]}")
        found = typer.main.get_group(module.app).commands.get(cmd_name)
        return found if isinstance(found, (TyperCommand, TyperGroup)) else None

    def format_commands(self, ctx: object, formatter: Formatter) -> None:
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


def _bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one line that the program failed; the trace only for those who ask for it."""
    if os.environ.get("INTERVIEW_DEBUG"):
        traceback.print_exception(kind, error, trace)
    typer.echo(
        f"interview: {kind.__name__}: {error} — this is a fault of the program; what was saved is "
        "safe. Set INTERVIEW_DEBUG=1 and run again for the details to report",
        err=True,
    )


COLLECTED = 50_000
"""New objects after which garbage is looked for: what a verb loads stays, and looking through it
every 700 takes a tenth of a start."""


def main(arguments: list[str] | None = None) -> None:
    """Run a verb; every failure becomes one line and exit status 1."""
    sys.excepthook = _bug
    gc.set_threshold(COLLECTED)
    try:
        typer.main.get_command(app)(arguments, prog_name="interview")
    except InterviewError as error:
        typer.echo(f"interview: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.echo("\ninterview: interrupted; what was done so far is saved", err=True)
        sys.exit(130)
