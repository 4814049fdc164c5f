"""The verb that tries a questionnaire out before people get it."""

from typing import Annotated

import typer

from agent import rehearsal, wiring
from agent.cli import options
from agent.cli.printing import as_json, bar, say, table
from agent.errors import ModelError
from agent.piloting import Pilot, pilot
from agent.rehearsal import Drawing, Rehearsed
from agent.settings import Settings
from agent.transcript import Transcript

app = typer.Typer(rich_markup_mode=None)
WAVE = "pilot"
_SAID = {
    "misread": "misread",
    "asked_again": "asked again too often",
    "left_open": "left open",
    "probed": "probed too often",
    "too_long": "too long",
    "not_reached": "never reached",
}


@app.command("pilot")
def try_out(
    ctx: typer.Context,
    n: Annotated[int, typer.Option("-n", min=0, max=1000, help="Scripted respondents.")] = 24,
    played: Annotated[
        int, typer.Option(min=0, max=100, help="Respondents whose words the model finds.")
    ] = 0,
    model: Annotated[str | None, typer.Option(help="The model, as provider:name.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same people.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Try the questionnaire out on simulated respondents; nothing is stored."""
    config = wiring.configured(options(ctx, seed=seed, model=model, database="sqlite://"))
    made = _held(config, n=n, played=played)
    if json:
        as_json(made)
    else:
        _show(made)


def _held(config: Settings, *, n: int, played: int) -> Pilot:
    held: list[Rehearsed] = []
    fault: str | None = None
    with wiring.open_store(config) as store, bar("Interviewing") as progress:
        desk = wiring.desk(config, store)
        asked = desk.questionnaire

        def done(one: Rehearsed) -> None:
            held.append(one)
            progress(len(held), n + played)

        player = wiring.player(config, store) if played else None
        for group, size, speaker in (("scripted", n, None), ("played", played, player)):
            drawing = Drawing(n=size, seed=config.seed + len(group), wave=WAVE)
            people = rehearsal.personas(asked, drawing) if size else ()
            try:
                rehearsal.simulate(
                    desk,
                    people,
                    wave=WAVE,
                    done=done,
                    player=speaker,
                )
            except ModelError as error:
                fault = str(error)
        known: tuple[Transcript, ...] = tuple(store.transcripts(WAVE)) if n + played else ()
    made = pilot(asked, known, held, played=max(0, len(held) - n))
    return made.model_copy(update={"fault": fault})


def _show(made: Pilot) -> None:
    say(
        f"{made.scripted} scripted and {made.played} played respondents, "
        f"{made.completed} completed; nothing of this is data about people"
    )
    if made.fault:
        say(f"the played respondents end early: {made.fault}")
    promised = f", promised are {made.promised:g}" if made.promised else ""
    say(f"about {made.minutes:g} minutes an interview{promised}")
    if not made.troubles:
        say("nothing stands out")
        return
    rows = [(one.question, _SAID[one.kind], one.evidence) for one in made.troubles]
    table("To look at before people get it", ["question", "what", "evidence"], rows)
