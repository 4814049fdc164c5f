"""Verbs about the fieldwork: waves, status, erasure, and whether the record is whole."""

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from agent import redacting, wiring
from agent.cli import options
from agent.cli.printing import as_json, say, table
from agent.errors import NotFound, StoreError
from agent.fieldwork import glance, known_wave
from agent.files import lines_of

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]


class State(StrEnum):
    """What a wave may be set to."""

    draft = "draft"
    pilot = "pilot"
    open = "open"
    paused = "paused"
    closing = "closing"
    closed = "closed"
    archived = "archived"


@app.command()
def wave(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The wave.")],
    state: Annotated[State, typer.Argument(help="What it becomes.")],
) -> None:
    """Open, pause or close a wave; closing lets running interviews finish."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        known_wave(store, name)
        store.set_wave_status(name, state.value)
    say(f"{name} is {state.value}")


@app.command()
def status(ctx: typer.Context, json: Json = False) -> None:
    """Show the fieldwork at a glance."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        seen = glance(store)
    if json:
        as_json(seen)
        return
    if not seen:
        say("No wave yet. Begin with: interview chat, or interview demo")
        return
    table(
        "Fieldwork",
        ["wave", "status", "respondents", "interviews", "how they stand", "judgements"],
        [
            (
                one.wave.name,
                one.wave.status,
                "simulated" if one.wave.synthetic else "real",
                sum(one.outcomes.values()),
                ", ".join(f"{n} {outcome}" for outcome, n in one.outcomes.items()),
                one.judgements,
            )
            for one in seen
        ],
    )


@app.command()
def erase(
    ctx: typer.Context,
    respondent: Annotated[str, typer.Argument(help="The respondent's id.")],
    json: Json = False,
) -> None:
    """Forget a respondent: transcripts, codes, quotes and tokens; a tombstone remains."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        wiring.forget_vectors(config, store, respondent)
        gone = store.erase(respondent, at=wiring.now())
    if not gone.interviews:
        raise NotFound("nothing is held of this respondent", where=respondent)
    if json:
        as_json(gone)
    else:
        say(
            f"{respondent}: {gone.interviews} interviews, {gone.events} events and "
            f"{gone.judgements} judgements erased; print reports again so that they agree"
        )


@app.command()
def redact(
    ctx: typer.Context,
    wave: Annotated[list[str] | None, typer.Option(help="A wave; may be given again.")] = None,
    names: Annotated[
        Path | None, typer.Option(help="A file of names to hide as well, one per line.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be hidden.")
    ] = False,
    json: Json = False,
) -> None:
    """Hide names and contact data in all that is kept of what respondents said."""
    config = wiring.configured(options(ctx))
    listed = lines_of(names) if names else ()
    with wiring.open_store(config) as store:
        before = None if dry_run else partial(wiring.forget_vectors, config, store)
        waves = wave or [one.name for one in store.waves()]
        of = wiring.desk(config, store).questionnaire_of
        task = redacting.Task(store, of, names=listed, before=before)
        done = redacting.redact(task, waves, at=wiring.now())
    if json:
        as_json(done)
        return
    if dry_run:
        rows = [(one.interview, one.turn, one.kind, one.words) for one in done.hits]
        table("Would be hidden", ["interview", "turn", "kind", "words"], rows)
    kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(done.found.items())) or "nothing"
    left = f"; {done.unfinished} unfinished interviews left for later" if done.unfinished else ""
    say(f"{'found' if dry_run else 'hidden'}: {kinds} in {done.interviews} interviews{left}")


@app.command()
def verify(ctx: typer.Context, json: Json = False) -> None:
    """Show rows that were changed behind the program's back."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        broken = store.verify()
    if json:
        as_json(broken)
    elif not broken:
        say("Every event and judgement is as it was written.")
    if broken:
        raise StoreError(
            f"{len(broken)} places were changed outside the program: {'; '.join(broken[:5])}",
            mend="restore the database from a copy, or ask who edited it",
        )
