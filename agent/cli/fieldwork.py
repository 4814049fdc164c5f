"""Verbs about the fieldwork: waves, status, erasure, and whether the record is whole."""

from enum import StrEnum
from typing import Annotated

import typer

from agent import wiring
from agent.cli import options
from agent.cli.printing import as_json, say, table
from agent.errors import NotFound, StoreError
from agent.fieldwork import glance, known_wave

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
