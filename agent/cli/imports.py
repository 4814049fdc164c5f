"""The verb that brings in transcripts made elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from agent import importing, wiring
from agent.cli import options
from agent.cli.printing import as_json, bar, say, table
from agent.errors import BadInput
from agent.importing import Brought, Import

app = typer.Typer(rich_markup_mode=None)


@app.command("import")
def bring_in(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files and folders: JSONL, text, DOCX, VTT.")],
    wave: Annotated[str | None, typer.Option(help="The wave; default: the current one.")] = None,
    interviewer: Annotated[
        list[str] | None, typer.Option(help="The label of who asks; may be given again.")
    ] = None,
    question: Annotated[
        str | None, typer.Option(help="The open question that all is about.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="The language spoken, such as de.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Bring in transcripts made elsewhere: JSONL as exported, text, DOCX, VTT."""
    config = wiring.configured(options(ctx, wave=wave))
    with wiring.open_store(config) as store, bar("Importing") as progress:
        done = importing.bring_in(
            wiring.desk(config, store),
            paths,
            config.wave,
            importing.Options(
                interviewers=tuple(interviewer or ()), question=question, language=language
            ),
            progress=progress,
        )
    if json:
        as_json(done)
    else:
        _show(done)
    if done.failed or not done.found:
        raise BadInput(
            f"{done.failed} of {len(done.found)} could not be imported"
            if done.found
            else "there is nothing to import",
            where=done.wave,
            mend=_mends(done) or "name files that hold transcripts",
        )


def _show(done: Import) -> None:
    table(
        "",
        ["file", "", "respondent", "turns", "questions", "note"],
        [
            (
                _place(one),
                one.outcome,
                one.respondent,
                one.turns or "",
                len(one.questions) or "",
                "; ".join(part for part in (one.what, one.note) if part),
            )
            for one in done.found
        ],
    )
    say(
        f"{done.wave}: {done.imported} imported, {done.already} already there, "
        f"{done.failed} failed; next: interview code --wave {done.wave}"
    )


def _place(one: Brought) -> str:
    name = Path(one.file).name
    return name if one.line is None else f"{name}:{one.line}"


def _mends(done: Import) -> str:
    """Name the first trouble in full, so that one line tells what to do."""
    failed = [one for one in done.found if one.outcome == "failed"]
    if not failed:
        return ""
    first = failed[0]
    more = f", and {len(failed) - 1} more" if len(failed) > 1 else ""
    return f"{_place(first)}: {first.what}{more}" + (f" — {first.mend}" if first.mend else "")
