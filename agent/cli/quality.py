"""The verb about how good the interviews were: report cards and flags."""

from typing import Annotated

import typer

from agent import wiring
from agent.cards import WaveCards, wave_cards
from agent.cli import options
from agent.cli.printing import as_json, say, table

app = typer.Typer(rich_markup_mode=None)


@app.command()
def cards(
    ctx: typer.Context,
    wave: Annotated[
        str | None, typer.Option("--wave", help="The wave; default: the current one.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Show a report card per interview, and what a person should look at."""
    config = wiring.configured(options(ctx, wave=wave))
    with wiring.open_store(config) as store:
        desk = wiring.desk(config, store)
        made = wave_cards(store, config.wave, of=desk.questionnaire_of)
    if json:
        as_json(made)
    else:
        _show(made)


def _show(made: WaveCards) -> None:
    whole = made.whole
    kind = "simulated" if made.synthetic else "real"
    say(f"{made.wave}: {whole.interviews} {kind} interviews, {_counted(whole.statuses)}")
    say(f"questions asked of those that apply  {whole.coverage:.1%}")
    say(f"main questions word for word         {whole.verbatim:.1%}")
    say(
        f"follow-ups  {whole.probes} ({_counted(whole.by_kind)}); {whole.fruitful:.0%} of the "
        f"replies to them said something new, {whole.new_words:g} words on average; "
        f"{whole.leading} leading, {whole.multiple} multiple"
    )
    say(f"words       {whole.words_per_question:g} a question, {whole.words_per_reply:g} a reply")
    table(
        "",
        [
            "interview",
            "status",
            "asked",
            "word for word",
            "follow-ups",
            "words",
            "minutes",
            "flags",
        ],
        [
            (
                one.interview,
                one.status,
                f"{one.asked} of {one.applicable}",
                len(one.probes),
                one.respondent_words,
                f"{one.minutes:.1f}",
                len(one.flags) or "",
            )
            for one in made.cards
        ],
    )
    flagged = [flag for one in made.cards for flag in one.flags]
    if flagged:
        table(
            "For a person to confirm or dismiss",
            ["interview", "turn", "flag", "evidence"],
            [(flag.interview, flag.turn, flag.kind, flag.evidence) for flag in flagged],
        )


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counts.items()) or "none"
