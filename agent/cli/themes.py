"""The verbs about themes: find or extend them, list them, show one, name one."""

from typing import Annotated

import typer

from agent import thematics, wiring
from agent.cli import options
from agent.cli.printing import as_json, say, table
from agent.errors import NotFound
from agent.thematics import Shown

app = typer.Typer(rich_markup_mode=None)
themes = typer.Typer(rich_markup_mode=None)
app.add_typer(themes, name="themes")

Json = Annotated[bool, typer.Option("--json", help="Print data as JSON.")]
WaveOption = Annotated[
    str | None, typer.Option("--wave", help="The wave; default: the current one.")
]


@themes.callback(invoke_without_command=True)
def find(ctx: typer.Context, wave: WaveOption = None, json: Json = False) -> None:
    """Cluster, name and track themes across waves."""
    if ctx.invoked_subcommand is not None:
        return
    config = wiring.configured(options(ctx, wave=wave))
    with wiring.open_store(config) as store:
        found = thematics.extend(wiring.workshop(config, store), config.wave)
    if json:
        as_json(found)
        return
    say(
        f"{found.wave}: {found.units} idea units, {found.fresh} new, {found.encoded} encoded; "
        f"{found.themes} themes, {found.new} of them new, {found.waiting} units wait for one"
    )
    if found.units and not found.themes:
        say("Too few answers say the same for a theme; interview more respondents.")
    if not found.units:
        say("No open answers yet in interviews that have ended.")


@themes.command("list")
def list_(
    ctx: typer.Context,
    wave: Annotated[list[str] | None, typer.Option(help="A wave; may be given again.")] = None,
    json: Json = False,
) -> None:
    """List the themes and their course over the waves."""
    shown = _listed(ctx, wave)
    if json:
        as_json(shown)
        return
    waves = list(dict.fromkeys(name for one in shown for name in one.waves))
    table(
        "Themes",
        ["id", "name", *waves],
        [(one.id, one.name, *(_cell(one, name) for name in waves)) for one in shown],
    )


@themes.command()
def show(
    ctx: typer.Context,
    theme: Annotated[str, typer.Argument(help="The theme's id.")],
    json: Json = False,
) -> None:
    """Show one theme with the words behind it."""
    one = next((each for each in _listed(ctx, None) if each.id == theme), None)
    if one is None:
        raise NotFound("there is no such theme", where=theme, mend="see: interview themes list")
    if json:
        as_json(one)
        return
    say(f"{one.name}  [{one.id}, {one.status}, born in {one.born}]")
    for name in one.waves:
        say(f"  {name}: {_cell(one, name)}")
    for quote in one.quotes:
        say(f"  “{quote}”")


@themes.command()
def rename(
    ctx: typer.Context,
    theme: Annotated[str, typer.Argument(help="The theme's id.")],
    name: Annotated[str, typer.Argument(help="Its new name.")],
) -> None:
    """Give a theme a name of your own; it survives every later pass."""
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        renamed = thematics.rename(wiring.workshop(config, store), theme, name)
    say(f"{renamed.id} is now: {renamed.name}")


def _listed(ctx: typer.Context, waves: list[str] | None) -> tuple[Shown, ...]:
    config = wiring.configured(options(ctx))
    with wiring.open_store(config) as store:
        return thematics.listed(wiring.workshop(config, store), waves)


def _cell(one: Shown, wave: str) -> str:
    here = one.waves.get(wave)
    return f"{here.n} of {here.base}, {here.change}" if here else ""
