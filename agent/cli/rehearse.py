"""Verbs that need no respondents: simulate a wave, and the demo of the whole way once."""

from pathlib import Path
from typing import Annotated

import typer

from agent import pipeline, rehearsal, reporting, thematics, wiring
from agent.cli import options
from agent.cli.printing import as_json, bar, say, table
from agent.fieldwork import standing
from agent.files import write
from agent.questionnaire import Questionnaire
from agent.rehearsal import Compared, Rehearsed
from agent.report.rows import items_of, rows_of
from agent.report.words import Words
from agent.settings import Settings

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]
Steering = Annotated[
    Path | None, typer.Option(help="A YAML that steers who answers what; see docs/simulation.md.")
]


@app.command()
def simulate(
    ctx: typer.Context,
    n: Annotated[int, typer.Option("-n", min=1, max=100_000, help="How many respondents.")] = 54,
    wave: Annotated[str | None, typer.Option(help="The wave.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same people.")] = None,
    steering: Steering = None,
    played: Annotated[
        bool, typer.Option("--played", help="Let the model find the respondents' words.")
    ] = False,
    model: Annotated[str | None, typer.Option(help="The model, as provider:name.")] = None,
    json: Json = False,
) -> None:
    """Interview synthetic respondents with known truth; the wave says so everywhere."""
    config = wiring.configured(options(ctx, wave=wave, seed=seed, model=model))
    held = _held(config, n=n, steering=steering, played=played)
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
    waves: Annotated[
        int, typer.Option(min=1, max=3, help="How many waves; what is said changes among them.")
    ] = 1,
) -> None:
    """Interview, code and report a simulated wave; no key, no server."""
    config = wiring.configured(options(ctx, seed=seed, model="offline"))
    with wiring.open_store(config) as store:
        first = _free_name({one.name for one in store.waves()})
    names = [first, *(f"{first}-wave-{number}" for number in range(2, waves + 1))]
    held: list[Rehearsed] = []
    judgements = 0
    for number, name in enumerate(names):
        here = config.model_copy(update={"wave": name, "seed": config.seed + number})
        held += _held(here, n=n, steering=None, steered=f"wave-{number + 1}" if number else name)
        judgements += _analysed(here)
    with wiring.open_store(config) as store:
        asked = wiring.desk(config, store).questionnaire
        compared = rehearsal.compare(asked, standing(store, names), rehearsed=held)
        shop = wiring.workshop(config, store)
        found, told = shop.founded(), thematics.lines(shop, names)
        files = reporting.report(asked, store, names, by=asked.segment, words=Words(themes=told))
        written = write(files, out)
        write([("comparison.csv", rehearsal.comparison_csv(compared))], out)
        drawn = write(wiring.theme_pages(config, store), out) if found else ()
    _show(asked, compared)
    say(
        f"{len(held)} simulated interviews, {judgements} judgements, {len(found)} themes, "
        f"{len(written) + len(drawn)} files. The report: {out / 'report.html'}"
        + (f"; the themes: {out / 'themes.html'}" if drawn else "")
        + (
            f"; what moved: interview themes compare --wave {names[-1]}"
            if drawn and waves > 1
            else ""
        )
    )


def _analysed(config: Settings) -> int:
    """Code a wave and find its themes; give the number of judgements."""
    with wiring.open_store(config) as store:
        with bar("Coding") as progress:
            coded = pipeline.code(wiring.bench(config, store), config.wave, progress=progress)
        thematics.extend(wiring.workshop(config, store), config.wave)
    return coded.judgements


def _held(
    config: Settings,
    *,
    n: int,
    steering: Path | None,
    played: bool = False,
    steered: str = "",
) -> tuple[Rehearsed, ...]:
    """Draw the personas, interview them all, and keep their truth beside the study's data.

    steered: the wave of the steering that says what changes; by default the wave's own.
    """
    with wiring.open_store(config) as store, bar("Interviewing") as progress:
        desk = wiring.desk(config, store)
        drawing = rehearsal.Drawing(
            n=n, seed=config.seed, wave=steered or config.wave, steering=steering
        )
        personas = rehearsal.personas(desk.questionnaire, drawing)
        count = iter(range(1, n + 1))
        held = rehearsal.simulate(
            desk,
            personas,
            wave=config.wave,
            done=lambda _: progress(next(count), n),
            player=wiring.player(config, store) if played else None,
        )
    truth = rehearsal.truth_json(held)
    write([(f"{config.wave}.truth.json", truth)], config.data)
    return held


def _free_name(taken: set[str]) -> str:
    names = ["demo", *(f"demo-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _show(questionnaire: Questionnaire, compared: tuple[Compared, ...]) -> None:
    """Print the largest share of each question: what is true and what came back."""
    rows = []
    for one in _telling(compared):
        question = questionnaire.by_id[one.question]
        labels = {row.value: row.label for row in rows_of(questionnaire, question)}
        items = {item.id: item.words() for item in items_of(questionnaire, question)}
        answer = [items.get(one.item, one.item), labels.get(one.value, one.value)]
        rows.append(
            (
                question.words(),
                ": ".join(part for part in answer if part),
                one.base,
                f"{one.true:.0f} %",
                f"{one.recovered:.0f} %",
                f"{one.recovered - one.true:+.0f}",
            )
        )
    table(
        "Recovered against true", ["question", "answer", "base", "true", "recovered", "diff"], rows
    )


def _telling(compared: tuple[Compared, ...]) -> list[Compared]:
    """Choose the largest share of each question, in the order of the questionnaire."""
    largest: dict[str, Compared] = {}
    for one in compared:
        if one.question not in largest or one.true > largest[one.question].true:
            largest[one.question] = one
    return list(largest.values())
