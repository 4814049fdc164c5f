"""The verb that writes every figure and table."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from agent import reliability, reporting, thematics, wiring
from agent.cli import options
from agent.cli.printing import as_json, say
from agent.files import write
from agent.report.words import Words

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]


@app.command()
def report(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    wave: Annotated[list[str] | None, typer.Option(help="A wave; may be given again.")] = None,
    by: Annotated[str | None, typer.Option(help="The question that breaks the tables.")] = None,
    corrected: Annotated[
        bool, typer.Option("--corrected", help="Also shares corrected by the reviewed sample.")
    ] = False,
    json: Json = False,
) -> None:
    """Write every figure and table of one or more waves."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        asked = wiring.desk(config, store).questionnaire
        waves = wave or [config.wave]
        study = wiring.study(config, store)
        shares = {one: reliability.corrected(study, one) for one in waves if corrected}
        sheets = [
            (f"corrected-{one}.csv", reliability.corrected_csv(lines))
            for one, lines in shares.items()
        ]
        told = thematics.lines(wiring.workshop(config, store), waves)
        words = Words(themes=told, corrected=tuple(chain.from_iterable(shares.values())))
        files = reporting.report(asked, store, waves, by=by or asked.segment, words=words)
        written = (*write(files, out), *write(sheets, out))
    if json:
        as_json([str(path) for path in written])
    else:
        say(f"{len(written)} files in {out}; open {out / 'report.html'} in a browser")
