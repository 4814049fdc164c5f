"""The verb with which one person looks at codes, by keyboard."""

import getpass
import sys
from typing import Annotated

import typer

from agent import reliability, wiring
from agent.cli import options
from agent.cli.printing import as_json, say, table
from agent.cli.reviewing.screen import Review
from agent.errors import BadInput
from agent.files import write
from agent.review import Sitting
from agent.samples import sample_name

app = typer.Typer(rich_markup_mode=None)


@app.command()
def review(
    ctx: typer.Context,
    wave: Annotated[str | None, typer.Option(help="The wave; default: the current one.")] = None,
    reviewer: Annotated[
        str | None, typer.Option("--as", help="Your name in the record; default: your login.")
    ] = None,
    blind: Annotated[
        bool, typer.Option("--blind", help="Code the drawn sample without seeing other codes.")
    ] = False,
    question: Annotated[str | None, typer.Option(help="Only this question.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is decided or was read exactly, last.")
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="Only show what would come, and why.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
) -> None:
    """Look at codes one answer at a time: accept, reject, replace, add, undo."""
    config = wiring.configured(options(ctx, wave=wave))
    with wiring.open_store(config) as store:
        if blind and not wiring.sample_drawn(config):
            study = wiring.study(config, store)
            drawn = reliability.sample(
                study, config.wave, size=None, seed=config.seed, at=wiring.now()
            )
            write([(sample_name(config.wave), drawn.model_dump_json(indent=1))], config.data)
        room = wiring.review_room(
            config, store, reviewer=reviewer or getpass.getuser(), blind=blind
        )
        sitting = Sitting(room, question=question, everything=everything)
        if listed or json:
            _list(sitting, as_data=json)
            return
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise BadInput(
                "reviewing needs a terminal",
                where="interview review",
                mend="run it in one, or use --list to see what would come",
            )
        screen = Review(sitting)
        screen.run()
        if screen.failure is not None:
            raise screen.failure
    say(f"{config.wave}: what {room.reviewer} decided is saved")


def _list(sitting: Sitting, *, as_data: bool) -> None:
    rows = [(*task.key, task.why) for task in sitting.tasks]
    if as_data:
        names = ("interview", "question", "item", "why")
        as_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        table("", ["interview", "question", "item", "why"], rows)
