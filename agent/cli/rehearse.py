"""Verbs that need no respondents: simulate a wave, and the demo of the whole way once."""

from pathlib import Path
from typing import Annotated

import typer

from agent import pipeline, rehearsal, reporting, wiring
from agent.cli import options
from agent.cli.printing import as_json, bar, say, table
from agent.fieldwork import standing
from agent.files import write
from agent.questionnaire import Questionnaire
from agent.rehearsal import Compared, Rehearsed
from agent.settings import Settings

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]
Steering = Annotated[
    Path | None, typer.Option(help="A YAML that steers who answers what; see docs/simulation.md.")
]
SHOWN = 24
"""How many figures the demo compares on the screen; the rest is in comparison.csv."""


@app.command()
def simulate(
    ctx: typer.Context,
    n: Annotated[int, typer.Option("-n", min=1, max=100_000, help="How many respondents.")] = 54,
    wave: Annotated[str | None, typer.Option(help="The wave.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same people.")] = None,
    steering: Steering = None,
    json: Json = False,
) -> None:
    """Interview synthetic respondents with known truth; the wave says so everywhere."""
    config = wiring.configured(options(ctx, wave=wave, seed=seed))
    held = _held(config, n=n, steering=steering)
    completed = sum(one.status == "completed" for one in held)
    if json:
        as_json(held)
    else:
        say(f"{config.wave}: {len(held)} interviews, {completed} completed, all simulated")


@app.command()
def demo(
    ctx: typer.Context,
    n: Annotated[int, typer.Option("-n", min=1, max=10_000, help="How many respondents.")] = 54,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same people.")] = None,
    out: Annotated[Path, typer.Option(help="Where the report goes.")] = Path("demo-report"),
) -> None:
    """Interview, code and report a simulated wave; no key, no server."""
    config = wiring.configured(options(ctx, seed=seed, model="offline"))
    with wiring.open_store(config) as store:
        config = config.model_copy(update={"wave": _free_name({one.name for one in store.waves()})})
    held = _held(config, n=n, steering=None)
    with wiring.open_store(config) as store:
        bench = wiring.bench(config, store)
        with bar("Coding") as progress:
            coded = pipeline.code(bench, config.wave, progress=progress)
        asked = bench.questionnaire
        compared = rehearsal.compare(asked, standing(store, [config.wave]), rehearsed=held)
        written = write(reporting.report(asked, store, [config.wave], by=asked.segment), out)
        write([("comparison.csv", rehearsal.comparison_csv(compared))], out)
    _show(asked, compared)
    say(
        f"{len(held)} simulated interviews, {coded.judgements} judgements, {len(written)} files. "
        f"The report: {out / 'report.html'}"
    )


def _held(config: Settings, *, n: int, steering: Path | None) -> tuple[Rehearsed, ...]:
    """Draw the personas, interview them all, and keep their truth beside the study's data."""
    with wiring.open_store(config) as store, bar("Interviewing") as progress:
        desk = wiring.desk(config, store)
        drawing = rehearsal.Drawing(n=n, seed=config.seed, wave=config.wave, steering=steering)
        personas = rehearsal.personas(desk.questionnaire, drawing)
        count = iter(range(1, n + 1))
        held = rehearsal.simulate(
            desk, personas, wave=config.wave, done=lambda _: progress(next(count), n)
        )
    truth = rehearsal.truth_json(held)
    write([(f"{config.wave}.truth.json", truth)], config.data)
    return held


def _free_name(taken: set[str]) -> str:
    names = ["demo", *(f"demo-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _show(questionnaire: Questionnaire, compared: tuple[Compared, ...]) -> None:
    """Print the figures that matter most: what is true and what came back."""
    closest = sorted(compared, key=lambda one: (-one.true, one.question))
    rows = [
        (
            questionnaire.by_id[one.question].words(),
            " / ".join(part for part in (one.item, one.value) if part),
            one.base,
            f"{one.true:.0f} %",
            f"{one.recovered:.0f} %",
            f"{one.recovered - one.true:+.0f}",
        )
        for one in _telling(closest)
    ]
    table(
        "Recovered against true", ["question", "answer", "base", "true", "recovered", "diff"], rows
    )


def _telling(compared: list[Compared]) -> list[Compared]:
    """Choose the largest share of each question, up to what a screen holds."""
    seen: dict[tuple[str, str], Compared] = {}
    for one in compared:
        seen.setdefault((one.question, ""), one)
    return list(seen.values())[:SHOWN]
