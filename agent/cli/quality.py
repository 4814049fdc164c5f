"""The verb about how good the interviews were: report cards and flags."""

import getpass
from typing import Annotated

import typer

from agent import wiring
from agent.cards import Decision, WaveCards, decide, wave_cards
from agent.cli import options
from agent.cli.printing import as_json, say, table
from agent.quality import WaveCard, Yield

app = typer.Typer(rich_markup_mode=None)


@app.command()
def cards(
    ctx: typer.Context,
    wave: Annotated[
        str | None, typer.Option("--wave", help="The wave; default: the current one.")
    ] = None,
    confirm: Annotated[
        list[str] | None, typer.Option(metavar="FLAG", help="Confirm a flag, as it is listed.")
    ] = None,
    dismiss: Annotated[
        list[str] | None, typer.Option(metavar="FLAG", help="Dismiss a flag, as it is listed.")
    ] = None,
    by: Annotated[str, typer.Option(help="Who decides; default: the user.")] = "",
    because: Annotated[str, typer.Option(help="Why.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Show a report card per interview, and what a person should look at."""
    config = wiring.configured(options(ctx, wave=wave))
    with wiring.open_store(config) as store:
        desk = wiring.desk(config, store)
        made = wave_cards(store, config.wave, of=desk.questionnaire_of)
        who = by or getpass.getuser()
        for name in confirm or ():
            decision = Decision("confirmed", who, because, wiring.now())
            store.give_verdict(decide(made, name, decision))
        for name in dismiss or ():
            decision = Decision("dismissed", who, because, wiring.now())
            store.give_verdict(decide(made, name, decision))
        if confirm or dismiss:
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
    if whole.probes:
        table(
            "What follow-ups brought",
            ["by", "asked", "replied", "with new words", "new words", "new codes"],
            [
                (
                    one.sort,
                    one.asked,
                    one.replied,
                    f"{one.fruitful:.0%}",
                    one.new_words,
                    _known(one),
                )
                for one in (*whole.yield_by_kind, *whole.yield_by_question, *whole.yield_by_theme)
            ],
        )
    say(f"left open   {_counted(_unanswered(whole))}")
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
                f"{one.verbatim} of {one.main}",
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
            ["flag", "state", "evidence"],
            [(f"{flag.interview}:{flag.name}", flag.state, flag.evidence) for flag in flagged],
        )


def _known(one: Yield) -> object:
    return "not coded" if one.new_codes is None else one.new_codes


def _unanswered(whole: WaveCard) -> dict[str, int]:
    """Count refusals, skipped questions and whatever else is no answer."""
    return {state: n for state, n in whole.outcomes.items() if state != "answered"}


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counts.items()) or "none"
