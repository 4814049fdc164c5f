"""The verb that hands the data to other tools."""

from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from agent import exporting, wiring
from agent.cli import options
from agent.cli.printing import as_json, table
from agent.files import write

app = typer.Typer(rich_markup_mode=None)


class Form(StrEnum):
    """What an export may be written as."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    xlsx = "xlsx"
    sav = "sav"
    qdpx = "qdpx"


FOLDERS = frozenset({Form.csv, Form.parquet})
"""Formats that are several files."""


@app.command()
def export(
    ctx: typer.Context,
    form: Annotated[Form, typer.Option("--format", help="What to write.")],
    out: Annotated[Path, typer.Option(help="The folder (csv, parquet) or file to write.")],
    wave: Annotated[list[str] | None, typer.Option(help="A wave; may be given again.")] = None,
    respondent: Annotated[
        str | None, typer.Option(help="Only what is held about this respondent.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Write the data in the formats that other tools read."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        asked = wiring.desk(config, store).questionnaire
        waves = wave or [one.name for one in store.waves()] or [config.wave]
        writer = wiring.writer(form.value)
        files = exporting.export(asked, store, waves, writer=writer, respondent=respondent)
        if form is Form.csv:
            files = chain(files, wiring.theme_rows(config, store, waves, respondent))
        inside = out.is_dir() and form not in FOLDERS
        written = write(files, out / f"study.{form.value}" if inside else out)
    if json:
        as_json([str(path) for path in written])
    else:
        table("", ["written"], [[path] for path in written])
