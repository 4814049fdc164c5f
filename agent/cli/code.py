"""The verb that turns what people said into coded answers."""

from collections.abc import Sequence
from typing import Annotated

import typer

from agent import batching, foresight, pipeline, wiring
from agent.cli import options
from agent.cli.printing import as_json, bar, say, table
from agent.codebook import Stale
from agent.coder import Candidate

app = typer.Typer(rich_markup_mode=None)

WaveOption = Annotated[
    str | None, typer.Option("--wave", help="The wave; default: the current one.")
]
Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]


@app.command()
def code(
    ctx: typer.Context,
    wave: WaveOption = None,
    model: Annotated[str | None, typer.Option(help="provider:name, or offline.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell the calls, tokens and cost.")
    ] = False,
    batch: Annotated[
        bool,
        typer.Option("--batch", help="At half price, within a day; run again to take what came."),
    ] = False,
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Only show what no code fits, in groups.")
    ] = False,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only show people's codes that were coded anew since.")
    ] = False,
    json: Json = False,
) -> None:
    """Turn free text into coded answers; only what is new or changed."""
    config = wiring.configured(options(ctx, wave=wave, model=model))
    with wiring.open_store(config) as store:
        if candidates:
            _show_candidates(foresight.ideas(store, config.wave, wiring.embedder), json=json)
            return
        if stale:
            _show_stale(foresight.outlived(store, config.wave), json=json)
            return
        office = wiring.office(config) if batch and not dry_run else None
        bench = wiring.bench(config, store, asks=not dry_run)
        if dry_run:
            found = foresight.forecast(bench, config.wave, price=wiring.price(config))
            as_json(found) if json else say(_forecast(found, config.model))
            return
        waiting = wiring.waiting(config)
        if office is not None:
            price = wiring.price(config)
            done = batching.work(bench, config.wave, office, waiting, price)
            as_json(done) if json else say(_batched(done))
            return
        with waiting.alone(shared=True), bar("Coding") as progress:
            coded = pipeline.code(bench, config.wave, progress=progress)
    as_json(coded) if json else say(_coded(coded))


def _coded(coded: pipeline.Coded) -> str:
    told = [
        f"{coded.wave}: {coded.interviews} interviews, {coded.new} coded now, "
        f"{coded.unchanged} unchanged, {coded.unfinished} unfinished; "
        f"{coded.judgements} judgements"
    ]
    usage = coded.usage
    if usage.calls:
        cost = "" if usage.cost is None else f", {usage.cost:.2f} USD"
        told.append(f"{usage.calls} calls, {usage.tokens} tokens{cost}")
    if coded.flagged:
        told.append(f"{coded.flagged} need a person: `interview review`")
    if coded.fallen_back:
        told.append(
            f"{coded.fallen_back} sections were coded offline, as the model gave nothing "
            f"({coded.trouble}); `interview code` asks again"
        )
    if coded.elsewhere:
        told.append(
            f"{coded.elsewhere} were coded or are being coded by another run; "
            "run `interview code` once more when it has ended"
        )
    if coded.waiting:
        told.append(f"{coded.waiting} calls wait in a batch: `interview code --batch`")
    return "\n".join(told)


def _batched(done: batching.Batched) -> str:
    told = [
        f"{one.batch}: {one.status}; {one.done} of {one.total} done, {one.failed} failed so far"
        for one in done.running
    ]
    for one in done.taken:
        told.append(
            f"{one.batch}: {one.status}; {one.total} calls: {one.done} done, "
            f"{one.refused} refused, {one.malformed} malformed, {one.failed} failed, "
            f"{one.expired} expired, {one.stale} stale; {one.judgements} judgements"
        )
        cost = "" if one.usage.cost is None else f", {one.usage.cost:.2f} USD"
        told.append(f"{one.usage.tokens} tokens{cost}")
        if one.reasons:
            told.append(f"not done: {'; '.join(one.reasons)}")
        if one.flagged:
            told.append(f"{one.flagged} need a person: `interview review`")
        if one.total > one.done + one.stale:
            told.append("the rest is asked by the next run, with or without --batch")
    if done.sent:
        told.append(f"{done.calls} calls sent: {', '.join(done.sent)}; run this again to take them")
    if done.left:
        told.append(f"{done.left} calls are left for tomorrow's budget")
    if done.elsewhere:
        told.append(f"batches of this wave wait for --model {', '.join(done.elsewhere)}")
    return "\n".join(told or [f"{done.wave}: nothing is left to be asked"])


def _forecast(found: foresight.Forecast, model: str) -> str:
    todo = f"{found.wave}: {found.interviews} interviews to be coded"
    if model == "offline":
        return f"{todo}, offline: no calls, no cost"
    price = "price unknown: [prices] in interview.toml"
    if found.cost is not None and found.batch_cost is not None:
        half = f", {_dollars(found.batch_cost)} at batch price" if _takes_batches(model) else ""
        price = f"about {_dollars(found.cost)} USD{half}"
    return (
        f"{todo} by {model}: {found.calls} calls, about {found.prompt} tokens read and "
        f"{found.completion} written; {price}"
    )


def _takes_batches(model: str) -> bool:
    return model.startswith("openai:")


def _dollars(cost: float) -> str:
    """Write an amount in cents, or, where it is less than one, to two digits."""
    return f"{cost:.2f}" if cost >= 0.01 or not cost else f"{cost:.2g}"


def _show_candidates(found: Sequence[Candidate], *, json: bool) -> None:
    if json:
        as_json(found)
    elif not found:
        say("nothing was said that no code fits, or no model has coded this wave yet")
    else:
        rows = [[one.question, one.name, one.respondents, " | ".join(one.quotes)] for one in found]
        table("", ["question", "idea", "n", "in their words"], rows)
        say("to adopt one, add it to the question's codes, with origin: inductive")


def _show_stale(found: Sequence[Stale], *, json: bool) -> None:
    if json:
        as_json(found)
    elif not found:
        say("no code that a person gave or refused has been coded anew since")
    else:
        rows = [
            [
                one.human.interview,
                one.human.question,
                one.human.value or one.human.state,
                one.human.status,
                "given" if one.now else "not given",
                "differs" if one.differs else "agrees",
            ]
            for one in found
        ]
        table("", ["interview", "question", "code", "a person", "today", ""], rows)
