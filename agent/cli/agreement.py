"""The verb about how far coders agree: a table, a page, or data."""

from pathlib import Path
from typing import Annotated

import typer

from agent import reliability, wiring
from agent.agreement import Agreement, Comparison, Figure, Measured
from agent.agreement.methods import words
from agent.agreement.page import HEADINGS, page
from agent.cli import options
from agent.cli.printing import as_json, say, table
from agent.files import write
from agent.samples import sample_name

app = typer.Typer(rich_markup_mode=None)


@app.command()
def agreement(
    ctx: typer.Context,
    wave: Annotated[str | None, typer.Option(help="The wave; default: the current one.")] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, help="Draw about so many answers to code blind.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Of the draw and of the intervals.")] = None,
    enough: Annotated[
        float, typer.Option(min=0, max=1, help="The kappa below which a code needs a human.")
    ] = 0.6,
    html: Annotated[Path | None, typer.Option(help="Write a page to this file.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Compare coders: per code, question and segment, with intervals; draw the sample for it."""
    config = wiring.configured(options(ctx, wave=wave, seed=seed))
    with wiring.open_store(config) as store:
        study = wiring.study(config, store)
        if sample is not None:
            drawn = reliability.sample(
                study, config.wave, size=sample, seed=config.seed, at=wiring.now()
            )
            write([(sample_name(config.wave), drawn.model_dump_json(indent=1))], config.data)
        how = Measured(seed=config.seed, enough=enough)
        found = reliability.measure(study, config.wave, how=how, seed=config.seed)
    if html is not None:
        write([("", page(found))], html)
    if json:
        as_json(found)
        return
    _show(found)
    if html is not None:
        say(f"The page: {html}")


def _show(found: Agreement) -> None:
    if found.plan is not None:
        strata = len(found.plan.strata)
        say(
            f"{found.wave}: {len(found.plan.sample)} of {found.plan.units} answers are drawn to be "
            f"coded blind ({strata} strata, seed {found.plan.seed})"
        )
    for one in found.comparisons:
        _compared(one)
    if found.audit.codes:
        wrong = words(found.audit.wrong, percent=True)
        say(f"Wrong among the {found.audit.codes} codes met at random in review: {wrong}")
    elif found.audit.left < found.audit.answers:
        say(
            f"{found.audit.left} of {found.audit.answers} answers drawn to count errors are still "
            "to be reviewed"
        )
    if found.needs_human:
        say(f"Needs a human: {', '.join(found.needs_human)}")
    say(f"\n{found.methods}")
    if not any(one.kind == "human" for one in found.comparisons):
        say(f"\nNext: interview review --blind --wave {found.wave}")


def _compared(one: Comparison) -> None:
    who = f"{one.first} – {', '.join(one.second)}"
    say(f"\n{HEADINGS[one.kind]} ({who}{'' if one.blind else '; not blind'})")
    parts = (one.overall, *one.questions, *one.segments)
    table(
        "",
        ["", "n", "alpha", "same set", "P", "R", "F1", ""],
        [
            (part.label, part.n, _tight(part.alpha), _tight(part.exact), _short(part.precision),
             _short(part.recall), _tight(part.f1), part.note)
            for part in parts
        ],
    )  # fmt: skip
    for question in one.questions:
        table(
            f"{question.label}: {question.n} answers",
            ["code", "gave it", "kappa", "AC1", "P", "R", "F1", ""],
            [
                (code.code, f"{code.first}/{code.second}", _tight(code.kappa), _short(code.ac1),
                 _short(code.precision), _short(code.recall), _short(code.f1), code.verdict)
                for code in one.codes
                if code.question == question.name
            ],
        )  # fmt: skip
    if one.scales:
        table(
            "",
            ["scale", "n", "weighted kappa", "mean error", "same"],
            [
                (scale.label, scale.n, _tight(scale.kappa), _tight(scale.error),
                 _tight(scale.exact))
                for scale in one.scales
            ],
        )  # fmt: skip


def _short(figure: Figure) -> str:
    return "" if figure.value is None else f"{figure.value:.2f}"


def _tight(figure: Figure) -> str:
    """Write a number and its interval in few characters."""
    if figure.value is None:
        return ""
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f} [{figure.low:.2f} {figure.high:.2f}]"
